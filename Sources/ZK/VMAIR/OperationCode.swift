// SPDX-License-Identifier: MIT

/// The seven-bit codes that operations have in the trace.
///
/// The high bits say how costly a flag is: `0xx` needs all seven bits, `100` the u32 operations
/// ignore bit 0, `101` and `11x` have a column for their prefix.
public enum OperationCode: UInt8, Sendable, CaseIterable {
    case noop = 0x00
    case eqz, neg, inv, incr, not
    /// No operation has this code.
    case unused06
    case mload, swap, caller, movup2, movdn2, movup3, movdn3, advpopw, expacc
    case movup4 = 0x10
    case movdn4, movup5, movdn5, movup6, movdn6, movup7, movdn7
    case swapw, ext2mul, movup8, movdn8, swapw2, swapw3, swapdw, emit
    case assert = 0x20
    case eq, add, mul, and, or, u32and, u32xor
    case frie2f4, drop, cswap, cswapw, mloadw, mstore, mstorew
    /// No operation has this code.
    case unused2F
    case pad = 0x30
    case dup0, dup1, dup2, dup3, dup4, dup5, dup6, dup7
    case dup9, dup11, dup13, dup15, advpop, sdepth, clk
    case u32add = 0x40
    case u32sub = 0x42
    case u32mul = 0x44
    case u32div = 0x46
    case u32split = 0x48
    case u32assert2 = 0x4A
    case u32add3 = 0x4C
    case u32madd = 0x4E
    case hperm = 0x50
    case mpverify, pipe, mstream, split, loop, span, join
    case dyn, hornerbase, hornerext, push, dyncall, evalcircuit, logprecompile
    case mrupdate = 0x60
    case cryptostream = 0x64
    case syscall = 0x68
    case call = 0x6C
    case end = 0x70
    case `repeat` = 0x74
    case respan = 0x78
    case halt = 0x7C
}
