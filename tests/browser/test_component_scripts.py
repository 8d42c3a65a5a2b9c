"""The modules that components share, each by itself in a browser."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from pages.ui.components.bundle import bundle
from pages.ui.components.registry import FOLDER


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context()
    page = context.new_page()
    page.route("http://alike.test/**", lambda route: route.fulfill(body="<p></p>", content_type="text/html"))
    page.goto("http://alike.test/")
    yield page
    context.close()


@pytest.fixture
def run(page: Page, tmp_path: Path) -> Callable[..., Any]:
    """Evaluate an expression with names of modules: `run("clamp(2, 0, 1)", numbers="clamp")`."""

    def run(expression: str, **modules: str) -> Any:
        lines = []
        for module, names in modules.items():
            path = FOLDER / (module.replace("__", "/") + ".js" if "__" in module else f"lib/{module}.js")
            lines.append(f"import {{ {names} }} from '{os.path.relpath(path, tmp_path)}';\n")
        given = ", ".join(modules.values())
        entry = tmp_path / "entry.js"
        entry.write_text("".join(lines) + f"window.tested = {{ {given} }};\n")
        page.add_script_tag(content=bundle(entry), type="module")
        page.wait_for_function("window.tested")
        return page.evaluate(f"() => {{ const {{ {given} }} = window.tested; {expression} }}")

    return run


def test_a_module_s_own_names_are_its_own(page, tmp_path):
    (tmp_path / "a.js").write_text("const own = 1;\nexport const a = () => own;\n")
    (tmp_path / "b.js").write_text("const own = 2;\nexport const b = () => own;\n")
    (tmp_path / "index.js").write_text(
        "import { a as first } from './a.js';\nimport { b } from './b.js';\nwindow.tested = [first(), b()];\n"
    )
    page.add_script_tag(content=bundle(tmp_path / "index.js"), type="module")
    page.wait_for_function("window.tested")
    assert page.evaluate("window.tested") == [1, 2]


def test_only_a_change_is_drawn(run):
    told = run(
        "const one = {}, other = {};"
        "const calls = [[one, [1]], [one, [1]], [one, [2]], [other, [2]], [one, [1]]];"
        "return calls.map(([element, data]) => changed(element, data));",
        redraw="changed",
    )
    assert told == [True, False, True, True, True]


def test_text_is_text(run):
    assert run("return element('b', 'x', '<i>').outerHTML;", dom="element") == '<b class="x">&lt;i&gt;</b>'


@pytest.mark.parametrize("key", ["ctrlKey", "metaKey", "shiftKey", "altKey", None])
def test_a_click_with_a_key_is_the_browser_s_business(run, key):
    stopped, acted = run(
        "let acted = 0, stopped = 0;"
        f"onPlainClick({{ {key or 'none'}: true, preventDefault() {{ stopped++; }} }}, () => acted++);"
        "return [stopped, acted];",
        link="onPlainClick",
    )
    assert (stopped, acted) == ((1, 1) if key is None else (0, 0))


def test_a_tile_without_a_picture_says_so_where_there_is_room(run):
    inside = run(
        "const lost = tile('x.webp'); lost.querySelector('img').onerror();"
        "return [tile('x.webp', { alt: 'A cup' }), tile(null, { words: true }), tile(null), lost]"
        ".map((each) => [each.querySelector('img')?.alt ?? null, each.textContent,"
        "!!each.querySelector('.hanger')]);",
        tile="tile",
    )
    assert inside == [["A cup", "", False], [None, "No picture", True], [None, "", True], [None, "", True]]


def test_lists_are_stored_by_catalogue_and_have_an_end(run):
    told = run(
        "let full = []; window.addEventListener(FULL, (event) => full.push(event.detail));"
        "for (const id of 'abcde') toggle('shop', 'compare', id);"
        "toggle('other', 'favourites', 'z'); toggle('shop', 'compare', 'b');"
        "const places = Object.keys(JSON.parse(localStorage.getItem('alike.kept')));"
        "return [listsOf('shop'), listsOf('other'), full, places];",
        favorites="FULL, listsOf, toggle",
    )
    assert told == [
        {"favourites": [], "compare": ["a", "c", "d"]},
        {"favourites": ["z"], "compare": []},
        ["compare"],
        ["shop", "other"],
    ]


@pytest.mark.parametrize(
    "stored", ["no JSON", "[]", '{"shop": {"compare": [1, null, "a"], "favourites": "x"}}']
)
def test_a_spoilt_storage_is_read_as_far_as_it_makes_sense(run, page, stored):
    page.evaluate("(text) => localStorage.setItem('alike.kept', text)", stored)
    found = run("return listsOf('shop');", favorites="listsOf")
    assert found == {"favourites": [], "compare": ["a"] if "shop" in stored else []}


def test_sets_of_rows_survive_being_written(run):
    told = run(
        "const bits = collect(100000, (row) => row % 7 === 0), read = unpack(pack(bits));"
        "return [[0, 1, 7, 99995].map((row) => has(read, row)), has(null, 5), unpack(null)];",
        bits="collect, has, pack, unpack",
    )
    assert told == [[True, False, True, True], True, None]


def test_what_a_lasso_holds(run):
    hook = "[[0, 0], [4, 0], [4, 4], [2, 2], [0, 4]]"  # its mouth opens downwards
    assert run(
        f"return [[1, 1], [3, 1], [2, 3], [5, 1]].map(([x, y]) => inside({hook}, x, y));",
        product_map__lasso="inside",
    ) == [True, True, False, False]


def test_zooming_holds_the_place_under_the_pointer(run):
    before, after, zoom = run(
        "const camera = new Camera(() => {}); Object.assign(camera, { width: 800, height: 600 });"
        "const before = camera.toMap(500, 350); camera.zoomBy(4, 500, 350);"
        "return [before, camera.toMap(500, 350), camera.zoom];",
        product_map__camera="Camera",
    )
    assert after == pytest.approx(before) and zoom == 4


def test_points_that_are_meant_are_found_and_others_are_not(run):
    told = run(
        "const at = (...xy) => new Uint16Array(xy.map((each) => each * 65534));"
        "const after = new Uint16Array([...at(.1, .1, .2, .2, .9, .9), 65535, 65535]);"
        "const points = new Points(after, after), none = { picked: new Set(), found: null, area: null };"
        "points.mark([0, 1, 0, 0], none); const all = [...points.state];"
        "points.mark([0, 1, 0, 0], { ...none, picked: new Set([0]) });"
        "const box = [[0, 0], [1, 0], [1, 1], [0, 1]];"
        "return [all, [...points.state], points.within(box, 1, 5), points.within(box, 1, 1),"
        "points.nearest([.2, .2], 1, .5), points.nearest([.5, .5], 1, .1)];",
        product_map__points="Points",
    )
    assert told == [[1, 1, 1, 2], [1, 0, 1, 2], [0, 2], None, 0, None]


def test_a_tooltip_stays_in_its_frame(run):
    moved = run(
        "const frame = { width: 300, height: 200 };"
        "return [[10, 100], [290, 100], [10, 0], [10, 200]].map((pointer) => {"
        "const tip = { offsetWidth: 100, offsetHeight: 60, style: {} }; place(tip, frame, pointer);"
        "return tip.style.transform; });",
        tooltip="place",
    )
    assert moved == [
        "translate(28px, 70px)",
        "translate(172px, 70px)",
        "translate(28px, 4px)",
        "translate(28px, 136px)",
    ]


def test_a_crop_box_stays_in_its_picture_and_never_gets_too_small(run):
    moved, shrunk, grown, other = run(
        "const box = { left: .2, top: .2, width: .5, height: .5 };"
        "return [move(box, [1, -1]), stretch(box, 'nw', [1, 1], .1), stretch(box, 'se', [1, .1], .1),"
        "stretch(box, 'ne', [-.2, -.1], .1)].map((each) => Object.values(each));",
        cropper__crop_box="move, stretch",
    )
    assert moved == pytest.approx([0.5, 0, 0.5, 0.5])
    assert shrunk == pytest.approx([0.6, 0.6, 0.1, 0.1])
    assert grown == pytest.approx([0.2, 0.2, 0.8, 0.6])
    assert other == pytest.approx([0.2, 0.1, 0.3, 0.6])
