// SPDX-License-Identifier: MIT

import ByteCoding
import VMCore

let inspectCodeCommand = Command(
    path: ["vm", "inspect"],
    summary: "shows the procedures of a package, program or library",
    operands: ["FILE"]
) { arguments in
    let path = arguments.operands[0]
    let bytes = try Files.read(path)
    guard let artifact = CodeArtifact(reading: bytes) else {
        throw CommandFailure(
            .failure,
            code: "malformed",
            "\(path) is no package, program or library",
            hint: "swift-miden inspect package FILE says where it goes wrong"
        )
    }
    CodeReport(artifact).show(asJSON: arguments.isJSON)
}

extension CodeArtifact {
    /// Reads a package, a program or a library; nil if the bytes are none of them.
    init?(reading bytes: [UInt8]) {
        if let package = try? Package(decoding: bytes) {
            self = package.kind == .kernel ? .kernel(package.library) : .library(package.library)
        } else if let program = try? Program(decoding: bytes) {
            self = .program(program)
        } else if let library = try? Library(decoding: bytes) {
            self = .library(library)
        } else {
            return nil
        }
    }
}
