"""Silhouettes of bags, wallets and belts."""
