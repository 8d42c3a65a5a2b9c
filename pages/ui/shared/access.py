"""Access: every visitor looks; only the owner imports, builds and trains.

The owner shows a token that is printed in the terminal in which the app was started, as Jupyter does.
Neither the address nor the headers of a request prove anything: behind a reverse proxy or a tunnel all
visitors seem to sit at the computer itself.
"""

from __future__ import annotations

import os
import secrets
from collections.abc import Mapping
from functools import cache

import streamlit as st
from streamlit import config

OWNER = "ALIKE_OWNER"
"""Environment variable; the value "everyone" lets every visitor act as the owner, for apps behind a login."""
OWNER_TOKEN = "ALIKE_OWNER_TOKEN"  # noqa: S105 - the name of a setting
"""Environment variable that holds a token to use instead of a new one at each start."""
EVERYONE = "everyone"
SHORTEST_TOKEN = 16
OWNER_PAGE = "/owner"
WILDCARDS = ("", "0.0.0.0", "::")  # noqa: S104 - recognized, not bound
"""Addresses to listen on that stand for all of the machine's."""


@cache
def token() -> str:
    """Return the token of this server: `ALIKE_OWNER_TOKEN`, or a random one of 192 bits.

    Raises:
        SystemExit: the variable holds fewer than `SHORTEST_TOKEN` characters.
    """
    given = os.environ.get(OWNER_TOKEN, "")
    if given and len(given) < SHORTEST_TOKEN:
        raise SystemExit(
            f"{OWNER_TOKEN} has {len(given)} characters; it needs at least {SHORTEST_TOKEN}. "
            "Unset it to have a random one printed."
        )
    return given or secrets.token_urlsafe(24)


def is_token(text: str) -> bool:
    """Return whether a text is the owner's token, in a time that tells nothing about it."""
    return secrets.compare_digest(text.encode(), token().encode())


def cookie_name() -> str:
    """Return the name of the owner's cookie; browsers do not keep cookies of different ports apart."""
    return f"alike_owner_{config.get_option('server.port')}"


def is_owners(cookies: Mapping[str, str]) -> bool:
    """Return whether a request with these cookies comes from the owner."""
    return os.environ.get(OWNER) == EVERYONE or is_token(cookies.get(cookie_name(), ""))


def is_owner() -> bool:
    """Return whether the visitor of the running page is the owner."""
    return is_owners(st.context.cookies)


def owner_link() -> str:
    """Return the address that makes a browser the owner's."""
    address = config.get_option("server.address") or ""
    host = "localhost" if address in WILDCARDS else address
    scheme = "https" if config.get_option("server.sslCertFile") else "http"
    base = (config.get_option("server.baseUrlPath") or "").strip("/")
    prefix = f"/{base}" if base else ""
    return f"{scheme}://{host}:{config.get_option('server.port')}{prefix}{OWNER_PAGE}?token={token()}"


def ask_for_owner(purpose: str) -> None:
    """Show a visitor that only the owner can do something, and how to become the owner.

    Args:
        purpose: completes the sentence "Only the owner of this shop can …".
    """
    st.info(
        f"Only the owner of this shop can {purpose}. Open the link that the terminal printed when Alike "
        f"started, or [enter the owner's token]({OWNER_PAGE}).",
        icon=":material/lock:",
    )
