# SPDX-License-Identifier: MIT
"""Who may ask, from where and how often, as an operator sets it up."""

import subprocess

import httpx
import pytest
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect

from devnet import Devnet, find_binary

EXPLORER = "https://explorer.example"
PREFLIGHT = {
    "access-control-request-method": "POST", "access-control-request-headers": "content-type",
}


@pytest.fixture(scope="module")
def streaming(recording, tmp_path_factory):
    devnet = Devnet(find_binary(), recording.directory, tmp_path_factory.mktemp("ws") / "devnet")
    yield devnet.start("--websocket-origin", EXPLORER)
    devnet.stop()


def names(answer: httpx.Response) -> set:
    return {name.lower() for name in answer.headers if name.lower().startswith("access-control")}


def test_no_other_origin_reads_answers_by_default(devnet):
    with devnet.client(headers={"origin": EXPLORER}) as client:
        assert not names(client.get("/v1/status"))
        assert not names(client.options("/v1/transactions", headers=PREFLIGHT))


def test_a_strange_host_name_is_refused_on_loopback(devnet):
    with devnet.client() as client:
        answer = client.get("/v1/status", headers={"host": "evil.example"})
        assert answer.status_code == 421 and answer.json()["code"] == "misdirected_request"
        for name in ("localhost", "127.0.0.1:1", "LOCALHOST:57291", "[::1]:80"):
            assert client.get("/v1/status", headers={"host": name}).status_code == 200


def test_the_named_origins_read_answers_and_no_others(new_devnet):
    devnet = new_devnet().start("--cors-origin", f"{EXPLORER},http://localhost:3000")
    with devnet.client() as client:
        let_in = client.get("/v1/status", headers={"origin": EXPLORER})
        assert let_in.headers["access-control-allow-origin"] == EXPLORER
        assert "miden-chain-tip" in let_in.headers["access-control-expose-headers"]
        assert "origin" in let_in.headers["vary"].lower()
        assert "access-control-allow-credentials" not in let_in.headers
        preflight = client.options(
            "/v1/transactions", headers={"origin": EXPLORER, **PREFLIGHT})
        assert preflight.status_code == 204
        assert "POST" in preflight.headers["access-control-allow-methods"]
        assert preflight.headers["access-control-max-age"] == "600"
        assert not names(client.get("/v1/status", headers={"origin": "https://other.example"}))
        refused = client.get("/v1/blocks/x", headers={"origin": EXPLORER})
        assert refused.headers["access-control-allow-origin"] == EXPLORER


@pytest.mark.parametrize("origin, is_let_in", [
    (EXPLORER, True), ("https://other.example", False), (None, True),
])
def test_the_named_origins_open_sockets_and_no_others(streaming, origin, is_let_in):
    address = streaming.url.replace("http", "ws") + "/v1/ws"
    try:
        with connect(address, subprotocols=["miden.v1.json"], origin=origin) as socket:
            socket.send('{"op":"ping"}')
            assert socket.recv(timeout=5) and is_let_in
    except InvalidStatus as refusal:
        assert refusal.response.status_code == 403 and not is_let_in


def test_a_client_that_asks_too_often_is_told_when_to_come_back(new_devnet):
    devnet = new_devnet().start("--rate-limit", "30/60s", "--trusted-proxy", "127.0.0.1")
    with devnet.client() as client:
        answers = [client.get("/v1/status") for _ in range(40)]
        allowed = [answer for answer in answers if answer.status_code == 200]
        assert len(allowed) in range(30, 33)
        last = answers[-1]
        assert last.status_code == 429 and last.json()["code"] == "rate_limited"
        assert int(last.headers["retry-after"]) in range(1, 61)
        assert last.headers["ratelimit-policy"] == '"ip";q=30;w=60'
        assert last.headers["miden-chain-tip"]
        other = {"x-forwarded-for": "203.0.113.7"}
        assert client.get("/v1/status", headers=other).status_code == 200
        content = {"content-type": "application/octet-stream", **other}
        first = client.post("/v1/transactions", content=b"x", headers=content)
        assert first.status_code == 400 and int(first.headers["x-ratelimit-remaining"]) == 9
        assert client.post("/v1/transactions", content=b"x", headers=content).status_code == 429
        # Health costs nothing: who is watched over by a machine must not be
        # shut out by somebody's requests.
        for _ in range(20):
            assert client.get("/livez", headers=other).status_code == 200


def test_a_listener_behind_a_proxy_knows_its_public_name(new_devnet):
    devnet = new_devnet().start("--host-name", "Node.Example")
    with devnet.client() as client:
        for name, status in (("node.example", 200), ("localhost", 200), ("a.example", 421)):
            assert client.get("/v1/status", headers={"host": name}).status_code == status


def test_readiness_and_limits_are_told(devnet):
    with devnet.client() as client:
        devnet.wait_until_ready()
        lines = client.get("/readyz?verbose").text.split()
        assert lines == [
            "running:", "ok", "store:", "ok", "chain:", "ok", "tip_age:", "ok", "disk:", "ok"]
        assert client.get("/v1/limits").json()["data"]["mempool_block_bytes"]["value"] == 32 << 20


@pytest.mark.parametrize("option, value", [
    ("--cors-origin", "explorer.example"), ("--cors-origin", "https://a.example/path"),
    ("--cors-origin", ""), ("--websocket-origin", "any"),
    ("--rate-limit", "30"), ("--rate-limit", "0/1s"),
    ("--rate-limit", "30/1h"), ("--rate-limit", "-1/1s"), ("--rate-limit", "30/1s/2"),
])
def test_malformed_options_are_refused(tmp_path, option, value):
    result = subprocess.run(
        [str(find_binary()), "devnet", "--data-directory", str(tmp_path), option, value],
        capture_output=True, text=True, timeout=60, check=False,
    )
    assert result.returncode == 2 and option in result.stderr, result.stderr
