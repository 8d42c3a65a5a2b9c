"""Footwear in Blender: closed shoes on a last, and soles and straps round a foot."""
