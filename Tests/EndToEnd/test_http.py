# SPDX-License-Identifier: MIT
"""What HTTP promises: validators, forms, refusals, pages of lists, documents, no smuggling."""

import base64
import gzip
import json
import re
import socket
from urllib.parse import urlsplit

import httpx
import jsonschema
import pytest
from openapi_spec_validator import validate

RAW = "application/octet-stream"


@pytest.fixture(scope="module")
def client(devnet):
    with devnet.client() as client:
        yield client


@pytest.fixture(scope="module")
def sealed(devnet, recording, client):
    """A transaction that is in a block."""
    item = recording.expecting("commit")[0]
    answer = client.post(
        "/v1/transactions?wait=committed&timeout=20s",
        content=item.bytes, headers={"content-type": RAW},
    )
    assert answer.status_code == 200, answer.text
    return item


def problem(answer: httpx.Response, status: int, code: str) -> dict:
    """Expects a problem with a status and a code, and gives it."""
    assert answer.status_code == status, (answer.status_code, answer.text)
    assert answer.headers["content-type"] == "application/problem+json"
    body = answer.json()
    assert body["status"] == status and body["code"] == code, body
    assert body["title"] and body["detail"] and body["type"] == f"/problems/{code}"
    return body


# Forms and validators


@pytest.mark.parametrize("part", ["", "/header", "/transactions", "/notes", "/nullifiers"])
@pytest.mark.parametrize("accept", ["application/json", RAW])
def test_a_sealed_block_never_changes_and_is_asked_for_once(client, part, accept):
    first = client.get(f"/v1/blocks/3{part}", headers={"accept": accept})
    assert first.status_code == 200 and first.headers["content-type"] == accept
    assert "immutable" in first.headers["cache-control"]
    tag = first.headers["etag"]
    again = client.get(
        f"/v1/blocks/3{part}", headers={"accept": accept, "if-none-match": tag}
    )
    assert again.status_code == 304 and again.content == b""
    assert again.headers["etag"].removeprefix("W/") == tag.removeprefix("W/")
    other = client.get(
        f"/v1/blocks/3{part}", headers={"accept": accept, "if-none-match": '"other"'}
    )
    assert other.status_code == 200 and other.content == first.content


def test_each_form_has_a_validator_of_its_own(client):
    tags = {
        client.get("/v1/blocks/3", headers={"accept": accept}).headers["etag"].removeprefix("W/")
        for accept in ("application/json", RAW)
    }
    assert len(tags) == 2


def test_what_moves_is_asked_for_again(client):
    answer = client.get("/v1/blocks/tip")
    assert answer.headers["cache-control"] == "no-cache"
    assert "accept" in answer.headers["vary"].lower()


def test_raw_blocks_are_the_bytes_that_were_recorded(client, recording):
    for entry in recording.blocks:
        expected = recording.block_bytes(entry["number"])
        for name in (entry["number"], entry["commitment"]):
            answer = client.get(f"/v1/blocks/{name}", headers={"accept": RAW})
            assert answer.content == expected
    headers = client.get("/v1/blocks?to=3", headers={"accept": RAW}).content
    singles = [
        client.get(f"/v1/blocks/{number}/header", headers={"accept": RAW}).content
        for number in range(4)
    ]
    assert headers == b"".join(singles)


@pytest.mark.parametrize("path", [
    "/v1/status", "/v1/blocks/3", "/v1/blocks/3/header", "/v1/blocks", "/v1/limits", "/livez",
    "/readyz", "/openapi.json", "/docs", "/", "/block/3",
])
def test_head_tells_what_get_would(devnet, client, path):
    devnet.wait_until_ready()
    got, head = client.get(path), client.head(path)
    assert head.status_code == got.status_code == 200 and head.content == b""
    for name in ("content-type", "cache-control"):
        assert head.headers.get(name) == got.headers.get(name)
    if "etag" in got.headers and "immutable" in got.headers["cache-control"]:
        assert head.headers["etag"] == got.headers["etag"]
        assert head.headers["content-length"] == got.headers["content-length"]


def test_text_is_compressed_for_those_who_ask(client):
    path = "/v1/blocks/1?include=transactions,accounts,notes"
    plain = client.get(path, headers={"accept-encoding": "identity"})
    with client.stream("GET", path, headers={"accept-encoding": "gzip"}) as answer:
        packed = b"".join(answer.iter_raw())
        assert answer.headers["content-encoding"] == "gzip"
        assert "accept-encoding" in answer.headers["vary"].lower()
    assert gzip.decompress(packed) == plain.content and len(packed) < len(plain.content)
    assert "content-encoding" not in plain.headers
    raw = client.get("/v1/blocks/1", headers={"accept": RAW, "accept-encoding": "gzip"})
    assert "content-encoding" not in raw.headers


def test_pages_of_other_origins_get_no_leave(client):
    answer = client.get("/v1/status", headers={"origin": "https://elsewhere.example"})
    assert not [name for name in answer.headers if name.startswith("access-control-")]


def test_every_answer_says_where_the_chain_stands(client, recording):
    for path in ("/v1/status", "/v1/blocks/4294967295", "/nowhere", "/v1/blocks?limit=x"):
        headers = client.get(path).headers
        assert int(headers["miden-chain-tip"]) >= recording.tip
        assert headers["miden-genesis"] == recording.genesis
        assert headers["miden-proven-tip"] and headers["miden-version"]
        assert re.fullmatch(r"[A-Za-z0-9._-]{1,64}", headers["x-request-id"])
    echoed = client.get("/v1/status", headers={"x-request-id": "mine-7"})
    assert echoed.headers["x-request-id"] == "mine-7"


# Refusals


@pytest.mark.parametrize("path, status, code", [
    ("/nowhere", 404, "not_found"),
    ("/v1/blocks/4000000000", 404, "not_found"),
    ("/v1/blocks/0x" + "0" * 64, 404, "not_found"),
    ("/v1/transactions/0x" + "1" * 64, 404, "not_found"),
    ("/v1/notes/0x" + "1" * 64, 404, "not_found"),
    ("/v1/blocks/-1", 400, "invalid_parameter"),
    ("/v1/blocks/01", 400, "invalid_parameter"),
    ("/v1/blocks/4294967296", 400, "invalid_parameter"),
    ("/v1/blocks/0x12", 400, "invalid_parameter"),
    ("/v1/transactions/zz", 400, "invalid_parameter"),
    ("/v1/accounts/0x12", 400, "invalid_parameter"),
    ("/v1/transactions", 400, "missing_parameter"),
    ("/v1/blocks?limit=0", 400, "invalid_parameter"),
    ("/v1/blocks?limit=501", 400, "invalid_parameter"),
    ("/v1/blocks?from=5&to=4", 400, "invalid_range"),
    ("/v1/blocks?form=5", 400, "unknown_query_parameter"),
    ("/v1/status?x", 400, "unknown_query_parameter"),
    ("/v1/blocks?from=1&from=1", 400, "duplicate_query_parameter"),
    ("/v1/blocks/3?include=everything", 400, "invalid_parameter"),
    ("/v1/blocks/3?wait=1h", 400, "invalid_parameter"),
    ("/v1/blocks?cursor=AAAA", 400, "invalid_cursor"),
    ("/v1/events?from=4000000000", 400, "invalid_range"),
    ("/v1/blocks/%ff", 400, "malformed_request"),
    ("/v1/blocks/3%2fheader", 400, "invalid_parameter"),
    ("/v1/blocks/" + "1" * 9_000, 414, "request_line_too_long"),
    ("/v1/ws", 400, "websocket_refused"),
])
@pytest.mark.parametrize("is_http2", [False, True])
def test_what_makes_no_sense_is_refused_by_name(devnet, path, status, code, is_http2):
    if path == "/v1/blocks/%ff":
        code = None
    with devnet.client(http1=not is_http2, http2=is_http2) as client:
        answer = client.get(path)
    if code is None:
        assert answer.status_code == 400
        return
    if code == "websocket_refused" and is_http2:
        assert answer.status_code in (400, 501)
        return
    problem(answer, status, code)


def test_unknown_parameters_are_all_named(client):
    body = problem(client.get("/v1/blocks?a=1&b=2"), 400, "unknown_query_parameter")
    assert {fault["pointer"] for fault in body["errors"]} == {"a", "b"}


@pytest.mark.parametrize("method, path, allow", [
    ("DELETE", "/v1/blocks/3", "GET"),
    ("PUT", "/v1/transactions", "POST"),
    ("POST", "/v1/status", "GET"),
    ("PATCH", "/", "GET"),
])
def test_a_method_that_is_not_there_is_refused_with_those_that_are(client, method, path, allow):
    answer = client.request(method, path)
    problem(answer, 405, "method_not_allowed")
    assert allow in answer.headers["allow"]
    options = client.options(path)
    assert options.status_code == 204 and allow in options.headers["allow"]


def test_forms_that_are_not_there_are_refused(client):
    answer = client.get("/v1/blocks/3", headers={"accept": "image/png"})
    problem(answer, 406, "not_acceptable")
    answer = client.get("/v1/blocks/3", headers={"accept": f"{RAW};q=0.5, application/json;q=0.4"})
    assert answer.headers["content-type"] == RAW
    answer = client.get("/v1/blocks/3", headers={"accept": f"{RAW};q=0, */*"})
    assert answer.headers["content-type"] == "application/json"


# Submission


def post(client, body, content_type=RAW, **headers):
    return client.post(
        "/v1/transactions", content=body, headers={"content-type": content_type, **headers}
    )


@pytest.mark.parametrize("is_http2", [False, True])
def test_bodies_that_cannot_be_are_refused(devnet, recording, is_http2):
    body = recording.waiting[0].bytes
    with devnet.client(http1=not is_http2, http2=is_http2) as client:
        problem(post(client, b""), 400, "missing_body")
        problem(post(client, body, "text/plain"), 415, "unsupported_media_type")
        problem(post(client, body[:-1]), 400, "malformed_transaction")
        problem(post(client, body + b"\0"), 400, "malformed_transaction")
        problem(post(client, bytes((16 << 20) + 1)), 413, "too_large")
        problem(post(client, b"{", "application/json"), 400, "invalid_body")
        for text in (
            {"transaction": "%%"}, {"transaction": 1}, {}, [], {"transaction": "", "more": 1},
        ):
            problem(post(client, json.dumps(text), "application/json"), 400, "invalid_body")
        twice = '{"transaction":"","transaction":""}'
        problem(post(client, twice, "application/json"), 400, "invalid_body")
        assert client.get("/v1/status").status_code == 200


def test_a_client_of_another_network_is_refused_before_anything_is_done(client, recording):
    item = recording.expecting("commit")[1]
    other = "application/vnd.miden; genesis=0x" + "1" * 64
    problem(post(client, item.bytes, accept=other), 406, "genesis_mismatch")
    assert client.get(f"/v1/transactions/{item.id}").status_code == 404
    own = f"application/vnd.miden; version=0.15.1; genesis={recording.genesis}"
    assert post(client, item.bytes, accept=own).status_code == 202
    future = "application/vnd.miden; version=0.99.0"
    problem(client.get("/v1/status", headers={"accept": future}), 406, "version_mismatch")


def test_a_transaction_comes_as_json_as_well(client, recording):
    item = recording.expecting("commit")[2]
    members = {"transaction": base64.b64encode(item.bytes).decode()}
    if item.inputs is not None:
        members["inputs"] = base64.b64encode(item.inputs).decode()
    answer = post(client, json.dumps(members), "application/json")
    assert answer.status_code == 202 and answer.json()["data"]["id"] == item.id


# Lists


@pytest.mark.parametrize("order", ["asc", "desc"])
def test_a_list_can_be_read_page_by_page(client, recording, order):
    path = f"/v1/blocks?to={recording.tip}&limit=2&order={order}"
    numbers, url = [], path
    while url:
        answer = client.get(url)
        assert answer.status_code == 200, answer.text
        body = answer.json()
        numbers += [header["block_num"] for header in body["data"]]
        cursor = body["meta"]["next_cursor"]
        link = answer.headers.get("link")
        assert bool(link) == bool(cursor)
        if link:
            url = re.fullmatch(r'<([^>]+)>; rel="next"', link)[1]
            assert cursor in url
        else:
            url = None
    expected = list(range(recording.tip + 1))
    assert numbers == (expected if order == "asc" else expected[::-1])


def test_a_cursor_goes_with_its_query_alone(client, recording):
    path = f"/v1/blocks?to={recording.tip}&limit=2"
    cursor = client.get(path).json()["meta"]["next_cursor"]
    assert client.get(f"{path}&cursor={cursor}").status_code == 200
    problem(client.get(f"{path}&order=desc&cursor={cursor}"), 400, "invalid_cursor")
    changed = ("A" if cursor[0] != "A" else "B") + cursor[1:]
    problem(client.get(f"{path}&cursor={changed}"), 400, "invalid_cursor")


def test_a_list_comes_line_by_line_as_well(client, recording):
    path = f"/v1/blocks?to={recording.tip}"
    lines = client.get(path, headers={"accept": "application/x-ndjson"}).text.splitlines()
    assert [json.loads(line) for line in lines] == client.get(path).json()["data"]


# Documents


def test_the_document_is_valid_and_whole(client):
    document = client.get("/openapi.json").json()
    validate(document)
    assert document["openapi"].startswith("3.1")
    for path in ("/v1/blocks/{block}", "/v1/transactions", "/v1/ws", "/v1/events", "/livez"):
        assert path in document["paths"]


def example(name: str, path: str, sealed, recording) -> str:
    """A value for a parameter of a documented path."""
    if name == "block":
        return "3"
    if name == "account" or path.startswith(("/v1/accounts", "/account")):
        return {"id": sealed.account, "slot": "a::b"}.get(name, sealed.account)
    if name == "nullifier":
        return sealed.nullifiers[0]
    if name == "tag":
        return "0"
    if path.startswith(("/v1/notes", "/note/")):
        return recording.blocks[0]["output_notes"][0]
    if path.startswith("/problems"):
        return "not_found"
    if path.startswith("/block"):
        return "3"
    return {"prefix": "1", "id": sealed.id, "q": "3"}.get(name, sealed.id)


def test_every_documented_get_answers_as_documented(client, recording, sealed):
    document = client.get("/openapi.json").json()
    jsonschema.Draft202012Validator.check_schema(
        {"$defs": document["components"]["schemas"]})
    tried = 0
    for path, item in document["paths"].items():
        operation = item.get("get")
        if not operation or operation["operationId"] in ("openEvents", "openSocket"):
            continue
        url, query = path, {}
        for parameter in operation.get("parameters", []):
            value = example(parameter["name"], path, sealed, recording)
            if parameter["in"] == "path":
                url = url.replace("{%s}" % parameter["name"], value)
            elif parameter.get("required"):
                query[parameter["name"]] = value
        answer = client.get(url, params=query)
        responses = operation["responses"]
        assert str(answer.status_code) in responses, (url, answer.status_code, answer.text)
        kind = answer.headers.get("content-type", "").split(";")[0]
        content = responses[str(answer.status_code)].get("content", {})
        if answer.content:
            assert kind in content, (url, answer.status_code, kind, list(content))
        if kind == "application/json" and path.startswith("/v1/"):
            assert "schema" in content[kind], url
        if kind.endswith("json") and "schema" in content.get(kind, {}):
            schema = {**content[kind]["schema"], "components": document["components"]}
            jsonschema.validate(answer.json(), schema)
        if operation["tags"] != ["Planned"]:
            assert answer.status_code in (200, 303, 404, 410, 501), (url, answer.text)
        tried += 1
    assert tried > 30


def test_every_problem_has_a_page(client):
    code = client.get("/nowhere").json()["code"]
    for accept in ("text/html", "application/json"):
        answer = client.get(f"/problems/{code}", headers={"accept": accept})
        assert answer.status_code in (200, 406)
    assert client.get("/problems/none_such").status_code == 404


# Bytes on the wire


def exchange(devnet, request: bytes, seconds=3) -> bytes:
    """Sends bytes and reads until the server closes or falls silent."""
    address = urlsplit(devnet.url)
    with socket.create_connection((address.hostname, address.port), timeout=seconds) as link:
        link.sendall(request)
        link.shutdown(socket.SHUT_WR)
        received = b""
        while True:
            try:
                part = link.recv(65_536)
            except (TimeoutError, ConnectionResetError):
                return received
            if not part:
                return received
            received += part


POST = (b"POST /v1/transactions HTTP/1.1\r\nHost: localhost\r\n"
    b"Content-Type: application/octet-stream\r\n")
GET = b"GET /livez HTTP/1.1\r\nHost: localhost\r\n"
HIDDEN = b"GET /livez HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"


@pytest.mark.parametrize("name, request_bytes", [
    ("length and coding", POST + b"Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n"
        b"0\r\n\r\n" + HIDDEN),
    ("coding and length", POST + b"Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n"
        b"0\r\n\r\n" + HIDDEN),
    ("two lengths", POST + b"Content-Length: 0\r\nContent-Length: 44\r\n\r\n" + HIDDEN),
    ("list of lengths", POST + b"Content-Length: 0, 44\r\n\r\n" + HIDDEN),
    ("signed length", POST + b"Content-Length: +0\r\n\r\n" + HIDDEN),
    ("negative length", POST + b"Content-Length: -1\r\n\r\n" + HIDDEN),
    ("hex length", POST + b"Content-Length: 0x0\r\n\r\n" + HIDDEN),
    ("huge length", POST + b"Content-Length: 99999999999999999999\r\n\r\n" + HIDDEN),
    ("unknown coding", POST + b"Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n" + HIDDEN),
    ("spelt coding", POST + b"Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n" + HIDDEN),
    ("coding twice", POST + b"Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n"
        b"0\r\n\r\n" + HIDDEN),
    ("tab in coding", POST + b"Transfer-Encoding: \x0bchunked\r\n\r\n0\r\n\r\n" + HIDDEN),
    ("space before colon", POST + b"Content-Length : 0\r\n\r\n" + HIDDEN),
    ("signed chunk", POST + b"Transfer-Encoding: chunked\r\n\r\n+0\r\n\r\n" + HIDDEN),
    ("spaced chunk", POST + b"Transfer-Encoding: chunked\r\n\r\n 0\r\n\r\n" + HIDDEN),
    ("hex chunk", POST + b"Transfer-Encoding: chunked\r\n\r\n0x0\r\n\r\n" + HIDDEN),
    ("huge chunk", POST + b"Transfer-Encoding: chunked\r\n\r\nfffffffffffffffff\r\n\r\n" + HIDDEN),
    ("chunk without end", POST + b"Transfer-Encoding: chunked\r\n\r\n1\r\nab0\r\n\r\n" + HIDDEN),
    ("bare line feed", b"GET /livez HTTP/1.1\nHost: localhost\n\n" + HIDDEN),
    ("folded line", GET + b"X: a\r\n b\r\n\r\n" + HIDDEN),
    ("nul in value", GET + b"X: a\0b\r\n\r\n" + HIDDEN),
    ("carriage return in value", GET + b"X: a\rb\r\n\r\n" + HIDDEN),
    ("no name", GET + b": a\r\n\r\n" + HIDDEN),
    ("space in name", GET + b"X Y: a\r\n\r\n" + HIDDEN),
    ("no host", b"GET /livez HTTP/1.1\r\n\r\n" + HIDDEN),
    ("two hosts", GET + b"Host: b\r\n\r\n" + HIDDEN),
    ("two spaces", b"GET  /livez HTTP/1.1\r\nHost: localhost\r\n\r\n" + HIDDEN),
    ("version", b"GET /livez HTTP/1.2x\r\nHost: localhost\r\n\r\n" + HIDDEN),
    ("nothing sensible", b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + HIDDEN),
])
def test_requests_of_two_readings_end_the_connection(devnet, name, request_bytes):
    received = exchange(devnet, request_bytes)
    starts = re.findall(rb"HTTP/1\.1 (\d\d\d)", received)
    assert len(starts) <= 1, (name, received)
    assert all(start[:1] in b"45" for start in starts), (name, received)
    if starts:
        assert b"connection: close" in received.lower(), (name, received)


@pytest.mark.parametrize("request_bytes, count", [
    (GET + b"\r\n" + GET + b"Connection: close\r\n\r\n", 2),
    (b"\r\n" + GET + b"Connection: close\r\n\r\n", 1),
    (GET + b"\r\n" * 1 + b"".join(GET + b"\r\n" for _ in range(20)), 21),
    (POST + b"Transfer-Encoding: chunked\r\n\r\n1;a=b\r\nx\r\n0\r\nT: 1\r\n\r\n"
        + GET + b"\r\n", 2),
    (b"GET /livez HTTP/1.0\r\n\r\n", 1),
])
def test_requests_of_one_reading_are_answered_in_order(devnet, request_bytes, count):
    received = exchange(devnet, request_bytes)
    assert len(re.findall(rb"HTTP/1\.1 \d\d\d ", received)) == count, received


def test_heads_over_the_limits_are_refused(devnet):
    many = GET + b"".join(b"X-%d: a\r\n" % index for index in range(200)) + b"\r\n"
    large = GET + b"X: " + b"a" * 40_000 + b"\r\n\r\n"
    line = b"GET /" + b"a" * 9_000 + b" HTTP/1.1\r\nHost: localhost\r\n\r\n"
    body = POST + b"Content-Length: 99999999\r\n\r\n"
    for request, status in ((many, b"431"), (large, b"431"), (line, b"414"), (body, b"413")):
        answer = exchange(devnet, request)
        assert answer.startswith(b"HTTP/1.1 " + status)
        for name in (b"chain-tip", b"proven-tip", b"oldest-block", b"genesis", b"version"):
            assert b"\r\nmiden-" + name + b": " in answer.lower(), (status, name)
