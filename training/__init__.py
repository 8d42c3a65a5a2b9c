"""Training of the network that comes with Alike, from photo archives to `assets/models`."""
