# SPDX-License-Identifier: MIT
"""Whatever is on the chain is shown with the members that the document names, and no others."""

import collections

import jsonschema
import pytest

PARTS = "transactions,notes,nullifiers,accounts,proof"


def closed(schema):
    """The schema with no room for members that it does not name."""
    if isinstance(schema, list):
        return [closed(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    result = {name: closed(value) for name, value in schema.items()}
    if result.get("type") == "object" and "properties" in result:
        result["additionalProperties"] = False
    return result


class Shapes:
    """Asks for things and holds each answer against the schema of its operation."""

    def __init__(self, client):
        self.client = client
        document = client.get("/openapi.json").json()
        self.paths = document["paths"]
        self.components = closed(document["components"])
        self.counts = collections.Counter()
        self.validators = {}

    def get(self, template, query=None, **path):
        url = template
        for name, value in path.items():
            url = url.replace("{%s}" % name, value)
        answer = self.client.get(url, params=query)
        assert answer.status_code == 200, (url, answer.text)
        if template not in self.validators:
            content = self.paths[template]["get"]["responses"]["200"]["content"]
            schema = {**content["application/json"]["schema"], "components": self.components}
            self.validators[template] = jsonschema.Draft202012Validator(schema)
        self.validators[template].validate(answer.json())
        self.counts[template] += 1
        return answer.json()

    def pages(self, template, query):
        """The items of all pages."""
        items, cursor = [], None
        while True:
            page = self.get(template, {**query, **({"cursor": cursor} if cursor else {})})
            items += page["data"]
            cursor = page["meta"]["next_cursor"]
            if cursor is None:
                return items


@pytest.fixture(scope="module")
def shapes(devnet):
    with devnet.client() as client:
        yield Shapes(client)


@pytest.fixture(scope="module")
def blocks(shapes):
    headers = shapes.pages("/v1/blocks", {"limit": 20})
    assert [header["block_num"] for header in headers] == list(range(len(headers)))
    return [
        shapes.get("/v1/blocks/{block}", {"include": PARTS}, block=header["commitment"])["data"]
        for header in headers
    ]


def test_the_schemas_are_schemas(shapes):
    for name, schema in shapes.components["schemas"].items():
        jsonschema.Draft202012Validator.check_schema(schema)
        assert schema.get("description") or "data" in schema.get("properties", {}), name


def test_blocks_and_their_parts(shapes, blocks):
    for block in blocks:
        name = str(block["header"]["block_num"])
        for part in ("header", "transactions", "notes", "nullifiers", "mmr-path"):
            if part != "mmr-path" or block is not blocks[-1]:
                shapes.get("/v1/blocks/{block}/" + part, block=name)
        assert block["transaction_count"] == len(block["transactions"])
        assert block["note_count"] == len(block["notes"])
        assert block["nullifier_count"] == len(block["nullifiers"])
        assert block["account_count"] == len(block["accounts"])


def test_transactions(shapes, blocks):
    found = [transaction for block in blocks for transaction in block["transactions"]]
    assert found
    for transaction in found:
        data = shapes.get("/v1/transactions/{id}", id=transaction["id"])["data"]
        assert data["header"] == transaction
    accounts = sorted({transaction["account_id"] for transaction in found})
    listed = shapes.pages("/v1/transactions", {"account": ",".join(accounts), "limit": 7})
    assert [item["id"] for item in listed] == [item["id"] for item in found]


def test_notes_and_nullifiers(shapes, blocks):
    notes = [note for block in blocks for note in block["notes"]]
    assert {note["metadata"]["note_type"] for note in notes} == {"public", "private"}
    for note in notes:
        assert shapes.get("/v1/notes/{id}", id=note["id"])["data"] == note
        shapes.get("/v1/notes/{id}/proof", id=note["id"])
        shapes.get("/v1/notes/{id}/status", id=note["id"])
    tags = sorted({str(note["metadata"]["tag"]) for note in notes})
    assert len(shapes.pages("/v1/notes", {"tag": ",".join(tags), "limit": 9})) == len(notes)
    nullifiers = [word for block in blocks for word in block["nullifiers"]]
    for nullifier in nullifiers:
        data = shapes.get("/v1/nullifiers/{nullifier}", nullifier=nullifier)["data"]
        assert data["block_num"] is not None
    # The prefix is in the highest bits of the last element, whose bytes run upwards.
    prefixes = sorted({str(int(word[-2:] + word[-4:-2], 16)) for word in nullifiers})
    listed = shapes.pages("/v1/nullifiers", {"prefix": ",".join(prefixes), "limit": 5})
    assert [item["nullifier"] for item in listed] == nullifiers


def test_accounts_and_their_parts(shapes, blocks):
    ids = sorted({account["account_id"] for block in blocks for account in block["accounts"]})
    kinds = set()
    for id in ids:
        shapes.get("/v1/accounts/{id}/witness", id=id)
        shapes.get("/v1/accounts/{id}/transactions", id=id)
        account = shapes.get("/v1/accounts/{id}", {"include": "code,storage,vault"}, id=id)["data"]
        assert shapes.get("/v1/accounts/{id}", id=account["address"])["data"]["id"] == id
        if account["type"] == "private":
            assert account["state"] is account["storage"] is account["vault"] is None
            continue
        assets = shapes.get("/v1/accounts/{id}/vault", id=id)["data"]
        assert assets == account["vault"]["assets"]
        for slot in account["storage"]:
            kinds.add(slot["type"])
            template = "/v1/accounts/{id}/storage/{slot}"
            entries = shapes.get(template, id=id, slot=slot["name"])["data"]
            if slot["type"] == "map":
                for entry in entries:
                    found = shapes.get(template, {"key": entry["key"]}, id=id, slot=slot["name"])
                    assert found["data"]["value"] == entry["value"]
    assert kinds == {"map", "value"}


def test_the_node_itself(shapes):
    shapes.get("/v1/status")
    shapes.get("/v1/mempool", {"include": "ids"})
    assert all(limit["value"] > 0 for limit in shapes.get("/v1/limits")["data"].values())


def test_every_shape_was_seen(shapes, blocks):
    """Runs last: an operation that shows data was held against its schema at least once."""
    shown = {
        path for path, item in shapes.paths.items()
        if path.startswith("/v1/") and "application/json" in
        item.get("get", {}).get("responses", {}).get("200", {}).get("content", {})
    }
    assert shown - set(shapes.counts) == set()
