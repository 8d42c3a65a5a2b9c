"""Silhouettes of footwear."""
