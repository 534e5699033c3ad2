# SPDX-License-Identifier: MIT
"""Submissions that must be refused, each with the codes that may be told for it."""

import random
from dataclasses import dataclass

BODY_BYTES_MAX = 16 << 20
#: What a transaction with a changed byte may be refused for; never for what is wrong with others.
CHANGED = frozenset({"malformed_transaction", "proof_invalid", "unknown_reference_block"})


@dataclass(frozen=True)
class Damaged:
    """A bad submission."""

    text: str
    body: bytes
    status: frozenset
    codes: frozenset
    content_type: str = "application/octet-stream"


def damaged_submissions(transactions: list, seed: int, count: int = 100) -> list:
    """Bad submissions of every kind, made from good ones; the same seed makes the same ones."""
    chance = random.Random(seed)
    makers = [_flipped] * 5 + [_flipped_tail, _truncated, _truncated, _longer, _other_type]
    rare = [_oversize, _empty]
    made = []
    for index in range(count):
        maker = rare[index // 20 % 2] if index % 20 == 19 else makers[index % len(makers)]
        made.append(maker(chance.choice(transactions), chance))
    return made


def _refused(text, body, *codes, status=(400,), **options) -> Damaged:
    return Damaged(text, body, frozenset(status), frozenset(codes), **options)


def _flipped(transaction, chance) -> Damaged:
    body = bytearray(transaction.bytes)
    place = chance.randrange(len(body))
    body[place] ^= 1 << chance.randrange(8)
    return _refused(f"{transaction.name} flipped at {place}", bytes(body), *CHANGED)


def _flipped_tail(transaction, chance) -> Damaged:
    """A change in the proof alone: the id stays that of the good transaction."""
    body = bytearray(transaction.bytes)
    place = len(body) - 1 - chance.randrange(len(body) // 2)
    body[place] ^= chance.randrange(1, 256)
    return _refused(f"{transaction.name} changed at {place}", bytes(body), *CHANGED)


def _truncated(transaction, chance) -> Damaged:
    length = chance.randrange(1, len(transaction.bytes))
    text = f"{transaction.name} cut to {length}"
    return _refused(text, transaction.bytes[:length], "malformed_transaction")


def _longer(transaction, chance) -> Damaged:
    body = transaction.bytes + chance.randbytes(chance.randrange(1, 100))
    return _refused(f"{transaction.name} with a tail", body, "malformed_transaction")


def _other_type(transaction, chance) -> Damaged:
    kind = chance.choice(["text/plain", "application/x-www-form-urlencoded", "image/png"])
    return _refused(
        f"{transaction.name} as {kind}", transaction.bytes, "unsupported_media_type",
        status=(415,), content_type=kind,
    )


def _oversize(transaction, _chance) -> Damaged:
    body = transaction.bytes + bytes(BODY_BYTES_MAX)
    return _refused(f"{transaction.name} oversize", body, "too_large", status=(413,))


def _empty(_transaction, _chance) -> Damaged:
    return _refused("empty", b"", "missing_body", "malformed_transaction")
