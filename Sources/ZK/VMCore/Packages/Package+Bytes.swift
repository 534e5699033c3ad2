// SPDX-License-Identifier: MIT

public import ByteCoding
import FieldArithmetic

extension Package: ByteEncodable, ByteDecodable {
    private static let magic = Array("MASP".utf8) + [0]
    private static let wireVersion: [UInt8] = [4, 0, 0]

    /// Appends the package in version 4.0.0 of its form.
    public func encode(to writer: inout ByteWriter) {
        writer.write(Self.magic)
        writer.write(Self.wireVersion)
        writer.write(name)
        writer.write(version)
        writer.writeOptional(description)
        writer.write(kind.rawValue)
        writer.write(library)
        encodeManifest(to: &writer)
        writer.writeList(sections)
    }

    func encodeManifest(to writer: inout ByteWriter) {
        writer.writeList(exports)
        writer.writeList(dependencies)
    }

    /// Reads a package; what it offers must be what its library exports.
    public init(from reader: inout ByteReader) throws(DecodingFailure) {
        let start = reader.offset
        guard try reader.readBytes(5) == Self.magic else {
            throw reader.broken("the bytes MASP and zero", at: start)
        }
        guard try reader.readBytes(3) == Self.wireVersion else {
            throw reader.broken("version 4.0.0 of the package form", at: start + 5)
        }
        let name = try reader.readString()
        let version = try reader.readString()
        let description = try reader.readOptionalString()
        let kind = try reader.readPackageKind()
        let library = try reader.read(Library.self)
        let manifest = reader.offset
        let exports = try reader.readList(Export.self, itemByteCount: 4)
        let dependencies = try reader.readList(Dependency.self, itemByteCount: 35)
        self.init(
            name: name,
            version: version,
            description: description,
            kind: kind,
            library: library,
            dependencies: dependencies,
            sections: try reader.readList(itemByteCount: 2)
        )
        guard self.exports == exports else {
            throw reader.broken("a manifest of the library's exports", at: manifest)
        }
    }
}

extension ByteReader {
    fileprivate mutating func readPackageKind() throws(DecodingFailure) -> Package.Kind {
        let start = offset
        let code = try readUInt8()
        guard let kind = Package.Kind(rawValue: code) else {
            throw DecodingFailure(offset: start, cause: .unknownTag(code))
        }
        return kind
    }
}

extension Package.Export: ByteEncodable, ByteDecodable {
    /// Appends the kind, the path and the rest.
    public func encode(to writer: inout ByteWriter) {
        switch self {
        case .procedure(let procedure):
            writer.write(UInt8(1))
            writer.writePath(procedure.path)
            writer.write(procedure.digest)
            writer.writeOptional(procedure.signature)
            writer.writeList(procedure.attributes)
        case .constant(let path, let value):
            writer.write(UInt8(2))
            writer.writePath(path)
            writer.write(value)
        case .type(let path, let type):
            writer.write(UInt8(3))
            writer.writePath(path)
            writer.write(type)
        }
    }

    /// Reads the kind, the path and the rest.
    public init(from reader: inout ByteReader) throws(DecodingFailure) {
        let start = reader.offset
        let kind = try reader.readUInt8()
        guard (1...3).contains(kind) else {
            throw DecodingFailure(offset: start, cause: .unknownTag(kind))
        }
        let path = try reader.readPath()
        switch kind {
        case 1:
            let digest = try reader.readWord()
            let signature: FunctionType? = try reader.readOptional()
            self = .procedure(
                Package.Procedure(
                    path: path,
                    digest: digest,
                    signature: signature,
                    attributes: try reader.readList(itemByteCount: 2)
                )
            )
        case 2: self = .constant(path: path, value: try reader.read())
        default: self = .type(path: path, type: try reader.read())
        }
    }
}

extension Package.Dependency: ByteEncodable, ByteDecodable {
    /// Appends name, kind, version and digest.
    public func encode(to writer: inout ByteWriter) {
        writer.write(name)
        writer.write(kind.rawValue)
        writer.write(version)
        writer.write(digest)
    }

    /// Reads name, kind, version and digest.
    public init(from reader: inout ByteReader) throws(DecodingFailure) {
        name = try reader.readString()
        kind = try reader.readPackageKind()
        version = try reader.readString()
        digest = try reader.readWord()
    }
}

extension Package.Section: ByteEncodable, ByteDecodable {
    /// Appends the id, the length and the data.
    public func encode(to writer: inout ByteWriter) {
        writer.write(id)
        writer.writeBlob(data)
    }

    /// Reads the id, the length and the data.
    public init(from reader: inout ByteReader) throws(DecodingFailure) {
        id = try reader.readString()
        data = try reader.readBlob()
    }
}
