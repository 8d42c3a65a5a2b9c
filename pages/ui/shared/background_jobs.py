"""Background jobs: processes started, watched, stopped and resumed from a page."""

from __future__ import annotations

import logging
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import streamlit as st

from pages.ui.shared import catalog_folders
from pages.ui.shared.formatting import escape_markdown
from recsys import progress_file
from recsys.progress_file import ProgressFile

logger = logging.getLogger(__name__)

CODE = Path(__file__).resolve().parents[3]


def file_of(name: str) -> Path:
    """Return the progress file of the job of this name."""
    return catalog_folders.jobs() / f"{name}.json"


def start(name: str, command: Sequence[str]) -> None:
    """Start `python -m recsys COMMAND` beside the app; it continues after the visitor leaves the page."""
    path = file_of(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    logger.info("Starting: python -m recsys %s", " ".join(command))
    progress_file.start_process(path, lambda: _launch([*command, "--progress", str(path)]))


def _launch(command: Sequence[str]) -> None:
    # This very Python, without a shell, with arguments made here.
    subprocess.Popen(  # noqa: S603
        [sys.executable, "-m", "recsys", *command],
        cwd=CODE,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def show_progress(
    name: str, *, done: Callable[[], None], again: Callable[[], None], forget: Callable[[], None]
) -> None:
    """Show the progress of a job, and the buttons to stop, resume or discard it.

    Args:
        name: of the work.
        done: shows what it made.
        again: starts it again; it resumes where it stopped.
        forget: discards it.
    """
    state = progress_file.state(file_of(name))
    if state is None:
        return
    if state.state == progress_file.RUNNING:
        _running(name)
    elif state.state == progress_file.DONE:
        done()
    else:
        _ended(name, state, again, forget)


def _running(name: str) -> None:
    @st.fragment(run_every=1)
    def look() -> None:
        state = progress_file.state(file_of(name))
        if state is None or state.state != progress_file.RUNNING:
            st.rerun()
        share = state.done / state.total if state.total else 0.0
        st.progress(min(share, 1.0), text=escape_markdown(_words(state)))
        st.button(
            "Stop",
            icon=":material/stop_circle:",
            key=f"stop_{name}",
            on_click=progress_file.stop,
            args=(file_of(name),),
        )
        st.caption("You can leave this page; the work continues.")

    look()


def _words(state: ProgressFile) -> str:
    if not state.total:
        return f"{state.step}…"
    left = (state.total - state.done) / state.rate if state.rate else 0
    time = f", about {_duration(left)} left" if left >= 1 else ""
    return f"{state.step}: {state.done:,} of {state.total:,}{time}"


def _duration(seconds: float) -> str:
    return f"{seconds:.0f} seconds" if seconds < 90 else f"{seconds / 60:.0f} minutes"


def _ended(name: str, state: ProgressFile, again: Callable[[], None], forget: Callable[[], None]) -> None:
    if state.state == progress_file.FAILED:
        st.error(escape_markdown(state.message), icon=":material/error:", title="Something went wrong")
    else:
        st.info("Stopped. Completed work is kept.", icon=":material/pause_circle:")
    with st.container(horizontal=True):
        st.button("Continue", icon=":material/play_arrow:", key=f"again_{name}", on_click=again)
        st.button("Discard", icon=":material/delete:", key=f"forget_{name}", on_click=forget)
