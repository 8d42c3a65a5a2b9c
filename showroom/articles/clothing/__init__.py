"""Articles of clothing, and what they share."""
