// SPDX-License-Identifier: MIT

public import FieldArithmetic
import VMCore

/// The roots of the standard notes' scripts: what a network's kernel package says they are.
///
/// The scripts themselves are part of the network's library, so a note carries a forest of one
/// external node and stays small.
public struct StandardNoteScripts: Hashable, Sendable {
    private let p2id: Word
    private let p2ide: Word
    private let swap: Word
    private let partialSwap: Word
    private let mint: Word
    private let burn: Word

    /// Names the roots.
    public init(p2id: Word, p2ide: Word, swap: Word, partialSwap: Word, mint: Word, burn: Word) {
        self.p2id = p2id
        self.p2ide = p2ide
        self.swap = swap
        self.partialSwap = partialSwap
        self.mint = mint
        self.burn = burn
    }

    /// The roots of the public networks of release 0.15.
    public static let release015 = StandardNoteScripts(
        p2id: Word(
            0xB270_058D_8DA7_8EF0,
            0xDEC1_5256_FC0B_A419,
            0x4603_ABC7_FD2D_DB5A,
            0xACC8_7A83_E7DA_DE22
        ),
        p2ide: Word(
            0xFC64_666B_71BB_2E51,
            0x508F_7083_2CC2_4D05,
            0x2F75_5911_DA75_2DD9,
            0xDAA1_9415_E8A0_F35C
        ),
        swap: Word(
            0x30BF_9DE6_D328_B0B3,
            0xAC80_39AE_320D_788F,
            0x918F_3E90_8982_5628,
            0x4E09_019E_5BDE_47DB
        ),
        partialSwap: Word(
            0x7B65_E33D_115F_DB55,
            0xD2AD_5EF8_0144_94CC,
            0x6807_3596_587F_A670,
            0x7A56_A92B_8A64_7F4C
        ),
        mint: Word(
            0xA8DF_3AFB_E6CA_4DDC,
            0x600C_992D_7642_DEEC,
            0x00E4_DDAF_520B_730A,
            0xE2EE_7D2D_AE49_BFAE
        ),
        burn: Word(
            0x8192_2E67_088E_1D86,
            0x9BC0_4E1E_DBAE_E179,
            0x2351_0257_D41E_64FF,
            0xEBEA_5D2F_501D_B0FF
        )
    )

    /// The root of a script.
    public func root(_ kind: StandardNote) -> Word {
        switch kind {
        case .p2id: p2id
        case .p2ide: p2ide
        case .swap: swap
        case .partialSwap: partialSwap
        case .mint: mint
        case .burn: burn
        }
    }

    /// The kind of note with a script's root; nil if it is none of these.
    public func kind(of root: Word) -> StandardNote? {
        StandardNote.allCases.first { self.root($0) == root }
    }

    /// A script that stands for the library's.
    public func script(_ kind: StandardNote) -> NoteScript {
        var forest = MASTForest()
        let entry = forest.append(MASTNode.external(root(kind)))
        forest.appendRoot(entry)
        return NoteScript(checked: forest, entry: UInt32(entry))
    }
}
