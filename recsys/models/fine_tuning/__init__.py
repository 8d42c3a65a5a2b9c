"""Fine-tuning of the last layers of the bundled network on one column of a catalogue."""
