"""Scripts of components: their modules joined into one."""

from pathlib import Path

import pytest

from pages.ui.components.bundle import bundle
from pages.ui.components.registry import FOLDER


@pytest.fixture
def write(tmp_path: Path):
    def write(**modules: str) -> Path:
        for name, text in modules.items():
            (tmp_path / f"{name}.js").write_text(text)
        return tmp_path / "index.js"

    return write


def test_what_is_imported_stands_before_who_imports_it_and_only_once(write):
    entry = write(
        index="import { a } from './a.js';\nimport { b } from './b.js';\nexport default () => a + b;\n",
        a="import { b } from './b.js';\nconst own = 1;\nexport const a = own + b;\n",
        b="export function b() {}\nexport class C {}\nexport async function d() {}\n",
    )
    text = bundle(entry)
    assert text.count("function b()") == 1 and text.index("function b()") < text.index("const own")
    assert "return { b, C, d };" in text and "return { a };" in text
    assert text.count("import ") == 0 and text.count("export ") == text.count("export default ") == 1


def test_a_circle_is_named(write):
    entry = write(
        index="import { a } from './a.js';\n", a="import { a } from './index.js';\nexport const a = 1;\n"
    )
    with pytest.raises(ValueError, match="index.js imports itself by way of a.js"):
        bundle(entry)


@pytest.mark.parametrize(
    "line",
    [
        "import * as a from './a.js';",
        "import a from './a.js';",
        "import { a } from 'a';",
        "export { a };",
        "export * from './a.js';",
        "export let a = 1;",
    ],
)
def test_what_cannot_be_bundled_is_refused(write, line):
    with pytest.raises(ValueError, match="index.js has an import or export in a form that is not bundled"):
        bundle(write(index=line + "\n", a="export const a = 1;\n"))


def test_only_an_entry_has_a_default_export(write):
    entry = write(index="import { a } from './a.js';\n", a="export const a = 1;\nexport default a;\n")
    with pytest.raises(ValueError, match="a.js is imported, so it cannot have a default export"):
        bundle(entry)


def test_every_folder_of_a_component_is_whole():
    folders = [file.parent for file in FOLDER.glob("*/__init__.py")]
    assert len(folders) > 10
    for folder in folders:
        names = {file.name for file in folder.iterdir() if file.is_file()}
        assert {"index.html", "index.js"} <= names, f"{folder.name} lacks a file."
        assert f'register("{folder.name}")' in (folder / "__init__.py").read_text()
