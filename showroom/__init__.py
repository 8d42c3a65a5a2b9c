"""A shop drawn by code: articles, their shapes and colours, and everything that makes a catalogue of them."""
