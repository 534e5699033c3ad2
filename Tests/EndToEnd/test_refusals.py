# SPDX-License-Identifier: MIT
"""Good transactions at the wrong time or place: each is refused with the code for just that."""

import httpx
import pytest

from recording import find_vectors

TYPE = {"content-type": "application/octet-stream"}


@pytest.fixture
def node(new_devnet):
    """A devnet that makes blocks on demand only."""
    return new_devnet().start(interval="none")


def submit(node, body: bytes) -> dict:
    answer = httpx.post(node.url + "/v1/transactions", content=body, headers=TYPE, timeout=30)
    return answer.json() | {"status": answer.status_code}


def make_block(node):
    answer = httpx.post(node.admin_url() + "/v1/admin/blocks", timeout=30)
    assert answer.status_code == 201, answer.text


def test_a_transaction_of_another_chain(node):
    folder = find_vectors() / "transactions/tx"
    foreign = sorted(folder.glob("*/proven.bin"))
    assert foreign
    for file in foreign:
        answer = submit(node, file.read_bytes())
        assert (answer["status"], answer["code"]) == (400, "unknown_reference_block"), file


def test_a_transaction_that_ends_too_soon(node, recording):
    for item in recording.expecting("expired"):
        answer = submit(node, item.bytes)
        assert (answer["status"], answer["code"]) == (400, "expired"), item.name
        assert answer["tip"] == recording.tip and answer["expiration"] <= recording.tip + 2


def test_a_note_that_is_consumed_already(node, recording):
    [group] = recording.exclusive_groups()
    first, second = [item for item in recording.waiting if item.name in group]
    assert set(first.nullifiers) & set(second.nullifiers)
    assert submit(node, first.bytes)["status"] == 202
    for by in ("pending", "committed"):
        answer = submit(node, second.bytes)
        assert (answer["status"], answer["code"]) == (409, "nullifier_spent")
        assert answer["by"] == by and answer["nullifier"] in first.nullifiers
        make_block(node)


def test_a_transaction_before_the_one_that_it_needs(node, recording):
    named = {item.name: item for item in recording.waiting}
    later = recording.expecting("commit_after")
    assert later
    for item in later:
        earlier = [named[name] for name in item.after]
        needs_note = any(other.account != item.account for other in earlier)
        code = "unauthenticated_note_missing" if needs_note else "account_conflict"
        answer = submit(node, item.bytes)
        assert (answer["status"], answer["code"]) == (409, code), item.name
        if not needs_note:
            assert answer["account"] == item.account
            assert answer["expected"] != answer["current"]
    for item in later:
        for other in item.after:
            assert submit(node, named[other].bytes)["status"] == 202
        assert submit(node, item.bytes)["status"] == 202, item.name
