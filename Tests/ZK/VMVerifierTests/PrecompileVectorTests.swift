// SPDX-License-Identifier: MIT

import ByteCoding
import FieldArithmetic
import Hashing
import TestSupport
import Testing
import VMCore
import VMVerifier

@Suite struct PrecompileVectorTests {
    let file: JSONValue

    init() throws { file = try Vectors.json("corelib/precompiles.json") }

    @Test func `single requests give tag, commitment and state, or are refused`() throws {
        #expect(!file["single"].items.isEmpty)
        for item in file["single"].items {
            let about = try item["about"].string
            let request = PrecompileRequest(
                eventID: try Felt(name: item["event"].string).value,
                callData: try item["calldata"].hex
            )
            if !item["request_bytes"].isNull {
                #expect(request.encodedBytes == (try item["request_bytes"].hex), "\(about)")
            }
            guard item["error"].isNull else {
                let refusal = #expect(throws: PrecompileRefusal.self, "\(about)") {
                    try PrecompileEntry(replaying: request)
                }
                let isShort =
                    if case .shortCallData = refusal { true } else { false }
                let expectsShort = item["error"].text == "unexpected end of file"
                #expect(isShort == expectsShort, "\(about): \(String(describing: refusal))")
                #expect(isShort || refusal == .undecodable, "\(about)")
                continue
            }
            let entry = try PrecompileEntry(replaying: request)
            #expect(entry.tag == (try item["tag"].word), "\(about)")
            #expect(entry.commitment == (try item["commitment"].word), "\(about)")
            var transcript = PrecompileTranscript()
            transcript.absorb(entry)
            #expect(transcript.state == (try item["state_after"].word), "\(about)")
            #expect(transcript.digest == (try item["digest_after"].word), "\(about)")
        }
    }

    @Test func `lists of requests lead to the recorded states`() throws {
        #expect(!file["lists"].items.isEmpty)
        for item in file["lists"].items {
            let about = try item["about"].string
            let requests = try item["requests"].items.map {
                PrecompileRequest(
                    eventID: try $0["event_id"].uint64,
                    callData: try $0["calldata"].hex
                )
            }
            var writer = ByteWriter()
            writer.writeList(requests)
            #expect(writer.bytes == (try item["serialized"].hex), "\(about)")
            guard item["error"].isNull else {
                #expect(throws: ExecutionProofError.self, "\(about)") {
                    try PrecompileTranscript.replaying(requests)
                }
                continue
            }
            let transcript = try PrecompileTranscript.replaying(requests)
            #expect(transcript.state == (try item["final_state"].word), "\(about)")
            #expect(transcript.digest == (try item["final_digest"].word), "\(about)")
        }
    }
}
