"""What is logged, at which level, and that nothing is unless somebody asks."""

from __future__ import annotations

import logging
import subprocess
import sys
from pathlib import Path

import pytest

from recsys.build_catalog import build
from recsys.catalog import Catalog
from recsys.catalog.import_catalog import import_catalog
from recsys.cli import main
from recsys.logs import VARIABLE, terminal_log
from tests.support import toy

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture
def odd_source(tmp_path: Path) -> Path:
    """The toy source, one of whose pictures is none."""
    source = toy.write_source(tmp_path / "shapes")
    (source / "box-red-40.png").write_text("not a picture")
    return source


def said(caplog: pytest.LogCaptureFixture, level: int) -> list[str]:
    return [record.getMessage() for record in caplog.records if record.levelno == level]


def test_an_import_logs_its_counts_and_warns_of_skipped_pictures(
    odd_source: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO, "recsys"):
        import_catalog(odd_source, tmp_path / "shop")
    steps, (warning,) = said(caplog, logging.INFO), said(caplog, logging.WARNING)
    assert steps[0] == f"Importing {odd_source} as table into {tmp_path / 'shop'}"
    assert steps[-1].startswith("Imported 24 products of 24 rows or pictures, 23 with a picture, in ")
    assert warning.startswith("Kept without picture: 1, such as 'box-red-40.png': ")


def test_a_build_logs_its_steps_and_warns_of_each_unreadable_picture(
    toy_source: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    folder = tmp_path / "shop"
    import_catalog(toy_source, folder)
    broken = Catalog.open(folder).image_path(0)
    broken.write_bytes(b"no picture any more")
    with caplog.at_level(logging.INFO, "recsys"):
        build(folder, ["eigenfaces"], maps=False)
    steps = said(caplog, logging.INFO)
    assert steps[0] == f"Building {folder}: 24 products, 24 pictures"
    assert [each.split(" in ")[0] for each in steps if each.startswith("Encoded")] == [
        "Encoded 24 pictures with hsv",
        "Encoded 24 pictures with palette",
        "Encoded 24 pictures with eigenfaces",
    ]
    assert steps[-1].startswith(f"Built {folder} in ")
    warnings = said(caplog, logging.WARNING)
    assert len(warnings) == 3 and all(str(broken) in each for each in warnings)
    caplog.clear()
    with caplog.at_level(logging.INFO, "recsys"):
        build(folder, ["eigenfaces"], maps=False)
    assert said(caplog, logging.INFO)[-1].startswith(f"Nothing to do for {folder} in ")


def test_a_program_that_configures_nothing_hears_nothing(odd_source: Path, tmp_path: Path) -> None:
    program = "import sys, recsys; recsys.import_catalog(*sys.argv[1:])"
    arguments = [sys.executable, "-c", program, str(odd_source), str(tmp_path / "shop")]
    done = subprocess.run(arguments, cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout == done.stderr == ""


@pytest.mark.parametrize(
    ("flags", "level", "infos", "warnings"),
    [
        ([], "", False, False),
        (["-v"], "", True, True),
        (["--verbose"], "", True, True),
        ([], "info", True, True),
        ([], "WARNING", False, True),
        (["-v"], "error", False, False),
    ],
)
@pytest.mark.parametrize("place", ["before", "after"])
def test_the_command_line_logs_when_asked(
    flags: list[str],
    level: str,
    infos: bool,
    warnings: bool,
    place: str,
    odd_source: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv(VARIABLE, level)
    command = ["import", str(odd_source), "--to", str(tmp_path / "shop")]
    assert main([*flags, *command] if place == "before" else [*command, *flags]) == 0
    err = capsys.readouterr().err
    assert (" INFO recsys.catalog.import_catalog: Importing " in err) == infos
    assert (" WARNING recsys.catalog.import_catalog: Kept without picture: 1" in err) == warnings
    assert not logging.getLogger("recsys").isEnabledFor(logging.INFO)


def test_an_unknown_level_is_explained_and_costs_no_log(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, "loud")
    with terminal_log("info", ["recsys", "pages"]):
        logging.getLogger("pages.server").info("ready")
    first, second = capsys.readouterr().err.splitlines()
    assert first.endswith("Unknown level in ALIKE_LOG 'loud'. Choose one of: debug, info, warning, error.")
    assert second.endswith(" INFO pages.server: ready")
