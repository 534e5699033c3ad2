// SPDX-License-Identifier: MIT

import ByteCoding
import FieldArithmetic
import JSONText
import NodeAPI
import ProtocolTypes
import Store

let dataDirectoryOption = Command.Option(
    name: "data-directory",
    value: "DIR",
    summary: "where the node keeps its chain"
)

let chainImportCommand = Command(
    path: ["chain", "import"],
    summary: "checks a recorded chain and stores it",
    operands: ["FILE"],
    options: [dataDirectoryOption]
) { arguments in
    let directory = try arguments.required("data-directory")
    try Files.makeDirectory(directory)
    let store = try openStore(directory)
    let report = try await importChain(try Files.read(arguments.operands[0]), into: store)
    if arguments.isJSON {
        Console.printJSON { json in
            json.member("imported", report.imported)
            json.member("known", report.known)
            json.member("tip", Int(report.tip.value))
        }
    } else {
        let known = report.known > 0 ? ", \(report.known) were there before" : ""
        Console.print("\(report.imported) blocks imported\(known); the tip is \(report.tip.value)")
    }
}

let chainVerifyCommand = Command(
    path: ["chain", "verify"],
    summary: "recomputes every root and checks every signature of a stored chain",
    options: [dataDirectoryOption]
) { arguments in
    let store = try openStore(try arguments.required("data-directory"))
    let tip = try store.read { (snapshot) throws(DatabaseError) in snapshot.tip }
    guard let tip else {
        throw CommandFailure(.notFound, code: "no_chain", "the data directory holds no chain")
    }
    let faults = try store.integrityFaults()
    guard faults.isEmpty else {
        throw CommandFailure(
            .verificationFailed,
            code: "chain_damaged",
            faults.map { "\($0)" }.joined(separator: "; ")
        )
    }
    if arguments.isJSON {
        Console.printJSON { json in
            json.member("valid", true)
            json.member("tip", Int(tip.number.value))
            json.member("commitment", tip.commitment.hex)
        }
    } else {
        Console.print("the chain is sound up to block \(tip.number.value), \(tip.commitment.hex)")
    }
}

/// Opens a store, with a failure that an operator can act on.
func openStore(_ directory: String) throws -> Store {
    do { return try Store(directory: directory) } catch {
        throw CommandFailure(
            .failure,
            code: "store_unusable",
            "the store in \(directory) cannot be opened: \(error)",
            hint: "is another process using it?"
        )
    }
}

/// What an import did.
struct ImportReport {
    var imported = 0
    var known = 0
    var tip = BlockNumber.genesis
}

/// Checks and stores signed blocks that stand one after another; blocks that are there already
/// must be the same.
///
/// - Parameters:
///   - bytes: The blocks.
///   - store: Where they go.
///   - stopsAtOtherBlock: Ends without an error where the store went on by itself.
/// - Returns: How many blocks came in.
/// - Throws: ``CommandFailure``, naming the block and the byte where it begins.
func importChain(
    _ bytes: [UInt8],
    into store: Store,
    stopsAtOtherBlock: Bool = false
) async throws -> ImportReport {
    var report = ImportReport()
    var reader = ByteReader(bytes)
    guard reader.remaining > 0 else {
        throw CommandFailure(.failure, code: "empty_file", "the file holds no block")
    }
    while reader.remaining > 0 {
        let start = reader.offset
        let block: SignedBlock
        do { block = try reader.read(SignedBlock.self) } catch {
            throw CommandFailure(
                .verificationFailed,
                code: "malformed_block",
                "at byte \(error.offset): \(error.cause.text)",
                offset: error.offset
            )
        }
        let number = block.header.number
        let encoded = Array(bytes[start..<reader.offset])
        let known = try store.read { (snapshot) throws(DatabaseError) in
            try snapshot.blockBytes(number)
        }
        if let known {
            guard known == encoded else {
                if stopsAtOtherBlock, number != .genesis { return report }
                throw CommandFailure(
                    .verificationFailed,
                    code: "other_chain",
                    "the store holds another block \(number.value)",
                    offset: start
                )
            }
            report.known += 1
        } else {
            do { try await store.apply(encoded: encoded) } catch {
                throw CommandFailure(
                    .verificationFailed,
                    code: "block_refused",
                    "block \(number.value) at byte \(start) is refused: \(error)",
                    offset: start
                )
            }
            report.imported += 1
        }
        report.tip = max(report.tip, number)
    }
    return report
}
