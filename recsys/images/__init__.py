"""Pictures: safe decoding, white squares, foreground masks, thumbnails."""

from recsys.images.decode import decode, open_image
from recsys.images.foreground import Foreground, foreground
from recsys.images.letterbox import letterbox, to_square
from recsys.images.store import StoredPicture, prepare

__all__ = [
    "Foreground",
    "StoredPicture",
    "decode",
    "foreground",
    "letterbox",
    "open_image",
    "prepare",
    "to_square",
]
