// SPDX-License-Identifier: MIT

import ByteCoding
import CoreLibrary
import FieldArithmetic
import FieldKernels
import JSONText
import NodeAPI
import Processor
import STARKProver
import STARKVerifier
import VMCore
import VMProver
import VMVerifier

let vmProveCommand = Command(
    path: ["vm", "prove"],
    summary: "runs a program and proves that it ran",
    operands: ["FILE"],
    options: [
        ProgramInputs.option,
        Command.Option(
            name: "hash",
            value: "HASH",
            summary: "blake3, poseidon2, keccak, rpo or rpx",
            fallback: "blake3"
        ),
        Command.Option(
            name: "threads",
            value: "N",
            summary: "threads to use; as many as there are processors by default"
        ),
        Command.Option(
            name: "memory",
            value: "BYTES",
            summary: "what buffers may take; what fits is kept instead of computed twice",
            fallback: "0"
        ),
        Command.Option(
            name: "max-rows",
            value: "N",
            summary: "the most rows of the trace, 600 bytes each and more; by default what "
                + "verifiers accept, \(ProvingOptions().rowsMax)"
        ),
        Command.Option(
            name: "check",
            value: nil,
            summary: "checks the trace row by row first and names what is wrong with it"
        ),
        Command.Option(name: "output", value: "OUT", summary: "where the proof goes", letter: "o"),
    ] + ProgramFile.limits + CodeLinkage.options
) { arguments in
    let proven = try ProvenFile(arguments)
    if let output = arguments.value("output") { try Files.write(proven.bytes, to: output) }
    if arguments.isJSON { proven.printJSON() } else { proven.print() }
}

/// The proof that the program of a file ran, with what it took.
private struct ProvenFile {
    let claim: ProgramClaim
    let hashFunction: ExecutionProof.HashFunction
    let cycles: Int
    let rows: Int
    /// The proof.
    let bytes: [UInt8]
    /// The parts of the whole, in seconds.
    let seconds: [(name: String, value: Double)]
    let peakBytes: Int

    init(_ arguments: Arguments) throws {
        hashFunction = try arguments.hashFunction
        let meter = ProvingMeter(showsBar: ProvingMeter.isWatched)
        let rowsMax = ProvingOptions().rowsMax
        let options = ProvingOptions(
            threads: try arguments.count("threads", in: 1...1_024) ?? processorCount,
            memoryBudget: try arguments.count("memory", in: 0...1 << 50) ?? 0,
            rowsMax: try arguments.count("max-rows", in: 1...rowsMax) ?? rowsMax,
            progress: meter.report
        )
        let file = try ProgramFile(arguments.operands[0], arguments)
        let inputs = try ProgramInputs(arguments)
        let clock = ContinuousClock()
        let start = clock.now
        let (outcome, record) = try file.record(inputs, arguments)
        guard outcome.claimsItsPrecompiles else { throw CommandFailure.unclaimedPrecompiles }
        let executed = clock.now
        let trace = try proving { () throws(ProvingError) in
            try buildTrace(of: record, program: file.program, options: options)
        }
        let built = clock.now
        let claim = ProgramClaim(
            programDigest: file.program.digest,
            kernel: file.program.kernel.procedures,
            stackInputs: inputs.stack,
            stackOutputs: outcome.stack
        )
        let statement = Statement(claim, transcriptState: outcome.transcriptState)
        if arguments.has("check") {
            do throws(TraceFlaw) {
                try checkTrace(trace, statement: statement, options: options)
            } catch { throw CommandFailure(error) }
        }
        (rows, cycles) = (trace.rowCount, outcome.cycleCount)
        let hash = hashFunction
        let proof = try proving { () throws(ProvingError) in
            try prove(
                trace,
                statement: statement,
                hashFunction: hash,
                precompileRequests: outcome.requests,
                options: options
            )
        }
        let end = clock.now
        // A proof that nobody would accept is not handed out.
        do throws(ExecutionProofError) { try verify(proof, of: claim) } catch {
            throw CommandFailure(notAccepted: error)
        }
        self.claim = claim
        bytes = proof.encodedBytes
        seconds =
            [
                ("execute", (executed - start).seconds), ("trace", (built - executed).seconds),
            ] + meter.parts + [("total", (end - start).seconds)]
        peakBytes = peakResidentBytes()
    }

    func printJSON() {
        Console.printJSON { json in
            json.member("programDigest", claim.programDigest.hex)
            json.member("kernel", array: claim.kernel) { $0.string($1.hex) }
            json.member("stackOutputs", array: claim.stackOutputs) { $0.decimalString($1.value) }
            json.member("cycles", cycles)
            json.member("rows", rows)
            json.member("seconds") { (json: inout JSONWriter) in
                for part in seconds { json.member(part.name, part.value) }
            }
            json.member("peakBytes", peakBytes)
            json.member("proofBytes", bytes.count)
        }
    }

    func print() {
        let times = seconds.map { "\($0.name) \($0.value.shortened)" }
        Console.print("program  \(claim.programDigest.hex)")
        for digest in claim.kernel { Console.print("kernel   \(digest.hex)") }
        let stack = claim.stackOutputs.map { "\($0.value)" }
        Console.print("stack    \(stack.joined(separator: " "))")
        Console.print("trace    \(cycles) cycles, \(rows) rows")
        Console.print("seconds  \(times.joined(separator: ", "))")
        Console.print("memory   \(peakBytes >> 20) MiB at most")
        Console.print("proof    \(hashFunction), \(bytes.count) bytes")
    }
}

extension Arguments {
    /// The hash that a proof is wanted with.
    fileprivate var hashFunction: ExecutionProof.HashFunction {
        get throws {
            let text = try required("hash")
            let known = ExecutionProof.HashFunction.allCases
            guard let hash = known.first(where: { "\($0)" == text }) else {
                throw CommandFailure(
                    .usage,
                    code: "invalid_value",
                    "--hash is blake3, poseidon2, keccak, rpo or rpx, not '\(text)'",
                    hint: nearest(text, among: known.map { "\($0)" }).map { "did you mean \($0)?" }
                )
            }
            return hash
        }
    }
}

/// Proves, with failures that people understand.
private func proving<Value>(_ body: () throws(ProvingError) -> Value) throws -> Value {
    do { return try body() } catch { throw CommandFailure(error) }
}

extension CommandFailure {
    fileprivate static let unclaimedPrecompiles = CommandFailure(
        .failure,
        code: "not_provable",
        "the program logs other precompiles than its events have claimed",
        hint: "the core library's procedures do both: emit the event, and log what it claims"
    )

    fileprivate init(_ error: ProvingError) {
        switch error {
        case .notTraceable:
            self.init(
                .failure,
                code: "not_provable",
                "the program checks a Merkle path of depth 0, which runs but cannot be proven"
            )
        case .tooManyRows(let limit, let count):
            self.init(
                .failure,
                code: "trace_too_long",
                "the trace would have \(count) rows, and \(limit) are allowed",
                hint: limit < ProvingOptions().rowsMax ? "--max-rows allows more" : nil
            )
        default: self.init(.failure, code: "internal_error", "there is no proof: \(error)")
        }
    }

    fileprivate init(_ flaw: TraceFlaw) {
        let detail: String
        switch flaw {
        case .shape(let error): detail = "the trace has a wrong shape: \(error)"
        case .constraint(let section, let index, let row):
            detail = "constraint \(index) of the section \(section) does not hold in row \(row)"
        case .unmatchedMessage(let buses, let row):
            let names = buses.map { "\($0)" }.joined(separator: " or ")
            detail = "nothing answers what row \(row) puts on the bus \(names)"
        case .unmatchedStatement: detail = "no row answers a message of the statement"
        }
        self.init(.verificationFailed, code: "trace_flaw", detail)
    }

    fileprivate init(notAccepted error: ExecutionProofError) {
        self.init(
            .verificationFailed,
            code: "not_provable",
            "the program runs, but its trace does not satisfy the relation: \(error.text)",
            hint: "vm prove --check names the constraint and the row"
        )
    }
}
