"""The Catalogue page, one file a part."""
