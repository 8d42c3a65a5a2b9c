"""Search over a catalogue: words in titles, filters, sorting."""
