"""What an import found and did: counted, listed, never swallowed."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import asdict, dataclass, field
from typing import Any

_EXAMPLES = 5


@dataclass(frozen=True)
class Problem:
    """One thing that was wrong in a source, and what was done about it.

    Attributes:
        row: row in the source's table as a spreadsheet numbers it (the header is row 1), or None.
        column: the column's name, or for folders and archives the file's path inside the source.
        what: what is wrong, with the value received.
        action: what Alike did: "kept without picture", "row left out", ...
    """

    row: int | None
    column: str
    what: str
    action: str


@dataclass
class ImportReport:
    """The outcome of reading one source.

    Attributes:
        layout: the recognised layout's name.
        read: rows (or picture files, where there is no table) found in the source.
        kept: products in the catalogue.
        pictures: products with a usable picture.
        problems: everything that was wrong, in the source's order.
        notes: facts about the whole source: encoding, guessed columns, what `--download` would do.
        disk_bytes: size of the catalogue's pictures and tables; for a dry run the estimate.
        seconds: time taken; for a dry run the estimate.
    """

    layout: str
    read: int = 0
    kept: int = 0
    pictures: int = 0
    problems: list[Problem] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    disk_bytes: int = 0
    seconds: float = 0.0

    def add(self, row: int | None, column: str, what: str, action: str) -> None:
        """Record one problem."""
        self.problems.append(Problem(row, column, what, action))

    def actions(self) -> Counter[str]:
        """Count the problems by what was done about them, most frequent first."""
        return Counter(problem.action for problem in self.problems)

    def as_dict(self) -> dict[str, Any]:
        """Return the report as plain values for JSON."""
        return asdict(self)


def format_report(report: ImportReport) -> str:
    """Word a report for a terminal: counts, notes, and the problems by what was done, with examples."""
    lines = [
        f"Layout {report.layout}: {_count(report.read, 'row or picture', 'rows or pictures')} read, "
        f"{_count(report.kept, 'product')} kept, {report.pictures:,} with a picture.",
        f"{_size(report.disk_bytes)} on disk, {report.seconds:.1f} seconds.",
        *report.notes,
    ]
    groups: dict[str, list[Problem]] = defaultdict(list)
    for problem in report.problems:
        groups[problem.action].append(problem)
    for action, problems in sorted(groups.items(), key=lambda group: -len(group[1])):
        lines += ["", f"{_count(len(problems), 'problem')}: {action}"]
        lines += [f"  {_place(problem)}: {problem.what}" for problem in problems[:_EXAMPLES]]
        if len(problems) > _EXAMPLES:
            lines.append(f"  and {len(problems) - _EXAMPLES:,} more (--json lists all)")
    return "\n".join(lines)


def _place(problem: Problem) -> str:
    row = "" if problem.row is None else f"row {problem.row}"
    return ", ".join(part for part in (row, problem.column) if part) or "the source"


def _count(number: int, one: str, many: str = "") -> str:
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def _size(number: int) -> str:
    return f"{number / 2**20:,.1f} MB" if number >= 2**20 else f"{number / 1024:,.0f} KB"
