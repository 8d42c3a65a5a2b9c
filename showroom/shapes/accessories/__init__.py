"""Silhouettes of caps, scarves, socks, sunglasses, ties and watches."""
