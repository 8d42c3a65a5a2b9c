"""The errors Alike raises on purpose.

Each message is one or two plain sentences for the person who can mend it: what was wrong, what is
allowed, what was received, what to do. The command line prints it and the pages show it as it is.
"""


class AlikeError(Exception):
    """Any failure that Alike expects and explains."""


class CatalogError(AlikeError):
    """A source that cannot be imported, or a catalogue folder that cannot be opened."""


class ImageError(AlikeError):
    """A picture that cannot be used."""


class UnreadableFileError(ImageError):
    """A picture file that cannot be read now, whatever is in it: missing, or the disk fails."""


class ModelError(AlikeError):
    """Weights that are missing, damaged or of another model."""


class ArtifactError(AlikeError):
    """A computed file that is missing, damaged or out of step with the catalogue."""


class QueryError(AlikeError):
    """A question that cannot be answered: unknown product, filter, weight or option."""


def choices_text(what: str, allowed: object, received: object) -> str:
    """Word the message for a choice outside its set, the same way everywhere.

    >>> choices_text("encoder", ["hsv", "resnet50"], "resnet")
    "Unknown encoder 'resnet'. Choose one of: hsv, resnet50."
    """
    choices = ", ".join(str(choice) for choice in allowed)  # type: ignore[attr-defined]
    return f"Unknown {what} {received!r}. Choose one of: {choices}."
