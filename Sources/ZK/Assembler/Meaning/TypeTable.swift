// SPDX-License-Identifier: MIT

import VMCore

/// The types of all sources, with names replaced by what they mean.
struct TypeTable {
    /// How deep types may nest, names included.
    private static let maxDepth = 256
    /// The most parts of one type.
    private static let maxSize = 1 << 16

    /// A type, how many parts it has and how deep they nest.
    private struct Sized {
        let type: ValueType
        var size = 1
        var height = 1
    }

    private let graph: ModuleGraph
    private var resolved: [ItemID: Sized] = [:]
    private var isOpen: Set<ItemID> = []

    init(_ graph: ModuleGraph) { self.graph = graph }

    /// The type of a declaration.
    mutating func type(
        of id: ItemID,
        at span: SourceSpan,
        _ constants: ConstantTable
    ) throws(Fault) -> ValueType {
        try declared(id, at: span, depth: 0, constants).type
    }

    /// What a procedure takes and gives.
    mutating func signature(
        _ syntax: SignatureSyntax,
        convention: UInt8,
        in module: Int,
        at span: SourceSpan,
        _ constants: ConstantTable
    ) throws(Fault) -> FunctionType {
        var parameters: [ValueType] = []
        var results: [ValueType] = []
        for type in syntax.parameters {
            parameters.append(try expand(type, in: module, at: span, depth: 0, constants).type)
        }
        for type in syntax.results {
            results.append(try expand(type, in: module, at: span, depth: 0, constants).type)
        }
        return FunctionType(convention: convention, parameters: parameters, results: results)
    }

    private mutating func declared(
        _ id: ItemID,
        at span: SourceSpan,
        depth: Int,
        _ constants: ConstantTable
    ) throws(Fault) -> Sized {
        if let known = resolved[id] { return known }
        let item = graph.item(id)
        guard isOpen.insert(id).inserted else {
            throw Fault(LinkProblem.typeCircle(item.name), at: span)
        }
        defer { isOpen.remove(id) }
        let result: Sized
        switch item.kind {
        case .assembledType(let type): result = Sized(type: type)
        case .type(let syntax):
            var sized = try expand(
                syntax,
                in: id.module,
                at: item.span,
                depth: depth + 1,
                constants
            )
            if case .structure = syntax, case .structure(var structure) = sized.type {
                structure.name = item.name
                let (size, height) = (sized.size, sized.height)
                sized = Sized(type: .structure(structure), size: size, height: height)
            }
            result = sized
        case .enumeration(let enumeration):
            result = Sized(
                type: try self.enumeration(enumeration, of: id, constants),
                size: 1 + enumeration.variants.count
            )
        default: throw Fault(LinkProblem.notAType(item.name), at: span)
        }
        resolved[id] = result
        return result
    }

    private func enumeration(
        _ syntax: EnumerationSyntax,
        of id: ItemID,
        _ constants: ConstantTable
    ) throws(Fault) -> ValueType {
        let discriminant = ValueType.scalar(syntax.discriminant)
        let byteCount = syntax.discriminant.discriminantByteCount
        let module = graph.modules[id.module]
        var variants: [EnumerationType.Variant] = []
        for variant in syntax.variants {
            var number: UInt64 = 0
            if let index = module.index(of: variant.name.text),
                case .integer(let value)? = constants.value(
                    of: ItemID(module: id.module, item: index)
                )
            {
                number = value
            }
            let bytes = (0..<byteCount).map {
                $0 < 8 ? UInt8(truncatingIfNeeded: number >> UInt64(8 * $0)) : 0
            }
            // Values of a field's enumeration are written in four bytes.
            guard number <= UInt64(UInt32.max) else {
                let problem = LinkProblem.wideVariant(variant.name.text)
                throw Fault(problem, at: variant.name.span)
            }
            let name = variant.name.text
            variants.append(EnumerationType.Variant(name: name, payload: nil, value: bytes))
        }
        let name = graph.item(id).name
        return .enumeration(
            EnumerationType(name: name, discriminant: discriminant, variants: variants)
        )
    }

    private mutating func expand(
        _ syntax: TypeSyntax,
        in module: Int,
        at span: SourceSpan,
        depth: Int,
        _ constants: ConstantTable
    ) throws(Fault) -> Sized {
        guard depth <= Self.maxDepth else { throw Fault(LinkProblem.typeTooDeep, at: span) }
        switch syntax {
        case .pointer(let inner):
            let pointee = try expand(inner, in: module, at: span, depth: depth + 1, constants)
            return try around(.pointer(space: 0, pointee: pointee.type), [pointee], at: span)
        case .array(let inner, let count):
            let element = try expand(inner, in: module, at: span, depth: depth + 1, constants)
            return try around(.array(element: element.type, count: count), [element], at: span)
        case .structure(let layout, let fields):
            var parts: [Sized] = []
            var types: [StructureType.Field] = []
            for field in fields {
                let type = try expand(
                    field.type,
                    in: module,
                    at: span,
                    depth: depth + 1,
                    constants
                )
                parts.append(type)
                types.append(StructureType.Field(name: field.name, type: type.type))
            }
            let structure = StructureType(name: nil, layout: layout, fields: types)
            guard structure.alignment.nonzeroBitCount == 1 else {
                throw Fault(LinkProblem.unevenAlignment(Int(structure.alignment)), at: span)
            }
            guard types.allSatisfy({ $0.type.byteCount <= UInt64(UInt32.max) }) else {
                throw Fault(LinkProblem.typeTooDeep, at: span)
            }
            return try around(.structure(structure), parts, at: span)
        case .path(let path):
            if let name = path.name, let known = Self.builtIn[name] {
                return Sized(type: known)
            }
            guard case .item(let id) = try resolve(path, in: module) else {
                throw Fault(LinkProblem.notAType(path.components.last ?? ""), at: path.span)
            }
            return try declared(id, at: path.span, depth: depth + 1, constants)
        }
    }

    /// Types are looked up when modules are linked, names of the same module included.
    private func resolve(_ path: PathSyntax, in module: Int) throws(Fault) -> Resolution {
        do throws(Fault) {
            return try graph.resolve(path, in: module)
        } catch {
            guard case .semantic(.undefinedName(let name, let advice)) = error.problem else {
                throw error
            }
            throw Fault(LinkProblem.undefinedPath(name, advice), at: error.span)
        }
    }

    private func around(
        _ type: ValueType,
        _ parts: [Sized],
        at span: SourceSpan
    ) throws(Fault) -> Sized {
        var whole = Sized(type: type)
        for part in parts {
            whole.size += part.size
            whole.height = max(whole.height, part.height + 1)
            guard whole.size <= Self.maxSize, whole.height <= Self.maxDepth else {
                throw Fault(LinkProblem.typeTooDeep, at: span)
            }
        }
        return whole
    }

    private static let builtIn: [String: ValueType] = {
        var types: [String: ValueType] = [:]
        let scalars: [(String, ValueType.Scalar)] = [
            ("i1", .i1), ("i8", .i8), ("u8", .u8), ("i16", .i16), ("u16", .u16), ("i32", .i32),
            ("u32", .u32), ("i64", .i64), ("u64", .u64), ("i128", .i128), ("u128", .u128),
            ("felt", .felt),
        ]
        for (name, scalar) in scalars { types[name] = .scalar(scalar) }
        types["word"] = .array(element: .scalar(.felt), count: 4)
        return types
    }()
}

extension ValueType.Scalar {
    /// How many bytes a discriminant of this type has.
    var discriminantByteCount: Int {
        switch self {
        case .i16, .u16: 2
        case .i32, .u32, .felt: 4
        case .i64, .u64: 8
        case .i128, .u128: 16
        default: 1
        }
    }
}
