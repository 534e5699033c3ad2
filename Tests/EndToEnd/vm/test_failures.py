# SPDX-License-Identifier: MIT
"""What `vm run` says of an execution that fails: which event, where, and how it came there."""

import re

import pytest

from devnet import REPOSITORY
from programs import text, vm

# Divides by zero, three procedures deep; `quarter` calls `half` twice.
QUARTERING = """\
use miden::core::math::u64

proc half
    push.0 push.0
    exec.u64::div
end

proc quarter
    exec.half
    exec.half
end

begin
    push.5 push.6
    exec.quarter
    dropw
end
"""

# Fails behind a call with a context of its own, a branch and a module.
CALLING = """\
use own::tools

proc middle
    push.1 if.true
        exec.tools::refuse
    else
        push.2 drop
    end
end

begin
    push.1
    call.middle
    drop
end
"""


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "quartering.masm").write_text(QUARTERING)
    (tmp_path / "calling.masm").write_text(CALLING)
    (tmp_path / "lib").mkdir()
    (tmp_path / "lib/tools.masm").write_text(
        "pub proc refuse\n  push.0\n  assert.err=\"never\"\nend\n")
    return tmp_path


def test_a_failure_within_the_library_is_named_and_shown_with_its_callers(folder):
    error = vm(folder, "run", "quartering.masm", status=1)["error"]
    name = "miden::core::math::u64::u64_div"
    assert error["code"] == "event_refused" and error["event"] == name
    assert name in error["detail"] and "divisor is zero" in error["detail"]
    assert error["procedure"] == "::miden::core::math::u64::divmod"
    assert error["source"].startswith("miden::core/math/u64.masm:")
    callers = error["callers"]
    assert [caller["procedure"] for caller in callers] == [
        "::miden::core::math::u64::div", "::$exec::half", "::$exec::quarter", "::$exec::$main"]
    assert callers[0]["source"].startswith("miden::core/math/u64.masm:")
    assert callers[0]["instruction"] == "exec.divmod"
    assert callers[1]["source"] == "quartering.masm:5:5"
    assert callers[1]["instruction"] == "exec.u64::div"
    # Either call may have been the one, so none is claimed.
    assert callers[2]["source"] is None and callers[2]["instruction"] is None
    assert callers[3]["source"] == "quartering.masm:15:5"

    said = text(folder, "run", "quartering.masm", status=1)
    assert f"the event '{name}'" in said
    lines = said.split("\n")
    shown = next(index for index, line in enumerate(lines) if "emit.U64_DIV" in line)
    assert lines[shown + 1].endswith(" | " + " " * 4 + "^" * len("emit.U64_DIV"))
    assert "called from ::$exec::half, quartering.masm:5:5: exec.u64::div" in said
    assert "called from ::$exec::quarter, quartering.masm:9:5 or 10:5: exec.half" in said


def test_a_package_fails_at_the_same_place_of_the_library(folder):
    vm(folder, "assemble", "quartering.masm", "-o", "quartering.masp")
    source = vm(folder, "run", "quartering.masm", status=1)["error"]
    package = vm(folder, "run", "quartering.masp", status=1)["error"]
    for member in ("code", "detail", "clk", "event", "procedure", "source"):
        assert package[member] == source[member]
    assert package["callers"][0] == source["callers"][0]
    assert package["callers"][-1] == {
        "procedure": "::$exec::$main", "source": None, "instruction": None}


def test_calls_of_their_own_are_among_the_callers(folder):
    error = vm(folder, "run", "calling.masm", "--library", "lib=own", status=1)["error"]
    assert error["code"] == "assertion_failed" and "never" in error["detail"]
    assert error["source"] == "lib/tools.masm:3:3"
    assert [(caller["source"], caller["instruction"]) for caller in error["callers"]] == [
        ("calling.masm:5:9", "exec.tools::refuse"), ("calling.masm:13:5", "call.middle")]


def test_an_event_that_nobody_answers_has_the_name_of_its_source(tmp_path):
    (tmp_path / "case.masm").write_text("begin\n    emit.event(\"my::own::event\")\nend")
    error = vm(tmp_path, "run", "case.masm", status=1)["error"]
    assert error["code"] == "unhandled_event" and error["event"] == "my::own::event"
    assert error["callers"] == [] and error["source"] == "case.masm:2:5"
    assert "nobody answers the event 'my::own::event'" in text(
        tmp_path, "run", "case.masm", status=1)


# Stack, advice and options beside the programs that need them.
FAILING = [
    ("assertion_failed", "push.0 assert"),
    ("u32_assertion_failed", "push.4294967296 u32assert.err=\"no\""),
    ("not_u32", "push.4294967296 push.1 u32wrapping_add"),
    ("not_binary", "push.2 not"),
    ("not_binary", "push.2 if.true add end"),
    ("not_binary", "push.2 while.true add end"),
    ("division_by_zero", "push.0 inv"),
    ("logarithm_of_zero", "push.0 ilog2"),
    ("address_beyond_u32", "push.4294967296 mem_load"),
    ("address_not_aligned", "push.2 mem_loadw_be"),
    ("memory_conflict", "push.8 push.8 padw padw padw crypto_stream"),
    ("memory_range_reversed", "push.4 push.8 padw adv.insert_mem"),
    ("advice_stack_empty", "adv_push"),
    ("advice_stack_too_large",
     "push.100000 push.0 padw adv.insert_mem adv.push_mapval adv.push_mapval"),
    ("advice_value_too_large", "push.200000 push.0 padw adv.insert_mem"),
    ("advice_map_too_large", " ".join(
        f"push.100000 push.0 push.{key} push.0.0.0 adv.insert_mem dropw drop drop"
        for key in range(11))),
    ("advice_key_missing", "padw adv.push_mapval"),
    ("advice_key_conflict",
     "push.4 push.0 padw adv.insert_mem push.1 mem_store.0 adv.insert_mem"),
    ("merkle_index", "padw push.8 push.3 mtree_get"),
    ("merkle_lookup_failed", "padw push.0 push.1 mtree_get"),
    ("merkle_mismatch", "padw padw hmerge push.0 push.1 push.1.2.3.4 mtree_verify"),
    ("unhandled_event", "emit.event(\"a::b\")"),
    ("event_refused", "push.0 push.0 exec.::miden::core::math::u64::div"),
    ("stack_not_empty", "push.1"),
    ("stack_too_deep", "repeat.7000 push.1 end"),
    ("procedure_not_found", "push.0 dynexec"),
    ("fri_folding", "fri_ext2fold4"),
    ("circuit", "eval_circuit"),
    ("cycle_limit", "push.1 while.true push.1 end"),
]

# Machine codes that no small program meets, each with its reason.
BEYOND = {
    "too_many_stack_inputs": "the reader of inputs refuses them first",
    "not_an_operation": "the decoder of forests refuses them first",
    "memory_limit": "takes four gigabytes",
    "record_too_large": "takes two gigabytes",
    "merkle_store_too_large": "takes two gigabytes",
    "record_limit": "takes a circuit of 2^26 gates",
    "event_limit": "takes minutes",
    "circuit_limit": "takes as many gates as a trace has rows",
    "request_limit": "takes a hundred hashes of a megabyte",
    "failed": "stands for what none of the other branches names",
}


def run(folder, source, *options):
    (folder / "case.masm").write_text(source)
    return vm(folder, "run", "case.masm", "--max-cycles", "5000000", *options, status=1)["error"]


@pytest.mark.parametrize("code, body", FAILING)
def test_a_failing_program_has_a_machine_code_and_a_place(tmp_path, code, body):
    error = run(tmp_path, f"begin\n    {body}\nend\n")
    assert error["code"] == code, error
    assert error["detail"] and "(" not in error["detail"].replace("(code ", ""), error
    assert error["clk"] >= 0 and error["operation"] and error["context"] == 0
    if code not in ("stack_not_empty", "event_refused"):
        assert error["source"].startswith("case.masm:2:"), error
        assert error["procedure"] == "::$exec::$main"


def test_a_call_that_leaves_too_much_has_a_machine_code(tmp_path):
    error = run(tmp_path, "proc f push.1 end\nbegin\n    call.f\nend\n")
    assert error["code"] == "stack_depth_on_return" and error["source"] == "case.masm:3:5"


def test_calls_without_end_meet_a_limit(tmp_path):
    error = run(tmp_path, "proc again push.40 dynexec end\n"
                "begin procref.again mem_storew_le.40 dropw push.40 dynexec end\n")
    assert error["code"] == "continuation_limit"
    assert len(error["callers"]) <= 64


def test_a_library_of_another_kernel_has_a_machine_code(tmp_path):
    (tmp_path / "one.masm").write_text("pub proc answer push.1 swap drop end")
    (tmp_path / "two.masm").write_text("pub proc answer push.2 swap drop end")
    (tmp_path / "asking.masm").write_text("pub proc ask syscall.answer end")
    vm(tmp_path, "assemble", "asking.masm", "--kernel", "one.masm", "-o", "asking.masp")
    error = run(tmp_path, "begin exec.::asking::ask end", "--library", "asking.masp",
                "--kernel", "two.masm")
    assert error["code"] == "not_in_kernel"


def test_every_machine_code_has_a_program_or_a_reason():
    path = REPOSITORY / "Sources/Gateway/SwiftMiden/VirtualMachine/ExecutionFault+Text.swift"
    codes = set(re.findall(r'\("([a-z0-9_]+)",', path.read_text()))
    seen = {code for code, _ in FAILING} | {
        "stack_depth_on_return", "continuation_limit", "not_in_kernel"}
    assert len(codes) > 30 and codes == seen | set(BEYOND), codes ^ (seen | set(BEYOND))
    assert not seen & set(BEYOND)
