// SPDX-License-Identifier: MIT

import FieldArithmetic

/// Where the recursive verifier keeps what it knows between two steps.
///
/// A second writing of the memory map, from the contract, so that a test that sets memory up
/// notices when the library's moves.
enum VerifierCell {
    static let domainWord: UInt32 = 3_223_322_624
    static let queryCount: UInt32 = 3_223_322_628
    static let remainderSize: UInt32 = 3_223_322_629
    static let layerCount: UInt32 = 3_223_322_630
    static let remainderAddress: UInt32 = 3_223_322_631
    static let traceLength: UInt32 = 3_223_322_632
    static let queriesAddress: UInt32 = 3_223_322_633
    static let traceLengthLog: UInt32 = 3_223_322_634
    static let mainRoot: UInt32 = 3_223_322_636
    static let auxRoot: UInt32 = 3_223_322_640
    static let quotientRoot: UInt32 = 3_223_322_644
    /// `z^N` and `z`.
    static let point: UInt32 = 3_223_322_648
    static let zeroWord: UInt32 = 3_223_322_652
    static let hintedAlpha: UInt32 = 3_223_322_656
    static let negatedSums: UInt32 = 3_223_322_660
    static let traceGenerator: UInt32 = 3_223_322_665
    static let kernelSumAddress: UInt32 = 3_223_322_666
    static let publicValuesAddress: UInt32 = 3_223_322_667
    /// Capacity, then the two words of the rate.
    static let sponge: UInt32 = 3_223_322_668
    static let scratch: [UInt32] = [3_223_322_680, 3_223_322_684, 3_223_322_688, 3_223_322_692]
    static let betaPower: UInt32 = 3_223_322_696
    static let hintedBus: UInt32 = 3_223_322_708
    static let constraintChallenge: UInt32 = 3_223_322_712
    /// `beta` and `alpha` of DEEP.
    static let deepChallenges: UInt32 = 3_223_322_716
    static let queryWorkBits: UInt32 = 3_223_322_724
    static let deepWorkBits: UInt32 = 3_223_322_725
    static let foldingWorkBits: UInt32 = 3_223_322_726
    static let openingDigest: UInt32 = 3_223_322_728
    static let constraintDigest: UInt32 = 3_223_322_732
    static let rowDigest: UInt32 = 3_223_322_736
    static let publicInputDigest: UInt32 = 3_223_322_740
    static let auxTraceDigest: UInt32 = 3_223_322_744
    static let inputBuffer: UInt32 = 3_223_322_748
    static let inputLength: UInt32 = 3_223_322_756
    static let outputLength: UInt32 = 3_223_322_757
    /// `beta` and `alpha` of the buses.
    static let busChallenges: UInt32 = 3_225_419_776
    static let outOfDomainRows: UInt32 = 3_225_419_780
    static let finals: UInt32 = 3_225_420_196
    static let circuitInputs: UInt32 = 3_225_420_200
    static let circuit: UInt32 = 3_225_420_220
    static let openedRow: UInt32 = 3_238_002_688
    static let layers: UInt32 = 4_294_912_800
}

extension QuadFelt {
    /// The coefficients, lowest first.
    var elements: [Felt] { [c0, c1] }

    /// The element of two coefficients, lowest first.
    init(_ elements: ArraySlice<Felt>) {
        self.init(elements[elements.startIndex], elements[elements.startIndex + 1])
    }
}
