"""Panel of a background job: the button that starts it, then its progress until there is a result."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import streamlit as st

from pages.ui.shared import access, background_jobs
from pages.ui.shared.resources import OpenCatalog
from recsys import progress_file


def busy(shop: OpenCatalog, name: str, command: Sequence[str]) -> bool:
    """Show the job of this name while it runs or has ended without a result; return whether it does.

    Args:
        shop: whose work.
        name: of the work.
        command: of `python -m recsys`, to start it again.
    """
    work = _work(shop, name)
    state = progress_file.state(background_jobs.file_of(work))
    if state is None or state.state == progress_file.DONE:
        return False
    background_jobs.show_progress(
        work,
        done=lambda: None,
        again=lambda: start(shop, name, command),
        forget=lambda: progress_file.remove(background_jobs.file_of(work)),
    )
    return True


def run_button(
    shop: OpenCatalog,
    name: str,
    label: str,
    command: Callable[[], Sequence[str]],
    *,
    icon: str,
    primary: bool = True,
) -> None:
    """Show the button that starts a job; only the owner may press it.

    Args:
        shop: whose work.
        name: of the work.
        label: on the button.
        command: returns the arguments of `python -m recsys`, asked for when it is pressed.
        icon: on the button.
        primary: whether it is the main thing to do.
    """
    owner = access.is_owner()
    st.button(
        label,
        icon=icon,
        key=f"make_{name}",
        type="primary" if primary else "secondary",
        disabled=not owner,
        help=None if owner else "Only the owner of this shop can start this: open the link in the terminal.",
        on_click=lambda: start(shop, name, command()),
    )


def start(shop: OpenCatalog, name: str, command: Sequence[str]) -> None:
    """Start the work of this name. For callbacks."""
    work = _work(shop, name)
    progress_file.remove(background_jobs.file_of(work))
    background_jobs.start(work, command)


def _work(shop: OpenCatalog, name: str) -> str:
    return f"{shop.place}-{name}"
