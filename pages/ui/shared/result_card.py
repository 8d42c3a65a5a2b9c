"""Explanation of a result's rank, in words and numbers."""

from __future__ import annotations

from collections.abc import Sequence

from pages.ui.components.ranked_results import Part, Result
from pages.ui.shared import rank_changes, url_state
from pages.ui.shared.formatting import SIGNAL_NAMES, ordinal
from pages.ui.shared.pictures import address
from pages.ui.shared.rank_changes import Change
from pages.ui.shared.resources import OpenCatalog
from pages.ui.shop import variants
from pages.ui.shop.page import discounted_from, worded_price
from recsys.ranking import Recommendation
from recsys.ranking.query import DIVERSITY
from recsys.signals import SIGNALS


def result_card(
    shop: OpenCatalog, result: Recommendation, signals: Sequence[str], change: Change, *, comparable: bool
) -> Result:
    """Return a result's card.

    Args:
        shop: whose product it is.
        result: the ranked product.
        signals: those that are shown.
        change: of the row since the visitor's last change.
        comparable: whether pictures can be compared part by part.
    """
    product = result.product
    mark, kind, moved = rank_changes.change_badge(change.places(product.id))
    return Result(
        id=product.id,
        href=url_state.product_link(shop.place, product.id),
        title=product.title,
        src=address(shop.place, shop.catalog, product.thumbnail),
        badge="" if variants.every_one_shown() else variants.badge(shop, shop.catalog.row(product.id)),
        price=worded_price(shop, product.price),
        was=worded_price(shop, discounted_from(product)),
        score=f"{result.score:.2f}",
        parts=[_part(result, signal) for signal in signals],
        note=_note(result, signals),
        mark=mark,
        mark_kind=kind,
        moved=moved,
        comparable=comparable,
    )


def _part(result: Recommendation, signal: str) -> Part:
    share = result.parts[signal]
    return Part(signal, SIGNAL_NAMES[signal], share, f"{share:.2f}", _without(result, signal))


def _without(result: Recommendation, name: str) -> str:
    rank = result.rank_without.get(name)
    if rank is None:
        return ""
    return "same rank without it" if rank == result.rank else f"{ordinal(rank)} without it"


def _note(result: Recommendation, signals: Sequence[str]) -> str:
    """Explain what the parts leave open: unknown values, and the effect of variety."""
    said = [
        f"It {SIGNALS[signal].missing}, so {SIGNAL_NAMES[signal].lower()} counts neither for nor against it."
        for signal in result.missing
        if signal in signals
    ]
    rank = result.rank_without.get(DIVERSITY)
    if rank is not None and rank != result.rank:
        said.append(f"By score alone it would be {ordinal(rank)}; variety moved it here.")
    return " ".join(said)
