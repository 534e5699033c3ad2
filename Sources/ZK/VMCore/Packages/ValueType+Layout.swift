// SPDX-License-Identifier: MIT

extension ValueType {
    /// The bytes at a multiple of which a value lies, as compilers count them.
    package var alignment: UInt16 {
        switch self {
        case .scalar(let scalar): scalar.alignment
        case .structure(let structure): structure.alignment
        case .array(let element, _): element.alignment
        case .enumeration(let enumeration): enumeration.discriminant.alignment
        case .pointer, .list, .function: 4
        }
    }

    /// The bytes that a value takes, without what lies between fields; as many as a number holds
    /// for more.
    package var byteCount: UInt64 {
        switch self {
        case .scalar(let scalar): return scalar.byteCount
        case .structure(let structure):
            return structure.fields.reduce(0) { sum, field in
                let (total, overflows) = sum.addingReportingOverflow(field.type.byteCount)
                return overflows ? .max : total
            }
        case .array(let element, let count):
            let (product, overflows) = element.byteCount.multipliedReportingOverflow(by: count)
            return overflows ? .max : product
        case .enumeration(let enumeration): return enumeration.discriminant.byteCount
        case .pointer, .list, .function: return 4
        }
    }
}

extension StructureType {
    /// The bytes at a multiple of which a value lies; no power of two if the layout asks for none.
    package var alignment: UInt16 {
        let natural = fields.map { $0.type.alignment }.max() ?? 1
        return switch layout {
        case .align(let least): max(least, natural)
        case .packed(let most): min(most, natural)
        case .natural, .transparent, .bigEndian: natural
        }
    }
}

extension ValueType.Scalar {
    /// 128-bit integers lie at multiples of 16 bytes, everything else at four at most.
    fileprivate var alignment: UInt16 {
        switch self {
        case .i128, .u128: 16
        default: UInt16(min(4, byteCount))
        }
    }

    fileprivate var byteCount: UInt64 {
        switch self {
        case .unknown, .never, .i1, .i8, .u8: 1
        case .i16, .u16: 2
        case .i32, .u32, .felt: 4
        case .i64, .u64, .f64: 8
        case .i128, .u128: 16
        case .u256: 32
        }
    }
}
