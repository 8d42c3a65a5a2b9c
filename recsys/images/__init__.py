"""Pictures: safe decoding, white squares, foreground masks, thumbnails."""

from recsys.images.decode import decode, open_image
from recsys.images.foreground import Foreground, foreground
from recsys.images.letterbox import letterbox, resize_letterboxed
from recsys.images.store import StoredPicture, normalize_picture

__all__ = [
    "Foreground",
    "StoredPicture",
    "decode",
    "foreground",
    "letterbox",
    "normalize_picture",
    "open_image",
    "resize_letterboxed",
]
