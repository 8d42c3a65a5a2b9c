"""What the documentation promises: its code runs, its links lead somewhere, its paths exist."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PAGES = [
    *(ROOT / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md")),
    *sorted((ROOT / "docs").glob("*.md")),
]
_LINK = re.compile(r"\]\(([^)#\s]+)(#[^)]*)?\)")
_FILE = re.compile(r"`((?:recsys|pages|tests|docs|assets|examples|benchmarks|training|showroom)/[\w/.-]*)`")
_TO_WRITE = re.compile(r"`[^`]+` \(new\)")
"""A file that a guide tells to write."""


@pytest.fixture
def beside_the_assets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of its own, beside which the bundled catalogue lies as in the repository."""
    (tmp_path / "assets").symlink_to(ROOT / "assets")
    (tmp_path / "examples").mkdir()
    monkeypatch.chdir(tmp_path)
    monkeypatch.syspath_prepend(str(ROOT))
    return tmp_path


def test_the_notebook_runs(beside_the_assets: Path, monkeypatch, capsys) -> None:
    monkeypatch.chdir(beside_the_assets / "examples")
    notebook = json.loads((ROOT / "examples" / "quickstart.ipynb").read_text(encoding="utf-8"))
    names: dict[str, object] = {}
    loaded = set(sys.modules)
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            assert cell["outputs"] == [] and cell["execution_count"] is None  # a diff shows code only
            exec(compile("".join(cell["source"]), cell["id"], "exec"), names)
    printed = capsys.readouterr().out.splitlines()
    assert printed[0].startswith("1 0.") and len(printed) == 5 + 1 + 5 + 3 + 1
    assert printed[-1] in ("close", "fair", "loose", "nothing")
    best = names["mine"].recommend(names["Query"](("ellipse-crimson",)), k=1)[0]
    assert best.product.id == "rectangle-crimson"  # compared by colour alone
    assert "tensorflow" not in set(sys.modules) - loaded


def test_the_readme_s_python_runs(beside_the_assets: Path, capsys) -> None:
    code = re.search(r"```python\n(.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL)
    assert code is not None
    exec(compile(code[1], "README.md", "exec"), {})
    assert len(capsys.readouterr().out.splitlines()) == 5


def test_the_readme_is_short() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 100 and text.count("![") == 1


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_and_paths_lead_somewhere(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    links = {page.parent / link for link, _ in _LINK.findall(text) if "://" not in link}
    named = {ROOT / path for path in _FILE.findall(_TO_WRITE.sub("", text))}
    assert [str(path) for path in sorted(links | named) if not path.exists()] == []
