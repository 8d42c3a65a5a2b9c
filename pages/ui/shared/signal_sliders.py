"""Sliders for the weights of the signals and for variety."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from pages.ui.shared.formatting import SIGNAL_NAMES
from recsys.ranking import Weights
from recsys.ranking.query import DIVERSITY
from recsys.signals import SIGNALS

_HELP = {name: signal.help for name, signal in SIGNALS.items()} | {
    DIVERSITY: "How different the results are from each other."
}


def sliders(signals: Sequence[str], ending: str) -> tuple[Weights, float]:
    """Show the sliders; where all weights are zero, explain it and keep the last weights that were not.

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
            key=f"w{name[0]}{ending}",
            help=_HELP[name],
            bind="query-params",
        )
    diversity = values.pop(DIVERSITY)
    if any(values.values()):
        st.session_state[last] = values
    else:
        st.info(
            "All sliders are at zero, so there is nothing to rank by. Move one up; until then the results "
            "stay as they were."
        )
    return Weights(**dict.fromkeys(SIGNALS, 0.0) | st.session_state.get(last, usual)), diversity
