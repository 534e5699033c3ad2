# SPDX-License-Identifier: MIT
"""What `vm run` says of an execution that fails: which event, where, and how it came there."""

import json

import pytest

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
