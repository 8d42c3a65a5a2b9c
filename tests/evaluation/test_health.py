"""Hubs, orphans, copies and contradictions, planted in a catalogue of coloured shapes."""

import json

import numpy as np
import pytest
from PIL import Image

from recsys.build_catalog import build
from recsys.catalog import Catalog
from recsys.catalog.import_catalog import import_catalog
from recsys.cli import main
from recsys.evaluation.health import _leak, recommendation_health
from recsys.evaluation.scoring import skewness
from recsys.images.near_duplicates import is_reencoded_copy, thumbprint
from tests.support import toy


@pytest.fixture(scope="module")
def odd_catalog(tmp_path_factory):
    """The toy catalogue with one picture saved anew, one used twice, and a disc sold as a box."""
    source = toy.write_source(tmp_path_factory.mktemp("odd") / "shapes")
    table = (source / "products.csv").read_text()
    picture = Image.open(source / "bars-red-40.png")
    picture.save(source / "again.jpg", quality=80)
    table += "again,Bars again,bars,10,again.jpg,red,Men\n"
    table += "shared,Bars shared,bars,10,bars-red-44.png,red,Men\n"
    table = table.replace("Blue disc 40,disc", "Blue disc 40,box")
    (source / "products.csv").write_text(table)
    folder = source.parent / "catalog"
    import_catalog(source, folder, currency="EUR")
    build(folder, ["eigenfaces"], maps=False)
    return folder


@pytest.fixture(scope="module")
def found(odd_catalog):
    return recommendation_health(Catalog.open(odd_catalog), "eigenfaces")


def test_copies_are_found_by_bytes_and_by_pixels(found):
    assert sorted(map(sorted, found.copies)) == [["again", "bars-red-40"], ["bars-red-44", "shared"]]
    assert found.near_copies == pytest.approx(4 / 26)


def test_rows_that_contradict_a_label_are_listed(found):
    # All rows are 12 long and each shape has at most 7 others, so only a lonely label is contradicted.
    assert [each.id for each in found.contradicting] == []
    assert found.contradictions == 0


def test_how_often_products_are_shown_adds_up(found):
    assert sum(found.occurrences) == found.products == 26
    assert sum(number * count for number, count in enumerate(found.occurrences)) == 26 * 12
    assert found.hubs[0].count == max(number for number, count in enumerate(found.occurrences) if count)
    assert found.shown == pytest.approx(1 - len(found.orphans) / 26)
    assert 0 < found.diversity < 1


def test_a_lonely_label_is_contradicted(odd_catalog):
    catalog = Catalog.open(odd_catalog)
    row = catalog.row("bars-blue-40")
    catalog.table.loc[row, "category"] = "sphere"
    odd = recommendation_health(catalog, "eigenfaces")
    assert [(each.id, each.given, each.suggested) for each in odd.contradicting] == [
        ("bars-blue-40", "sphere", "bars")
    ]
    assert odd.contradictions == pytest.approx(1 / 26)


def test_skew_is_zero_when_even_and_large_when_one_product_rules():
    assert skewness(np.array([3, 3, 3])) == 0
    assert skewness(np.array([2, 3, 4])) == pytest.approx(0)
    assert skewness(np.array([0] * 99 + [100])) > 9


def test_leak_counts_twins_on_the_other_side():
    assert _leak(np.arange(5)) == 0
    assert _leak(np.array([0, 0, 1, 2])) == pytest.approx((0.8 + 0.8 + 0 + 0) / 4)


def test_small_things_on_white_are_not_taken_for_one():
    left, right = (toy.draw("box", (20, 20, 20), 10) for _ in range(2))
    moved = Image.new("RGB", left.size, "white")
    moved.paste(left, (14, 6))
    assert is_reencoded_copy(thumbprint(left), thumbprint(right))
    assert not is_reencoded_copy(thumbprint(left), thumbprint(moved))


def test_command_says_it_in_words_and_in_json(odd_catalog, capsys):
    assert main(["health", str(odd_catalog)]) == 0
    assert "26 products have similar products" in capsys.readouterr().out
    assert main(["health", str(odd_catalog), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["products"] == 26
