"""Blind votes between two methods, kept beside the catalogue (features C7).

votes.jsonl   one line a vote: the query, the two methods and the one chosen, or "" for no difference
"""

from __future__ import annotations

import json
import math
from dataclasses import asdict, dataclass
from pathlib import Path

from recsys.errors import ArtifactError

FILE = "votes.jsonl"


@dataclass(frozen=True)
class Vote:
    """One answer to "which row suits better?"; `chosen` is one of the two methods, or "" for neither."""

    query: str
    one: str
    other: str
    chosen: str


@dataclass(frozen=True)
class Tally:
    """The votes between two methods.

    Attributes:
        one, other: the methods.
        wins: votes for `one`.
        votes: votes for either.
        undecided: votes for neither.
        low, high: 95 % interval of the share that prefers `one` (Wilson, 1927).
    """

    one: str
    other: str
    wins: int
    votes: int
    undecided: int
    low: float
    high: float


def record_vote(folder: Path, vote: Vote) -> None:
    """Add a vote to a catalogue's; several visitors may do so at once.

    Raises:
        ArtifactError: the folder cannot be written.
    """
    try:
        with (folder / FILE).open("a", encoding="utf-8") as file:  # one short line: whole or not at all
            file.write(json.dumps(asdict(vote), ensure_ascii=False) + "\n")
    except OSError as error:
        raise ArtifactError(f"The vote could not be kept in {folder} ({error.strerror}).") from error


def votes(folder: Path) -> list[Vote]:
    """Read all votes; lines that are no votes are passed over."""
    path = folder / FILE
    found = []
    for line in path.read_text(encoding="utf-8").splitlines() if path.is_file() else []:
        try:
            found.append(Vote(**{name: str(value) for name, value in json.loads(line).items()}))
        except (ValueError, TypeError, AttributeError):
            continue
    return found


def tally(folder: Path, one: str, other: str) -> Tally:
    """Count the votes between two methods, whichever of them stood first."""
    cast_here = [vote for vote in votes(folder) if {vote.one, vote.other} == {one, other}]
    wins = sum(vote.chosen == one for vote in cast_here)
    losses = sum(vote.chosen == other for vote in cast_here)
    low, high = wilson(wins, wins + losses)
    return Tally(one, other, wins, wins + losses, len(cast_here) - wins - losses, low, high)


def wilson(wins: int, votes: int, z: float = 1.96) -> tuple[float, float]:
    """Return the 95 % interval of a share; 0 to 1 without any votes."""
    if not votes:
        return 0.0, 1.0
    share, square = wins / votes, z * z
    middle = share + square / (2 * votes)
    spread = z * math.sqrt(share * (1 - share) / votes + square / (4 * votes * votes))
    return (middle - spread) / (1 + square / votes), (middle + spread) / (1 + square / votes)
