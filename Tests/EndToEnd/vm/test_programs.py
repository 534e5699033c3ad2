# SPDX-License-Identifier: MIT
"""`vm assemble` and `vm run`, as scripts call them."""

import json

import pytest

from programs import inputs, text, vm
from recording import find_vectors

ADDING = """\
use miden::core::math::u64

begin
    exec.u64::wrapping_add
    movup.15 drop
end
"""


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "adding.masm").write_text(ADDING)
    return tmp_path


def test_a_program_runs_from_source_package_and_bytes(folder):
    given = inputs(folder, stack=["4294967295", "0", "1", "2"])
    assembled = vm(folder, "assemble", "adding.masm", "-o", "adding.masp")
    again = vm(folder, "assemble", "adding.masm", "--output", "adding.masb")
    assert assembled == again and assembled["nodes"] > 0
    assert assembled["procedures"] == [
        {"path": "::$exec::$main", "digest": assembled["digest"]}]
    runs = [
        vm(folder, "run", file, "--inputs", given)
        for file in ("adding.masm", "adding.masp", "adding.masb")
    ]
    assert runs[0] == runs[1] == runs[2]
    assert runs[0]["stack"][:2] == ["0", "3"] and len(runs[0]["stack"]) == 16
    trace = runs[0]["trace"]
    assert trace["core"] == runs[0]["cycles"] + 1
    assert trace["rows"] >= max(trace["core"], trace["range"], trace["chiplets"])


def test_a_profile_counts_every_cycle_once(folder):
    given = inputs(folder, stack=["1", "0", "1", "2"])
    run = vm(folder, "run", "adding.masm", "--inputs", given, "--profile")
    assert sum(entry["cycles"] for entry in run["profile"]) == run["cycles"]
    found = {entry["procedure"] for entry in run["profile"]}
    assert {"::$exec::$main", "::miden::core::math::u64::overflowing_add"} <= found
    said = text(folder, "run", "adding.masm", "--inputs", given, "--profile")
    assert "  ::$exec::$main" in said and "%" in said


def test_recorded_programs_have_the_recorded_digests(tmp_path):
    path = find_vectors() / "masm/asm/procs.json"
    cases = [case for case in json.loads(path.read_text())
             if case["kind"] == "program" and not case.get("libraries")
             and not case.get("kernel") and not case.get("modules") and "source" in case]
    assert cases
    for case in cases:
        (tmp_path / "case.masm").write_text(case["source"])
        found = vm(tmp_path, "assemble", "case.masm")
        assert found["digest"] == case["expected"]["program_digest"], case["name"]


def test_advice_comes_from_a_file(folder):
    (folder / "advice.masm").write_text(
        "begin adv_push drop push.[1,2,3,4] adv.push_mapval dropw adv_pushw swapw dropw end")
    key = "0x" + "".join(value.to_bytes(8, "little").hex() for value in (1, 2, 3, 4))
    given = inputs(folder, adviceStack=["7"], adviceMap={key: ["11", "12", "13", "14"]})
    assert vm(folder, "run", "advice.masm", "--inputs", given)["stack"][:4] == [
        "11", "12", "13", "14"]


def test_modules_and_kernels_are_linked(folder):
    (folder / "lib/math").mkdir(parents=True)
    (folder / "lib/math/mod.masm").write_text("pub proc double dup add end")
    (folder / "lib/other.masm").write_text(
        "use own::math\npub proc four push.2 exec.math::double end")
    (folder / "kernel.masm").write_text("pub proc answer push.42 swap drop end")
    (folder / "main.masm").write_text(
        "use own::other\nbegin exec.other::four syscall.answer add movup.15 drop end")
    linked = ("--library", "lib=own", "--kernel", "kernel.masm")
    assert vm(folder, "run", "main.masm", *linked)["stack"][0] == "42"
    made = vm(folder, "assemble", "main.masm", *linked, "-o", "main.masp")
    assert made["digest"].startswith("0x") and len(made["digest"]) == 66
    vm(folder, "assemble", "main.masm", *linked, "-o", "main.masb")
    assert vm(folder, "run", "main.masb", *linked)["stack"][0] == "42"
    # A package brings its kernel along, a forest does not.
    for options in ((), linked):
        assert vm(folder, "run", "main.masp", *options)["stack"][0] == "42"


@pytest.mark.parametrize("source, code, place", [
    ("begin\n  push.1\n  foo\nend", "parse.", "case.masm:3:3"),
    ("begin\n  exec.nothing\nend", "semantic.", "case.masm:2:"),
    ("begin\n  push.0 assert.err=\"no\"\nend", "assertion_failed", "case.masm:2:10"),
    ("begin\n  push.0\n  div\nend", "division_by_zero", "case.masm:3:3"),
])
def test_mistakes_are_shown_where_they_are(tmp_path, source, code, place):
    (tmp_path / "case.masm").write_text(source)
    error = vm(tmp_path, "run", "case.masm", status=1)["error"]
    assert error["code"].startswith(code) and error["source"].startswith(place), error
    said = text(tmp_path, "run", "case.masm", status=1)
    line = source.split("\n")[int(place.split(":")[1]) - 1]
    assert place in said and line in said and "^" in said, said


@pytest.mark.parametrize("members, pointer", [
    ({"stack": ["18446744069414584321"]}, "/stack/0"), ({"stack": [1.5]}, "/stack/0"),
    ({"stack": ["1"] * 17}, "/stack"), ({"advice": []}, "/advice"),
    ({"adviceMap": {"0x12": []}}, "/adviceMap/0x12"), ({"adviceStack": "1"}, "/adviceStack"),
    ({"merkleStore": [["0x00"]]}, "/merkleStore/0"),
    ({"merkleStore": [["0x" + "00" * 32] * 3]}, "/merkleStore/0"),
])
def test_malformed_inputs_are_named(folder, members, pointer):
    given = inputs(folder, **members)
    error = vm(folder, "run", "adding.masm", "--inputs", given, status=1)["error"]
    assert error["code"] == "malformed_inputs" and f"at {pointer}:" in error["detail"]


@pytest.mark.parametrize("arguments, status, code", [
    (["run", "none.masm"], 3, "file_not_found"), (["run"], 2, "missing_operand"),
    (["assemble", "adding.masm", "-o", "out.txt"], 2, "invalid_value"),
    (["assemble", "adding.masm", "--library", "."], 1, "file_error"),
    (["run", "bad.masp"], 1, "malformed"), (["run", "bad.masb"], 1, "malformed"),
])
def test_refusals_have_codes(folder, arguments, status, code):
    (folder / "bad.masp").write_bytes(b"MASP\0\x04\0\0\xff\xff")
    (folder / "bad.masb").write_bytes(b"MAST\0\0\0\x03")
    assert vm(folder, *arguments, status=status)["error"]["code"] == code


def test_code_is_shown_as_a_tree_and_packages_as_a_table(folder):
    vm(folder, "assemble", "adding.masm", "-o", "adding.masp")
    made = vm(folder, "assemble", "adding.masm", "-o", "adding.masb")
    for file, kind in (("adding.masp", "executable"), ("adding.masb", "program")):
        shown = vm(folder, "inspect", file)
        assert shown["kind"] == kind and shown["nodes"] == made["nodes"]
        assert [item["digest"] for item in shown["procedures"]] == [made["digest"]]
    tree = text(folder, "inspect", "adding.masb")
    assert "::$exec::$main" in tree and "elsewhere 0x" in tree and "MSTORE DROP" in tree
    table = text(folder, "inspect", "adding.masp")
    assert "adding 0.0.0, executable" in table and "content  0x" in table
    (folder / "bad.masp").write_bytes(b"nothing")
    assert vm(folder, "inspect", "bad.masp", status=1)["error"]["code"] == "malformed"


def test_a_begin_anywhere_makes_a_program_and_a_remark_makes_none(folder):
    (folder / "one.masm").write_text("proc f add end begin exec.f end")
    assert vm(folder, "assemble", "one.masm")["procedures"][0]["path"] == "::$exec::$main"
    (folder / "two.masm").write_text("# no\n#! nor this:\n#! begin\npub proc f add end")
    assert vm(folder, "assemble", "two.masm")["procedures"][0]["path"] == "::two::f"


def test_a_kernel_is_assembled_to_a_package_that_links(folder):
    (folder / "kernel.masm").write_text("pub proc answer push.42 swap drop end")
    vm(folder, "assemble", "kernel.masm", "--kind", "kernel", "-o", "kernel.masp")
    (folder / "main.masm").write_text("begin syscall.answer movup.15 drop end")
    for kernel in ("kernel.masm", "kernel.masp"):
        assert vm(folder, "run", "main.masm", "--kernel", kernel)["stack"][0] == "42"
    assert vm(folder, "inspect", "kernel.masp")["kind"] == "kernel"
    error = vm(folder, "assemble", "kernel.masm", "--kind", "poem", status=2)["error"]
    assert error["code"] == "invalid_value"


def test_a_library_is_assembled_by_its_name(folder):
    (folder / "points.masm").write_text("pub proc one push.1 end\npub proc two push.2 end")
    made = vm(folder, "assemble", "points.masm", "-o", "points.masp")
    assert [item["path"] for item in made["procedures"]] == ["::points::one", "::points::two"]
    (folder / "use.masm").write_text("use ::points::two\nbegin exec.two movup.15 drop end")
    assert vm(folder, "run", "use.masm", "--library", "points.masp")["stack"][0] == "2"
    error = vm(folder, "run", "points.masp", status=1)["error"]
    assert error["code"] == "not_executable"


def test_what_never_ends_meets_a_limit(tmp_path):
    (tmp_path / "loop.masm").write_text("begin push.1 while.true push.1 end end")
    for command in (("run",), ("prove", "-o", "loop.bin")):
        error = vm(tmp_path, command[0], "loop.masm", "--max-cycles", "5000000", *command[1:],
                   status=1)["error"]
        assert error["code"] == "cycle_limit", error
