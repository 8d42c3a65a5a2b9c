"""The table of customer photos: which file shows which product."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from recsys.errors import ArtifactError
from recsys.files import read_json, write_json

_TABLE = "photos.json"
_REMEDY = "Make the photos anew: `make demo`."


@dataclass(frozen=True)
class Photo:
    """A photo of a product.

    Attributes:
        file: its name within the folder.
        product: the id of the product that it shows.
        words: what it shows, for people.
    """

    file: str
    product: str
    words: str

    @property
    def name(self) -> str:
        """The file's name without its ending, for addresses."""
        return Path(self.file).stem


def write_table(photos: Sequence[Photo], folder: Path) -> None:
    """Write which photos there are."""
    write_json(folder / _TABLE, {"photos": [asdict(photo) for photo in photos]})


def read_table(folder: Path) -> list[Photo]:
    """Return which photos there are; none where there is no table.

    Raises:
        ArtifactError: the table is damaged.
    """
    path = folder / _TABLE
    if not path.is_file():
        return []
    try:
        return [Photo(**row) for row in read_json(path, remedy=_REMEDY)["photos"]]
    except (KeyError, TypeError) as error:
        raise ArtifactError(f"{path} is no table of photos ({error}). {_REMEDY}") from error
