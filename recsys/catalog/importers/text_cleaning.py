"""Text from strangers' files: bytes to characters, and characters that may be shown."""

from __future__ import annotations

import codecs
import re

MAX_LENGTH = 2000
"""Longest field kept, in characters."""

_BLANK = {"", "na", "n/a", "#n/a", "nan", "null"}
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig", "UTF-8 with a byte-order mark"),
    (codecs.BOM_UTF32_LE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF32_BE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
)
_MULTIBYTE = re.compile(rb"[\xc2-\xf4][\x80-\xbf]+")
_UNSAFE = re.compile(
    "[\x00-\x1f\x7f-\x9f\xad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ud800-\udfff]"
)
_SPACES = re.compile(r"\s+")


def decode_text(data: bytes) -> tuple[str, str]:
    """Turn a file's bytes into text.

    Returns:
        The text, with U+FFFD where bytes make no sense, and the encoding's name for people.
    """
    for mark, codec, name in _MARKS:
        if data.startswith(mark):
            return data.decode(codec, "replace"), name
    if wide := _utf16_without_mark(data):
        return data.decode(wide, "replace"), "UTF-16"
    try:
        return data.decode(), "UTF-8"
    except UnicodeDecodeError:
        pass
    mended = data.decode("utf-8", "replace")
    if len(_MULTIBYTE.findall(data)) > mended.count("\ufffd"):
        return mended, "UTF-8 with damaged characters"
    return data.decode("cp1252", "replace"), "Windows-1252"


def _utf16_without_mark(data: bytes) -> str:
    sample = data[:4096]
    for codec, start in (("utf-16-le", 1), ("utf-16-be", 0)):
        if sample[start::2].count(0) > 0.4 * len(sample[start::2]):
            return codec
    return ""


def clean(text: str) -> tuple[str, bool]:
    """Make text safe to show on one line.

    Control characters and those that turn the direction of writing are dropped, any run of white
    space becomes one space.

    Returns:
        The text, and whether such a character was dropped.
    """
    if text.isprintable():
        return text.strip(), False
    spaced = _SPACES.sub(" ", text)
    kept = _UNSAFE.sub("", spaced)
    return kept.strip(), len(kept) != len(spaced)


def is_blank(value: str) -> bool:
    """Tell whether a cell says nothing: empty, "NA", "n/a", "nan" or "null"."""
    return value.casefold() in _BLANK
