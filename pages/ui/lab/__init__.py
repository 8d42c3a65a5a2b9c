"""The Laboratory page, one file a part."""
