// SPDX-License-Identifier: MIT

/// The seven-bit code of an operation, as the decoder's columns hold it.
///
/// Cases are named for what the machine does; ``name`` is the mnemonic.
@frozen public enum Opcode: UInt8, Sendable, CaseIterable {
    /// `NOOP`.
    case noop = 0x00
    /// `EQZ`.
    case eqz = 0x01
    /// `NEG`.
    case neg = 0x02
    /// `INV`.
    case inv = 0x03
    /// `INCR`.
    case incr = 0x04
    /// `NOT`.
    case not = 0x05
    /// `MLOAD`.
    case mload = 0x07
    /// `SWAP`.
    case swap = 0x08
    /// `CALLER`.
    case caller = 0x09
    /// `MOVUP2`.
    case moveUp2 = 0x0A
    /// `MOVDN2`.
    case moveDown2 = 0x0B
    /// `MOVUP3`.
    case moveUp3 = 0x0C
    /// `MOVDN3`.
    case moveDown3 = 0x0D
    /// `ADVPOPW`.
    case advicePopWord = 0x0E
    /// `EXPACC`.
    case expAcc = 0x0F
    /// `MOVUP4`.
    case moveUp4 = 0x10
    /// `MOVDN4`.
    case moveDown4 = 0x11
    /// `MOVUP5`.
    case moveUp5 = 0x12
    /// `MOVDN5`.
    case moveDown5 = 0x13
    /// `MOVUP6`.
    case moveUp6 = 0x14
    /// `MOVDN6`.
    case moveDown6 = 0x15
    /// `MOVUP7`.
    case moveUp7 = 0x16
    /// `MOVDN7`.
    case moveDown7 = 0x17
    /// `SWAPW`.
    case swapWord = 0x18
    /// `EXT2MUL`.
    case ext2Mul = 0x19
    /// `MOVUP8`.
    case moveUp8 = 0x1A
    /// `MOVDN8`.
    case moveDown8 = 0x1B
    /// `SWAPW2`.
    case swapWord2 = 0x1C
    /// `SWAPW3`.
    case swapWord3 = 0x1D
    /// `SWAPDW`.
    case swapDoubleWord = 0x1E
    /// `EMIT`.
    case emit = 0x1F
    /// `ASSERT`.
    case assert = 0x20
    /// `EQ`.
    case eq = 0x21
    /// `ADD`.
    case add = 0x22
    /// `MUL`.
    case mul = 0x23
    /// `AND`.
    case and = 0x24
    /// `OR`.
    case or = 0x25
    /// `U32AND`.
    case u32And = 0x26
    /// `U32XOR`.
    case u32Xor = 0x27
    /// `FRIE2F4`.
    case friE2F4 = 0x28
    /// `DROP`.
    case drop = 0x29
    /// `CSWAP`.
    case cswap = 0x2A
    /// `CSWAPW`.
    case cswapWord = 0x2B
    /// `MLOADW`.
    case mloadWord = 0x2C
    /// `MSTORE`.
    case mstore = 0x2D
    /// `MSTOREW`.
    case mstoreWord = 0x2E
    /// `PAD`.
    case pad = 0x30
    /// `DUP0`.
    case dup0 = 0x31
    /// `DUP1`.
    case dup1 = 0x32
    /// `DUP2`.
    case dup2 = 0x33
    /// `DUP3`.
    case dup3 = 0x34
    /// `DUP4`.
    case dup4 = 0x35
    /// `DUP5`.
    case dup5 = 0x36
    /// `DUP6`.
    case dup6 = 0x37
    /// `DUP7`.
    case dup7 = 0x38
    /// `DUP9`.
    case dup9 = 0x39
    /// `DUP11`.
    case dup11 = 0x3A
    /// `DUP13`.
    case dup13 = 0x3B
    /// `DUP15`.
    case dup15 = 0x3C
    /// `ADVPOP`.
    case advicePop = 0x3D
    /// `SDEPTH`.
    case stackDepth = 0x3E
    /// `CLK`.
    case clock = 0x3F
    /// `U32ADD`.
    case u32Add = 0x40
    /// `U32SUB`.
    case u32Sub = 0x42
    /// `U32MUL`.
    case u32Mul = 0x44
    /// `U32DIV`.
    case u32Div = 0x46
    /// `U32SPLIT`.
    case u32Split = 0x48
    /// `U32ASSERT2`.
    case u32Assert2 = 0x4A
    /// `U32ADD3`.
    case u32Add3 = 0x4C
    /// `U32MADD`.
    case u32Madd = 0x4E
    /// `HPERM`.
    case hperm = 0x50
    /// `MPVERIFY`.
    case merkleVerify = 0x51
    /// `PIPE`.
    case pipe = 0x52
    /// `MSTREAM`.
    case mstream = 0x53
    /// `SPLIT`.
    case split = 0x54
    /// `LOOP`.
    case loop = 0x55
    /// `SPAN`.
    case span = 0x56
    /// `JOIN`.
    case join = 0x57
    /// `DYN`.
    case dyn = 0x58
    /// `HORNERBASE`.
    case hornerBase = 0x59
    /// `HORNEREXT`.
    case hornerExt = 0x5A
    /// `PUSH`.
    case push = 0x5B
    /// `DYNCALL`.
    case dyncall = 0x5C
    /// `EVALCIRCUIT`.
    case evalCircuit = 0x5D
    /// `LOGPRECOMPILE`.
    case logPrecompile = 0x5E
    /// `MRUPDATE`.
    case merkleUpdate = 0x60
    /// `CRYPTOSTREAM`.
    case cryptoStream = 0x64
    /// `SYSCALL`.
    case syscall = 0x68
    /// `CALL`.
    case call = 0x6C
    /// `END`.
    case end = 0x70
    /// `REPEAT`.
    case `repeat` = 0x74
    /// `RESPAN`.
    case respan = 0x78
    /// `HALT`.
    case halt = 0x7C
}

extension Opcode {
    /// The mnemonic, in capitals.
    public var name: StaticString { Self.names[Int(rawValue)] }

    private static let names: [StaticString] = [
        "NOOP", "EQZ", "NEG", "INV", "INCR", "NOT", "", "MLOAD",
        "SWAP", "CALLER", "MOVUP2", "MOVDN2", "MOVUP3", "MOVDN3", "ADVPOPW", "EXPACC",
        "MOVUP4", "MOVDN4", "MOVUP5", "MOVDN5", "MOVUP6", "MOVDN6", "MOVUP7", "MOVDN7",
        "SWAPW", "EXT2MUL", "MOVUP8", "MOVDN8", "SWAPW2", "SWAPW3", "SWAPDW", "EMIT",
        "ASSERT", "EQ", "ADD", "MUL", "AND", "OR", "U32AND", "U32XOR",
        "FRIE2F4", "DROP", "CSWAP", "CSWAPW", "MLOADW", "MSTORE", "MSTOREW", "",
        "PAD", "DUP0", "DUP1", "DUP2", "DUP3", "DUP4", "DUP5", "DUP6",
        "DUP7", "DUP9", "DUP11", "DUP13", "DUP15", "ADVPOP", "SDEPTH", "CLK",
        "U32ADD", "", "U32SUB", "", "U32MUL", "", "U32DIV", "",
        "U32SPLIT", "", "U32ASSERT2", "", "U32ADD3", "", "U32MADD", "",
        "HPERM", "MPVERIFY", "PIPE", "MSTREAM", "SPLIT", "LOOP", "SPAN", "JOIN",
        "DYN", "HORNERBASE", "HORNEREXT", "PUSH", "DYNCALL", "EVALCIRCUIT", "LOGPRECOMPILE", "",
        "MRUPDATE", "", "", "", "CRYPTOSTREAM", "", "", "",
        "SYSCALL", "", "", "", "CALL", "", "", "",
        "END", "", "", "", "REPEAT", "", "", "",
        "RESPAN", "", "", "", "HALT", "", "", "",
    ]
}
