"""Download buttons for tables."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pandas as pd
import streamlit as st

from recsys.export.tables import KINDS, serialize_table

NAMES = {"csv": "CSV, for spreadsheets", "parquet": "Parquet", "json": "JSON"}
TYPES = {"csv": "text/csv", "parquet": "application/vnd.apache.parquet", "json": "application/json"}


def download_button(
    make: Callable[[], pd.DataFrame], name: str, *, key: str, label: str = "Download"
) -> None:
    """Offer a table as a file of each kind; it is made only when somebody asks for it.

    Args:
        make: returns the table.
        name: of the file, without its ending.
        key: of the buttons.
        label: of the menu.
    """
    with st.popover(label, icon=":material/download:"):
        for kind in KINDS:
            st.download_button(
                NAMES[kind],
                partial(_file, make, kind),
                f"{name}.{kind}",
                TYPES[kind],
                key=f"{key}_{kind}",
                on_click="ignore",
                type="tertiary",
            )


def _file(make: Callable[[], pd.DataFrame], kind: str) -> bytes:
    return serialize_table(make(), kind)
