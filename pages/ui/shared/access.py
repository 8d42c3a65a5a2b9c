"""Who is asking: only people at the computer itself may start long work or change a catalogue."""

from __future__ import annotations

from ipaddress import ip_address

import streamlit as st


def is_local() -> bool:
    """Say whether the visitor sits at this very computer and not behind a proxy.

    Streamlit gives no address for a local visitor.
    """
    if any(name in st.context.headers for name in ("X-Forwarded-For", "Forwarded", "X-Real-IP")):
        return False
    address = st.context.ip_address
    return address is None or ip_address(address).is_loopback
