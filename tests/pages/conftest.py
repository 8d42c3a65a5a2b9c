"""Running the app without a browser."""

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest
import streamlit as st
from streamlit.runtime.pages_manager import PagesManager
from streamlit.testing.v1 import AppTest

from pages.ui.shared import access, catalog_folders

APP = Path(__file__).resolve().parents[2] / "app.py"


@pytest.fixture(autouse=True)
def owner(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every visitor act as the owner; tests of access take this back."""
    monkeypatch.setenv(access.OWNER, access.EVERYONE)
    monkeypatch.setattr(type(st.context), "cookies", {})


@pytest.fixture(autouse=True)
def framed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Run pages inside the app's frame, as the server does; AppTest runs what is in `pages/` without."""
    monkeypatch.setattr(PagesManager, "main_script_parent", APP.parent / "assets")  # holds no pages/


class Visit:
    """One visitor's session."""

    def __init__(self, **address: str | list[str]) -> None:
        self.at = AppTest.from_file(str(APP), default_timeout=60)
        for name, value in address.items():
            self.at.query_params[name] = value
        self.run()

    def run(self) -> "Visit":
        self.at.run()
        assert not self.at.exception, self.at.exception
        return self

    def data(self, component: str, key: str = "") -> dict | None:
        """Return what a component was given, None where it is not on the page."""
        for element in self.at.get("bidi_component"):
            if element.proto.component_name == component and key in element.proto.id:
                return json.loads(element.proto.json)
        return None

    def figure(self, key: str) -> dict | None:
        """Return a chart as it was sent to the browser, None where it is not on the page."""
        for element in self.at.get("plotly_chart"):
            if element.proto.id.endswith(f"-{key}"):
                return {**json.loads(element.proto.spec), "alt": element.proto.alt}
        return None

    def line(self, key: str, name: str) -> list[tuple[float, float]]:
        """Return the points of a line of a chart, or of its "markers"."""
        trace = next(each for each in self.figure(key)["data"] if each.get("name", "") == name)
        return list(zip(trace["x"], trace["y"], strict=True))

    def estimates(self, key: str) -> list[dict]:
        """Return the figures of an interval chart from top to bottom."""
        found = []
        for trace in self.figure(key)["data"]:
            for value, place, (name, note, low, high) in zip(
                trace["x"], trace["y"], trace["customdata"], strict=True
            ):
                found.append(
                    {"name": name, "note": note, "value": value, "low": low, "high": high, "at": place}
                )
        tops = {each["name"]: min(e["at"] for e in found if e["name"] == each["name"]) for each in found}
        return sorted(found, key=lambda each: tops[each["name"]])

    @property
    def titles(self) -> list[str]:
        """The names of the products in the grid."""
        grid = self.data("alike_product_grid", "products")
        return [card["title"] for card in grid["cards"]] if grid else []

    @property
    def similar(self) -> list[dict]:
        """The cards below "You may also like"."""
        return self.row["cards"] if self.row else []

    @property
    def row(self) -> dict | None:
        """Everything that "You may also like" shows."""
        return self.data("alike_ranked_results", "similar")

    def act(self, what: str, which: str = "") -> "Visit":
        """Press a button of the row, such as "more" like a product."""
        return self.fire("similar", "act", {"what": what, "id": which})

    @property
    def sheet(self) -> dict | None:
        """The product in the drawer."""
        return self.data("alike_product_header")

    @property
    def drawer(self) -> str | None:
        """The heading of the open drawer."""
        dialogs = self.at.get("dialog")
        return dialogs[0].proto.dialog.title if dialogs else None

    def pick(self, product_id: str, key: str = "products") -> "Visit":
        """Click a product."""
        return self.fire(key, "picked", {"id": product_id})

    def fire(self, key: str, event: str, value: object) -> "Visit":
        """Let a component report something. There is no public way, so this speaks the browser's protocol."""
        states = self.at._tree.get_widget_states()
        widget = states.widgets.add()
        widget.id = f"$$STREAMLIT_INTERNAL_KEY_{self._component(key)}__events"
        widget.json_trigger_value = json.dumps([{"event": event, "value": value}])
        return self._answer(states)

    def state(self, key: str, value: dict) -> "Visit":
        """Let a component change its state."""
        states = self.at._tree.get_widget_states()
        widget = states.widgets.add()
        widget.id = self._component(key)
        widget.json_value = json.dumps(value)
        return self._answer(states)

    def _component(self, key: str) -> str:
        return next(e.proto.id for e in self.at.get("bidi_component") if e.proto.id.endswith(f"-{key}"))

    def _answer(self, states: object) -> "Visit":
        self.at._run(states)
        assert not self.at.exception, self.at.exception
        return self

    @property
    def count(self) -> str:
        """The number of products in words."""
        return self.data("alike_toolbar")["count"]

    @property
    def chips(self) -> list[str]:
        """The filters that are on."""
        return [chip["label"] for chip in self.data("alike_toolbar")["chips"]]

    def options(self, title: str) -> dict[str, int]:
        """What a list of the filters offers: values and the number of products for each."""
        group = next(each for each in self.data("alike_filter_panel")["groups"] if each["title"] == title)
        return {each["label"]: each["count"] for each in group["options"]}

    @property
    def words(self) -> str:
        """Everything that the page says outside of components, as Markdown."""
        kinds = ("title", "header", "subheader", "markdown", "text", "caption", "error", "warning", "info")
        return "\n".join(str(element.value) for kind in kinds for element in self.at.get(kind))


@pytest.fixture(autouse=True)
def no_other_catalogs(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Keep a developer's own catalogues out of the tests."""
    monkeypatch.setattr(catalog_folders, "ROOT", tmp_path)
    monkeypatch.delenv(catalog_folders.VARIABLE, raising=False)


@pytest.fixture
def visit(monkeypatch: pytest.MonkeyPatch, small_shop: Path) -> Callable[..., Visit]:
    """Visit the small shop, or others: `visit(shops=[folder, ...], product="p001")`."""

    def start(shops: list[Path] | None = None, **address: str | list[str]) -> Visit:
        folders = [small_shop] if shops is None else shops
        monkeypatch.setenv(catalog_folders.VARIABLE, os.pathsep.join(map(str, folders)))
        return Visit(**address)

    return start
