// SPDX-License-Identifier: MIT

import ByteCoding
import Glibc
import ProtocolTypes
import Store

/// Applies the blocks of a file from wherever a store stands, until it is killed.
///
/// Writes a line for each height once it is acknowledged, in one piece, so that a reader never
/// sees part of a number. Arguments: directory, file of encoded blocks one after another.
@main struct CrashingWriter {
    static func main() async throws {
        let arguments = CommandLine.arguments
        guard arguments.count == 3, let bytes = bytes(ofFile: arguments[2]) else {
            acknowledge("usage: CrashingWriter DIRECTORY BLOCKS")
            exit(2)
        }
        var reader = ByteReader(bytes)
        var blocks: [SignedBlock] = []
        while reader.remaining > 0 { blocks.append(try SignedBlock(from: &reader)) }
        let store = try Store(directory: arguments[1])
        let tip = try store.read { $0.tip?.number }
        acknowledge("ready")
        for block in blocks.dropFirst(tip.map { Int($0.value) + 1 } ?? 0) {
            for transaction in block.body.transactions {
                _ = try await store.journal(transaction.id, bytes: [1], received: 0)
            }
            try await store.apply(block)
            acknowledge("\(block.header.number.value)")
        }
        acknowledge("done")
    }

    private static func bytes(ofFile path: String) -> [UInt8]? {
        guard let file = fopen(path, "rb") else { return nil }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var part = [UInt8](repeating: 0, count: 1 << 16)
        while case let count = fread(&part, 1, part.count, file), count > 0 {
            bytes += part[..<count]
        }
        return bytes
    }

    private static func acknowledge(_ line: String) {
        let bytes = Array((line + "\n").utf8)
        _ = bytes.withUnsafeBytes { write(STDOUT_FILENO, $0.baseAddress, $0.count) }
    }
}
