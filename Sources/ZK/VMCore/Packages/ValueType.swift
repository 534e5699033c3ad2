// SPDX-License-Identifier: MIT

/// A type as signatures of procedures name it.
public indirect enum ValueType: Hashable, Sendable {
    /// A type without parts, by its code 0 to 15.
    case scalar(Scalar)
    /// An address; the space is 0 for bytes, 1 for elements.
    case pointer(space: UInt8, pointee: ValueType)
    /// Fields one after another.
    case structure(StructureType)
    /// So many of one type.
    case array(element: ValueType, count: UInt64)
    /// Any number of one type.
    case list(element: ValueType)
    /// A procedure.
    case function(FunctionType)
    /// One of several variants.
    case enumeration(EnumerationType)

    /// A type without parts.
    public enum Scalar: UInt8, Sendable, CaseIterable {
        /// Not known.
        case unknown
        /// Without values.
        case never
        /// One bit.
        case i1
        /// Eight bits, signed.
        case i8
        /// Eight bits.
        case u8
        /// Sixteen bits, signed.
        case i16
        /// Sixteen bits.
        case u16
        /// 32 bits, signed.
        case i32
        /// 32 bits.
        case u32
        /// 64 bits, signed.
        case i64
        /// 64 bits.
        case u64
        /// 128 bits, signed.
        case i128
        /// 128 bits.
        case u128
        /// 256 bits.
        case u256
        /// A binary fraction of 64 bits.
        case f64
        /// An element of the field.
        case felt
    }
}

/// What a procedure takes and gives.
public struct FunctionType: Hashable, Sendable {
    /// The calling convention: 0 fast, 1 C, 2 Wasm, 3 component model.
    public var convention: UInt8
    /// What it takes.
    public var parameters: [ValueType]
    /// What it gives.
    public var results: [ValueType]

    /// Describes a procedure.
    public init(convention: UInt8, parameters: [ValueType], results: [ValueType]) {
        self.convention = convention
        self.parameters = parameters
        self.results = results
    }
}

/// Fields one after another.
public struct StructureType: Hashable, Sendable {
    /// How fields are laid out.
    public enum Layout: Hashable, Sendable {
        /// As each type likes.
        case natural
        /// At least so aligned.
        case align(UInt16)
        /// At most so aligned.
        case packed(UInt16)
        /// As the one field.
        case transparent
        /// Most significant part first.
        case bigEndian
    }

    /// A field.
    public struct Field: Hashable, Sendable {
        /// Its name, if it has one.
        public var name: String?
        /// Its type.
        public var type: ValueType

        /// Describes a field.
        public init(name: String?, type: ValueType) {
            self.name = name
            self.type = type
        }
    }

    /// The name of the declaration, if it has one.
    public var name: String?
    /// How fields are laid out.
    public var layout: Layout
    /// The fields, at most 255.
    public var fields: [Field]

    /// Describes a structure.
    public init(name: String?, layout: Layout, fields: [Field]) {
        self.name = name
        self.layout = layout
        self.fields = fields
    }
}

/// One of several variants.
public struct EnumerationType: Hashable, Sendable {
    /// A variant.
    public struct Variant: Hashable, Sendable {
        /// Its name.
        public var name: String
        /// What comes with it.
        public var payload: ValueType?
        /// The number that tells it, in the width of the discriminant.
        public var value: [UInt8]?

        /// Describes a variant.
        public init(name: String, payload: ValueType?, value: [UInt8]?) {
            self.name = name
            self.payload = payload
            self.value = value
        }
    }

    /// The name of the declaration.
    public var name: String
    /// The type of the number that tells variants apart.
    public var discriminant: ValueType
    /// The variants.
    public var variants: [Variant]

    /// Describes an enumeration.
    public init(name: String, discriminant: ValueType, variants: [Variant]) {
        self.name = name
        self.discriminant = discriminant
        self.variants = variants
    }
}
