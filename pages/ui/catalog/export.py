"""The whole recommendation table to take away."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from pages.ui.shared import background_jobs, catalog_folders
from pages.ui.shared.downloads import NAMES, TYPES
from pages.ui.shared.resources import OpenCatalog
from recsys import progress_file


def export(shop: OpenCatalog) -> None:
    """Make a file of "You may also like" for every product."""
    st.text(
        "“You may also like” for every product, ready to load into your own shop. "
        "Each row has a product's number, a rank, a similar product's number and the score."
    )
    name = f"{shop.place}-export"
    running = progress_file.state(background_jobs.file_of(name))
    if running is None:
        _ask(shop, name)
        return
    made = _made(shop)
    background_jobs.show_progress(
        name,
        done=lambda: _offer(shop, name, made),
        again=lambda: _start(shop, name, made.suffix if made else ".csv", 12),
        forget=lambda: _forget(shop, name),
    )


def _ask(shop: OpenCatalog, name: str) -> None:
    with st.form("export", border=False):
        kind = st.segmented_control(
            "File format", list(NAMES), format_func=NAMES.__getitem__, default="csv", required=True
        )
        many = st.slider("Recommendations per product", 1, 50, 12)
        if st.form_submit_button("Create the file", icon=":material/table_view:"):
            _start(shop, name, f".{kind}", many)
            st.rerun()


def _start(shop: OpenCatalog, name: str, suffix: str, many: int) -> None:
    _forget(shop, name)
    out = catalog_folders.jobs() / f"{shop.place}-recommendations{suffix}"
    out.parent.mkdir(parents=True, exist_ok=True)
    out.touch()
    background_jobs.start(name, ["export", str(shop.folder), "--out", str(out), "-k", str(many)])


def _made(shop: OpenCatalog) -> Path | None:
    return next(iter(sorted(catalog_folders.jobs().glob(f"{shop.place}-recommendations.*"))), None)


def _forget(shop: OpenCatalog, name: str) -> None:
    for file in catalog_folders.jobs().glob(f"{shop.place}-recommendations.*"):
        file.unlink()
    progress_file.remove(background_jobs.file_of(name))


def _offer(shop: OpenCatalog, name: str, made: Path | None) -> None:
    if made is None:
        _forget(shop, name)
        st.rerun()
    kind = made.suffix.lstrip(".")
    st.success("The file is ready.", icon=":material/check_circle:")
    with st.container(horizontal=True):
        st.download_button(
            f"Download ({made.stat().st_size / 2**20:,.1f} MB)",
            made.read_bytes,
            made.name,
            TYPES[kind],
            icon=":material/download:",
            on_click="ignore",
        )
        st.button("Create another", on_click=_forget, args=(shop, name))
