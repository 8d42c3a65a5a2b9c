"""Alike: visual product recommendation on anyone's catalogue."""

__version__ = "0.1.0"
