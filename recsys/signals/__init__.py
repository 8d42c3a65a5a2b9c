"""What besides looks makes products alike: price tiers."""

from recsys.signals.price import TIER_NAMES, PriceTiers

__all__ = ["TIER_NAMES", "PriceTiers"]
