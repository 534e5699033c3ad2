# SPDX-License-Identifier: MIT
"""Submissions that must be refused, each with the code that must be told for it."""

import random
from dataclasses import dataclass

BODY_BYTES_MAX = 16 << 20
#: What a changed byte before the reference block may be refused for: a claim that is malformed,
#: or one that the proof does not show.
CLAIM = ("malformed_transaction", "proof_invalid")
REFERENCE_BYTES = 4 + 32
FEE_BYTES, EXPIRATION_BYTES = 25, 4


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
    makers = [
        _flipped, _flipped_proof, _flipped_reference, _other_height, _not_canonical,
        _other_expiration, _truncated, _truncated_proof, _longer, _other_type,
    ]
    rare = [_oversize, _empty]
    made = []
    for index in range(count):
        maker = rare[index // 20 % 2] if index % 20 == 19 else makers[index % len(makers)]
        made.append(maker(chance.choice(transactions), chance))
    return made


def _refused(text, body, *codes, status=(400,), **options) -> Damaged:
    return Damaged(text, body, frozenset(status), frozenset(codes), **options)


def _reference(transaction) -> int:
    """Where the number of the reference block stands, with its commitment behind it."""
    commitment = transaction.reference_commitment
    assert transaction.bytes.count(commitment) == 1, transaction.name
    return transaction.bytes.index(commitment) - 4


def _proof(transaction) -> range:
    """Where the proof over the trace stands, behind its length; tag and claims come after it."""
    start = _reference(transaction) + REFERENCE_BYTES + FEE_BYTES + EXPIRATION_BYTES
    first = transaction.bytes[start]
    width = (first & -first).bit_length()
    length = int.from_bytes(transaction.bytes[start:start + width], "little") >> width
    assert 0 < length <= len(transaction.bytes) - start - width - 2, transaction.name
    return range(start + width, start + width + length)


def _flip(transaction, place, chance) -> bytes:
    body = bytearray(transaction.bytes)
    body[place] ^= 1 << chance.randrange(8)
    return bytes(body)


def _flipped(transaction, chance) -> Damaged:
    """A bit of what the transaction claims: account, notes."""
    place = chance.randrange(_reference(transaction))
    text = f"{transaction.name} flipped at {place}"
    return _refused(text, _flip(transaction, place, chance), *CLAIM)


def _flipped_proof(transaction, chance) -> Damaged:
    """A bit of the proof alone: the id stays that of the good transaction."""
    place = chance.choice(_proof(transaction))
    text = f"{transaction.name} flipped in the proof at {place}"
    return _refused(text, _flip(transaction, place, chance), "proof_invalid")


def _flipped_reference(transaction, chance) -> Damaged:
    """A low bit of the commitment of the reference block: another element, and no other block."""
    place = _reference(transaction) + 4 + 8 * chance.randrange(4)
    text = f"{transaction.name} flipped in the reference at {place}"
    body = bytearray(transaction.bytes)
    body[place] ^= 2
    return _refused(text, bytes(body), "unknown_reference_block")


def _other_height(transaction, chance) -> Damaged:
    """The commitment of one block under the number of another, known or not."""
    place = _reference(transaction)
    body = bytearray(transaction.bytes)
    body[place] ^= 1 << chance.randrange(8)
    return _refused(
        f"{transaction.name} at another height", bytes(body), "unknown_reference_block")


def _not_canonical(transaction, chance) -> Damaged:
    """An element above the modulus in a commitment of the account."""
    place = 15 + 8 * chance.randrange(12)
    body = transaction.bytes[:place] + b"\xff" * 8 + transaction.bytes[place + 8:]
    return _refused(
        f"{transaction.name} not canonical at {place}", body, "malformed_transaction")


def _other_expiration(transaction, chance) -> Damaged:
    """Another end than the proof speaks of, soon enough or not."""
    place = _reference(transaction) + REFERENCE_BYTES + FEE_BYTES + 1
    text = f"{transaction.name} with another end"
    return _refused(text, _flip(transaction, place, chance), "proof_invalid")


def _truncated(transaction, chance) -> Damaged:
    length = chance.randrange(1, len(transaction.bytes))
    text = f"{transaction.name} cut to {length}"
    return _refused(text, transaction.bytes[:length], "malformed_transaction")


def _truncated_proof(transaction, chance) -> Damaged:
    """A proof that is too short, under a length that says so."""
    proof = _proof(transaction)
    length = chance.randrange(len(proof))
    start = _reference(transaction) + REFERENCE_BYTES + FEE_BYTES + EXPIRATION_BYTES
    width = next(width for width in range(1, 9) if length < 1 << 7 * width)
    prefix = (length << width | 1 << width - 1).to_bytes(width, "little")
    body = (transaction.bytes[:start] + prefix + transaction.bytes[proof.start:][:length]
            + transaction.bytes[proof.stop:])
    return _refused(
        f"{transaction.name} with a proof cut to {length}", body, "proof_invalid")


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
    return _refused("empty", b"", "missing_body")
