"""Drawing: bakes once, keeps what is finished, reports what fails."""

import dataclasses
import functools
import hashlib
import json
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from recsys.catalog.import_catalog import import_catalog
from recsys.errors import AlikeError
from showroom.__main__ import main
from showroom.production import bake_shapes, draw_pictures, picture_checks
from showroom.production.restore_pictures import restore_pictures
from showroom.range import plan
from showroom.range.plan import plan_range
from showroom.rendering.bake_cache import BakeCache
from showroom.rendering.baked_shape import BakedShape
from showroom.tests import fake
from showroom.tests.fake import SHIRTS, WATCHES, line


@pytest.fixture(scope="module")
def bakes(tmp_path_factory) -> Path:
    """A folder in which the shapes are baked."""
    folder = tmp_path_factory.mktemp("bakes")
    for silhouette in SHIRTS.silhouettes:
        BakeCache(folder).get(fake.model, silhouette)
    return folder


@pytest.fixture(autouse=True)
def small(monkeypatch):
    """Let the checks take the small pictures of the fake articles."""
    monkeypatch.setattr(picture_checks, "WIDTH", fake.WIDTH)
    monkeypatch.setattr(picture_checks, "HEIGHT", fake.HEIGHT)


@pytest.fixture
def shop(monkeypatch):
    """The two articles as the only ones."""
    found = {article.kind: article for article in (SHIRTS, WATCHES)}
    monkeypatch.setattr(plan, "load_articles", lambda: found)


def digests(folder: Path) -> dict[str, str]:
    files = (path for path in sorted(folder.rglob("*")) if path.is_file() and path.name != "drawn.txt")
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def test_same_seed_same_files_and_nothing_is_drawn_twice(tmp_path, bakes):
    products = plan_range(7, [SHIRTS])[:3]
    first = draw_pictures.draw(products, tmp_path / "a", bakes, jobs=1)
    assert (first.drawn, first.kept, first.problems) == (3, 0, {})
    draw_pictures.draw(products, tmp_path / "b", bakes, jobs=2)
    assert digests(tmp_path / "a") == digests(tmp_path / "b")
    again = draw_pictures.draw(products, tmp_path / "a", bakes, jobs=1)
    assert (again.drawn, again.kept) == (0, 3)
    assert digests(tmp_path / "a") == digests(tmp_path / "b")
    with Image.open(tmp_path / "a" / "images" / f"{products[0].id}.webp") as picture:
        assert (picture.format, picture.size) == ("WEBP", (fake.WIDTH, fake.HEIGHT))


def test_drawing_goes_on_where_it_was_killed(tmp_path, bakes):
    products = plan_range(7, [SHIRTS])[:3]
    draw_pictures.draw(products[:1], tmp_path, bakes, jobs=1)
    journal = tmp_path / "drawn.txt"
    journal.write_text(journal.read_text() + f"\n{products[1].id} 12")  # cut off in the middle
    outcome = draw_pictures.draw(products, tmp_path, bakes, jobs=1)
    assert (outcome.drawn, outcome.kept) == (2, 1)


def test_only_what_changed_is_drawn_anew(tmp_path, bakes):
    products = plan_range(7, [SHIRTS])[:3]
    draw_pictures.draw(products, tmp_path, bakes, jobs=1)
    look = dataclasses.replace(products[1].look, color="Teal")
    changed = [products[0], dataclasses.replace(products[1], look=look), products[2]]
    assert draw_pictures.draw(changed, tmp_path, bakes, jobs=1).drawn == 1
    (tmp_path / "images" / f"{products[2].id}.webp").unlink()
    assert draw_pictures.draw(changed, tmp_path, bakes, jobs=1).drawn == 1


def test_the_digest_covers_the_code_behind_a_picture():
    module = fake.draw.__module__
    assert draw_pictures.code_files(module) >= {
        Path(path.__file__)
        for path in (fake, draw_pictures.importlib.import_module("showroom.rendering.compose"))
    }
    names = {path.name for path in draw_pictures.code_files(module)}
    assert {"canvas.py", "surfaces.py", "palette.py"} <= names
    assert not names & {"plan.py", "scene.py", "names.py"}


def test_the_digest_covers_what_a_partial_calls(bakes, monkeypatch):
    article = dataclasses.replace(SHIRTS, draw=functools.partial(fake.draw))
    asked = []
    monkeypatch.setattr(draw_pictures, "_code_of", lambda module: asked.append(module) or module)
    whole, part = (draw_pictures.digest(plan_range(7, [sold])[0], bakes) for sold in (SHIRTS, article))
    assert whole == part and asked == [fake.draw.__module__] * 2
    fine, coarse = (
        dataclasses.replace(SHIRTS, draw=functools.partial(fake.draw, fine=fine)) for fine in (1, 2)
    )
    assert (
        len({draw_pictures.digest(plan_range(7, [sold])[0], bakes) for sold in (SHIRTS, fine, coarse)}) == 3
    )


def test_a_product_that_fails_costs_only_itself(tmp_path, bakes):
    broken = dataclasses.replace(SHIRTS, lines=(line("round", detail="broken"), line("tall")))
    outcome = draw_pictures.draw(plan_range(7, [broken]), tmp_path, bakes, jobs=1)
    assert outcome.drawn == 3
    assert len(outcome.problems) == 3
    assert all("ValueError: a thread is loose" in fault for fault in outcome.problems.values())


def test_a_picture_with_a_fault_is_reported_and_drawn_again_next_time(tmp_path, bakes, monkeypatch):
    products = plan_range(7, [SHIRTS])[:1]
    with monkeypatch.context() as planted:
        planted.setattr(picture_checks, "faults", lambda pixels: ["is crooked"])
        outcome = draw_pictures.draw(products, tmp_path, bakes, jobs=1)
    assert outcome.problems == {str(products[0].id): "is crooked"}
    assert draw_pictures.draw(products, tmp_path, bakes, jobs=1).drawn == 1


def test_pictures_of_a_built_shop_are_kept_and_stored_as_they_were(tmp_path, bakes):
    products = plan_range(7, [SHIRTS])[:3]
    shop, again, back = tmp_path / "shop", tmp_path / "again", tmp_path / "back"
    draw_pictures.draw(products, tmp_path / "first", bakes, jobs=1)
    import_catalog(tmp_path / "first", shop)
    assert (
        restore_pictures([*products, plan_range(7, [WATCHES])[0]], shop, back, tmp_path / "no bakes yet") == 3
    )
    outcome = draw_pictures.draw(products, back, tmp_path / "no bakes yet", jobs=1)
    assert (outcome.drawn, outcome.kept) == (0, 3)
    import_catalog(back, again)
    stored = [
        {p.relative_to(folder): p.read_bytes() for p in folder.rglob("*.webp")} for folder in (shop, again)
    ]
    assert len(stored[0]) >= 3 and stored[0] == stored[1]


def test_progress_is_told(tmp_path, bakes):
    heard = []
    draw_pictures.draw(plan_range(7, [SHIRTS]), tmp_path, bakes, jobs=1, listen=heard.append)
    assert [each.step for each in heard] == ["Drawing products"] * 2
    assert (heard[-1].done, heard[-1].total) == (9, 9)


def test_articles_that_share_a_shape_bake_it_once(tmp_path):
    assert [str(shape) for shape in bake_shapes.missing_shapes([SHIRTS, WATCHES], tmp_path)] == [
        "Watches round", "Watches tall", "Tshirts belted",
    ]  # fmt: skip


def test_without_blender_a_missing_shape_is_explained(tmp_path, monkeypatch):
    monkeypatch.setattr(bake_shapes.importlib.util, "find_spec", lambda name: None)
    with pytest.raises(AlikeError, match=r"3 shapes are not in .*showroom/requirements\.txt"):
        draw_pictures.draw(plan_range(7, [SHIRTS]), tmp_path, tmp_path / "none", jobs=1)


def test_a_shape_that_does_not_bake_is_reported_and_its_products_too(tmp_path, monkeypatch):
    monkeypatch.setattr(bake_shapes.importlib.util, "find_spec", lambda name: object())
    told = []

    def run(command, **options):
        told.append(command)
        return bake_shapes.subprocess.CompletedProcess(command, 1, "", "noise\nSegmentation fault\n")

    monkeypatch.setattr(bake_shapes.subprocess, "run", run)
    outcome = draw_pictures.draw(plan_range(7, [WATCHES])[:1], tmp_path, tmp_path / "none", jobs=1)
    assert outcome.problems["Watches round"] == "was not baked: Segmentation fault"
    assert [command[2:6] for command in told] == [
        ["showroom", "bake", "Watches", name] for name in ("round", "tall")
    ]
    assert any("is not baked" in fault for fault in outcome.problems.values())


def test_the_bake_cache_keeps_shapes_and_may_be_closed(tmp_path, monkeypatch):
    made = []
    monkeypatch.setattr(fake, "model", fake.model)

    def model(silhouette: str) -> BakedShape:
        made.append(silhouette)
        return fake.model(silhouette)

    bake_cache = BakeCache(tmp_path)
    first, again = bake_cache.get(model, "round"), BakeCache(tmp_path).get(model, "round")
    assert made == ["round"]
    assert all((getattr(first, name) == getattr(again, name)).all() for name in vars(first))
    with pytest.raises(AlikeError, match="'tall' of .* is not baked"):
        BakeCache(tmp_path, bakes_on_demand=False).get(model, "tall")


# The command


@pytest.mark.usefixtures("shop")
def test_draw_check_and_sheet_from_the_command_line(tmp_path, bakes, capsys):
    out, sheets = str(tmp_path / "out"), tmp_path / "sheets"
    drawn = ["--out", out, "--only", "Watches"]
    assert main(["draw", *drawn, "--bakes", str(bakes), "--jobs", "1"]) == 0
    assert "6 pictures drawn, 0 kept" in capsys.readouterr().out
    assert main(["check", *drawn]) == 0
    assert "6 products checked, 0 problems" in capsys.readouterr().out
    assert main(["sheet", *drawn, "--to", str(sheets)]) == 0
    assert [path.name for path in sheets.iterdir()] == ["watches-1.png"]
    with Image.open(sheets / "watches-1.png") as sheet:
        assert sheet.width > 1000 and np.asarray(sheet).std() > 10


@pytest.mark.usefixtures("shop")
def test_check_names_the_product_with_a_fault(tmp_path, bakes, capsys):
    out = ["--out", str(tmp_path), "--count", "2"]
    assert main(["draw", *out, "--bakes", str(bakes), "--jobs", "1"]) == 0
    first, second = (product.id for product in plan.plan_range()[:2])
    (tmp_path / "images" / f"{first}.webp").unlink()
    Image.new("RGB", (fake.WIDTH, fake.HEIGHT), "white").save(tmp_path / "images" / f"{second}.webp")
    assert main(["check", *out]) == 1
    said = capsys.readouterr().out
    assert f"{first}: has no picture" in said and f"{second}: is blank" in said


@pytest.mark.usefixtures("shop")
@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["draw", "--out", "OUT", "--only", "Hats"], "Choose one of: Tshirts, Watches"),
        (["bake", "Hats", "round"], "Unknown articleType 'Hats'"),
        (["bake", "Watches", "square"], "Unknown silhouette 'square'. Choose one of: round, tall"),
        (["judge", "OUT"], "OUT"),
        (["take", "nowhere", "--out", "OUT"], "nowhere"),
    ],
)
def test_what_cannot_be_done_is_explained(tmp_path, monkeypatch, capsys, arguments, message):
    monkeypatch.chdir(tmp_path)
    assert main(arguments) == 1
    assert message in capsys.readouterr().err


@pytest.mark.usefixtures("shop")
def test_a_folder_that_cannot_be_written_is_explained(tmp_path, bakes, capsys):
    (tmp_path / "taken").write_text("a file")
    arguments = ["draw", "--out", str(tmp_path / "taken"), "--count", "1", "--jobs", "1"]
    assert main([*arguments, "--bakes", str(bakes)]) == 1
    assert "taken" in capsys.readouterr().err


@pytest.mark.usefixtures("shop")
def test_bake_makes_the_file_that_draw_looks_for(tmp_path):
    assert main(["bake", "Watches", "tall", "--bakes", str(tmp_path)]) == 0
    assert [path.name.rsplit("-", 1)[0] for path in tmp_path.iterdir()] == ["fake-tall"]
    assert [str(shape) for shape in bake_shapes.missing_shapes([WATCHES], tmp_path)] == ["Watches round"]


@pytest.mark.parametrize("count", ["0", "-1"])
def test_a_count_below_one_is_refused(count):
    with pytest.raises(SystemExit):
        main(["draw", "--out", "x", "--count", count])


def test_the_table_is_a_csv_that_reads_back(tmp_path):
    products = plan_range(7, [SHIRTS])
    draw_pictures.write_table(products, tmp_path)
    lines = (tmp_path / "products.csv").read_text().splitlines()
    assert lines[0].split(",") == list(products[0].row)
    assert len(lines) == len(products) + 1
    assert json.dumps(lines[1]).isascii()
