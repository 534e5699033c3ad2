# SPDX-License-Identifier: MIT
"""Writes the byte strings of the vectors as files for a fuzzer to begin with.

Usage: fuzz-seeds.py VECTORS OUTPUT
"""

import hashlib
import json
import pathlib
import re
import sys

BYTES_MAX = 50_000
FILES = ["primitives/merkle.json", "primitives/dsa.json", "masm/asm/procs.json",
         "masm/asm/kernels.json", "masm/asm/modules.json", "masm/asm/debug.json"]
BINARIES = ["proofs/proofs/00_tiny*.bin", "spine/pending/*.bin", "protocol/bin/**/*.bin",
            "transactions/**/*.bin"]


def strings(value):
    """Every string of a JSON value that is an even number of hex digits."""
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        for item in value:
            yield from strings(item)
    elif isinstance(value, str):
        digits = value.removeprefix("0x")
        if len(digits) >= 2 and len(digits) % 2 == 0 and re.fullmatch("[0-9a-f]+", digits):
            yield bytes.fromhex(digits)


def main(vectors: pathlib.Path, output: pathlib.Path) -> None:
    output.mkdir(parents=True, exist_ok=True)
    found = []
    for name in FILES:
        path = vectors / name
        if path.exists():
            found += strings(json.loads(path.read_text()))
    found += [path.read_bytes() for pattern in BINARIES for path in vectors.glob(pattern)]
    seeds = {seed for seed in found if len(seed) <= BYTES_MAX}
    for seed in seeds:
        (output / hashlib.sha256(seed).hexdigest()[:16]).write_bytes(seed)
    print(f"fuzz: {len(seeds)} seeds")


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]))
