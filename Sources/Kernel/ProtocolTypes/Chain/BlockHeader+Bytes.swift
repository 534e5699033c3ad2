// SPDX-License-Identifier: MIT

public import ByteCoding
import FieldArithmetic
import Signatures

extension BlockHeader: ByteEncodable, ByteDecodable {
    /// Appends 288 bytes.
    public func encode(to writer: inout ByteWriter) {
        writer.write(version)
        writer.write(previousCommitment)
        writer.write(number)
        writer.write(chainCommitment)
        writer.write(accountRoot)
        writer.write(nullifierRoot)
        writer.write(noteRoot)
        writer.write(transactionCommitment)
        writer.write(kernelCommitment)
        writer.write(validatorKey)
        writer.write(feeParameters)
        writer.write(timestamp)
    }

    /// Reads 288 bytes.
    public init(from reader: inout ByteReader) throws(DecodingFailure) {
        let version = try reader.readUInt32()
        let previousCommitment = try reader.readWord()
        let number = try reader.read(BlockNumber.self)
        let chainCommitment = try reader.readWord()
        let accountRoot = try reader.readWord()
        let nullifierRoot = try reader.readWord()
        let noteRoot = try reader.readWord()
        let transactionCommitment = try reader.readWord()
        let kernelCommitment = try reader.readWord()
        let validatorKey = try reader.read(ECDSAPublicKey.self)
        let feeParameters = try reader.read(FeeParameters.self)
        self.init(
            version: version,
            previousCommitment: previousCommitment,
            number: number,
            chainCommitment: chainCommitment,
            accountRoot: accountRoot,
            nullifierRoot: nullifierRoot,
            noteRoot: noteRoot,
            transactionCommitment: transactionCommitment,
            kernelCommitment: kernelCommitment,
            validatorKey: validatorKey,
            feeParameters: feeParameters,
            timestamp: try reader.readUInt32()
        )
    }
}
