"""Caps, scarves, socks, sunglasses, ties and watches."""
