// SPDX-License-Identifier: MIT

/// Version 1.
///
/// Words are 32-byte blobs, account ids 15-byte blobs, objects their canonical bytes. Unsigned
/// 64-bit integers are stored as the signed integers with the same bits; all others keep their
/// value. What belongs to a block is keyed by the block and its place in the block, so that blocks
/// append; large columns come last, so that short ones are read without them.
extension Schema {
    /// Nodes of the account tree (0), the nullifier tree (1) and the trees of public accounts (2 and
    /// above), and of the range of blocks.
    static let treeTables = """
        CREATE TABLE roots (tree INTEGER PRIMARY KEY, root BLOB NOT NULL) STRICT;
        CREATE TABLE tree_pages (
            tree INTEGER NOT NULL, depth INTEGER NOT NULL, position INTEGER NOT NULL,
            nodes BLOB NOT NULL, PRIMARY KEY (tree, depth, position)) STRICT, WITHOUT ROWID;
        CREATE TABLE tree_leaves (
            tree INTEGER NOT NULL, position INTEGER NOT NULL, leaf BLOB NOT NULL,
            PRIMARY KEY (tree, position)) STRICT, WITHOUT ROWID;
        CREATE TABLE range_nodes (
            level INTEGER NOT NULL, position INTEGER NOT NULL, hash BLOB NOT NULL,
            PRIMARY KEY (level, position)) STRICT, WITHOUT ROWID;
        """

    /// Blocks, what they contain, and the accounts as the last block leaves them.
    ///
    /// The counts of a block are sums over all blocks up to it. The id of a note is not unique: a
    /// chain may hold a note twice, of which one can be consumed.
    static let blockTables = """
        CREATE TABLE blocks (
            number INTEGER PRIMARY KEY, commitment BLOB NOT NULL UNIQUE,
            transactions INTEGER NOT NULL, notes INTEGER NOT NULL, nullifiers INTEGER NOT NULL,
            accounts INTEGER NOT NULL, header BLOB NOT NULL, bytes BLOB NOT NULL) STRICT;
        CREATE TABLE transactions (
            block INTEGER NOT NULL REFERENCES blocks, position INTEGER NOT NULL,
            id BLOB NOT NULL UNIQUE, account BLOB NOT NULL, header BLOB NOT NULL,
            PRIMARY KEY (block, position)) STRICT, WITHOUT ROWID;
        CREATE INDEX transactions_by_account ON transactions (account, block, position);
        CREATE TABLE notes (
            block INTEGER NOT NULL REFERENCES blocks, leaf INTEGER NOT NULL, id BLOB NOT NULL,
            tag INTEGER NOT NULL, sender BLOB NOT NULL, header BLOB NOT NULL, note BLOB NOT NULL,
            PRIMARY KEY (block, leaf)) STRICT, WITHOUT ROWID;
        CREATE INDEX notes_by_id ON notes (id);
        CREATE INDEX notes_by_tag ON notes (tag, block, leaf);
        CREATE INDEX notes_by_sender ON notes (sender, block, leaf);
        CREATE TABLE nullifiers (
            block INTEGER NOT NULL REFERENCES blocks, position INTEGER NOT NULL,
            nullifier BLOB NOT NULL UNIQUE, prefix INTEGER NOT NULL,
            PRIMARY KEY (block, position)) STRICT, WITHOUT ROWID;
        CREATE INDEX nullifiers_by_prefix ON nullifiers (prefix, block, position);
        CREATE TABLE account_updates (
            block INTEGER NOT NULL REFERENCES blocks, position INTEGER NOT NULL,
            account BLOB NOT NULL, commitment BLOB NOT NULL, details BLOB NOT NULL,
            PRIMARY KEY (block, position)) STRICT, WITHOUT ROWID;
        CREATE UNIQUE INDEX account_updates_by_account ON account_updates (account, block);
        CREATE TABLE accounts (
            account BLOB PRIMARY KEY, commitment BLOB NOT NULL,
            block INTEGER NOT NULL REFERENCES blocks) STRICT, WITHOUT ROWID;
        """

    /// The state of public accounts at the tip.
    ///
    /// One row each, and their maps and vaults as trees with the entries as their owner names
    /// them. Codes are shared by accounts.
    static let accountTables = """
        CREATE TABLE codes (commitment BLOB NOT NULL UNIQUE, code BLOB NOT NULL) STRICT;
        CREATE TABLE account_states (
            account BLOB PRIMARY KEY REFERENCES accounts, nonce INTEGER NOT NULL,
            code BLOB NOT NULL REFERENCES codes (commitment), vault INTEGER NOT NULL,
            storage BLOB NOT NULL) STRICT, WITHOUT ROWID;
        CREATE TABLE account_maps (
            account BLOB NOT NULL REFERENCES account_states, slot TEXT NOT NULL,
            tree INTEGER NOT NULL, PRIMARY KEY (account, slot)) STRICT, WITHOUT ROWID;
        CREATE TABLE tree_entries (
            tree INTEGER NOT NULL, key BLOB NOT NULL, value BLOB NOT NULL,
            PRIMARY KEY (tree, key)) STRICT, WITHOUT ROWID;
        """

    /// Transactions that wait for a block, and those that were taken out without one.
    static let poolTables = """
        CREATE TABLE journal (
            sequence INTEGER PRIMARY KEY AUTOINCREMENT, id BLOB NOT NULL UNIQUE,
            received INTEGER NOT NULL, bytes BLOB NOT NULL) STRICT;
        CREATE TABLE drops (
            sequence INTEGER PRIMARY KEY AUTOINCREMENT, id BLOB NOT NULL UNIQUE,
            block INTEGER NOT NULL, code TEXT NOT NULL, detail TEXT NOT NULL) STRICT;
        """
}
