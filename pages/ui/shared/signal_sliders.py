"""The sliders that say what counts."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from pages.ui.shared.formatting import SIGNAL_NAMES
from recsys.ranking import Weights
from recsys.ranking.query import DIVERSITY

_HELP = {
    "visual": "How much the shape, pattern and style in the picture count.",
    "color": "How much the main colours in the picture count.",
    "price": "How much a similar price counts.",
    DIVERSITY: "How different the results are from each other.",
}
_KEYS = {"visual": "wv", "color": "wc", "price": "wp", DIVERSITY: "wd"}


def sliders(signals: Sequence[str], ending: str) -> tuple[Weights, float]:
    """Show the sliders; where no signal counts, say so and keep the weights before that.

    Args:
        signals: those that can count.
        ending: of their names in the address.

    Returns:
        The weights and the diversity.
    """
    last = f"last_weights{ending}"
    usual = {signal: getattr(Weights(), signal) for signal in signals}
    values = {}
    row = st.grid(len(signals) + 1, min_column_width=120, gap="medium")
    for name, start in (usual | {DIVERSITY: 0.0}).items():
        values[name] = row.slider(
            SIGNAL_NAMES[name],
            0.0,
            1.0,
            start,
            0.05,
            format="percent",
            key=_KEYS[name] + ending,
            help=_HELP[name],
            bind="query-params",
        )
    diversity = values.pop(DIVERSITY)
    if any(values.values()):
        st.session_state[last] = values
    else:
        st.info("At these settings nothing is left to compare by. Move a slider up; the row stays as it was.")
    return Weights(**{"price": 0.0} | st.session_state.get(last, usual)), diversity
