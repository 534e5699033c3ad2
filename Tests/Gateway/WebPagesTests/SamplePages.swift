// SPDX-License-Identifier: MIT

import TestSupport
import WebPages

/// Pages of an invented chain, the same for the same seed.
struct SamplePages {
    private var generator: SeededGenerator
    let site: Site
    private let now: UInt32

    /// Starts a chain whose ids follow from `seed` and whose latest block was made at `now`.
    init(seed: UInt64, now: UInt32 = 1_795_250_000, links: [NavigationLink] = []) {
        generator = SeededGenerator(seed: seed)
        self.now = now
        site = Site(
            network: "devnet",
            genesis: generator.hex(32),
            version: "0.1.0",
            tip: 81_234,
            provenTip: 81_229,
            links: links
        )
    }

    mutating func block(_ number: UInt32) -> BlockRow {
        let count = number.isMultiple(of: 4) ? 0 : Int(generator.next() % 200) >> (number % 5)
        return BlockRow(
            number: number,
            commitment: generator.hex(32),
            timestamp: now - (site.tip - number) * 5,
            transactionCount: count,
            noteCount: count * 2,
            nullifierCount: count,
            isProven: number <= site.provenTip
        )
    }

    mutating func transaction(_ state: TransactionState) -> TransactionRow {
        TransactionRow(
            id: generator.hex(32),
            account: generator.hex(15),
            inputNoteCount: Int(generator.next() % 4),
            outputNoteCount: Int(generator.next() % 5),
            state: state
        )
    }

    mutating func note(isPublic: Bool) -> NoteRow {
        NoteRow(
            id: generator.hex(32),
            isPublic: isPublic,
            sender: generator.hex(15),
            tag: UInt32(truncatingIfNeeded: generator.next())
        )
    }

    mutating func coins(_ amount: String) -> AssetRow {
        AssetRow(faucet: generator.hex(15), symbol: "MIDEN", value: .amount(amount))
    }

    mutating func overview() -> OverviewPage {
        let states: [TransactionState] = [
            .received, .verified, .batched, .committed(block: 81_234), .committed(block: 81_233),
            .proven(block: 81_229), .dropped(code: "expired", detail: "Too late."),
        ]
        return OverviewPage(
            blocks: (0..<12).map { block(site.tip - $0) },
            transactions: states.map { transaction($0) },
            mempool: MempoolCounts(
                transactionCount: 17,
                byteCount: 1_734_000,
                oldestAgeSeconds: 4
            )
        )
    }

    mutating func blockPage() -> BlockPage {
        let names = [
            "Account root", "Nullifier root", "Note root", "Chain", "Transactions", "Kernel",
            "Validator key",
        ]
        return BlockPage(
            block: block(81_229),
            parent: generator.hex(32),
            commitments: names.map { NamedCommitment(name: $0, value: generator.hex(32)) },
            byteCount: 48_213,
            transactions: (0..<3).map { _ in transaction(.proven(block: 81_229)) },
            notes: [note(isPublic: true), note(isPublic: false)],
            nullifiers: [generator.hex(32), generator.hex(32)],
            accounts: [true, false].map { isPublic in
                AccountUpdateRow(
                    id: generator.hex(15),
                    isPublic: isPublic,
                    commitment: generator.hex(32)
                )
            }
        )
    }

    mutating func transactionPage(_ state: TransactionState) -> TransactionPage {
        TransactionPage(
            id: generator.hex(32),
            account: generator.hex(15),
            state: state,
            timestamp: now,
            initialState: generator.hex(32),
            finalState: generator.hex(32),
            referenceBlock: 81_230,
            expirationBlock: nil,
            fee: coins("0.00125"),
            nullifiers: [generator.hex(32)],
            outputNotes: [note(isPublic: false), note(isPublic: true)]
        )
    }

    mutating func accountPage(isPublic: Bool) -> AccountPage {
        let details = AccountDetails(
            nonce: "42",
            codeCommitment: generator.hex(32),
            storageCommitment: generator.hex(32),
            vaultRoot: generator.hex(32),
            assets: [
                coins("1234567.5"),
                AssetRow(
                    faucet: generator.hex(15),
                    symbol: nil,
                    value: .item(generator.hex(32))
                ),
            ],
            slots: [
                StorageSlotRow(name: "owner", isMap: false, value: generator.hex(32)),
                StorageSlotRow(name: "balances", isMap: true, value: generator.hex(32)),
            ]
        )
        return AccountPage(
            id: generator.hex(15),
            address: "mdev1ap86qhrsrs4gcy2ntrerfkwylure4ly5",
            commitment: generator.hex(32),
            lastBlock: 81_201,
            state: isPublic ? .open(details) : .notPublic,
            transactions: [transaction(.proven(block: 81_201))]
        )
    }

    mutating func notePage(isPublic: Bool) -> NotePage {
        let details = NoteDetails(
            scriptName: "P2ID",
            scriptRoot: generator.hex(32),
            recipient: generator.hex(32),
            serialNumber: generator.hex(32),
            nullifier: generator.hex(32),
            storage: ["1844674406941458", "907213"],
            assets: [coins("250")]
        )
        return NotePage(
            note: note(isPublic: isPublic),
            block: 81_190,
            indexInBlock: 3,
            consumption: isPublic ? .consumed(block: 81_200) : .unknowable,
            contents: isPublic ? .open(details) : .notPublic
        )
    }

    /// Every page with the path that it is served under.
    mutating func all() -> [(path: String, bytes: [UInt8])] {
        let problem = ProblemPage(
            code: "nullifier_spent",
            title: "A note was already consumed",
            status: 409,
            explanation: "Another transaction consumed the note first. Synchronise, then build "
                + "the transaction again from notes that are still there."
        )
        let error = ErrorPage(
            status: 404,
            title: "No such block",
            detail: "The chain ends at block 81,234.",
            code: "not_found",
            requestID: "01J9-4F2A"
        )
        let dropped = TransactionState.dropped(
            code: "nullifier_spent",
            detail: "Note 0x12 was consumed in block 81,230."
        )
        return [
            ("/", overview().rendered(on: site)),
            ("/block/81229", blockPage().rendered(on: site)),
            ("/tx/committed", transactionPage(.committed(block: 81_234)).rendered(on: site)),
            ("/tx/dropped", transactionPage(dropped).rendered(on: site)),
            ("/account/public", accountPage(isPublic: true).rendered(on: site)),
            ("/account/private", accountPage(isPublic: false).rendered(on: site)),
            ("/note/public", notePage(isPublic: true).rendered(on: site)),
            ("/note/private", notePage(isPublic: false).rendered(on: site)),
            ("/search", SearchPage(query: "0xzz", kind: .unreadable).rendered(on: site)),
            ("/problems/nullifier_spent", problem.rendered(on: site)),
            ("/error", error.rendered(on: site)),
        ]
    }
}

extension SeededGenerator {
    /// Random bytes as hex after `0x`.
    mutating func hex(_ count: Int) -> String {
        "0x"
            + bytes(count).map { byte in
                let digits = String(byte, radix: 16)
                return digits.count == 1 ? "0\(digits)" : digits
            }.joined()
    }
}
