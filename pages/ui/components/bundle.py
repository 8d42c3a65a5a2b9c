"""Joins the modules of a component's script into one, as Streamlit takes a script as text only.

Streamlit loads the text from a `blob:` address, from where no relative import leads anywhere. So each module
becomes a function that runs once, in the order of the imports, and hands over what the module exports.
"""

from __future__ import annotations

import re
from pathlib import Path

_IMPORT = re.compile(r"^import \{([^}]*)\} from '(\.{1,2}/[\w./-]+\.js)';\n", re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?(?:function|const|class) )", re.MULTILINE)
_NAMES = re.compile(r"^export (?:async )?(?:function|class) (\w+)|^export const (\w+) =", re.MULTILINE)
_LEFT_OVER = re.compile(r"^(?:import\b|export\b(?! default ))", re.MULTILINE)


def bundle(entry: Path) -> str:
    """Return a module with everything that it imports, as one module.

    Imports must be `import { name } from './file.js';`, exports `export function`, `const` or `class` and,
    in the entry alone, `export default`.

    Raises:
        ValueError: a module is written in another way, or imports itself by a detour.
    """
    wrapped: dict[Path, str] = {}
    body = _body(entry.resolve(), wrapped, ())
    return "".join(wrapped.values()) + body


def _body(module: Path, wrapped: dict[Path, str], within: tuple[Path, ...]) -> str:
    """Return a module's text with its imports from what is wrapped already, wrapping what is not."""
    if module in within:
        raise ValueError(f"{module.name} imports itself by way of {within[-1].name}. Cut that circle.")
    text = module.read_text(encoding="utf-8")

    def taken(match: re.Match[str]) -> str:
        imported = (module.parent / match[2]).resolve()
        if imported not in wrapped:
            wrapped[imported] = _wrap(imported, _body(imported, wrapped, (*within, module)))
        return f"const {{{match[1].replace(' as ', ': ')}}} = {_variable(imported)};\n"

    text = _IMPORT.sub(taken, text)
    if _LEFT_OVER.search(_EXPORT.sub("", text)):
        raise ValueError(
            f"{module.name} has an import or export in a form that is not bundled; see bundle()."
        )
    return text


def _wrap(module: Path, body: str) -> str:
    if re.search(r"^export default ", body, re.MULTILINE):
        raise ValueError(f"{module.name} is imported, so it cannot have a default export.")
    names = [function or constant for function, constant in _NAMES.findall(body)]
    inner = _EXPORT.sub("", body)
    return f"const {_variable(module)} = (() => {{\n{inner}return {{ {', '.join(names)} }};\n}})();\n"


def _variable(module: Path) -> str:
    return f"${module.parent.name}_{module.stem}"
