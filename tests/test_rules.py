"""Rules of the code base: which way imports run, what names look like, and what never happens."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from conftest import MARKS

ROOT = Path(__file__).resolve().parents[1]
LIBRARY = sorted((ROOT / "recsys").rglob("*.py"))

LAYERS = [
    {"errors", "lazy", "progress"},
    {"logs"},
    {"arrays", "files", "colors"},
    {"progress_file"},
    {"images"},
    {"catalog"},
    {"encoders", "index", "vectors"},
    {"encode_catalog", "artifacts", "search"},
    {"photo_encoder", "reports"},
    {"signals"},
    {"projection"},
    {"attributes", "ranking", "build_catalog"},
    {"export"},
    {"evaluation"},
    {"models"},
    {"commands"},
    {"cli", "__main__"},
]
"""Modules of recsys from the bottom up; each may import from its own layer and those below."""


BRITISH = re.compile(
    "colour|neighbour|catalogue|grey|favour|behaviour|honour|centre|jewell|artefact|licence|labell|modell|travell"
    "|cancell|judgement|programme|analys(e|ed|er|ing)$|[a-z]{3,}is(e|es|ed|er|ers|ing|ation|ations)$"
)
AMERICAN_TOO = {
    "depthwise",
    "pairwise",
    "precise",
    "surprise",
    "otherwise",
    "likewise",
    "promise",
    "exercise",
    "concise",
}
GIVEN = {
    "catalogue": "the address of a page is its file's name",
    "recognised": "a field of reports on disk and of printed JSON",
}
"""British spellings that stay, and why."""

SHARED = {
    "add_to": "the same in every command",
    "build": "a catalogue, and a Keras model",
    "explain": "where two pictures are alike, and how the bundled encoder does it",
    "fit": "the same in every model",
    "lines": "what a command prints",
    "load": "an encoder, and a decoded picture",
    "main": "the entry of a program",
    "read": "the same in every layout; a picture",
    "read_table": "the table of a source, and that of the sample photos",
    "recognizes": "the same in every layout",
}
"""Public names that more than one module of the library defines, and why."""


def layer_of(module: str) -> int:
    return next(number for number, names in enumerate(LAYERS) if module in names)


def imports_of(path: Path) -> set[str]:
    tree = ast.parse(path.read_text())
    names = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
    return names


def test_imports_run_one_way() -> None:
    wrong = []
    for path in LIBRARY:
        parts = path.relative_to(ROOT / "recsys").with_suffix("").parts
        if parts[0] == "__init__":  # the front door offers what lies in all layers
            continue
        for name in imports_of(path):
            if name.startswith(("streamlit", "pages", "app", "showroom", "training")):
                wrong.append(f"{path} imports {name}")
            if name.startswith("recsys.") and layer_of(name.split(".")[1]) > layer_of(parts[0]):
                wrong.append(f"{path} imports {name} from a higher layer")
    assert wrong == []


def test_tensorflow_is_imported_inside_functions_only() -> None:
    wrong = []
    for path in LIBRARY:
        for node in ast.parse(path.read_text()).body:
            if isinstance(node, ast.Import | ast.ImportFrom):
                names = {alias.name for alias in node.names} | {getattr(node, "module", "") or ""}
                if {name.split(".")[0] for name in names} & {"tensorflow", "keras"}:
                    wrong.append(f"{path}:{node.lineno}")
    assert wrong == []


def test_nothing_is_unpickled() -> None:
    picklers = {"pickle", "joblib", "dill", "shelve", "marshal"}
    assert [p for p in LIBRARY if "allow_pickle=True" in p.read_text() or imports_of(p) & picklers] == []


def names_bound_in(path: Path) -> Iterator[tuple[str, int]]:
    """Yield every identifier that a file brings into being, and its line."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            yield node.name, node.lineno
        elif isinstance(node, ast.arg):
            yield node.arg, node.lineno
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.id, node.lineno
        elif isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store):
            yield node.attr, node.lineno
        elif isinstance(node, ast.alias) and node.asname:
            yield node.asname, node.lineno


def is_british(name: str) -> bool:
    words = [word.lower() for word in re.findall("[A-Z]?[a-z]+|[A-Z]+(?![a-z])", name)]
    return any(BRITISH.search(word) and word not in AMERICAN_TOO for word in words)


def test_identifiers_are_spelt_in_american() -> None:
    wrong = []
    for folder in ("pages", "recsys", "training"):
        for path in sorted((ROOT / folder).rglob("*.py")):
            names = [(path.stem, 0), *names_bound_in(path)]
            wrong += [
                f"{path}:{line}: {name}" for name, line in names if name not in GIVEN and is_british(name)
            ]
    assert wrong == []


def test_the_spelling_rule_knows_words_in_any_case() -> None:
    assert all(
        map(is_british, ("baseColour", "_neighbours", "GREY", "normalise", "l2_normalised", "Analyser"))
    )
    assert not any(
        map(is_british, ("baseColor", "neighbors", "raises", "is_precise", "noise", "size", "analysis"))
    )


def test_no_two_public_things_of_the_library_share_a_name() -> None:
    modules = defaultdict(set)
    for path in LIBRARY:
        for node in ast.parse(path.read_text()).body:
            if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_"):
                modules[node.name].add(str(path.relative_to(ROOT)))
    shared = {name: sorted(paths) for name, paths in modules.items() if len(paths) > 1}
    assert {name: paths for name, paths in shared.items() if name not in SHARED} == {}
    assert set(SHARED) - set(shared) == set(), "names that only one module defines by now"


def test_openvino_is_imported_in_one_place_without_its_telemetry() -> None:
    importing = {
        path.name for path in LIBRARY if any(n.split(".")[0] == "openvino" for n in imports_of(path))
    }
    assert importing == {"openvino_runtime.py"}


def test_the_library_starts_without_heavy_packages() -> None:
    program = (
        "import sys, recsys.ranking, recsys.build_catalog, recsys.catalog.import_catalog; "
        "heavy = ('tensorflow', 'keras', 'streamlit', 'openvino', 'sklearn', 'scipy', 'openTSNE'); "
        "print([m for m in heavy if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


def test_every_place_with_a_mark_exists() -> None:
    assert [place for places in MARKS.values() for place in places if not (ROOT / place).exists()] == []


def test_no_file_of_the_app_is_longer_than_one_can_survey() -> None:
    files = [path for path in (ROOT / "pages").rglob("*") if path.suffix in {".py", ".js", ".css", ".html"}]
    assert len(files) > 100
    assert [path.name for path in files if len(path.read_text().splitlines()) > 300] == []
