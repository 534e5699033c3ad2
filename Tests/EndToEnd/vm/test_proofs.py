# SPDX-License-Identifier: MIT
"""`vm verify`, as scripts call it."""

import json
import subprocess

import pytest

from devnet import find_binary
from recording import find_vectors

PROOFS = find_vectors() / "proofs" / "proofs"


def cases():
    """Every recorded proof with the program that it is about."""
    for path in sorted(PROOFS.glob("*.json")):
        if path.name == "index.json":
            continue
        case = json.loads(path.read_text())
        for proof in case["proofs"]:
            if (PROOFS / proof["file"]).exists():
                yield pytest.param(case, proof["file"], id=proof["file"])


def verify(case, file, status=0, **changed):
    """Calls the command with a case's claim, some of it changed."""
    claim = {
        "program-digest": case["program_hash"],
        "kernel": ",".join(case["kernel_digests"]),
        "stack-inputs": ",".join(case["stack_inputs"]),
        "stack-outputs": ",".join(case["stack_outputs"]),
    } | {name.replace("_", "-"): value for name, value in changed.items()}
    words = [word for name, value in claim.items() for word in (f"--{name}", value)]
    result = subprocess.run(
        [str(find_binary()), "vm", "verify", "--proof", str(file), *words, "--json"],
        capture_output=True, text=True, timeout=60, check=False,
    )
    assert result.returncode == status, (result.returncode, result.stdout, result.stderr)
    return json.loads(result.stdout)


@pytest.mark.parametrize("case, file", list(cases()))
def test_a_recorded_proof_is_valid(case, file):
    answer = verify(case, PROOFS / file)
    assert answer["valid"] is True and answer["securityBits"] == 96
    assert 0 < answer["seconds"] < 60


@pytest.fixture(scope="module")
def recorded():
    return next(cases()).values


def test_another_claim_is_refused_with_the_step(recorded):
    case, file = recorded
    outputs = [str((int(case["stack_outputs"][0]) + 1) % 7)] + case["stack_outputs"][1:]
    digest = case["program_hash"][:-1] + ("0" if case["program_hash"][-1] != "0" else "1")
    for changed in (
        {"stack_outputs": ",".join(outputs)}, {"stack_inputs": "5"}, {"program_digest": digest},
        {"kernel": case["program_hash"]},
    ):
        error = verify(case, PROOFS / file, status=7, **changed)["error"]
        assert error["code"] == "proof_refused" and error["step"]


def test_a_damaged_proof_is_refused(recorded, tmp_path):
    case, file = recorded
    honest = (PROOFS / file).read_bytes()
    damaged = tmp_path / "damaged.bin"
    for place in range(1, len(honest) - 1, len(honest) // 24):
        damaged.write_bytes(honest[:place] + bytes([honest[place] ^ 1]) + honest[place + 1:])
        result = subprocess.run(
            [str(find_binary()), "vm", "verify", "--proof", str(damaged), "--program-digest",
             case["program_hash"], "--stack-inputs", ",".join(case["stack_inputs"]),
             "--stack-outputs", ",".join(case["stack_outputs"]), "--json"],
            capture_output=True, text=True, timeout=60, check=False,
        )
        assert result.returncode in (1, 7), (place, result.stdout)
        assert json.loads(result.stdout)["error"]["code"] in ("malformed", "proof_refused")


def test_what_is_no_claim_is_a_usage_error(recorded):
    case, file = recorded
    for changed in (
        {"program_digest": "0x12"}, {"stack_inputs": "1,x"}, {"kernel": "zz"},
        {"stack_outputs": "18446744069414584321"}, {"stack_inputs": ",".join("1" * 17)},
    ):
        assert verify(case, PROOFS / file, status=2, **changed)["error"]["code"] == "invalid_value"
    assert verify(case, "/nowhere", status=3)["error"]["code"] == "file_not_found"
