"""The import report."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

import pandas as pd
import streamlit as st

from pages.ui.shared import downloads
from pages.ui.shared.formatting import count, escape_markdown
from pages.ui.shared.resources import OpenCatalog
from recsys.errors import ArtifactError
from recsys.files import read_json

_EXAMPLES = 5


def report(shop: OpenCatalog) -> None:
    """Show what was odd in the source, by what was done about it."""
    try:
        found = read_json(shop.folder / "report.json", remedy="")
    except ArtifactError:
        st.info("There is no import report: this catalogue was not created by an import.")
        return
    show(found, shop.place)


def show(found: dict[str, Any], name: str) -> None:
    """Show a report that `ImportReport.as_dict` made."""
    read, kept, problems = found["read"], found["kept"], found["problems"]
    st.text(f"{kept:,} of {read:,} rows became products, {found['pictures']:,} of them with a picture.")
    for note in found["notes"]:
        st.text(note)
    if not problems:
        st.success("No problems were found.", icon=":material/check_circle:")
        return
    groups: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for problem in problems:
        groups[problem["action"]].append(problem)
    for action, members in sorted(groups.items(), key=lambda group: -len(group[1])):
        with st.expander(f"{count(len(members), 'time')}: {escape_markdown(action)}"):
            for problem in members[:_EXAMPLES]:
                st.text(f"{_place(problem)}: {problem['what']}")
            if len(members) > _EXAMPLES:
                st.caption(f"and {len(members) - _EXAMPLES:,} more in the full list")
    downloads.download_button(
        lambda: pd.DataFrame(problems, columns=["row", "column", "what", "action"]),
        f"{name}-import-problems",
        key="problems",
        label="All problems",
    )


def _place(problem: dict[str, Any]) -> str:
    row = "" if problem["row"] is None else f"row {problem['row']}"
    return ", ".join(part for part in (row, problem["column"]) if part) or "the source"
