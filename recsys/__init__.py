"""Alike: visual product recommendation on anyone's catalogue."""
