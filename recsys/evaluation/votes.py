"""Blind votes between two methods, stored in the catalogue's folder.

votes.jsonl   one line a vote: the query, the two methods and the preferred one, or "" for no difference
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from recsys.errors import ArtifactError
from recsys.reports import as_json, from_json

FILE = "votes.jsonl"


@dataclass(frozen=True)
class Vote:
    """One answer to "which row suits better?"; `preferred` is one of the two methods, or "" for neither."""

    KEYS: ClassVar[Mapping[str, str]] = {"preferred": "chosen"}

    query: str
    one: str
    other: str
    preferred: str


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
        with open(
            folder / FILE, "a", encoding="utf-8", opener=_open_no_link
        ) as file:  # one short line: whole or not at all
            file.write(json.dumps(as_json(vote), ensure_ascii=False) + "\n")
    except OSError as error:
        raise ArtifactError(f"The vote could not be saved in {folder} ({error.strerror}).") from error


def _open_no_link(path: str, flags: int) -> int:
    """Open a file, but never through a link: a copied catalogue may hold one to any file of this machine."""
    return os.open(path, flags | getattr(os, "O_NOFOLLOW", 0), 0o644)


def votes(folder: Path) -> list[Vote]:
    """Read all votes; invalid lines are skipped."""
    path = folder / FILE
    valid = []
    usable = path.is_file() and not path.is_symlink()
    for line in path.read_text(encoding="utf-8").splitlines() if usable else []:
        try:
            texts = {name: str(value) for name, value in json.loads(line).items()}
            valid.append(from_json(Vote, texts))
        except (ValueError, TypeError, AttributeError, KeyError):
            continue
    return valid


def tally(folder: Path, one: str, other: str) -> Tally:
    """Count the votes between two methods, whichever of them stood first."""
    relevant = [vote for vote in votes(folder) if {vote.one, vote.other} == {one, other}]
    wins = sum(vote.preferred == one for vote in relevant)
    losses = sum(vote.preferred == other for vote in relevant)
    low, high = wilson(wins, wins + losses)
    return Tally(one, other, wins, wins + losses, len(relevant) - wins - losses, low, high)


def wilson(wins: int, votes: int) -> tuple[float, float]:
    """Return the 95 % interval of a share; 0 to 1 without any votes."""
    if not votes:
        return 0.0, 1.0
    from scipy.stats import binomtest

    interval = binomtest(wins, votes).proportion_ci(0.95, method="wilson")
    return float(interval.low), float(interval.high)
