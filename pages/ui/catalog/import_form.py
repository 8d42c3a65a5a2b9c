"""Import of a catalogue: choose a source, check what an import would find, import and build."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import streamlit as st

from pages.ui.catalog.import_report import show
from pages.ui.shared import access, background_jobs, catalog_folders
from pages.ui.shared.formatting import count, escape_markdown
from pages.ui.shared.resources import OpenCatalog
from recsys import progress_file
from recsys.catalog.import_catalog import import_catalog, preview_columns
from recsys.catalog.importers.source import TABLE_SUFFIXES
from recsys.errors import AlikeError
from recsys.files import atomic_write, read_json, write_json
from recsys.progress import Progress

_JOB = "bring"
_KINDS = ("zip", *(suffix.lstrip(".") for suffix in TABLE_SUFFIXES))
_PLAN, _CHECKED = "plan", "checked_source"
_FIELDS = {
    "id": "Product number",
    "title": "Name",
    "category": "Category",
    "price": "Price",
    "list_price": "Price before a discount",
    "image": "Picture file or address",
}
_DEEP = 2
_ON_THIS_COMPUTER = "On this computer"


def import_form(_shop: OpenCatalog | None = None) -> None:
    """Show the steps, or the job that is running."""
    if not access.is_owner():
        access.ask_for_owner("add a catalogue")
        return
    if progress_file.state(background_jobs.file_of(_JOB)) is not None:
        background_jobs.show_progress(_JOB, done=_done, again=_go_on, forget=_drop)
        return
    source = _source()
    if source is not None:
        _check(source)


def _source() -> Path | None:
    way = st.segmented_control(
        "Where is it?", ["Upload", _ON_THIS_COMPUTER], default="Upload", required=True, key="way"
    )
    return _uploaded() if way == "Upload" else _chosen()


def _uploaded() -> Path | None:
    """Store an upload under a name of our own: the client's is not to be trusted."""
    file = st.file_uploader(
        "A zip with a table and pictures, or just a table", type=list(_KINDS), key="upload"
    )
    st.caption(
        f"Up to {st.get_option('server.maxUploadSize')} MB. Put a larger one into "
        f"{escape_markdown(str(catalog_folders.sources()))} and choose it under “{_ON_THIS_COMPUTER}”."
    )
    if file is None:
        return None
    suffix = Path(file.name).suffix.lower()
    if suffix.lstrip(".") not in _KINDS:
        st.error(f"Alike reads {', '.join(_KINDS)}; this file ends in “{escape_markdown(suffix)}”.")
        return None
    data = file.getvalue()
    path = catalog_folders.jobs() / "uploads" / (hashlib.sha256(data).hexdigest()[:16] + suffix)
    if not path.is_file():
        with atomic_write(path) as stored:
            stored.write(data)
    return path


def _chosen() -> Path | None:
    root = catalog_folders.sources()
    found = [path.relative_to(root).as_posix() for path in _candidates(root, _DEEP)]
    if not found:
        st.info(f"Put a folder, a zip or a table into {escape_markdown(str(root))}, then reload this page.")
        return None
    name = st.selectbox("Folder, zip or table", found, index=None, placeholder="Choose one", key="source")
    return root / name if name in found else None


def _candidates(root: Path, deep: int) -> list[Path]:
    """Return what can be imported below a folder; links are not followed, as they may lead out of it."""
    if not root.is_dir():
        return []
    found = []
    for path in sorted(root.iterdir()):
        if path.is_symlink() or path.name.startswith("."):
            continue
        if path.is_dir():
            found += [path, *(_candidates(path, deep - 1) if deep > 1 else [])]
        elif path.suffix.lower().lstrip(".") in _KINDS:
            found.append(path)
    return found


def _check(source: Path) -> None:
    """Ask for what the source does not say, and show what an import would find."""
    left, right = st.columns([3, 1])
    name = left.text_input("Catalogue name", "My shop", max_chars=60, key="new_name").strip() or "My shop"
    currency = right.text_input(
        "Currency", max_chars=5, placeholder="from the file", key="new_currency"
    ).strip()
    mapping = _mapping(source)
    download = st.toggle("Download pictures given as web addresses", key="new_download")
    wanted: dict[str, Any] = {
        "source": str(source),
        "name": name,
        "currency": currency,
        "mapping": mapping,
        "download": download,
    }
    if st.button("Check first", icon=":material/search:"):
        st.session_state[_CHECKED] = (wanted, _dry_run(wanted))
    checked, found = st.session_state.get(_CHECKED, (None, None))
    if checked != wanted or found is None:
        return
    _estimate(found)
    show(found, "dry-run")
    if found["kept"] and found["pictures"] + (found["kept"] if download else 0):
        st.button("Import", icon=":material/play_arrow:", on_click=_begin, args=(wanted,))
    else:
        st.warning("No product has a picture, so there would be nothing to compare.")


def _mapping(source: Path) -> dict[str, str]:
    columns = [column for column in preview_columns(source) if "," not in column]  # it parts the pairs
    if not columns:
        return {}
    with st.expander("Match columns"):
        st.caption("Alike goes by the column names. Choose only those it gets wrong.")
        grid = st.columns(3)
        chosen = {
            field: grid[place % 3].selectbox(
                label,
                columns,
                index=None,
                placeholder="automatic",
                key=f"map_{field}",
                format_func=escape_markdown,
            )
            for place, (field, label) in enumerate(_FIELDS.items())
        }
    return {field: column for field, column in chosen.items() if column}


def _dry_run(wanted: Mapping[str, Any]) -> dict[str, Any] | None:
    bar = st.progress(0.0, text="Reading…")

    def listen(progress: Progress) -> None:
        share = progress.done / progress.total if progress.total else 0.0
        bar.progress(min(share, 1.0), text=escape_markdown(progress.step))

    try:
        report = import_catalog(
            Path(wanted["source"]),
            catalog_folders.new_folder(wanted["name"]),
            mapping=wanted["mapping"],
            currency=wanted["currency"] or None,
            dry_run=True,
            listen=listen,
        )
    except AlikeError as error:
        st.error(
            escape_markdown(_without_path(str(error), wanted["source"])),
            icon=":material/error:",
            title="This cannot be imported",
        )
        return None
    finally:
        bar.empty()
    return report.as_dict()


def _without_path(message: str, source: str) -> str:
    return message.replace(source, "The source")


def _estimate(found: Mapping[str, Any]) -> None:
    st.text(
        f"The import takes about {count(max(1, round(found['seconds'])), 'second')} and "
        f"{found['disk_bytes'] / 2**20:,.1f} MB on disk; after that the pictures are encoded."
    )


def _begin(wanted: Mapping[str, Any]) -> None:
    """Write down what is to be done, so that it can go on after a stop, and start. For callbacks."""
    st.session_state.pop(_CHECKED, None)
    folder = catalog_folders.new_folder(wanted["name"])
    write_json(background_jobs.file_of(_PLAN), {**wanted, "folder": str(folder)})
    _go_on()


def _plan() -> dict[str, Any]:
    return read_json(background_jobs.file_of(_PLAN), remedy="")


def _go_on() -> None:
    plan = _plan()
    command = ["add", plan["source"], "--to", plan["folder"], f"--name={plan['name']}"]
    if plan["mapping"]:
        command.append("--map=" + ",".join(f"{field}={column}" for field, column in plan["mapping"].items()))
    if plan["currency"]:
        command.append(f"--currency={plan['currency']}")
    if plan["download"]:
        command.append("--download")
    background_jobs.start(_JOB, command)


def _done() -> None:
    plan = _plan()
    _remove_upload(plan)
    folder = Path(plan["folder"]).resolve()
    place = next((name for name, path in catalog_folders.places().items() if path == folder), None)
    st.success("Your catalogue is ready.", icon=":material/check_circle:")
    with st.container(horizontal=True):
        if place:
            st.link_button("Open it", f"./?catalog={place}")
        st.button("Import another", on_click=_drop)


def _drop() -> None:
    """Forget the work and the upload it came from. For callbacks."""
    _remove_upload(_plan())
    progress_file.remove(background_jobs.file_of(_JOB))
    background_jobs.file_of(_PLAN).unlink(missing_ok=True)


def _remove_upload(plan: Mapping[str, Any]) -> None:
    source = Path(plan["source"])
    if source.parent == catalog_folders.jobs() / "uploads":
        source.unlink(missing_ok=True)
