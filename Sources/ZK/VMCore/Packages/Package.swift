// SPDX-License-Identifier: MIT

import ByteCoding
public import FieldArithmetic
import Hashing

/// A library with a name, a version and a list of what it offers and needs: a `.masp` file.
public struct Package: Hashable, Sendable {
    /// What a package is for.
    public enum Kind: UInt8, Sendable, CaseIterable {
        /// Procedures for others.
        case library = 0
        /// A program.
        case executable = 1
        /// Procedures of a kernel.
        case kernel = 2
        /// A part of accounts.
        case accountComponent = 3
        /// A note's script.
        case note = 4
        /// A transaction's script.
        case transactionScript = 5
    }

    /// Something the package offers.
    public enum Export: Hashable, Sendable {
        /// A procedure.
        case procedure(Procedure)
        /// A constant.
        case constant(path: String, value: ConstantValue)
        /// A type.
        case type(path: String, type: ValueType)
    }

    /// A procedure that the package offers.
    public struct Procedure: Hashable, Sendable {
        /// The absolute path.
        public var path: String
        /// The digest of its code.
        public var digest: Word
        /// What it takes and gives, if the source says so.
        public var signature: FunctionType?
        /// Its annotations.
        public var attributes: [Attribute]

        /// Describes a procedure.
        public init(
            path: String,
            digest: Word,
            signature: FunctionType? = nil,
            attributes: [Attribute] = []
        ) {
            self.path = path
            self.digest = digest
            self.signature = signature
            self.attributes = attributes
        }
    }

    /// Another package that this one needs.
    public struct Dependency: Hashable, Sendable {
        /// Its name.
        public var name: String
        /// What it is for.
        public var kind: Kind
        /// Its version.
        public var version: String
        /// Its digest.
        public var digest: Word

        /// Describes a dependency.
        public init(name: String, kind: Kind, version: String, digest: Word) {
            self.name = name
            self.kind = kind
            self.version = version
            self.digest = digest
        }
    }

    /// Data that travels with the package.
    public struct Section: Hashable, Sendable {
        /// What the data is.
        public var id: String
        /// The data.
        public var data: [UInt8]

        /// Names data.
        public init(id: String, data: [UInt8]) {
            self.id = id
            self.data = data
        }
    }

    /// The section that holds the metadata of an account component.
    public static let componentMetadataSection = "account_component_metadata"
    /// The section that holds the package of the kernel that an executable was linked with.
    public static let kernelSection = "kernel"
    /// The path of the one procedure of an executable.
    public static let entryPointPath = "::$exec::$main"

    /// Its name.
    public var name: String
    /// Its version.
    public var version: String
    /// A sentence about it.
    public var description: String?
    /// What it is for.
    public var kind: Kind
    /// The code.
    public var library: Library
    /// What it offers.
    public var exports: [Export]
    /// What it needs.
    public var dependencies: [Dependency]
    /// What travels with it.
    public var sections: [Section]

    /// Puts a package together; its exports are those of the library.
    public init(
        name: String,
        version: String,
        description: String? = nil,
        kind: Kind,
        library: Library,
        dependencies: [Dependency] = [],
        sections: [Section] = []
    ) {
        self.name = name
        self.version = version
        self.description = description
        self.kind = kind
        self.library = library
        self.dependencies = dependencies
        self.sections = sections
        exports = library.exports.map { export in
            switch export {
            case .procedure(let procedure):
                .procedure(
                    Procedure(
                        path: procedure.path,
                        digest: library.digest(of: procedure),
                        signature: procedure.signature,
                        attributes: procedure.attributes
                    )
                )
            case .constant(let path, let value): .constant(path: path, value: value)
            case .type(let path, let type): .type(path: path, type: type)
            }
        }
    }

    /// The digest of the library.
    public var digest: Word { library.digest }

    /// The data of a section.
    public func section(_ id: String) -> [UInt8]? { sections.first { $0.id == id }?.data }

    /// The hash of everything that matters to who depends on the package.
    public func contentDigest(kernel: Word? = nil) -> Word {
        var writer = ByteWriter()
        writer.write(Array("miden.package.content.v2".utf8))
        writer.write(digest)
        writer.write(name)
        writer.write(version)
        writer.write(kind.rawValue)
        encodeManifest(to: &writer)
        let metadata = sections.filter { $0.id == Self.componentMetadataSection }
        writer.writeCount(metadata.count)
        for section in metadata {
            writer.writeCount(section.data.count)
            writer.write(section.data)
        }
        writer.writeOptional(kernel)
        return Poseidon2.hash(bytes: writer.bytes)
    }
}
