# SPDX-License-Identifier: MIT
"""The main job: real transactions from many clients become blocks that every follower sees."""

import asyncio
import collections
import random
import re
import subprocess

import httpx
import pytest

from damage import BODY_BYTES_MAX, damaged_submissions
from followers import (
    BinarySocketFollower, EventStreamFollower, LongPollFollower, PageFollower, SocketFollower,
)

SEED = 20_260_415
TYPE = {"content-type": "application/octet-stream"}


async def submit_by_curl(url: str, body: bytes) -> httpx.Response:
    """What curl gets for a submission, as httpx would tell it."""
    process = await asyncio.create_subprocess_exec(
        "curl", "-sS", "-i", "--data-binary", "@-", "-H", f"content-type: {TYPE['content-type']}",
        "-H", "expect:", f"{url}/v1/transactions",
        stdin=subprocess.PIPE, stdout=subprocess.PIPE,
    )
    output, _ = await process.communicate(body)
    assert process.returncode == 0
    head, _, content = output.partition(b"\r\n\r\n")
    first, *fields = head.decode().split("\r\n")
    headers = [tuple(field.split(": ", 1)) for field in fields]
    return httpx.Response(int(first.split()[1]), headers=headers, content=content)


class Clients:
    """HTTP/1.1 and HTTP/2 clients, taken in turn."""

    def __init__(self, url: str):
        self.url = url
        limits = httpx.Limits(max_connections=24)
        self.all = [
            httpx.AsyncClient(base_url=url, timeout=60, limits=limits),
            httpx.AsyncClient(base_url=url, timeout=60, http1=False, http2=True),
            httpx.AsyncClient(base_url=url, timeout=60, http1=False, http2=True),
        ]
        self.turn = 0

    async def __aenter__(self) -> "Clients":
        return self

    async def __aexit__(self, *_):
        for client in self.all:
            await client.aclose()

    async def submit(self, body: bytes, content_type=TYPE["content-type"]) -> httpx.Response:
        self.turn += 1
        # HTTP/2's client fails on a stream that is refused before its body has gone out.
        client = self.all[self.turn % len(self.all) if len(body) < BODY_BYTES_MAX else 0]
        return await client.post(
            "/v1/transactions", content=body, headers={"content-type": content_type}
        )


class Submissions:
    """Submits everything at once, but what builds on another only after it."""

    def __init__(self, clients: Clients, recording):
        self.clients = clients
        self.recording = recording
        self.answers = collections.defaultdict(list)
        self.damaged = []
        self.done = {item.name: asyncio.Event() for item in recording.waiting}

    async def all(self, damaged: list):
        work = [self.twice(item) for item in self.recording.waiting]
        work += [self.bad(item) for item in damaged]
        random.Random(SEED).shuffle(work)
        await asyncio.gather(*work)

    async def twice(self, item):
        if item.expect == "commit_after":
            for name in item.after:
                await self.done[name].wait()
        for answer in await asyncio.gather(
            self.clients.submit(item.bytes), submit_by_curl(self.clients.url, item.bytes)
        ):
            self.answers[item.name].append(answer)
        self.done[item.name].set()

    async def bad(self, item):
        answer = await self.clients.submit(item.body, item.content_type)
        self.damaged.append((item, answer))


def problem_code(answer: httpx.Response) -> str:
    assert answer.headers["content-type"] == "application/problem+json", answer.text
    problem = answer.json()
    assert problem["status"] == answer.status_code
    return problem["code"]


def check_accepted(item, answers):
    """Both were taken, one of them as a duplicate, under the id of the recording."""
    for answer in answers:
        assert answer.status_code == 202, (item.name, answer.text)
        assert answer.headers["location"] == f"/v1/transactions/{item.id}"
        assert answer.json()["data"]["id"] == item.id
    assert sorted(answer.json()["data"]["duplicate"] for answer in answers) == [False, True]


def check_refused(item, answers, codes):
    for answer in answers:
        assert answer.status_code in (400, 409), (item.name, answer.text)
        assert problem_code(answer) in codes, (item.name, answer.text)


def check_answers(recording, submissions) -> list:
    """Holds all answers against the recording; gives what must now come into blocks."""
    accepted = recording.expecting("commit", "commit_after")
    for item in accepted:
        check_accepted(item, submissions.answers[item.name])
    for item in recording.expecting("expired"):
        check_refused(item, submissions.answers[item.name], {"expired"})
    named = {item.name: item for item in recording.waiting}
    for group in recording.exclusive_groups():
        taken = [name for name in group if submissions.answers[name][0].status_code == 202]
        assert len(taken) == 1, f"{taken} of {sorted(group)} were accepted"
        for name in group:
            if name in taken:
                check_accepted(named[name], submissions.answers[name])
                accepted.append(named[name])
            else:
                code = recording.conflict_code(named[name], [named[winner] for winner in taken])
                check_refused(named[name], submissions.answers[name], {code})
    for item, answer in submissions.damaged:
        assert answer.status_code in item.status, (item.text, answer.text)
        assert problem_code(answer) in item.codes, (item.text, answer.text)
    return accepted


def read_chain(devnet, tip: int) -> list:
    with devnet.client() as client:
        chain = []
        for number in range(tip + 1):
            answer = client.get(f"/v1/blocks/{number}?include=transactions,nullifiers,accounts")
            assert answer.status_code == 200
            chain.append(answer.json()["data"])
    return chain


def check_chain(chain: list, recording, accepted: list):
    """Heights, links and the recorded beginning; every good transaction once, no other."""
    for number, block in enumerate(chain):
        assert block["header"]["block_num"] == number
        if number:
            before = chain[number - 1]["header"]
            assert block["header"]["prev_block_commitment"] == before["commitment"]
            assert block["header"]["timestamp"] > before["timestamp"]
    for entry in recording.blocks:
        header = chain[entry["number"]]["header"]
        for name in ("commitment", "chain_commitment", "account_root", "nullifier_root",
                     "note_root", "tx_commitment", "tx_kernel_commitment", "timestamp"):
            assert header[name] == entry[name], (entry["number"], name)
    later = chain[recording.tip + 1:]
    sealed = [transaction["id"] for block in later for transaction in block["transactions"]]
    assert collections.Counter(sealed) == collections.Counter(item.id for item in accepted)
    place = {transaction["id"]: (block["header"]["block_num"], index)
             for block in later for index, transaction in enumerate(block["transactions"])}
    named = {item.name: item for item in recording.waiting}
    for item in accepted:
        for name in item.after if item.expect == "commit_after" else ():
            assert place[named[name].id] < place[item.id], f"{item.name} before {name}"


def check_state(devnet, recording, accepted: list, tip: int):
    """Accounts, nullifiers and statuses say what the blocks say."""
    named = {item.name: item for item in recording.waiting}
    last = {}
    for item in accepted:
        if item.expect == "commit_after" or item.account not in last:
            last[item.account] = item
    with devnet.client() as client:
        status = client.get("/v1/status").json()["data"]
        header = client.get("/v1/blocks/tip/header")
        assert int(header.headers["miden-chain-tip"]) >= tip
        assert header.headers["miden-genesis"] == recording.genesis
        assert status["genesis_commitment"] == recording.genesis
        assert status["mempool"]["transaction_count"] == 0
        for item in last.values():
            account = client.get(f"/v1/accounts/{item.account}").json()["data"]
            assert account["commitment"] == item.final_commitment, item.name
        for item in accepted:
            found = client.get(f"/v1/transactions/{item.id}").json()["data"]
            assert found["status"] == "committed", item.name
            sources = [named[name] for name in item.after if named[name].output_notes]
            for nullifier in item.nullifiers:
                spent = client.get(f"/v1/nullifiers/{nullifier}").json()["data"]
                # What is created and consumed within one block leaves no trace but the headers.
                assert spent["block_num"] == found["block"] or sources, item.name
        for item in recording.expecting("expired"):
            assert client.get(f"/v1/transactions/{item.id}").status_code == 404


def check_follower(devnet, follower, first: int, chain: list):
    """Every block from the first on, once, in order, with the bytes or commitment of GET; of a
    page its number alone."""
    numbers = [number for number, _ in follower.seen]
    assert numbers == list(range(first, first + len(numbers))), follower
    raw = {"accept": "application/octet-stream"}
    with devnet.client(headers=raw) as client:
        for number, proof in follower.seen:
            if number >= len(chain):
                continue
            if proof is None:
                continue
            if isinstance(proof, bytes):
                assert proof == client.get(f"/v1/blocks/{number}").content, (follower, number)
            else:
                assert proof == chain[number]["header"]["commitment"], (follower, number)


def test_transactions_of_many_clients_become_one_sound_chain(new_devnet, recording):
    devnet = new_devnet().start()

    async def job():
        tip = devnet.tip()
        followers = [
            SocketFollower(devnet.url, 0), SocketFollower(devnet.url, None),
            BinarySocketFollower(devnet.url, 0), BinarySocketFollower(devnet.url, None),
            EventStreamFollower(devnet.url, 0), EventStreamFollower(devnet.url, tip),
            LongPollFollower(devnet.url, 0), LongPollFollower(devnet.url, tip + 1),
            PageFollower(devnet.url, None),
        ]
        for follower in followers:
            await follower.go().opened.wait()
        assert followers[1].start > tip
        async with Clients(devnet.url) as clients:
            submissions = Submissions(clients, recording)
            await submissions.all(damaged_submissions(recording.waiting, SEED))
        accepted = check_answers(recording, submissions)
        deadline = asyncio.get_running_loop().time() + 60
        while devnet.data("/v1/mempool")["transaction_count"]:
            assert asyncio.get_running_loop().time() < deadline
            await asyncio.sleep(0.1)
        tip = devnet.wait_for_tip(devnet.tip() + 1)
        chain = read_chain(devnet, tip)
        for follower in followers:
            await follower.reach(tip)
            await follower.stop()
            check_follower(devnet, follower, follower.start, chain)
        return chain, accepted

    chain, accepted = asyncio.run(job())
    check_chain(chain, recording, accepted)
    check_state(devnet, recording, accepted, len(chain) - 1)
    for entry in recording.blocks:
        answer = httpx.get(
            f"{devnet.url}/v1/blocks/{entry['number']}",
            headers={"accept": "application/octet-stream"},
        )
        assert answer.content == recording.block_bytes(entry["number"])

    devnet.stop()
    assert devnet.verify()["tip"] >= len(chain) - 1
    devnet.start()
    assert read_chain(devnet, len(chain) - 1) == chain
    check_state(devnet, recording, accepted, len(chain) - 1)
    devnet.stop()


def test_the_printed_line_submits_a_transaction(new_devnet):
    devnet = new_devnet().start(as_json=False)
    command = re.search(r"curl -X POST .*?'http[^']+'", devnet.printed, re.DOTALL)
    assert command, devnet.printed
    result = subprocess.run(
        ["bash", "-c", command[0]], capture_output=True, text=True, timeout=60, check=False
    )
    assert result.returncode == 0, result.stderr
    assert '"status":"committed"' in result.stdout, result.stdout
    devnet.stop()


def submit(client, item) -> bool:
    """Whether the transaction was acknowledged; false if the connection broke."""
    try:
        answer = client.post("/v1/transactions", content=item.bytes, headers=TYPE)
    except httpx.HTTPError:
        return False
    assert answer.status_code == 202, answer.text
    return True


def expect_committed(devnet, items):
    with devnet.client() as client:
        for item in items:
            path = f"/v1/transactions/{item.id}?wait=committed&timeout=20s"
            answer = client.get(path)
            assert answer.status_code == 200, (item.name, answer.text)
            assert answer.json()["data"]["status"] == "committed", (item.name, answer.text)


def test_what_waits_survives_a_kill(new_devnet, recording):
    devnet = new_devnet().start(interval="none")
    items = recording.expecting("commit") + recording.expecting("commit_after")
    with devnet.client() as client:
        assert all(submit(client, item) for item in items)
    devnet.kill()
    devnet.start()
    expect_committed(devnet, items)
    devnet.stop()
    devnet.verify()


@pytest.mark.parametrize("seed", range(3))
def test_nothing_acknowledged_is_lost_in_a_kill_midway(new_devnet, recording, seed):
    devnet = new_devnet().start(interval="50ms")
    items = recording.expecting("commit")
    random.Random(seed).shuffle(items)
    acknowledged = []

    async def storm():
        async with Clients(devnet.url) as clients:
            async def one(item):
                try:
                    answer = await clients.submit(item.bytes)
                except httpx.HTTPError:
                    return
                assert answer.status_code == 202, answer.text
                acknowledged.append(item)

            async def end():
                while len(acknowledged) < 2 + 4 * seed:
                    await asyncio.sleep(0.002)
                devnet.kill()

            await asyncio.gather(end(), *(one(item) for item in items))

    asyncio.run(storm())
    assert acknowledged
    devnet.verify()
    devnet.start()
    expect_committed(devnet, acknowledged)
    devnet.stop()
    devnet.verify()
