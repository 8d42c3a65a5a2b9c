"""Missing labels, predicted from pictures."""
