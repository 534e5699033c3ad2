// SPDX-License-Identifier: MIT

import ByteCoding
import FieldArithmetic
import ProtocolTypes
import TestSupport
import Testing

@Suite struct DeltaVectorTests {
    let vectors: JSONValue
    let base: Account

    init() throws {
        vectors = try Vectors.json("protocol/deltas.json")
        base = try roundTrip(Account.self, protocolBytes(vectors["base_account"]["bytes"]))
    }

    @Test func `the base account is the same`() throws {
        #expect(base.commitment == (try vectors["base_account"]["commitment"].word))
        #expect(base.vault.assets.count == vectors["base_account"]["assets"].items.count)
    }

    @Test func `a delta has the same bytes, elements and commitment`() throws {
        let cases = vectors["deltas"].items
        #expect(!cases.isEmpty)
        for item in cases {
            let name = Comment(rawValue: try item["name"].string)
            let delta = try roundTrip(AccountDelta.self, protocolBytes(item["bytes"]), name)
            #expect(delta.commitment == (try item["commitment"].word), name)
            #expect(delta.elements == (try item["elements"].felts), name)
            #expect(delta.isEmpty == item["is_empty"].isTrue, name)
            #expect(delta.encodedBytes.count == (try item["size_hint"].int), name)
            let details = try roundTrip(
                AccountUpdateDetails.self,
                protocolBytes(item["update_details_bytes"]),
                name
            )
            #expect(details == .delta(delta), name)
            try check(delta, item["delta"])
        }
    }

    private func check(_ delta: AccountDelta, _ item: JSONValue) throws {
        #expect(delta.id.hex == item["account_id"].text)
        #expect(delta.nonceDelta == (try item["nonce_delta"].felt))
        #expect(delta.isFullState == item["full_state"].isTrue)
        #expect(delta.code?.commitment.hex == item["code_commitment"].text)
        #expect(delta.vault.fungible.count == item["fungible"].items.count)
        for entry in item["fungible"].items {
            let key = try AssetVaultKey(word: entry["key"].word)
            #expect(delta.vault.fungible[key].map { "\($0)" } == entry["delta"].text)
        }
        #expect(delta.vault.nonFungible.count == item["non_fungible"].items.count)
        for slot in item["value_slots"].items {
            let name = try StorageSlotName(slot["slot"].string)
            #expect(delta.storage[name] == .value(try slot["value"].word))
        }
        for slot in item["map_slots"].items {
            let name = try StorageSlotName(slot["slot"].string)
            let entries = try slot["entries"].items.map { (try $0[0].word, try $0[1].word) }
            #expect(delta.storage[name] == .map(Dictionary(uniqueKeysWithValues: entries)))
        }
    }

    @Test func `applying a delta gives the same account or the same refusal`() throws {
        var count = 0
        for item in vectors["deltas"].items where !item["apply"].isNull {
            let name = Comment(rawValue: try item["name"].string)
            let expected = item["apply"]
            var account = base
            let delta = try AccountDelta(decoding: protocolBytes(item["bytes"]))
            #expect(account.commitment == (try expected["before"].word), name)
            let refusal = refusal { try account.apply(delta) }
            #expect(refusal == expected["error"].text, name)
            count += 1
            guard expected["error"].isNull else {
                #expect(account == base, name)
                continue
            }
            #expect(account.commitment == (try expected["after"].word), name)
            #expect(account.nonce == (try expected["nonce_after"].felt), name)
            #expect(account.vault.root == (try expected["vault_root_after"].word), name)
            let storage = try expected["storage_commitment_after"].word
            #expect(account.storage.commitment == storage, name)
        }
        #expect(count > 0)
    }

    @Test func `a full state is that of its account`() throws {
        var count = 0
        for item in vectors["deltas"].items where !item["account"].isNull {
            let delta = try AccountDelta(decoding: protocolBytes(item["bytes"]))
            let account = try Account(fullState: delta)
            #expect(try Account(decoding: protocolBytes(item["account"]["bytes"])) == account)
            #expect(account.commitment == (try item["account"]["commitment"].word))
            let again = try AccountDelta(fullStateOf: account)
            #expect(again.commitment == delta.commitment)
            count += 1
        }
        #expect(count > 0)
    }

    @Test func `merged deltas are the same`() throws {
        let cases = vectors["merges"].items
        #expect(!cases.isEmpty)
        for item in cases {
            let name = Comment(rawValue: try item["name"].string)
            var delta = try AccountDelta(decoding: protocolBytes(item["first"]))
            let second = try AccountDelta(decoding: protocolBytes(item["second"]))
            let before = delta
            let refusal = refusal { try delta.merge(second) }
            #expect(refusal == item["error"].text, name)
            guard item["error"].isNull else {
                #expect(delta == before, name)
                continue
            }
            #expect(delta.encodedBytes == (try protocolBytes(item["merged"])), name)
            #expect(delta.commitment == (try item["commitment"].word), name)
        }
    }

    @Test func `updates of a transaction are checked whole`() throws {
        let cases = vectors["tx_account_updates"].items
        #expect(!cases.isEmpty)
        for item in cases where !item["details"].isNull || !item["bytes"].isNull {
            let name = Comment(rawValue: try item["name"].string)
            if !item["bytes"].isNull {
                let update = try roundTrip(
                    TxAccountUpdate.self,
                    protocolBytes(item["bytes"]),
                    name
                )
                #expect(update.accountID.hex == item["account_id"].text, name)
                #expect(update.finalCommitment == (try item["final"].word), name)
                #expect(update.details.encodedBytes.count == (try item["details_len"].int), name)
                continue
            }
            let refusal = refusal {
                _ = try TxAccountUpdate(
                    accountID: AccountID(hex: item["account_id"].string),
                    initialCommitment: item["initial"].word,
                    finalCommitment: item["final"].word,
                    deltaCommitment: item["delta_commitment"].word,
                    details: AccountUpdateDetails(decoding: protocolBytes(item["details"]))
                )
            }
            #expect(refusal == item["error"].text, name)
            #expect(refusal != nil, name)
        }
    }

    @Test func `updates beyond the limit are refused`() throws {
        let limit = try vectors["account_update_max_size"].int
        #expect(ProtocolLimits.maxAccountUpdateByteCount == limit)
        let item = try #require(
            vectors["tx_account_updates"].items.first {
                !$0["bytes"].isNull && $0["details_len"] != .null
                    && (try? $0["details_len"].int) ?? 0 > limit - 64
            }
        )
        let update = try TxAccountUpdate(decoding: protocolBytes(item["bytes"]))
        guard case .delta(var delta) = update.details else { throw DeltaError.incompatibleUpdates }
        let (name, _) = try #require(delta.storage.changes.first)
        var storage = StorageDelta()
        try storage.setMapItems([Word(1, 2, 3, 4): Word(1, 2, 3, 4)], of: name)
        try delta.merge(AccountDelta(id: delta.id, storage: storage, nonceDelta: .one))
        let refusal = refusal {
            _ = try TxAccountUpdate(
                accountID: update.accountID,
                initialCommitment: update.initialCommitment,
                finalCommitment: update.finalCommitment,
                deltaCommitment: update.deltaCommitment,
                details: .delta(delta)
            )
        }
        #expect(refusal == "AccountUpdateSizeLimitExceeded")
    }

    @Test func `oddities of reading are the same`() throws {
        let cases = vectors["reading_quirks"].items
        #expect(!cases.isEmpty)
        for item in cases {
            var delta: AccountDelta?
            let refusal = refusal {
                delta = try AccountDelta(decoding: protocolBytes(item["bytes"]))
            }
            #expect(refusal == item["error"].text, "\(item["case"])")
            if let delta, !item["num_fungible"].isNull {
                #expect(delta.vault.fungible.count == (try item["num_fungible"].int))
                #expect(delta.isEmpty == item["is_empty"].isTrue)
            }
        }
    }

    @Test func `update details are one byte for private accounts`() throws {
        let cases = vectors["update_details"].items
        #expect(!cases.isEmpty)
        for item in cases where item["name"].text != nil && !item["bytes"].isNull {
            guard item["final_commitment"].isNull else { continue }
            let refusal = refusal {
                _ = try AccountUpdateDetails(decoding: protocolBytes(item["bytes"]))
            }
            #expect(refusal == item["error"].text)
        }
        let delta = AccountUpdateDetails.delta(
            try AccountDelta(id: base.id, nonceDelta: .one)
        )
        #expect(try AccountUpdateDetails.private.merged(with: .private) == .private)
        for (first, second) in [(delta, .private), (.private, delta)] {
            let refusal = refusal { _ = try first.merged(with: second) }
            #expect(refusal == "IncompatibleAccountUpdates")
        }
    }
}
