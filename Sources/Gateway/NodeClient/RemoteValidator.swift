// SPDX-License-Identifier: MIT

public import BlockAssembly
internal import ByteCoding
internal import FieldArithmetic
internal import HTTPSemantics
internal import JSONText
public import NodeInterfaces
public import ProtocolTypes
public import Signatures

/// A validator in another process.
///
/// Refuses as the validator does; only what a proposal breaks comes in words, as
/// ``NodeInterfaces/InvalidBlock/told(_:detail:)``. Whatever is wrong with the way there is an
/// outage: the transactions are not at fault.
public struct RemoteValidator: BlockSigner {
    /// Bytes of an answer: a signed block is smaller than the proposal that it came from.
    public static let answerBytesMax = 64 << 20
    private let client: HTTPClient
    private let signingTimeout: Duration
    private let readTimeout: Duration

    /// The validator behind a client.
    ///
    /// - Parameters:
    ///   - client: Asks the validator's port.
    ///   - signingTimeout: The time to verify and sign a block; a little more than the validator
    ///     gives itself.
    ///   - readTimeout: The time to answer what needs no proof verified.
    public init(
        client: HTTPClient,
        signingTimeout: Duration = .seconds(35),
        readTimeout: Duration = .seconds(10)
    ) {
        self.client = client
        self.signingTimeout = signingTimeout
        self.readTimeout = readTimeout
    }

    /// Signs the block that follows from a proposal.
    public func sign(_ proposal: BlockProposal) async throws(SigningRefusal) -> ECDSASignature {
        let response = try await ask(
            .post,
            "/v1/validator/sign",
            body: proposal.encodedBytes,
            timeout: signingTimeout
        )
        guard response.status == 200 else { throw refusal(response) }
        do { return try ECDSASignature(bytes: response.body) } catch {
            throw .unavailable(reason: "the validator's answer is no signature: \(error)")
        }
    }

    /// The last block that was signed; nil before the first.
    public func lastSigned() async throws(SigningRefusal) -> SignedBlock? {
        let response = try await ask(
            .get,
            "/v1/validator/last-signed",
            timeout: readTimeout
        )
        if response.status == 204 { return nil }
        guard response.status == 200 else { throw refusal(response) }
        do { return try SignedBlock(decoding: response.body) } catch {
            throw .unavailable(reason: "the validator's answer is no block: \(error)")
        }
    }

    private func ask(
        _ method: HTTPMethod,
        _ path: String,
        body: [UInt8] = [],
        timeout: Duration
    ) async throws(SigningRefusal) -> HTTPResponse {
        do {
            return try await client.send(
                method,
                path,
                body: body,
                bodyBytesMax: Self.answerBytesMax,
                timeout: timeout
            )
        } catch { throw .unavailable(reason: "the validator cannot be asked: \(error)") }
    }

    /// What a problem document says; an outage if it is none that a validator tells.
    private func refusal(_ response: HTTPResponse) -> SigningRefusal {
        let document = try? JSON.parse(response.body)
        let code = document?["code"]?.text ?? ""
        let detail = document?["detail"]?.text ?? "status \(response.status.code)"
        if let code = InvalidBlock.Code(rawValue: code) {
            return .invalid(fault(code, detail, document))
        }
        switch SigningRefusal.Code(rawValue: code) {
        case .alreadySigned:
            guard let height = document?["height"]?.uint32 else { break }
            return .alreadySigned(height: BlockNumber(height))
        case .notNext:
            guard let expected = document?["expected"]?.uint32, let got = document?["got"]?.uint32
            else { break }
            return .notNext(expected: BlockNumber(expected), got: BlockNumber(got))
        case .unavailable: return .unavailable(reason: detail)
        case nil: break
        }
        return .unavailable(reason: "the validator answers \(code): \(detail)")
    }

    private func fault(
        _ code: InvalidBlock.Code,
        _ detail: String,
        _ document: JSON?
    ) -> InvalidBlock {
        func word(_ name: String) -> Word? {
            document?[name]?.text.flatMap { try? Word(hex: $0) }
        }
        switch (code, word("expected"), word("got")) {
        case (.otherValidatorKey, _, _): return .otherValidatorKey
        case (.otherParent, .some(let expected), .some(let got)):
            return .otherParent(expected: expected, got: got)
        case (.otherKernel, .some(let expected), .some(let got)):
            return .otherKernel(expected: expected, got: got)
        default: return .told(code, detail: detail)
        }
    }
}
