"""Articles of footwear, and what they share."""
