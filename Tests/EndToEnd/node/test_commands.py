# SPDX-License-Identifier: MIT
"""The commands of an operator: a chain imported and verified, and a node of two processes."""

import json
import os
import sqlite3
import subprocess

import httpx
import pytest

from devnet import Node, find_binary

VERIFICATION_FAILED = 7


def command(*arguments, status=0) -> dict:
    """Runs a command with JSON, and gives what it printed."""
    result = subprocess.run(
        [str(find_binary()), *map(str, arguments), "--json"],
        capture_output=True, text=True, timeout=120, check=False,
    )
    assert result.returncode == status, (result.returncode, result.stdout, result.stderr)
    return json.loads(result.stdout)


def refusal(*arguments, status) -> dict:
    return command(*arguments, status=status)["error"]


@pytest.fixture
def directory(tmp_path):
    return tmp_path / "node"


@pytest.fixture
def import_chain(directory, tmp_path):
    """Imports bytes as a chain; gives what the command said."""
    def run(chain: bytes, status=0) -> dict:
        file = tmp_path / "chain.bin"
        file.write_bytes(chain)
        return command("chain", "import", file, "--data-directory", directory, status=status)

    return run


def verify(directory, status=0) -> dict:
    return command("chain", "verify", "--data-directory", directory, status=status)


def flipped(chain: bytes, place: int, bit=0) -> bytes:
    chain = bytearray(chain)
    chain[place] ^= 1 << bit
    return bytes(chain)


def start_of(recording, number: int) -> int:
    return recording.blocks[number]["offset"]


def end_of(recording, number: int) -> int:
    return start_of(recording, number) + recording.blocks[number]["length"]


def test_a_chain_is_imported_once_and_verified(recording, directory, import_chain):
    count = len(recording.blocks)
    half = recording.file[:end_of(recording, count // 2)]
    assert import_chain(half) == {
        "imported": count // 2 + 1, "known": 0, "tip": count // 2}
    assert import_chain(recording.file) == {
        "imported": count - count // 2 - 1, "known": count // 2 + 1, "tip": recording.tip}
    assert import_chain(recording.file) == {
        "imported": 0, "known": count, "tip": recording.tip}
    assert verify(directory) == {
        "valid": True, "tip": recording.tip,
        "commitment": recording.blocks[recording.tip]["commitment"]}


def test_there_must_be_something_to_import_and_to_verify(directory, import_chain):
    assert import_chain(b"", status=1)["error"]["code"] == "empty_file"
    assert verify(directory, status=3)["error"]["code"] == "no_chain"
    missing = refusal(
        "chain", "import", directory / "none", "--data-directory", directory, status=3)
    assert missing["code"] == "file_not_found"


def test_bytes_that_are_no_block_are_refused_with_their_place(recording, directory, import_chain):
    start = start_of(recording, 2)
    error = import_chain(recording.file[:start + 100], VERIFICATION_FAILED)["error"]
    assert error["code"] == "malformed_block" and start < error["offset"] <= start + 100
    error = import_chain(recording.file + b"\1", VERIFICATION_FAILED)["error"]
    assert error["code"] == "malformed_block" and error["offset"] >= len(recording.file)
    assert verify(directory)["tip"] == recording.tip, "what came before is kept"


@pytest.mark.parametrize("what, place", [
    ("timestamp", 287), ("version", 0), ("the signature's recovery number", -1),
    ("the signature", -40),
])
def test_a_changed_block_is_refused_with_its_place(
    recording, directory, import_chain, what, place
):
    start, end = start_of(recording, 2), end_of(recording, 2)
    changed = flipped(recording.file, (start if place >= 0 else end) + place)
    error = import_chain(changed, VERIFICATION_FAILED)["error"]
    assert (error["code"], error["offset"]) == ("block_refused", start), what
    assert verify(directory)["tip"] == 1
    assert import_chain(recording.file)["tip"] == recording.tip


def test_a_block_is_not_taken_for_another_one_that_is_there(recording, import_chain):
    import_chain(recording.file)
    start, end = start_of(recording, 2), end_of(recording, 2)
    for place in (start + 287, end - 1):
        error = import_chain(flipped(recording.file, place), VERIFICATION_FAILED)["error"]
        assert (error["code"], error["offset"]) == ("other_chain", start)


def test_a_block_that_does_not_follow_is_refused(recording, import_chain):
    error = import_chain(recording.file[start_of(recording, 1):], VERIFICATION_FAILED)["error"]
    assert (error["code"], error["offset"]) == ("block_refused", 0)


@pytest.mark.parametrize("change", [
    "UPDATE blocks SET notes = notes + 1 WHERE number = 3",
    "UPDATE blocks SET bytes = x'00' WHERE number = 4",
    "DELETE FROM nullifiers WHERE block = 1",
    "UPDATE accounts SET commitment = zeroblob(32)",
])
def test_a_damaged_store_is_told_from_a_sound_one(recording, directory, import_chain, change):
    import_chain(recording.file)
    with sqlite3.connect(directory / "store.sqlite") as store:
        assert store.execute(change).rowcount > 0
    store.close()
    error = verify(directory, VERIFICATION_FAILED)["error"]
    assert error["code"] == "chain_damaged"


@pytest.fixture
def key(recording, tmp_path):
    """The file of the validator's key."""
    file = tmp_path / "validator.key"
    index = json.loads((recording.directory / "index.json").read_text())
    file.write_text(index["validator_secret_key"].removeprefix("0x"))
    file.chmod(0o600)
    return file


@pytest.fixture
def launch(tmp_path):
    """Starts commands that serve; those still running at the end are stopped."""
    made = []

    def run(name, *arguments) -> Node:
        made.append(Node(find_binary(), tmp_path / name))
        return made[-1].launch(*arguments)

    yield run
    for node in reversed(made):
        if node.process:
            node.stop()


def sequencer(directory, *options) -> list:
    return [
        "node", "sequencer", "--data-directory", directory, "--listen", "127.0.0.1:0",
        "--admin-listen", "127.0.0.1:0", "--block-interval", "none", *options,
    ]


def validator(directory, key, anchor) -> list:
    return [
        "validator", "--data-directory", directory, "--validator-key", key,
        "--anchor", anchor, "--listen", "127.0.0.1:0",
    ]


def make_block(node) -> dict:
    answer = httpx.post(node.admin_url() + "/v1/admin/blocks", timeout=30)
    assert answer.status_code == 201, answer.text
    return answer.json()["data"]


def test_a_key_that_others_may_read_is_refused(recording, directory, import_chain, key, tmp_path):
    import_chain(recording.file)
    anchor = tmp_path / "chain.bin"
    for mode in (0o640, 0o604, 0o620):
        key.chmod(mode)
        for arguments in (
            sequencer(directory, "--validator-key", key),
            validator(tmp_path / "validator", key, anchor),
        ):
            error = refusal(*arguments, status=1)
            assert error["code"] == "key_file_mode"
            assert error["hint"] == f"chmod 600 {key}"
    assert not os.path.exists(tmp_path / "validator")


def test_a_node_without_a_chain_or_with_another_key_does_not_start(
    recording, directory, import_chain, key
):
    arguments = sequencer(directory, "--validator-key", key)
    directory.mkdir()
    assert refusal(*arguments, status=3)["code"] == "no_chain"
    import_chain(recording.file)
    key.write_text("11" * 32)
    assert refusal(*arguments, status=1)["code"] == "validator_unusable"
    key.write_text("11")
    assert refusal(*arguments, status=1)["code"] == "key_malformed"


@pytest.mark.parametrize("apart", [False, True], ids=["one process", "two processes"])
def test_blocks_are_made_on_demand(
    recording, directory, import_chain, key, launch, tmp_path, apart
):
    import_chain(recording.file)
    signing = ["--validator-key", key]
    if apart:
        anchor = tmp_path / "tip.bin"
        anchor.write_bytes(recording.block_bytes(recording.tip))
        signer = launch("signer", *validator(tmp_path / "journal", key, anchor))
        signing = ["--validator", signer.url.removeprefix("http://")]
    node = launch("sequencer", *sequencer(directory, *signing))
    first, second = recording.expecting("commit")[:2]
    header = {"content-type": "application/octet-stream"}
    for number, item in enumerate((first, second), recording.tip + 1):
        answer = httpx.post(
            node.url + "/v1/transactions", content=item.bytes, headers=header, timeout=30)
        assert answer.status_code == 202, answer.text
        assert node.tip() == number - 1, "no block without being asked"
        block = make_block(node)
        assert block["block_num"] == number == node.tip()
        told = node.data(f"/v1/blocks/{number}?include=transactions")
        assert told["header"]["commitment"] == block["commitment"]
        assert [entry["id"] for entry in told["transactions"]] == [item.id]
    assert make_block(node)["block_num"] == recording.tip + 3, "empty if nothing waits"
    public = httpx.post(node.url + "/v1/admin/blocks", timeout=30)
    assert public.status_code == 404
    page = httpx.post(
        node.admin_url() + "/v1/admin/blocks", headers={"origin": node.url}, timeout=30)
    assert page.status_code == 403 and page.json()["code"] == "origin_refused"
    if apart:
        signer.stop()
        away = httpx.post(node.admin_url() + "/v1/admin/blocks", timeout=60)
        assert away.status_code == 503 and away.json()["code"] == "block_not_made"
        assert away.json()["detail"].startswith("the validator cannot be asked")
        assert int(away.headers["retry-after"]) > 0
    node.stop()
    assert verify(directory)["tip"] == recording.tip + 3
