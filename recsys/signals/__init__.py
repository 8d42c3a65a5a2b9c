"""Signals: the respects in which products are compared, behind one interface and one table."""

from recsys.signals.base import QueryContext, Signal
from recsys.signals.price import TIER_NAMES, PriceTiers
from recsys.signals.registry import SIGNALS, open_signals, signal_of

__all__ = ["SIGNALS", "TIER_NAMES", "PriceTiers", "QueryContext", "Signal", "open_signals", "signal_of"]
