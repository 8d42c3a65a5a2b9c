"""Any column, predicted from the others or from pictures."""
