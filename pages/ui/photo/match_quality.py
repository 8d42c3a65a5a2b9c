"""Match quality of a photo search, in words and as a share."""

from __future__ import annotations

import streamlit as st

from pages.ui.shared.formatting import escape_markdown
from recsys.ranking.match_quality import MatchQuality

_VERDICTS = {
    "close": ":green-badge[:material/check_circle: Close match]",
    "fair": ":blue-badge[:material/check: Fair match]",
    "loose": ":orange-badge[:material/question_mark: Loose match]",
    "nothing": ":orange-badge[:material/search_off: Nothing close in this catalogue]",
}
_UNKNOWN = ":orange-badge[:material/search_off: Not recognised]"
_ADVICE = "These are the nearest products. Cropping to the product alone, or a plainer background, may help."


def verdict(quality: MatchQuality) -> None:
    """Show how near the nearest product is."""
    known = quality.nearness is None or quality.nearness.recognised
    st.markdown(f"{_VERDICTS[quality.grade] if known else _UNKNOWN} {sentence(quality)}")


def sentence(quality: MatchQuality) -> str:
    """Explain a match in one or two sentences, as Markdown."""
    if quality.identical:
        return "This exact picture is in the catalogue."
    if quality.nearness and not quality.nearness.recognised:
        near = quality.nearness
        return (
            f"The nearest product is at a distance of {near.distance:.2f}; distances up to "
            f"{near.tolerance:.2f} count as recognised. {_ADVICE}"
        )
    if quality.grade == "nothing":
        return _ADVICE
    if quality.closer_than is None or quality.category is None:
        return (
            "The nearest product is the only one in its category, so there is nothing to judge the match by."
        )
    share = min(99, int(100 * quality.closer_than))
    return (
        f"The nearest product is closer to your photo than **{share} %** of all pairs of products in "
        f"{escape_markdown(quality.category)} are to each other."
    )
