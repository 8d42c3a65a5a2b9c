"""Silhouettes of clothing."""
