"""Search by photo: what the page says and shows in each of its states."""

import io
import shutil
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageOps

from pages.ui.photo import uploads
from pages.ui.shared import catalog_folders, resources
from recsys.attributes.tagger import Prediction
from recsys.catalog import Catalog
from recsys.catalog.sample_photos import Photo, write_table
from recsys.errors import ModelError
from recsys.models.open_set.train import measure_open_set
from tests.pages.conftest import Visit
from tests.support.generated_shop import draw


class Guess:
    """Takes every photo for the same thing."""

    def tag(self, images):
        found = {
            "articleType": Prediction("shirts", 0.84, (("Bags", 0.1),)),
            "gender": Prediction("Boys", 0.6, (("Men", 0.3),)),
            "season": Prediction("Winter", 0.5, ()),
        }
        return [found for _ in images]


@dataclass
class PhotoPage:
    """The page with its visitor."""

    visit: Visit

    @property
    def at(self):
        return self.visit.at

    def upload(self, *files: tuple[str, bytes]) -> "PhotoPage":
        self.at.file_uploader[0].set_value([(name, data, "image/png") for name, data in files])
        return self.run()

    def run(self) -> "PhotoPage":
        self.visit.run()
        return self

    @property
    def found(self) -> list[dict]:
        row = self.visit.data("alike_ranked_results", "photos")
        return row["cards"] if row else []

    @property
    def cropper(self) -> dict | None:
        return self.visit.data("alike_cropper")

    def crop(self, **box: object) -> "PhotoPage":
        self.visit.fire("cropper", "cropped", box)
        return self


def picture(number: int = 0, kind: str = "Shirts", color: str = "#c0392b") -> bytes:
    return draw(kind, color, number)


def saved(image: Image.Image, kind: str = "PNG") -> bytes:
    data = io.BytesIO()
    image.save(data, kind)
    return data.getvalue()


def negative() -> Image.Image:
    return ImageOps.invert(Image.open(io.BytesIO(picture())))


def busy() -> bytes:
    return saved(Image.fromarray(np.random.default_rng(0).integers(0, 256, (90, 70, 3), dtype=np.uint8)))


@pytest.fixture
def open_page(visit, monkeypatch):
    """Open the page; `open_page(shops=[folder], tagger=...)`."""

    def start(shops: list[Path] | None = None, tagger: object = Guess(), **address: str) -> PhotoPage:
        def load() -> object:
            if isinstance(tagger, Exception):
                raise tagger
            return tagger

        monkeypatch.setattr(resources, "tagger", load)
        visitor = visit(shops=shops)
        for name, value in address.items():
            visitor.at.query_params[name] = value
        visitor.at.switch_page("pages/photo.py")
        return PhotoPage(visitor.run())

    return start


def test_without_a_photo_the_page_invites(open_page):
    page = open_page()
    assert page.at.file_uploader[0].label.startswith("Drop a photo here")
    assert "in memory only" in page.visit.words
    assert page.found == []
    assert page.cropper is None
    assert not page.at.get("camera_input")


def test_one_photo_finds_twelve_products(open_page):
    page = open_page().upload(("me.png", picture()))
    assert len(page.found) == 12
    assert page.found[0]["title"] == "Red shirts number 0"
    assert page.cropper["alt"] == "Your photo me.png"
    assert "exact picture is in the catalogue" in page.visit.words


def test_the_crop_begins_around_a_small_product(open_page):
    wide = Image.new("RGB", (700, 700), "white")
    wide.paste(Image.open(io.BytesIO(picture())), (300, 100))
    box = open_page().upload(("me.png", saved(wide))).cropper["box"]
    assert 0.4 < box["left"] < 0.5
    assert 0.2 < box["width"] < 0.4


def test_a_crop_searches_anew_and_is_kept(open_page):
    page = open_page().upload(("me.png", picture()))
    before = page.found
    page.crop(left=0.3, top=0.1, width=0.2, height=0.9)
    assert page.cropper["box"] == pytest.approx({"left": 0.3, "top": 0.1, "width": 0.2, "height": 0.9})
    assert page.found != before
    assert page.run().cropper["box"]["left"] == pytest.approx(0.3)


@pytest.mark.parametrize("sent", [{}, {"left": "x", "top": None}, {"left": 1e9, "width": float("inf")}])
def test_a_crop_that_makes_no_sense_is_put_right(open_page, sent):
    page = open_page().upload(("me.png", picture())).crop(**sent)
    box = page.cropper["box"]
    assert box["left"] + box["width"] <= 1
    assert len(page.found) == 12


def test_a_crop_on_nothing_says_so(open_page):
    page = open_page().upload(("me.png", picture())).crop(left=0, top=0, width=0.1, height=0.1)
    assert "all one colour" in page.at.info[0].value
    assert page.found == []


def test_rotating_turns_the_photo_and_four_times_is_back(open_page):
    page = open_page().upload(("me.png", picture()))
    src, box, best = page.cropper["src"], page.cropper["box"], page.found[0]["id"]
    page.at.button[0].click()
    page.run()
    assert page.cropper["src"] != src
    assert page.cropper["box"]["width"] == pytest.approx(box["height"])
    for _ in range(3):
        page.at.button[0].click()
        page.run()
    assert page.cropper["src"] == src
    assert page.found[0]["id"] == best


def test_several_photos_make_one_search(open_page):
    green, red = picture(color="#2f8f4e"), picture()
    page = open_page().upload(("green.png", green))
    alone = [card["id"] for card in page.found]
    page.upload(("green.png", green), ("red.png", red))
    assert [card["id"] for card in page.found] != alone
    chooser = next(group for group in page.at.get("button_group") if group.key == "photo_chosen")
    assert chooser.options == ["Photo 1", "Photo 2"]
    chooser.set_value(1)
    assert page.run().cropper["alt"] == "Your photo red.png"


def test_photos_beyond_the_fifth_are_named_and_left_out(open_page):
    page = open_page().upload(*((f"{n}.png", picture(n)) for n in range(7)))
    assert [error.value for error in page.at.error] == [
        "A search takes up to 5 photos, so this one was left out\\."
    ] * 2
    assert len(page.found) == 12


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("broken.jpg", saved(Image.effect_noise((200, 200), 90).convert("RGB"), "JPEG")[:3000], "cut off"),
        ("paper.png", b"%PDF-1.7 " + b"x" * 500, "PDF document"),
        ("phone.heic", b"\0\0\0\x18ftypheic" + b"x" * 500, "HEIC"),
        ("drawing.png", b"<svg xmlns='http://www.w3.org/2000/svg'/>", "SVG"),
        ("nothing.png", b"", "empty"),
        ("tiny.png", saved(Image.new("RGB", (8, 8), "red")), "8 x 8 pixels"),
        ("wall.png", saved(Image.new("RGB", (300, 300), "#abcdef")), "all one colour"),
        ("bomb.png", saved(Image.new("1", (9000, 9000))), "million pixels"),
        ("huge.png", b"\x89PNG" + b"x" * (10 * 2**20 + 1), "the limit is 10 MB"),
    ],
    ids=lambda value: value if isinstance(value, str) and "." in value else "",
)
def test_a_useless_file_is_explained_and_the_page_still_invites(open_page, name, data, says):
    page = open_page().upload((name, data))
    assert len(page.at.error) == 1
    assert says in page.at.error[0].value.replace("\\", "")
    assert page.at.file_uploader[0].label.startswith("Drop a photo here")
    assert page.found == []


def test_a_broken_file_costs_the_others_nothing(open_page):
    page = open_page().upload(("good.png", picture()), ("bad.png", b"nonsense"))
    assert len(page.at.error) == 1
    assert len(page.found) == 12


def test_hostile_names_stay_words(open_page):
    page = open_page().upload(("![x](https://evil.example/t.png)", b"nonsense"))
    assert "![" not in page.at.error[0].proto.title


def test_tags_with_their_chances_for_the_columns_that_there_are(open_page):
    page = open_page().upload(("me.png", picture()))
    assert [(box.label, box.value) for box in page.at.selectbox] == [
        ("Type · 84 % sure", "Shirts"),
        ("For · 60 % sure", None),
    ]
    assert page.at.selectbox[1].placeholder == "Boys (not in this catalogue)"
    assert [(box.label, box.disabled) for box in page.at.checkbox] == [
        ("Only Shirts", False),
        ("Only matching products", True),
    ]


def test_a_tag_as_a_filter(open_page):
    page = open_page().upload(("me.png", picture(kind="Watches")))
    page.at.checkbox(key="only_articleType").check()
    page.run()
    assert len(page.found) == 12
    assert all("shirts" in card["title"] or "Bold" in card["title"] for card in page.found)


def test_a_corrected_tag_is_the_visitors_choice_and_survives_a_crop(open_page):
    page = open_page().upload(("me.png", picture()))
    page.at.selectbox(key="tag_articleType").set_value("Bags")
    page.at.selectbox(key="tag_gender").set_value("Women")
    page.at.checkbox(key="only_articleType").check()
    page.run()
    assert [box.label for box in page.at.selectbox] == ["Type · 10 % sure", "For · your choice"]
    page.crop(left=0.2, top=0.2, width=0.6, height=0.5)
    assert [box.value for box in page.at.selectbox] == ["Bags", "Women"]
    assert all("bags" in card["title"] for card in page.found)


def test_new_photos_have_their_own_tags(open_page):
    page = open_page().upload(("me.png", picture()))
    page.at.selectbox(key="tag_articleType").set_value("Bags")
    page.run()
    page.upload(("other.png", picture(kind="Bags")))
    assert page.at.selectbox(key="tag_articleType").value == "Shirts"


def test_filters_that_leave_nothing_say_so(open_page):
    page = open_page().upload(("me.png", picture()))
    page.at.selectbox(key="tag_articleType").set_value("Trousers")
    page.at.selectbox(key="tag_gender").set_value("Women")
    page.run()
    page.at.checkbox(key="only_articleType").check()
    page.at.checkbox(key="only_gender").check()
    page.run()
    assert page.found == []
    assert page.visit.data("alike_ranked_results", "photos")["empty"].startswith("No product matches")


def test_without_the_tagger_the_search_goes_on(open_page):
    page = open_page(tagger=ModelError("no weights")).upload(("me.png", picture()))
    assert len(page.found) == 12
    assert not page.at.selectbox


def test_there_is_no_price_to_compare(open_page):
    page = open_page().upload(("me.png", picture()))
    assert [slider.label for slider in page.at.slider] == ["Look", "Colour", "Variety"]
    assert all(len(card["parts"]) == 2 for card in page.found)


def test_a_price_for_the_photo_makes_the_price_count(open_page):
    page = open_page().upload(("red.png", picture()))
    page.at.slider(key="wv_photos").set_value(0.0)
    page.at.slider(key="wc_photos").set_value(0.0)
    page.at.number_input(key="price_photos").set_value(187.0)
    page.run()
    page.at.slider(key="wp_photos").set_value(1.0)
    page.run()
    assert page.visit.data("alike_ranked_results", "photos")["legend"]["price"] == "Price"
    assert float(page.found[0]["price"].lstrip("€")) > 150
    assert page.visit.data("alike_ranked_results", "photos")["changes"]


def test_a_shop_without_prices_asks_for_none(open_page, plain_shop):
    page = open_page(shops=[plain_shop]).upload(("red.png", picture()))
    assert not page.at.number_input


def test_nothing_close_is_said_and_the_nearest_are_shown(open_page):
    page = open_page().upload(("negative.png", saved(negative())))
    assert "Nothing close in this catalogue" in page.visit.words
    assert len(page.found) == 12


def test_a_photo_is_held_to_the_tolerance_that_was_measured(open_page, small_shop, tmp_path):
    copy = shutil.copytree(small_shop, tmp_path / "copy")
    catalog = Catalog.open(copy)
    measure_open_set(catalog, queries=40).save(catalog)
    page = open_page(shops=[copy]).upload(("negative.png", saved(negative())))
    assert "Not recognised]" in page.visit.words and "count as recognised" in page.visit.words
    assert len(page.found) == 12
    page = open_page(shops=[copy]).upload(("me.png", picture()))
    assert "exact picture is in the catalogue" in page.visit.words


def test_background_before_and_after(open_page):
    page = open_page().upload(("me.png", picture()))
    page.at.toggle(key="photo_background").set_value(True)
    page.run()
    assert [image.proto.imgs[0].caption for image in page.at.get("image")] == ["Before", "After"]


def test_a_busy_background_stays_and_the_page_says_so(open_page):
    page = open_page().upload(("me.png", busy()))
    page.at.toggle(key="photo_background").set_value(True)
    page.run()
    assert "too varied to remove" in page.visit.words
    assert len(page.found) == 12


def test_the_camera_waits_for_its_switch(open_page):
    page = open_page()
    page.at.toggle(key="photo_camera").set_value(True)
    assert len(page.run().at.get("camera_input")) == 1


def test_start_over_forgets_the_photo(open_page):
    page = open_page().upload(("me.png", picture()))
    next(button for button in page.at.button if button.label == "Start over").click()
    page.run()
    assert page.cropper is None
    assert page.at.session_state["album"] == {}
    assert page.at.file_uploader[0].label.startswith("Drop a photo here")


def test_a_photo_taken_back_is_forgotten(open_page):
    page = open_page().upload(("one.png", picture()), ("two.png", picture(2)))
    one = next(iter(page.at.session_state["album"].values()))
    page.upload(("two.png", picture(2)))
    assert one.key not in page.at.session_state["album"]
    assert len(page.at.session_state["album"]) == 1


def test_photos_outlive_a_look_at_another_page(open_page):
    page = open_page().upload(("me.png", picture())).crop(left=0.3, top=0.1, width=0.4, height=0.9)
    before = page.found
    page.at.switch_page("pages/shop.py")
    page.run()
    page.at.switch_page("pages/photo.py")
    page.run()
    assert page.cropper["box"]["left"] == pytest.approx(0.3)
    assert page.found == before
    next(button for button in page.at.button if button.label == "Start over").click()
    assert page.run().cropper is None


def test_the_way_to_the_map_takes_the_photo_along_until_the_visitor_starts_over(open_page):
    page = open_page().upload(("me.png", picture()))
    assert [link.proto.label for link in page.at.get("page_link")] == ["Show on the map"]
    assert [photo.place for photo in page.at.session_state["map_photos"]] == ["small"]
    next(button for button in page.at.button if button.label == "Start over").click()
    page.run()
    assert "map_photos" not in page.at.session_state


def test_a_result_opens_in_the_drawer(open_page):
    page = open_page().upload(("me.png", picture()))
    other = page.found[3]
    page.visit.pick(other["id"], key="photos")
    assert page.visit.drawer == other["title"]


@pytest.fixture
def samples() -> None:
    """Three photos to try, as they come with the demo shop."""
    folder = catalog_folders.ROOT / "assets" / "demo" / "photos"
    folder.mkdir(parents=True)
    photos = []
    for number, kind in enumerate(("Shirts", "Bags", "Watches")):
        (folder / f"{kind}.jpg").write_bytes(saved(Image.open(io.BytesIO(picture(number, kind))), "JPEG"))
        photos.append(Photo(f"{kind}.jpg", "p000", f"{kind} on a table"))
    write_table([*photos, Photo("gone.jpg", "p001", "Not there")], folder)


@pytest.mark.usefixtures("samples")
def test_samples_to_try_and_their_address(open_page):
    page = open_page()
    cards = page.visit.data("alike_product_grid", "samples")["cards"]
    assert [card["title"] for card in cards] == ["Shirts on a table", "Bags on a table", "Watches on a table"]
    assert all(card["src"].startswith("data:image/webp;base64,") for card in cards)
    assert all(card["href"] == f"photo?sample={card['id']}" for card in cards)
    page.visit.pick("Bags", key="samples")
    assert page.at.session_state["album"] == {}
    assert page.at.query_params["sample"] == "Bags"
    assert page.cropper["alt"] == "Your photo Bags on a table"
    assert len(page.found) == 12
    next(button for button in page.at.button if button.label == "Start over").click()
    assert page.run().cropper is None
    assert "sample" not in page.at.query_params


def test_without_photos_to_try_none_are_offered(open_page):
    assert open_page().visit.data("alike_product_grid", "samples") is None


@pytest.mark.usefixtures("samples")
def test_a_damaged_table_of_photos_costs_the_samples_only(open_page):
    (catalog_folders.ROOT / "assets" / "demo" / "photos" / "photos.json").write_text("{")
    assert open_page().visit.data("alike_product_grid", "samples") is None


@pytest.mark.usefixtures("samples")
@pytest.mark.parametrize("sample", ["nope", "gone", "../../etc/passwd"])
def test_an_unknown_sample_is_no_photo(open_page, sample):
    assert open_page(sample=sample).cropper is None


def test_an_album_belongs_to_one_visitor(open_page):
    one, two = open_page(), open_page()
    one.upload(("mine.png", picture()))
    assert two.run().cropper is None
    assert two.at.session_state["album"] == {}


def test_uploads_are_checked_by_the_server_too():
    with pytest.raises(uploads.ImageError, match="the limit is 10 MB"):
        uploads.photo_of("1", "big.png", b"\0" * (10 * 2**20 + 1))
