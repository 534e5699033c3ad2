# SPDX-License-Identifier: MIT
"""Calls `vm` commands, as scripts and as people do."""

import json
import subprocess

from devnet import find_binary


def vm(folder, *arguments, status=0):
    """Runs a command with JSON, and gives what it printed."""
    result = subprocess.run(
        [str(find_binary()), "vm", *arguments, "--json"],
        cwd=folder, capture_output=True, text=True, timeout=60, check=False,
    )
    assert result.returncode == status, (result.returncode, result.stdout, result.stderr)
    return json.loads(result.stdout)


def text(folder, *arguments, status=0):
    """Runs a command as people do, and gives all that it said."""
    result = subprocess.run(
        [str(find_binary()), "vm", *arguments],
        cwd=folder, capture_output=True, text=True, timeout=60, check=False,
    )
    assert result.returncode == status, result.stdout + result.stderr
    return result.stdout + result.stderr


def inputs(folder, **members):
    (folder / "in.json").write_text(json.dumps(members))
    return "in.json"
