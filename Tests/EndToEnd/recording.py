# SPDX-License-Identifier: MIT
"""The recorded chain that the devnet starts from, and the transactions that wait for it."""

import json
import os
from dataclasses import dataclass
from pathlib import Path

from devnet import REPOSITORY


def find_vectors() -> Path:
    """The vectors that the environment names, else those beside or in the repository."""
    places = [REPOSITORY.parent / "shared/vectors", REPOSITORY / "Tests/Vectors"]
    if os.environ.get("MIDEN_VECTORS"):
        places.insert(0, Path(os.environ["MIDEN_VECTORS"]))
    for place in places:
        if (place / "spine/index.json").exists():
            return place
    raise AssertionError(f"no vectors in {', '.join(map(str, places))}")


def find_recording() -> Path:
    """The recorded chain among the vectors."""
    return find_vectors() / "spine"


@dataclass(frozen=True)
class Waiting:
    """A transaction that waits: its description and its bytes."""

    name: str
    expect: str
    after: tuple
    id: str
    account: str
    final_commitment: str
    reference_commitment: bytes
    nullifiers: tuple
    output_notes: tuple
    bytes: bytes
    inputs: bytes | None


class Recording:
    def __init__(self, directory: Path):
        index = json.loads((directory / "index.json").read_text())
        self.directory = directory
        self.blocks = index["blocks"]
        self.tip = index["tip"]
        self.genesis = index["genesis_commitment"]
        self.file = (directory / "blocks.bin").read_bytes()
        self.waiting = [self._waiting(entry) for entry in index["pending"]]

    def _waiting(self, entry: dict) -> Waiting:
        return Waiting(
            name=entry["name"],
            expect=entry["expect"],
            after=tuple(entry["after"]),
            id=entry["id"],
            account=entry["account"],
            final_commitment=entry["final_commitment"],
            reference_commitment=bytes.fromhex(
                self.blocks[entry["ref_block"]]["commitment"].removeprefix("0x")),
            nullifiers=tuple(entry["nullifiers"]),
            output_notes=tuple(entry["output_notes"]),
            bytes=(self.directory / entry["file"]).read_bytes(),
            inputs=self.inputs(entry),
        )

    def inputs(self, entry: dict) -> bytes | None:
        """What the transaction was made of; the small set of vectors in a clone leaves it out."""
        path = self.directory / entry["inputs"]
        return path.read_bytes() if path.exists() else None

    def expecting(self, *kinds: str) -> list:
        return [item for item in self.waiting if item.expect in kinds]

    def block_bytes(self, number: int) -> bytes:
        entry = self.blocks[number]
        return self.file[entry["offset"]:entry["offset"] + entry["length"]]

    def conflict_code(self, item: Waiting, winners: list) -> str:
        """Why a transaction is refused that others came before."""
        spent = {nullifier for winner in winners for nullifier in winner.nullifiers}
        return "nullifier_spent" if spent & set(item.nullifiers) else "account_conflict"

    def exclusive_groups(self) -> list:
        """Sets of names of which exactly one may be accepted."""
        groups = {
            frozenset((item.name, *item.after)) for item in self.waiting if item.expect == "one_of"
        }
        return sorted(groups, key=sorted)
