"""Attributes predicted from pictures: softmax heads and multi-label sigmoids."""
