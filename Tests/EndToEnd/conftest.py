# SPDX-License-Identifier: MIT
"""What the end-to-end tests share: a binary that is there already, a recording, a devnet."""

import pytest

from devnet import Devnet, find_binary
from recording import Recording, find_recording


@pytest.fixture(scope="session")
def recording() -> Recording:
    return Recording(find_recording())


@pytest.fixture
def new_devnet(recording, tmp_path):
    """Makes devnets that are not started yet; those still running at the end are stopped."""
    made = []

    def make(name="devnet") -> Devnet:
        made.append(Devnet(find_binary(), recording.directory, tmp_path / name))
        return made[-1]

    yield make
    for devnet in made:
        if devnet.process:
            devnet.stop()


@pytest.fixture(scope="module")
def devnet(recording, tmp_path_factory):
    """A running devnet that a module's tests share."""
    directory = tmp_path_factory.mktemp("shared") / "devnet"
    devnet = Devnet(find_binary(), recording.directory, directory).start()
    yield devnet
    devnet.stop()
