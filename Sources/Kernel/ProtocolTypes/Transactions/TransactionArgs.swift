// SPDX-License-Identifier: MIT

public import ByteCoding
public import FieldArithmetic
public import VMCore

/// What its sender gives a transaction beside account and notes.
public struct TransactionArgs: Hashable, Sendable {
    /// What runs after the notes.
    public var script: TransactionScript?
    /// The script's argument.
    public var scriptArgument: Word
    /// Arguments of notes, ascending by id.
    public private(set) var noteArguments: [NoteArgument]
    /// What the program can ask for.
    public var adviceInputs: AdviceInputs
    /// The argument of authentication.
    public var authArgument: Word

    /// The argument of a note.
    public struct NoteArgument: Hashable, Sendable {
        /// The note.
        public let id: NoteID
        /// Its argument.
        public let argument: Word

        /// Gives a note an argument.
        public init(id: NoteID, argument: Word) {
            self.id = id
            self.argument = argument
        }
    }

    /// Puts arguments together; of two for one note the last counts.
    public init(
        script: TransactionScript? = nil,
        scriptArgument: Word = .zero,
        noteArguments: [NoteArgument] = [],
        adviceInputs: AdviceInputs = AdviceInputs(),
        authArgument: Word = .zero
    ) {
        self.script = script
        self.scriptArgument = scriptArgument
        self.adviceInputs = adviceInputs
        self.authArgument = authArgument
        var table: [NoteID: Word] = [:]
        for item in noteArguments { table[item.id] = item.argument }
        self.noteArguments = table.sorted { $0.key < $1.key }
            .map { NoteArgument(id: $0.key, argument: $0.value) }
    }

    /// The argument of a note; zero if none was given.
    public func argument(of id: NoteID) -> Word {
        noteArguments.first { $0.id == id }?.argument ?? .zero
    }
}

extension TransactionArgs.NoteArgument: ByteEncodable, ByteDecodable {
    /// Appends id and argument.
    public func encode(to writer: inout ByteWriter) {
        writer.write(id)
        writer.write(argument)
    }

    /// Reads id and argument.
    public init(from reader: inout ByteReader) throws(DecodingFailure) {
        id = try reader.read()
        argument = try reader.readWord()
    }
}

extension TransactionArgs: ByteEncodable, ByteDecodable {
    /// Appends script, its argument, arguments of notes, advice and the last argument.
    public func encode(to writer: inout ByteWriter) {
        writer.writeOptional(script)
        writer.write(scriptArgument)
        writer.writeList(noteArguments)
        writer.write(adviceInputs)
        writer.write(authArgument)
    }

    /// Reads script, its argument, arguments of notes, advice and the last argument.
    public init(from reader: inout ByteReader) throws(DecodingFailure) {
        script = try reader.readOptional()
        scriptArgument = try reader.readWord()
        noteArguments = try reader.readAscending(itemByteCount: 64) { $0.id < $1.id }
        adviceInputs = try reader.read()
        authArgument = try reader.readWord()
    }
}
