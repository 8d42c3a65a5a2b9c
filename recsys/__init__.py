"""Alike: visual product recommendation on your own catalogue."""
