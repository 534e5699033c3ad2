// SPDX-License-Identifier: MIT

internal import FieldArithmetic
internal import HTTPSemantics
internal import ProtocolTypes
internal import Routing

/// Identifiers in paths and queries.
enum PathValue {
    /// A word: 64 hexadecimal digits of any case, with or without `0x`.
    static func word(_ text: String) -> Word? {
        let digits = text.hasPrefix("0x") || text.hasPrefix("0X") ? text.dropFirst(2) : text[...]
        guard digits.utf8.count == 64 else { return nil }
        return try? Word(hex: String(digits))
    }

    /// A word, or a 400 that names the parameter.
    static func requireWord(_ text: String, _ parameter: String) throws(Problem) -> Word {
        guard let word = word(text) else {
            throw malformed(parameter, "must be 64 hexadecimal digits of four field elements")
        }
        return word
    }

    /// An account: hexadecimal digits or an address.
    static func account(_ text: String, _ parameter: String = "id") throws(Problem) -> AccountID {
        if text.utf8.count == 30, let id = try? AccountID(hex: "0x" + text) { return id }
        guard let parsed = try? AccountID.parse(text) else {
            throw malformed(parameter, "must be an account id in hexadecimal digits or bech32")
        }
        return parsed.id
    }

    static func malformed(_ parameter: String, _ detail: String) -> Problem {
        Problem(.invalidParameter, "a parameter does not have the form it needs")
            .with(fault: parameter, detail)
    }

    /// A path parameter that is a word.
    static func wordParameter(_ name: String, _ description: String) -> Route.Parameter {
        Route.Parameter(name, .word, description)
    }

    static let account = Route.Parameter(
        "id",
        .account,
        "An account: its id in hexadecimal digits, or its address."
    )
}

extension ParameterType {
    /// Four field elements.
    static let word = ParameterType.hexadecimal(digitCount: 64)
    /// An account's id or address.
    static let account = ParameterType.any([.hexadecimal(digitCount: 30), .bech32])
    /// A block by number, commitment or name.
    static let block = ParameterType.any([
        .blockNumber, .word, .choice(["tip", "proven", "genesis"]),
    ])
}
