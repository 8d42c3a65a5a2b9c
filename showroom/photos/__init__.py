"""Photos as customers would take them, with their backgrounds."""
