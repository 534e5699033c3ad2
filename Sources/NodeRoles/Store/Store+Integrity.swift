// SPDX-License-Identifier: MIT

extension Store {
    /// Recomputes rows, trees and states from the blocks, and names what does not agree.
    ///
    /// Works on a snapshot, beside other readers and the writer.
    ///
    /// - Parameter faultsMax: More faults than these are not looked for.
    /// - Returns: Nothing for a sound store.
    /// - Throws: ``DatabaseError`` if the file cannot be read.
    /// - Complexity: linear in the chain, with a signature a block.
    public nonisolated func integrityFaults(
        faultsMax: Int = 100
    ) throws(DatabaseError) -> [IntegrityFault] {
        try read { (snapshot) throws(DatabaseError) in
            var check = IntegrityCheck(database: snapshot.database, faultsMax: faultsMax)
            try check.run()
            return check.faults
        }
    }
}
