"""Measures, patterns and part numbers of products.

Plain numbers, without Blender: the studio builds from them, the articles colour what was built.
"""
