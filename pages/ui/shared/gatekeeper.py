"""Checks before any request reaches the app: its Host, its Origin, and how much it may upload.

A page that runs elsewhere must not drive this app through a visitor's browser: neither another web site
nor another program on the same machine (their Origin differs), nor a site whose name was pointed at this
machine after it had been loaded (DNS rebinding: its Host is unknown). Streamlit compares the two only for
its own WebSocket, accepts any Host unless told otherwise, and asks a server on the internet for this
machine's address before it refuses.
"""

from __future__ import annotations

from collections.abc import Iterable
from ipaddress import ip_address
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.requests import HTTPConnection
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit import config

from pages.ui.photo.uploads import MOST_MEGABYTES
from pages.ui.shared import access

LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
VISITOR_UPLOAD = 12_000_000
"""Bytes that a visitor may send in one request: a photo of 10 MB, and its form."""
_POLICY_VIOLATION = 1008


def host_name(netloc: str) -> str:
    """Return the host of a Host header or an origin's netloc, without its port and in lower case."""
    try:
        return (urlsplit(f"//{netloc}").hostname or "").rstrip(".")
    except ValueError:
        return ""


def is_allowed_host(host: str) -> bool:
    """Return whether this app is meant to answer to a Host header.

    Allowed are the loopback names, the address that the server listens on, and the names in Streamlit's
    setting `server.allowedHosts`. A server on all addresses also answers to its bare IP addresses, since
    a rebound name is never one.
    """
    name = host_name(host)
    address = config.get_option("server.address") or ""
    if name in LOOPBACK or (name and name == address.lower()):
        return True
    if address in access.WILDCARDS and _is_ip_address(name):
        return True
    return _matches(name, config.get_option("server.allowedHosts"))


def is_allowed_origin(origin: str | None, host: str) -> bool:
    """Return whether a page of this origin may ask: none given, this app's own, or an allowed name."""
    if origin is None:
        return True
    netloc = urlsplit(origin).netloc if "//" in origin else ""
    if not netloc:  # "null": a sandboxed frame, a file
        return False
    same = netloc.lower() == host.lower()
    return same or _matches(host_name(netloc), config.get_option("server.allowedHosts"))


def _matches(name: str, allowed: Iterable[str]) -> bool:
    return any(
        name.endswith(pattern[1:].lower()) if pattern.startswith("*.") else name == pattern.lower()
        for pattern in allowed
    )


def _is_ip_address(name: str) -> bool:
    try:
        ip_address(name)
    except ValueError:
        return False
    return True


class Gatekeeper:
    """Middleware that refuses foreign hosts and origins (403) and large bodies of visitors (413)."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request that must not pass, or pass it on."""
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        host = headers.get("host", "")
        if not is_allowed_host(host):
            await _refuse(scope, receive, send, 403, _unknown_host(host))
        elif not is_allowed_origin(headers.get("origin"), host):
            await _refuse(scope, receive, send, 403, "This page does not belong to this app.")
        elif scope["type"] == "http" and not access.is_owners(HTTPConnection(scope).cookies):
            await self._bounded(scope, receive, send, headers.get("content-length", ""))
        else:
            await self.app(scope, receive, send)

    async def _bounded(self, scope: Scope, receive: Receive, send: Send, length: str) -> None:
        too_large = f"A visitor may send {MOST_MEGABYTES} MB at most."
        if length.isdecimal() and int(length) > VISITOR_UPLOAD:
            await _refuse(scope, receive, send, 413, too_large)
            return
        received = 0

        async def bounded() -> Message:
            nonlocal received
            message = await receive()
            received += len(message.get("body", b""))
            if received > VISITOR_UPLOAD:  # a chunked body has no length to look at
                return {"type": "http.disconnect"}
            return message

        await self.app(scope, bounded, send)


def _unknown_host(host: str) -> str:
    return (
        f"This app does not answer to the name {host_name(host)[:100]!r}. If the name is right, start it "
        "with --server.allowedHosts NAME; behind a proxy, pass the Host header on."
    )


async def _refuse(scope: Scope, receive: Receive, send: Send, status: int, words: str) -> None:
    if scope["type"] == "websocket":
        await receive()  # the connect message
        await send({"type": "websocket.close", "code": _POLICY_VIOLATION, "reason": words[:120]})
        return
    await PlainTextResponse(words, status_code=status)(scope, receive, send)
