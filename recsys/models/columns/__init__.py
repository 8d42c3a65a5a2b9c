"""Any column of a catalogue, predicted from the other columns, from pictures or from both."""
