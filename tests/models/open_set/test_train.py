"""Recognition: areas and rates anyone can work out, honest folds, and the tolerance that is saved."""

import shutil

import numpy as np
import pytest
from PIL import Image

from recsys.build_catalog import build
from recsys.catalog import Catalog
from recsys.encoders.eigenfaces import SIDE, Eigenfaces
from recsys.errors import QueryError
from recsys.evaluation.roc import DistanceSample, auc_with_interval
from recsys.images import resize_letterboxed
from recsys.images.decode import read
from recsys.models.open_set.distortions import DISTORTIONS
from recsys.models.open_set.folds import LabeledPictures
from recsys.models.open_set.report import KNOWN, OTHER_KINDS, OpenSetReport
from recsys.models.open_set.train import measure_open_set
from recsys.ranking import Recommender
from tests.support.generated_shop import write_catalog
from tests.support.toy import COLORS, draw


def distances(*values: float, groups: list[int] | None = None) -> DistanceSample:
    return DistanceSample(np.array(values), np.array(groups or range(len(values))))


@pytest.mark.parametrize(
    ("known", "unknown", "area"),
    [
        ((1, 2, 3), (2.5, 4), 5 / 6),  # of six pairs only (3, 2.5) is the wrong way round
        ((1, 2), (2,), 0.75),  # a tie counts half
        ((1, 2), (3, 4), 1.0),
        ((3, 4), (1, 2), 0.0),
    ],
)
def test_the_area_is_the_share_of_pairs_in_the_right_order(known, unknown, area):
    found = auc_with_interval(distances(*known), distances(*unknown))
    assert found.value == pytest.approx(area)
    assert found.low <= found.value <= found.high


def test_near_duplicates_widen_the_interval():
    rng = np.random.default_rng(0)
    own, strangers = rng.normal(0, 1, 60), distances(*rng.normal(1, 1, 60))
    alone = auc_with_interval(distances(*own), strangers)
    twins = auc_with_interval(distances(*own, *own, *own, groups=[*range(60)] * 3), strangers)
    thirds = auc_with_interval(distances(*own, *own, *own), strangers)
    assert alone.value == pytest.approx(twins.value)
    assert twins.high - twins.low == pytest.approx(alone.high - alone.low, rel=0.15)
    assert thirds.high - thirds.low < 0.9 * (twins.high - twins.low)


def test_what_a_tolerance_lets_in():
    assert distances(1, 2, 3, 4).within(2).value == 0.5


def test_distorted_pictures_keep_what_they_should():
    square = resize_letterboxed(draw("cross", COLORS["red"]), SIDE)
    for name, distort in DISTORTIONS.items():
        distorted = distort(square)
        assert distorted.shape == square.shape and distorted.dtype == np.uint8, name
        assert not np.array_equal(distorted, square), name
    scrambled = DISTORTIONS["scrambled"](square)
    np.testing.assert_array_equal(
        np.sort(scrambled.reshape(-1, 3), axis=0), np.sort(square.reshape(-1, 3), axis=0)
    )
    np.testing.assert_array_equal(scrambled, DISTORTIONS["scrambled"](square))
    np.testing.assert_array_equal(DISTORTIONS["negative"](DISTORTIONS["negative"](square)), square)


def test_kinds_of_unknown_pictures_are_gone_and_own_pictures_have_company(small_shop):
    pictures = LabeledPictures(Catalog.open(small_shop))
    assert (pictures.column, pictures.known_by) == ("category", "kind")
    folds = pictures.folds(20, seed=0)
    assert len(folds) == 4
    queries = np.concatenate([fold.known for fold in folds])
    assert len(queries) == len(set(queries.tolist()))
    for fold in folds:
        kinds = {*pictures.kinds[fold.gallery]}
        assert not kinds & {*pictures.kinds[fold.unknown]}
        assert {*fold.known} <= {*fold.gallery}
        assert len(fold.known) == len(fold.unknown) == 5
    assert {*pictures.kinds[np.concatenate([fold.unknown for fold in folds])]} == {*pictures.kinds}


@pytest.fixture(scope="module")
def report(small_shop) -> OpenSetReport:
    return measure_open_set(Catalog.open(small_shop), queries=40)


def test_a_shop_of_four_shapes_knows_its_own(report):
    area = {each["name"]: each["auc"]["value"] for each in report.unknown}
    assert [*area] == [OTHER_KINDS, "upside down", "negative", "scrambled"]
    assert area["negative"] > 0.95 and area[OTHER_KINDS] > 0.5
    own = report.sample(KNOWN)
    assert report.recognized["value"] == pytest.approx((own.values <= report.tolerance).mean(), abs=1e-4)
    assert report.recognized["value"] > 0.6


def test_the_same_question_has_the_same_answer(report, small_shop):
    assert measure_open_set(Catalog.open(small_shop), queries=40) == report


def test_bases_are_learned_without_what_is_asked_for(small_shop, monkeypatch):
    catalog, sizes = Catalog.open(small_shop), []
    fit = Eigenfaces.fit
    monkeypatch.setattr(Eigenfaces, "fit", lambda squares: sizes.append(len(squares)) or fit(squares))
    measure_open_set(catalog, queries=40)
    folds = LabeledPictures(catalog).folds(40, 0)
    assert sizes == [len(fold.gallery) - len(fold.known) for fold in folds]


def test_photos_are_judged_by_the_kept_tolerance(report, small_shop, tmp_path):
    copy = shutil.copytree(small_shop, tmp_path / "copy")
    catalog = Catalog.open(copy)
    page = draw("box", (40, 40, 160), 56)
    assert Recommender.open(copy, "eigenfaces").match_quality([page]).nearness is None
    report.save(catalog)
    assert OpenSetReport.load(catalog) == report
    recommender = Recommender.open(copy, "eigenfaces")
    row = 20
    path = catalog.image_path(row)
    known = recommender.match_quality([read(path)])
    assert known.nearness.recognised and known.nearness.distance == pytest.approx(0, abs=0.05)
    assert known.grade == "close"
    negative = 255 - np.asarray(read(path))
    unknown = recommender.match_quality([Image.fromarray(negative)])
    assert not unknown.nearness.recognised and unknown.grade == "nothing"
    assert unknown.nearness.distance > unknown.nearness.tolerance == report.tolerance
    both = recommender.match_quality([Image.fromarray(negative), read(path)])
    assert both.nearness.recognised  # one photo of it that is near is enough


def test_the_tolerance_is_dropped_when_the_catalog_changes(report, small_shop, tmp_path):
    copy = shutil.copytree(small_shop, tmp_path / "copy")
    catalog = Catalog.open(copy)
    report.save(catalog)
    catalog.table.loc[0, "title"] = "Renamed"
    catalog.save()
    assert OpenSetReport.load(Catalog.open(copy)) is None


def test_one_kind_alone_cannot_be_held_out(small_shop):
    catalog = Catalog.open(small_shop)
    with pytest.raises(QueryError, match="pictures of 1. It needs at least 2"):
        measure_open_set(catalog.subset((catalog.table["category"] == "Bags").to_numpy()))


def test_a_catalog_without_eigenfaces_says_how_to_get_them(plain_shop):
    with pytest.raises(QueryError, match="--encoder eigenfaces"):
        measure_open_set(Catalog.open(plain_shop))


def test_a_small_catalog_has_enough(tmp_path):
    write_catalog(tmp_path / "few", 12, priced=False)
    build(tmp_path / "few", ["eigenfaces"], maps=False)
    found = measure_open_set(Catalog.open(tmp_path / "few"))
    assert found.tolerance > 0
