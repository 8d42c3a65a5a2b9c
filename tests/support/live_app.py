"""The app as people start it, for the browser tests, the benchmark and the screenshots."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"]
FAKE_CAMERA = ["--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream"]
READY = "[data-testid='stApp'][data-test-script-state='notRunning']"


@dataclass(frozen=True)
class LiveApp:
    """A running app: its address and its process."""

    address: str
    pid: int

    @property
    def memory(self) -> float:
        """Resident memory of the server, in MB."""
        status = Path(f"/proc/{self.pid}/status").read_text(encoding="ascii")
        return int(status.split("VmRSS:")[1].split()[0]) / 1024

    @property
    def cpu(self) -> float:
        """Processor time that the server has used, in seconds."""
        fields = Path(f"/proc/{self.pid}/stat").read_text(encoding="ascii").rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def chromium() -> str | None:
    """Return the installed Chromium, if there is one."""
    return shutil.which("chromium") or shutil.which("chromium-browser")


@contextmanager
def serve(*shops: Path, options: Sequence[str] = (), **environment: str) -> Iterator[LiveApp]:
    """Start the app on these catalogues and end it afterwards.

    Args:
        shops: folders of catalogues.
        options: more of the command line of `streamlit run`.
        environment: more variables; unless it says otherwise, every visitor may act as the owner.
    """
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = subprocess.Popen(
        [sys.executable, "-m", "streamlit", "run", "app.py", f"--server.port={port}", *options],
        cwd=ROOT,
        env=os.environ
        | {"ALIKE_CATALOG": os.pathsep.join(map(str, shops)), "ALIKE_OWNER": "everyone"}
        | environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        app = LiveApp(f"http://127.0.0.1:{port}", server.pid)
        _wait_until_up(server, app.address)
        yield app
    finally:
        server.terminate()
        server.wait(20)


def _wait_until_up(server: subprocess.Popen, address: str) -> None:
    for _ in range(2400):
        assert server.poll() is None, "The app ended while starting."
        try:
            with urllib.request.urlopen(f"{address}/_stcore/health", timeout=1) as answer:
                if answer.read() == b"ok":
                    return
        except OSError:
            time.sleep(0.025)
    raise AssertionError("The app did not start within a minute.")
