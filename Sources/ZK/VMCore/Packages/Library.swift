// SPDX-License-Identifier: MIT

public import ByteCoding
public import FieldArithmetic
import Hashing

/// Procedures, constants and types under paths, with their forest.
public struct Library: Hashable, Sendable {
    /// Something that other modules can name.
    public enum Export: Hashable, Sendable {
        /// A procedure and the root it starts at.
        case procedure(Procedure)
        /// A constant.
        case constant(path: String, value: ConstantValue)
        /// A type.
        case type(path: String, type: ValueType)

        /// The absolute path.
        public var path: String {
            switch self {
            case .procedure(let procedure): procedure.path
            case .constant(let path, _), .type(let path, _): path
            }
        }
    }

    /// A procedure that other modules can name.
    public struct Procedure: Hashable, Sendable {
        /// The absolute path.
        public var path: String
        /// The index of its node.
        public var node: Int
        /// What it takes and gives, if the source says so.
        public var signature: FunctionType?
        /// Its annotations.
        public var attributes: [Attribute]

        /// Describes a procedure.
        public init(
            path: String,
            node: Int,
            signature: FunctionType? = nil,
            attributes: [Attribute] = []
        ) {
            self.path = path
            self.node = node
            self.signature = signature
            self.attributes = attributes
        }
    }

    /// The code.
    public let forest: MASTForest
    /// The exports, ascending by path.
    public let exports: [Export]

    /// Sorts the exports by path; nil if a procedure is no root or a path is taken twice.
    public init?(forest: MASTForest, exports: [Export]) {
        let sorted = exports.sorted { Self.precedes($0.path, $1.path) }
        for (export, next) in zip(sorted, sorted.dropFirst()) where export.path == next.path {
            return nil
        }
        let roots = Set(forest.roots)
        for case .procedure(let procedure) in sorted where !roots.contains(procedure.node) {
            return nil
        }
        self.forest = forest
        self.exports = sorted
    }

    /// Orders paths by their bytes.
    static func precedes(_ lhs: String, _ rhs: String) -> Bool {
        lhs.utf8.lexicographicallyPrecedes(rhs.utf8)
    }

    /// The exported procedures, ascending by path.
    public var procedures: [Procedure] {
        var result: [Procedure] = []
        for case .procedure(let procedure) in exports { result.append(procedure) }
        return result
    }

    /// The digest of an exported procedure's code.
    public func digest(of procedure: Procedure) -> Word { forest.nodes[procedure.node].digest }

    /// The hash of all exported procedures' digests in ascending order, one for each path.
    public var digest: Word { Poseidon2.merge(procedures.map { digest(of: $0) }.sorted()) }
}

extension Library: ByteEncodable, ByteDecodable {
    /// Appends the forest and the exports.
    public func encode(to writer: inout ByteWriter) {
        writer.write(forest)
        writer.writeList(exports)
    }

    /// Reads the forest and the exports, which must ascend by path and start at roots.
    public init(from reader: inout ByteReader) throws(DecodingFailure) {
        let forest = try reader.read(MASTForest.self)
        let start = reader.offset
        let exports = try reader.readList(Export.self, itemByteCount: 4)
        guard let library = Library(forest: forest, exports: exports), library.exports == exports
        else { throw reader.broken("exports of roots, ascending by path", at: start) }
        self = library
    }
}

extension Library.Export: ByteEncodable, ByteDecodable {
    /// Appends the kind, the path and the rest.
    public func encode(to writer: inout ByteWriter) {
        switch self {
        case .procedure(let procedure):
            writer.write(UInt8(0))
            writer.writePath(procedure.path)
            writer.write(UInt32(procedure.node))
            writer.writeOptional(procedure.signature)
            writer.writeList(procedure.attributes)
        case .constant(let path, let value):
            writer.write(UInt8(1))
            writer.writePath(path)
            writer.write(value)
        case .type(let path, let type):
            writer.write(UInt8(2))
            writer.writePath(path)
            writer.write(type)
        }
    }

    /// Reads the kind, the path and the rest.
    public init(from reader: inout ByteReader) throws(DecodingFailure) {
        let start = reader.offset
        let kind = try reader.readUInt8()
        guard kind <= 2 else { throw DecodingFailure(offset: start, cause: .unknownTag(kind)) }
        let path = try reader.readPath()
        switch kind {
        case 0:
            let node = Int(try reader.readUInt32())
            let signature: FunctionType? = try reader.readOptional()
            self = .procedure(
                Library.Procedure(
                    path: path,
                    node: node,
                    signature: signature,
                    attributes: try reader.readList(itemByteCount: 2)
                )
            )
        case 1: self = .constant(path: path, value: try reader.read())
        default: self = .type(path: path, type: try reader.read())
        }
    }
}

extension ByteWriter {
    /// Writes a path: two bytes of length and UTF-8.
    mutating func writePath(_ path: String) {
        write(UInt16(truncatingIfNeeded: path.utf8.count))
        write(Array(path.utf8))
    }
}

extension ByteReader {
    /// Reads a path: two bytes of length and UTF-8; what comes back is canonical.
    mutating func readPath() throws(DecodingFailure) -> String {
        let start = offset
        let bytes = try readBytes(Int(try readUInt16()))
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw DecodingFailure(offset: start, cause: .invalidUTF8)
        }
        guard let path = PathText(parsing: text)?.canonical,
            path.utf8.count <= PathText.maxByteCount
        else { throw broken("a path of names with :: between them", at: start) }
        return path
    }
}
