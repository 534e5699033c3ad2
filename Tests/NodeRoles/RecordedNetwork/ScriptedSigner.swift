// SPDX-License-Identifier: MIT

public import BlockAssembly
public import ECDSASigning
public import NodeInterfaces
public import ProtocolTypes
public import Signatures

/// Signs one block a height without looking at proofs, and fails as told.
public actor ScriptedSigner: BlockSigner {
    /// What goes wrong with one call.
    public enum Fault: Sendable, Equatable {
        /// The call does not arrive.
        case unavailable
        /// The block is signed, but the answer gets lost.
        case losesAnswer
        /// The answer takes some time.
        case slow
        /// The answer waits for a word from the test.
        case held
    }

    private let key: ECDSASecretKey
    private var faults: [Fault] = []
    private var waiting: [CheckedContinuation<Void, Never>] = []
    /// What was signed, by height.
    public private(set) var signed: [UInt32: SignedBlock] = [:]
    /// What was asked for, in order.
    public private(set) var proposals: [BlockProposal] = []

    /// A signer that has signed nothing.
    public init(key: ECDSASecretKey) { self.key = key }

    /// The next calls meet these faults; those after meet none.
    public func script(_ faults: [Fault]) { self.faults = faults }

    /// Lets all held answers go.
    public func release() {
        for continuation in waiting { continuation.resume() }
        waiting = []
    }

    /// Signs the block that follows from a proposal.
    public func sign(_ proposal: BlockProposal) async throws(SigningRefusal) -> ECDSASignature {
        let fault = faults.isEmpty ? nil : faults.removeFirst()
        proposals.append(proposal)
        switch fault {
        case .unavailable: throw .unavailable(reason: "scripted")
        case .slow:
            try? await Task.sleep(for: .milliseconds(2))
            return try signature(for: proposal)
        case .held:
            await withCheckedContinuation { waiting.append($0) }
            return try signature(for: proposal)
        case .losesAnswer:
            _ = try signature(for: proposal)
            throw .unavailable(reason: "the answer is lost")
        case nil: return try signature(for: proposal)
        }
    }

    private func signature(for proposal: BlockProposal) throws(SigningRefusal) -> ECDSASignature {
        let (header, body): (BlockHeader, BlockBody)
        do {
            let checked = try proposal.checked { (_) throws(Never) in }
            (header, body) = try buildHeaderAndBody(checked)
        } catch { throw .unavailable(reason: "\(error)") }
        if let known = signed[header.number.value] {
            guard known.header == header else { throw .alreadySigned(height: header.number) }
            return known.signature
        }
        let signature = key.sign(message: header.commitment)
        let block = SignedBlock(header: header, body: body, signature: signature)
        signed[header.number.value] = block
        return signature
    }

    /// The block of the greatest height that was signed.
    public func lastSigned() async throws(SigningRefusal) -> SignedBlock? {
        if faults.first == .unavailable {
            faults.removeFirst()
            throw .unavailable(reason: "scripted")
        }
        return signed.max { $0.key < $1.key }?.value
    }
}
