"""The map in a catalogue folder: built, kept in step, extended, refused where it does not fit, by command."""

from __future__ import annotations

import shutil
from importlib import import_module
from pathlib import Path

import numpy as np
import pytest

from recsys.artifacts import Artifacts
from recsys.build_catalog import build
from recsys.catalog import Catalog
from recsys.catalog.import_catalog import import_catalog
from recsys.catalog.lock import catalog_lock
from recsys.cli import main
from recsys.errors import ArtifactError, QueryError
from recsys.projection import (
    MapState,
    ProductMap,
    build_map,
    map_state,
    open_map,
    rebuild_map,
    update_map,
)
from tests.support import toy

EIGENFACES = "eigenfaces"


def stamps(folder: Path) -> dict[Path, int]:
    return {path: path.stat().st_mtime_ns for path in (folder / "computed").rglob("map/*")}


def with_more(source: Path, catalog: Path, tmp_path: Path, pictures: int) -> Path:
    """Import the toy source again with further discs."""
    more = Path(shutil.copytree(source, tmp_path / "more"))
    with (more / "products.csv").open("a") as file:
        for number in range(pictures):
            toy.draw("disc", (120 + number, 0, 120)).save(more / f"new-{number}.png")
            file.write(f"disc-{number},Purple disc,disc,5,new-{number}.png,purple,Men\n")
    import_catalog(more, catalog, currency="EUR")
    return catalog


def test_a_built_catalog_has_a_map_of_each_encoder(toy_catalog: Path) -> None:
    for encoder in ("eigenfaces", "hsv"):
        opened = open_map(Artifacts(toy_catalog), encoder)
        assert opened.xy.shape == (24, 2) and opened.xy.dtype == np.float32 and np.isfinite(opened.xy).all()
        assert opened.placed == 0 and opened.perplexity == 30
        figures = opened.quality["purity"]["category"]
        assert figures["chance"] == pytest.approx(5 / 23) and 0 <= figures["map"] <= 1
        assert 0.5 < opened.quality["trustworthiness"] <= 1


def test_a_build_without_maps(toy_copy: Path) -> None:
    shutil.rmtree(toy_copy / "computed" / "hsv" / "map")
    build(toy_copy, ["hsv"], maps=False)
    assert map_state(Artifacts(toy_copy), "hsv") is MapState.MISSING
    assert build(toy_copy, ["hsv"]).changed
    assert map_state(Artifacts(toy_copy), "hsv") is MapState.CURRENT


def test_an_added_picture_is_placed_and_the_others_stay(
    toy_source: Path, toy_copy: Path, tmp_path: Path
) -> None:
    before = open_map(Artifacts(toy_copy), EIGENFACES)
    build(with_more(toy_source, toy_copy, tmp_path, 1), [EIGENFACES])
    after = open_map(Artifacts(toy_copy), EIGENFACES)
    known = np.isin(after.keys, before.keys)
    assert after.placed == 1 and (~known).sum() == 1
    np.testing.assert_array_equal(after.xy[known], before.xy)
    assert update_map(Catalog.open(toy_copy), Artifacts(toy_copy), EIGENFACES) is False
    assert rebuild_map(Catalog.open(toy_copy), Artifacts(toy_copy), EIGENFACES)
    assert open_map(Artifacts(toy_copy), EIGENFACES).placed == 0


def test_many_added_pictures_draw_the_map_anew(toy_source: Path, toy_copy: Path, tmp_path: Path) -> None:
    build(with_more(toy_source, toy_copy, tmp_path, 8), [EIGENFACES])
    assert open_map(Artifacts(toy_copy), EIGENFACES).placed == 0


def test_a_stopped_drawing_goes_on_to_the_same_bytes(toy_catalog: Path, toy_copy: Path) -> None:
    folder = toy_copy / "computed" / EIGENFACES / "map"
    shutil.rmtree(folder)
    steps: list[int] = []

    def stop(progress) -> None:
        steps.append(progress.done)
        if len(steps) == 4:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build_map(toy_copy, EIGENFACES, 30, stop)
    assert map_state(Artifacts(toy_copy), EIGENFACES) is MapState.MISSING and list(folder.rglob("*.npz"))
    build_map(toy_copy, EIGENFACES, 30, lambda progress: steps.append(progress.done))
    assert steps[4] == 250
    for path in (toy_catalog / "computed" / EIGENFACES / "map").iterdir():
        assert (folder / path.name).read_bytes() == path.read_bytes()
    assert not (folder / "parts").exists()


def test_drawing_again_does_nothing(toy_copy: Path) -> None:
    before = stamps(toy_copy)
    assert build_map(toy_copy, EIGENFACES, 30)[1] is False
    assert stamps(toy_copy) == before


def test_another_perplexity_draws_another_map_that_a_build_keeps(toy_copy: Path) -> None:
    first = open_map(Artifacts(toy_copy), EIGENFACES)
    drawn, changed = build_map(toy_copy, EIGENFACES, 3)
    assert changed and drawn.perplexity == 3 and not np.allclose(drawn.xy, first.xy)
    assert not build(toy_copy, [EIGENFACES]).changed


def test_products_that_share_a_picture_are_one_point(toy_source: Path, tmp_path: Path) -> None:
    source = Path(shutil.copytree(toy_source, tmp_path / "twins"))
    with (source / "products.csv").open("a") as file:
        file.write("twin,Twin,disc,5,disc-red-40.png,red,Men\n")
    import_catalog(source, tmp_path / "shop")
    build(tmp_path / "shop", [EIGENFACES])
    assert len(open_map(Artifacts(tmp_path / "shop"), EIGENFACES).keys) == 24


def test_repeated_neighbors_are_found_in_any_order() -> None:
    rows = np.array([[5, 2, 5, -1, 2, 5], [1, 2, 3, 4, 5, 6]])
    expected = [[False, False, True, False, True, True], [False] * 6]
    assert import_module("recsys.projection.build_map")._repeated(rows).tolist() == expected


@pytest.mark.parametrize("damage", ["other encoder", "other pictures", "bytes", "version", "no figures"])
def test_a_map_that_does_not_fit_is_refused_with_its_command(toy_copy: Path, damage: str) -> None:
    folder = toy_copy / "computed" / "hsv" / "map"
    manifest = folder / "manifest.json"
    text = manifest.read_text()
    if damage == "other encoder":
        manifest.write_text(text.replace("hsv-12x8x8", "hsv-1x1x1"))
    elif damage == "other pictures":
        opened = ProductMap.open(folder, remedy="")
        ProductMap(opened.keys[1:], opened.xy[1:], opened.fingerprint, 30).save(folder)
    elif damage == "bytes":
        (folder / "xy.npy").write_bytes(b"nonsense")
    elif damage == "version":
        manifest.write_text(text.replace('"schema": 1', '"schema": 99'))
    else:
        manifest.write_text(text.replace('"quality"', '"other"'))
    with pytest.raises(ArtifactError, match=f"python -m recsys map {toy_copy} --encoder hsv"):
        open_map(Artifacts(toy_copy), "hsv")
    assert map_state(Artifacts(toy_copy), "hsv") is MapState.STALE
    assert build(toy_copy, ["hsv"]).changed
    assert map_state(Artifacts(toy_copy), "hsv") is MapState.CURRENT


def test_a_map_during_a_build_is_refused(toy_copy: Path) -> None:
    with (
        catalog_lock(toy_copy, "A build"),
        pytest.raises(ArtifactError, match="A build of .* is running already"),
    ):
        build_map(toy_copy, EIGENFACES, 30)


def test_a_bad_perplexity_is_refused_before_any_work(toy_copy: Path) -> None:
    with pytest.raises(QueryError, match="from 2 to 66, not 100"):
        build_map(toy_copy, EIGENFACES, 100)


def test_the_command_prints_figures(toy_copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["map", str(toy_copy), "--encoder", "hsv", "--perplexity", "5"]) == 0
    out = capsys.readouterr().out
    assert "24 pictures, perplexity 5" in out and "same category" in out and out.endswith("Map written.\n")
    assert main(["map", str(toy_copy), "--encoder", "hsv", "--perplexity", "5"]) == 0
    assert capsys.readouterr().out.endswith("The map was up to date.\n")
    assert main(["map", str(toy_copy), "--perplexity", "0"]) == 1
    assert main(["map", str(toy_copy), "--encoder", "vgg16"]) == 1


def test_build_by_command_can_leave_the_map(toy_copy: Path) -> None:
    shutil.rmtree(toy_copy / "computed" / "hsv" / "map")
    assert main(["build", str(toy_copy), "--encoder", "hsv", "--no-map"]) == 0
    assert map_state(Artifacts(toy_copy), "hsv") is MapState.MISSING
