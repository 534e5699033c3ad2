# SPDX-License-Identifier: MIT
"""A devnet as a process of its own: started on any free port, stopped, killed, started again."""

import json
import os
import re
import signal
import subprocess
import time
from pathlib import Path

import httpx

REPOSITORY = Path(__file__).resolve().parents[2]
STOP_SECONDS = 5


def find_binary() -> Path:
    """The binary that the environment names, else the newest that was built here."""
    for name in ("SWIFT_MIDEN", "SWIFT_MIDEN_BINARY"):
        if os.environ.get(name):
            return Path(os.environ[name]).resolve()
    built = [REPOSITORY / ".build" / kind / "swift-miden" for kind in ("release", "debug")]
    built = [path for path in built if path.exists()]
    assert built, "no swift-miden: set SWIFT_MIDEN, or run swift build"
    return max(built, key=lambda path: path.stat().st_mtime)


class Node:
    """One data directory and the process that runs on it, if any."""

    def __init__(self, binary: Path, directory: Path):
        self.binary = binary
        self.directory = directory
        self.process = None
        self.url = ""
        self.printed = ""

    def launch(self, *arguments, as_json=True):
        """Runs a command that serves, and reads where."""
        assert self.process is None
        arguments = [str(self.binary), *map(str, arguments)]
        if as_json:
            arguments.append("--json")
        self.log = open(self.directory.with_suffix(".log"), "ab")
        self.process = subprocess.Popen(
            arguments, stdout=subprocess.PIPE, stderr=self.log, text=True
        )
        if as_json:
            line = self.process.stdout.readline()
            assert line, f"the process ended: {self.log_text()}"
            self.url = json.loads(line)["url"]
        else:
            self.read_announcement()
        return self

    def admin_url(self) -> str:
        """Where the operator asks: told on standard error alone."""
        log = self.directory.with_suffix(".log").read_text(errors="replace")
        return re.findall(r"metrics at (http://[^/]+)/metrics", log)[-1]

    def read_announcement(self):
        """Reads what a person sees, up to the line that submits a transaction."""
        self.printed = ""
        for line in self.process.stdout:
            self.printed += line
            if line.startswith("listening at "):
                self.url = line.split()[2]
            if "/v1/transactions?" in line or "all recorded" in line:
                return
        raise AssertionError(f"the process ended: {self.log_text()}")

    def stop(self):
        """Asks the process to end, and expects that it does so in time and in order."""
        process, self.process = self.process, None
        process.send_signal(signal.SIGTERM)
        started = time.monotonic()
        try:
            code = process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
            raise AssertionError(f"still running {STOP_SECONDS} s after SIGTERM") from None
        finally:
            process.stdout.close()
            self.log.close()
        assert code == 0, f"exit code {code}: {self.log_text()}"
        return time.monotonic() - started

    def kill(self):
        """Takes the process away without a warning."""
        process, self.process = self.process, None
        process.kill()
        process.wait()
        process.stdout.close()
        self.log.close()

    def verify(self) -> dict:
        """Has the stored chain checked by the command; only while no process runs on it."""
        assert self.process is None
        result = subprocess.run(
            [str(self.binary), "chain", "verify", "--data-directory", str(self.directory),
             "--json"],
            capture_output=True, text=True, timeout=120, check=False,
        )
        assert result.returncode == 0, result.stdout + result.stderr
        return json.loads(result.stdout)

    def log_text(self) -> str:
        return self.directory.with_suffix(".log").read_text(errors="replace")[-4_000:]

    def client(self, **options) -> httpx.Client:
        return httpx.Client(base_url=self.url, timeout=30, **options)

    def data(self, path: str):
        """The data of a JSON answer."""
        answer = httpx.get(self.url + path, timeout=30)
        assert answer.status_code == 200, answer.text
        return answer.json()["data"]

    def tip(self) -> int:
        return self.data("/v1/status")["chain_tip"]

    def wait_until_ready(self, seconds=20):
        """The recorded chain's tip is old: a node is ready from its first own block on."""
        deadline = time.monotonic() + seconds
        while httpx.get(self.url + "/readyz", timeout=30).status_code != 200:
            assert time.monotonic() < deadline, "the node is still not ready"
            time.sleep(0.1)

    def wait_for_tip(self, height: int, seconds=20) -> int:
        deadline = time.monotonic() + seconds
        while (tip := self.tip()) < height:
            assert time.monotonic() < deadline, f"the tip is still {tip}, not {height}"
            time.sleep(0.1)
        return tip


class Devnet(Node):
    """A whole network on a recorded chain."""

    def __init__(self, binary: Path, recording: Path, directory: Path):
        super().__init__(binary, directory)
        self.recording = recording

    def start(self, *options, interval="1s", as_json=True, listen="127.0.0.1:0") -> "Devnet":
        return self.launch(
            "devnet", "--data-directory", self.directory, "--recording", self.recording,
            "--listen", listen, "--admin-listen", "127.0.0.1:0", "--block-interval", interval,
            *options, as_json=as_json,
        )
