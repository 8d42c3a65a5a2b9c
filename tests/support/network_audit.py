"""What a Python process looks up or connects to beyond this machine, written down by an audit hook."""

from __future__ import annotations

import os
from pathlib import Path

_HOOK = """
import sys

OWN = ("127.0.0.1", "localhost", "::1", "0.0.0.0")
NEVER_SENDS = "8.8.8.8"  # Streamlit connects a datagram socket to it, which sends nothing


def hear(event, arguments):
    if event == "socket.getaddrinfo":
        host = arguments[0]
    elif event in ("socket.connect", "socket.sendto", "socket.sendmsg"):
        host = arguments[1]
    else:
        return
    name = host[0] if isinstance(host, tuple) and host else host
    if isinstance(name, bytes):
        name = name.decode()
    if isinstance(host, (str, bytes)) and event != "socket.getaddrinfo":
        return  # a socket of this machine, named by a path
    if name is not None and name not in (*OWN, NEVER_SENDS):
        with open({calls!r}, "a") as file:
            file.write(f"{event} {name}\\n")


sys.addaudithook(hear)
"""


def environment(folder: Path) -> dict[str, str]:
    """Return the variables with which a Python process writes its calls into a folder, and CI is unset.

    Some packages send nothing where CI is set, which would hide them.
    """
    hook = _HOOK.replace("{calls!r}", repr(str(folder / "calls")))
    (folder / "sitecustomize.py").write_text(hook, encoding="utf-8")
    path = os.pathsep.join(filter(None, [str(folder), os.environ.get("PYTHONPATH")]))
    return {"PYTHONPATH": path, "CI": "", "HOME": str(folder)}


def calls(folder: Path) -> list[str]:
    """Return the calls that were written down."""
    file = folder / "calls"
    return file.read_text(encoding="utf-8").splitlines() if file.is_file() else []
