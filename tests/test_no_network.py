"""Nothing leaves the machine: no command looks up or calls another one, telemetry of packages included."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support import network_audit

ROOT = Path(__file__).resolve().parents[1]
PHOTO = "assets/demo/photos"


def run(folder: Path, *command: str) -> None:
    environment = {name: value for name, value in os.environ.items() if name != "CI"}
    subprocess.run(
        [sys.executable, *command],
        cwd=ROOT,
        env=environment | network_audit.environment(folder) | {"PYTHONDONTWRITEBYTECODE": "1"},
        check=True,
        capture_output=True,
    )


def photo() -> str:
    return str(next((ROOT / PHOTO).glob("*.jpg")))


def test_the_audit_hears_a_call(tmp_path):
    run(
        tmp_path,
        "-c",
        "import socket, contextlib\n"
        "with contextlib.suppress(OSError): socket.getaddrinfo('alike.invalid', 80)\n"
        "with contextlib.suppress(OSError): socket.create_connection(('192.0.2.1', 9), timeout=0.01)",
    )
    heard = network_audit.calls(tmp_path)
    assert "socket.getaddrinfo alike.invalid" in heard
    assert any(each.endswith("192.0.2.1") for each in heard)


@pytest.mark.parametrize(
    "command",
    [
        ["import", "{source}", "--to", "{new}"],
        ["build", "{catalog}", "--encoder", "resnet50", "--no-map"],
        ["map", "{catalog}"],
        ["recommend", "{catalog}", "--image", "{photo}", "--encoder", "eigenfaces"],
        ["recommend", "assets/demo", "--image", "{photo}"],
        ["tag", "--image", "{photo}"],
        ["evaluate", "{catalog}"],
        ["health", "{catalog}"],
        ["export", "{catalog}", "--out", "{new}.csv"],
        ["encoders"],
    ],
    ids=lambda command: command[0],
)
def test_a_command_calls_nobody(command, toy_source, toy_copy, tmp_path):
    names = {"source": toy_source, "catalog": toy_copy, "new": tmp_path / "new", "photo": photo()}
    run(tmp_path, "-m", "recsys", *(each.format(**names) for each in command))
    assert network_audit.calls(tmp_path) == []


def test_training_calls_nobody(tmp_path):
    run(tmp_path, "-c", "import tensorflow, keras, training.train")
    assert network_audit.calls(tmp_path) == []
