"""The map page without a browser: its states, what it hands the map, what is listed below."""

import asyncio
import base64
import json
import shutil
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from starlette.applications import Starlette

from pages.ui.map import coloring, photos, points, routes
from pages.ui.shared import catalog_folders
from pages.ui.shared.resources import open_shop
from recsys.catalog import Catalog
from recsys.search.facets import FacetedSearch
from tests.pages.conftest import Visit
from tests.support.generated_shop import HOSTILE, NO_PICTURE


class MapVisit:
    """A visitor on the map page."""

    def __init__(self, visit: Visit) -> None:
        self.visit = visit
        self.at = visit.at.switch_page("pages/map.py")
        visit.run()

    @property
    def atlas(self) -> dict | None:
        return self.visit.data("alike_product_map")

    @property
    def chosen(self) -> list[str]:
        grid = self.visit.data("alike_product_grid", "chosen")
        return [card["title"] for card in grid["cards"]] if grid else []

    def tell(self, event: str, value: dict) -> "MapVisit":
        """Do what the map's JavaScript would."""
        proto = next(e.proto for e in self.at.get("bidi_component") if "atlas" in e.proto.id)
        states = self.at._tree.get_widget_states()
        widget = states.widgets.add()
        widget.id = f"$$STREAMLIT_INTERNAL_KEY_{proto.id}__events"
        widget.json_trigger_value = json.dumps([{"event": event, "value": value}])
        self.at._run(states)
        assert not self.at.exception, self.at.exception
        return self


@pytest.fixture
def on_map(visit):
    return lambda **address: MapVisit(visit(**address))


@pytest.fixture
def small(small_shop):
    return open_shop("small", small_shop)


def test_the_map_shows_every_product_with_a_picture(on_map):
    atlas = on_map().atlas
    assert atlas["points"] == 59
    assert atlas["by"] == "category"
    assert [(g["name"], g["count"]) for g in atlas["groups"]] == [
        (kind, 15) for kind in ("Bags", "Shirts", "Trousers", "Watches")
    ]
    assert "59 products" in atlas["label"] and "Bags (15)" in atlas["label"]


def test_figures_of_belief_stand_below(on_map):
    words = on_map().visit.words
    assert "10 nearest points" in words and "by chance" in words and "Trustworthiness" in words


def test_groups_from_the_address_are_picked_and_listed(on_map):
    page = on_map(group=["Bags", "Nonsense"])
    assert page.atlas["picked"] == [0]
    assert len(page.chosen) == 15 and all("bags" in title for title in page.chosen)


def test_picking_groups_goes_to_the_address_and_back(on_map):
    page = on_map().tell("groups", {"names": ["Watches", "Shirts"]})
    assert page.at.query_params["group"] == ["Watches", "Shirts"]
    assert len(page.chosen) == 29 and page.atlas["note"] == "29 products selected, listed below"
    page.tell("groups", {"names": []})
    assert page.atlas["picked"] == [] and page.chosen == []


def test_search_lists_and_marks_what_it_finds(on_map):
    page = on_map(find="red shirts")
    assert page.chosen == ["Red shirts number 0", "Red shirts number 20", "Red shirts number 40"]
    assert points.unpacked(page.atlas["found"], 60).tolist() == [0, 20, 40]


def test_a_drawn_line_lists_what_is_inside_and_is_forgotten_on_demand(on_map):
    page = on_map().tell("area", {"rows": points.encode_bitset(np.array([4, 8, 12]), 60)})
    assert len(page.chosen) == 3
    next(button for button in page.at.button if button.label == "Clear selection").click()
    page.visit.run()
    assert page.chosen == [] and page.atlas["area"] is None


def test_group_search_and_line_count_together(on_map):
    page = on_map(find="red", group=["Shirts"]).tell(
        "area", {"rows": points.encode_bitset(np.arange(30), 60)}
    )
    assert page.chosen == ["Red shirts number 0", "Red shirts number 20"]


@pytest.mark.parametrize("text", ["not base64!", "", base64.b64encode(b"\xff" * 99).decode()])
def test_bits_from_outside_never_name_products_that_are_not_there(text):
    assert set(points.unpacked(text, 60)) <= set(range(60))


def test_a_click_opens_the_drawer(on_map):
    page = on_map().tell("opened", {"row": 12})
    assert page.visit.drawer == "Green shirts number 12"


def test_a_click_on_a_product_that_is_not_there_is_nothing(on_map):
    assert on_map().tell("opened", {"row": 10_000}).visit.drawer is None


def test_another_coloring_forgets_the_groups(on_map):
    page = on_map(group=["Bags"])
    page.at.selectbox(key="by").set_value("baseColour")
    page.visit.run()
    assert page.atlas["by"] == "baseColour" and page.atlas["picked"] == []
    assert {g["name"]: g["colors"] for g in page.atlas["groups"]}["Red"] == ["#c9302f", "#c9302f"]


def test_two_encoders_can_be_compared(on_map):
    atlas = on_map(before="Colours").atlas
    assert (atlas["after"], atlas["before"]) == ("eigenfaces", "hsv")
    assert atlas["names"] == {"after": "Eigenfaces", "before": "Colours"}


def test_one_encoder_offers_no_comparison(on_map, plain_shop):
    page = on_map(shops=[plain_shop])
    assert page.atlas["before"] is None
    assert {box.key for box in page.at.selectbox} == {"by"}


def test_catalog_text_stays_text(on_map):
    page = on_map(by="Gender")
    names = [group["name"] for group in page.atlas["groups"]]
    assert "<i>:red[Men]</i>" in names
    assert HOSTILE in on_map(find="bold").chosen


def test_a_catalog_without_a_map_offers_to_draw_it(on_map, broken_shop):
    shutil.rmtree(broken_shop / "computed" / "hsv" / "map")
    page = on_map(shops=[broken_shop])
    assert page.atlas is None and "There is no map yet" in page.visit.words
    page.at.button[0].click()
    page.visit.run()
    assert page.atlas["points"] == 7


def test_a_large_catalog_names_the_command(on_map, broken_shop, monkeypatch):
    from pages.ui.map import no_map

    monkeypatch.setattr(no_map, "SOON", 3)
    shutil.rmtree(broken_shop / "computed" / "hsv" / "map")
    page = on_map(shops=[broken_shop])
    assert page.at.code[0].value == f"python -m recsys map {broken_shop}"


def test_a_map_of_other_vectors_is_out_of_date(on_map, broken_shop):
    manifest = broken_shop / "computed" / "hsv" / "map" / "manifest.json"
    manifest.write_text(manifest.read_text().replace("hsv-12x8x8", "hsv-1x1x1"))
    assert "The map is out of date" in on_map(shops=[broken_shop]).visit.words


def test_a_photo_is_marked_near_its_like_and_can_be_taken_off(on_map, small):
    found = points.places(small, "eigenfaces")
    with Image.open(small.catalog.image_path(12)) as picture:
        picture.load()
    page = on_map()
    page.at.session_state[photos.PHOTOS] = [
        photos.Photo("small", picture, "Your photo"),
        photos.Photo("elsewhere", picture, "Of another shop"),
    ]
    page.visit.run()
    (mark,) = page.atlas["marks"]
    assert mark["label"] == "Your photo" and mark["src"].startswith("data:image/jpeg;base64,")
    assert np.hypot(*(found.shown[12] - [mark["x"], mark["y"]])) < 0.1
    next(button for button in page.at.button if button.label == "Remove the photo from the map").click()
    page.visit.run()
    assert page.atlas["marks"] == []


# ---- what the map fetches ----


@dataclass
class Answer:
    """What the server answered."""

    status: int = 0
    headers: dict[str, str] = field(default_factory=dict)
    content: bytes = b""

    def json(self):
        return json.loads(self.content)


@pytest.fixture
def get(small_shop: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Answer]:
    """Ask the map's own addresses: `get("/atlas/…")`."""
    monkeypatch.setenv(catalog_folders.VARIABLE, str(small_shop))
    app = Starlette(routes=routes.routes())

    def ask(address: str) -> Answer:
        path, _, query = address.partition("?")
        answer = Answer()

        async def receive():
            return {"type": "http.request"}

        async def send(message):
            if message["type"] == "http.response.start":
                answer.status = message["status"]
                answer.headers = {name.decode(): value.decode() for name, value in message["headers"]}
            else:
                answer.content += message.get("body", b"")

        scope = {"type": "http", "method": "GET", "path": path, "query_string": query.encode(), "headers": []}
        with ThreadPoolExecutor(1) as pool:  # Playwright's loop may be running in this thread
            pool.submit(asyncio.run, app(scope, receive, send)).result()
        return answer

    return ask


def test_places_are_two_numbers_a_product_and_none_without_a_picture(get, small):
    answer = get("/atlas/small/places/eigenfaces?v=1")
    points = np.frombuffer(answer.content, "<u2").reshape(-1, 2)
    without = small.catalog.row(NO_PICTURE)
    assert points.shape == (60, 2) and (points[without] == 65535).all()
    assert np.delete(points, without, axis=0).max() < 65535
    assert "immutable" in answer.headers["cache-control"]


def test_the_other_map_is_turned_onto_the_first(get):
    def points(address):
        return np.frombuffer(get(address).content, "<u2").reshape(-1, 2).astype(float)

    first, plain = points("/atlas/small/places/eigenfaces"), points("/atlas/small/places/hsv")
    turned = points("/atlas/small/places/hsv?onto=eigenfaces")
    both = first[:, 0] < 65535
    assert (
        np.linalg.norm(turned - first, axis=1)[both].mean()
        < np.linalg.norm(plain - first, axis=1)[both].mean()
    )


@pytest.mark.parametrize(("by", "width"), [("category", 1), ("price", 1), ("own-colours", 3)])
def test_colors_are_one_group_or_one_color_a_product(get, by, width):
    assert len(get(f"/atlas/small/colours/{by}").content) == 60 * width


def test_details_of_products_in_the_order_asked_for(get):
    two = get("/atlas/small/products?rows=12,0").json()
    assert [product["title"] for product in two] == ["Green shirts number 12", "Red shirts number 0"]
    assert two[1]["price"] == "€10" and two[1]["src"].startswith("img/small/")


@pytest.mark.parametrize(
    "address",
    [
        "/atlas/nowhere/places/eigenfaces",
        "/atlas/small/places/resnet50",
        "/atlas/small/places/eigenfaces?onto=../../etc",
        "/atlas/small/colours/title",
        "/atlas/small/products?rows=60",
        "/atlas/small/products?rows=-1",
        "/atlas/small/products?rows=1,x",
        "/atlas/small/products",
    ],
)
def test_what_is_not_there_is_404(get, address):
    assert get(address).status == 404


# ---- colours ----


def _seen(colors: list[str], kind: str) -> np.ndarray:
    """Return colours in Oklab as normal, red-blind and green-blind eyes see them (Machado et al., 2009)."""
    rgb = np.array([[int(c[i : i + 2], 16) / 255 for i in (1, 3, 5)] for c in colors])
    light = np.where(rgb <= 0.04045, rgb / 12.92, ((rgb + 0.055) / 1.055) ** 2.4)
    eyes = {
        "normal": np.eye(3),
        "red-blind": [[0.152, 1.053, -0.205], [0.115, 0.786, 0.099], [-0.004, -0.048, 1.052]],
        "green-blind": [[0.367, 0.861, -0.228], [0.280, 0.673, 0.047], [-0.012, 0.043, 0.969]],
    }
    light = np.clip(light @ np.array(eyes[kind]).T, 0, 1)
    cones = [[0.4122, 0.5363, 0.0514], [0.2119, 0.6807, 0.1074], [0.0883, 0.2817, 0.6300]]
    lab = [[0.2105, 0.7936, -0.0041], [1.9780, -2.4286, 0.4506], [0.0259, 0.7828, -0.8087]]
    return np.cbrt(light @ np.array(cones).T) @ np.array(lab).T


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("kind", ["normal", "red-blind", "green-blind"])
def test_any_two_colors_of_the_palette_can_be_told_apart(theme, kind):
    seen = _seen([pair[theme] for pair in (*coloring.PALETTE, coloring.OTHER)], kind)
    apart = np.linalg.norm(seen[:, None] - seen, axis=2)
    np.fill_diagonal(apart, 1)
    assert apart.min() > 0.08  # Matplotlib's usual ten come to 0.007


def test_many_values_become_ten_and_the_rest(tmp_path):
    from recsys.catalog.catalog import empty_products_table

    table = empty_products_table(60)
    table["id"] = [f"p{n}" for n in range(60)]
    table["title"] = ""
    table["kind"] = [f"kind {n % 14:02}" for n in range(59)] + [None]
    catalog = Catalog(table, folder=tmp_path, name="x")
    point_colors = coloring.by_attribute(FacetedSearch(catalog), "kind")
    names = [group.name for group in point_colors.groups]
    assert names == [f"kind {n:02}" for n in range(10)] + ["4 others", "Not known"]
    assert sum(group.count for group in point_colors.groups) == 60
    assert point_colors.values.tolist() == [min(n % 14, 10) for n in range(59)] + [11]


def test_prices_fall_into_steps_with_their_bounds(small):
    point_colors = coloring.by_price(small.shelf)
    assert point_colors.groups[0].name.startswith("€10 to ")
    assert point_colors.groups[-1].name == "Price not known" and point_colors.groups[-1].count == 1
    prices = small.catalog.prices
    for number in range(len(point_colors.groups) - 2):
        assert prices[point_colors.values == number].max() <= prices[point_colors.values == number + 1].min()
