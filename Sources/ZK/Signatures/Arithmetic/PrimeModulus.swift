// SPDX-License-Identifier: MIT

/// An odd prime above 2^252 with what Montgomery multiplication needs, `R = 2^256`.
protocol PrimeModulus: Sendable {
    /// The prime.
    static var modulus: UInt256 { get }
    /// `R` modulo the prime.
    static var radix: UInt256 { get }
    /// `R^2` modulo the prime.
    static var radixSquared: UInt256 { get }
    /// The negated inverse of the prime modulo 2^64.
    static var negatedInverse: UInt64 { get }
}

/// `2^256 - 2^32 - 977`: the coordinates of secp256k1.
enum Secp256k1Base: PrimeModulus {
    static var modulus: UInt256 { UInt256(0xFFFF_FFFE_FFFF_FC2F, .max, .max, .max) }
    static var radix: UInt256 { UInt256(0x1_0000_03D1, 0, 0, 0) }
    static var radixSquared: UInt256 { UInt256(0x7A2_000E_90A1, 1, 0, 0) }
    static var negatedInverse: UInt64 { 0xD838_091D_D225_3531 }
}

/// The order of secp256k1.
enum Secp256k1Order: PrimeModulus {
    static var modulus: UInt256 {
        UInt256(
            0xBFD2_5E8C_D036_4141,
            0xBAAE_DCE6_AF48_A03B,
            0xFFFF_FFFF_FFFF_FFFE,
            .max
        )
    }
    static var radix: UInt256 {
        UInt256(0x402D_A173_2FC9_BEBF, 0x4551_2319_50B7_5FC4, 1, 0)
    }
    static var radixSquared: UInt256 {
        UInt256(
            0x896C_F214_67D7_D140,
            0x7414_96C2_0E7C_F878,
            0xE697_F5E4_5BCD_07C6,
            0x9D67_1CD5_81C6_9BC5
        )
    }
    static var negatedInverse: UInt64 { 0x4B0D_FF66_5588_B13F }
}

/// `2^255 - 19`: the coordinates of edwards25519.
enum Edwards25519Base: PrimeModulus {
    static var modulus: UInt256 {
        UInt256(0xFFFF_FFFF_FFFF_FFED, .max, .max, 0x7FFF_FFFF_FFFF_FFFF)
    }
    static var radix: UInt256 { UInt256(0x26, 0, 0, 0) }
    static var radixSquared: UInt256 { UInt256(0x5A4, 0, 0, 0) }
    static var negatedInverse: UInt64 { 0x86BC_A1AF_286B_CA1B }
}

/// The prime order of the main subgroup of edwards25519.
enum Edwards25519Order: PrimeModulus {
    static var modulus: UInt256 {
        UInt256(0x5812_631A_5CF5_D3ED, 0x14DE_F9DE_A2F7_9CD6, 0, 0x1000_0000_0000_0000)
    }
    static var radix: UInt256 {
        UInt256(
            0xD6EC_3174_8D98_951D,
            0xC6EF_5BF4_737D_CF70,
            0xFFFF_FFFF_FFFF_FFFE,
            0x0FFF_FFFF_FFFF_FFFF
        )
    }
    static var radixSquared: UInt256 {
        UInt256(
            0xA406_11E3_449C_0F01,
            0xD00E_1BA7_6885_9347,
            0xCEEC_73D2_17F5_BE65,
            0x0399_411B_7C30_9A3D
        )
    }
    static var negatedInverse: UInt64 { 0xD2B5_1DA3_1254_7E1B }
}
