"""The recommender on the toy catalogue, where everyone knows the right answer."""

from __future__ import annotations

import threading
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from recsys.artifacts import Artifacts
from recsys.errors import ArtifactError, CatalogError, QueryError
from recsys.ranking import Filters, Query, Recommendation, Recommender, Weights
from recsys.signals import SIGNALS, PriceTiers, signal_of
from recsys.signals.look import Look
from tests.support.toy import draw

LOOKS_ONLY = Weights(1, 0, 0)


@pytest.fixture(scope="module", params=["eigenfaces", "hsv"])
def recommender(request: pytest.FixtureRequest, toy_catalog: Path) -> Recommender:
    return Recommender.open(toy_catalog, request.param)


@pytest.fixture(scope="module")
def by_shape(toy_catalog: Path) -> Recommender:
    return Recommender.open(toy_catalog, "eigenfaces")


def ids(results: list[Recommendation]) -> list[str]:
    return [result.product.id for result in results]


def test_the_same_shape_looks_alike(by_shape: Recommender) -> None:
    for shape in ("disc", "box", "bars", "cross"):
        found = ids(by_shape.recommend(Query((f"{shape}-red-40",)), 5, weights=LOOKS_ONLY))
        assert sum(result.startswith(shape) for result in found[:2]) == 2, found


def test_color_weight_brings_the_same_color(by_shape: Recommender) -> None:
    found = ids(by_shape.recommend(Query(("disc-blue-40",)), 5, weights=Weights(0, 1, 0)))
    assert all("blue" in result for result in found)


def test_price_weight_brings_near_prices(by_shape: Recommender) -> None:
    results = by_shape.recommend(Query(("cross-blue-44",)), 3, weights=Weights(0, 0, 1))
    assert all(result.product.price >= 200 for result in results)  # the query costs 240, the dearest


@pytest.mark.parametrize("query", [Query(images=(draw("disc", (200, 30, 30)),)), Query(("disc-red-40",))])
def test_a_wanted_price_counts_for_photos_and_instead_of_a_product_s_own(by_shape, query) -> None:
    for classic in (False, True):
        dear, cheap = (
            by_shape.recommend(
                replace(query, price=price), 3, weights=Weights(0, 0, 1), pool=24, classic=classic
            )
            for price in (240.0, 15.0)
        )
        assert all(result.product.price >= 200 for result in dear)
        assert all(result.product.price <= 80 for result in cheap)
        assert all("price" not in result.missing for result in (*dear, *cheap))


@pytest.mark.parametrize("price", [0.0, -5.0, float("nan"), float("inf")])
def test_a_wanted_price_must_be_above_0(price: float) -> None:
    with pytest.raises(QueryError, match="price must be a number above 0"):
        Query(("disc-red-40",), price=price)


def test_results_are_ranked_and_their_parts_add_up(recommender: Recommender) -> None:
    results = recommender.recommend(Query(("box-green-44",)), 12)
    assert [result.rank for result in results] == list(range(1, 13))
    for result in results:
        assert tuple(result.parts) == tuple(SIGNALS)
        assert sum(result.parts.values()) == pytest.approx(result.score, abs=1e-12)
        assert 0 <= result.score <= 1
    scores = [result.score for result in results]
    assert scores == sorted(scores, reverse=True)


def test_the_query_and_its_exact_copies_are_left_out(toy_copy: Path) -> None:
    from recsys.build_catalog import build
    from recsys.catalog import Catalog

    catalog = Catalog.open(toy_copy)
    table = catalog.table.copy()
    twin = table.iloc[[0]].assign(id="twin")
    Catalog(__import__("pandas").concat([table, twin]), folder=toy_copy, name="twins", currency="EUR").save()
    build(toy_copy, ["eigenfaces"])
    doubled = Recommender.open(toy_copy, "eigenfaces")
    first = str(catalog.ids[0])
    for query in (first, "twin"):
        for filters in (Filters(), Filters(where={"baseColour": ["red", "green"]})):
            found = ids(doubled.recommend(Query((query,)), 50, filters=filters))
            assert first not in found and "twin" not in found and len(found) == len(set(found))
    assert {"twin", first} <= set(ids(doubled.recommend(Query(("disc-red-44",)), 50)))


def test_the_table_and_the_index_agree(recommender: Recommender) -> None:
    everything = Filters(where={"gender": ["men", "WOMEN"]})
    for product in ("disc-red-40", "bars-blue-44"):
        from_table = recommender.recommend(Query((product,)), 8)
        from_index = recommender.nearest(Query((product,)), 8, np.ones(len(recommender.catalog), dtype=bool))
        table = recommender.nearest(Query((product,)), 8)
        np.testing.assert_array_equal(table.rows, from_index.rows)
        np.testing.assert_array_equal(table.scores, from_index.scores)
        assert ids(from_table) == ids(recommender.recommend(Query((product,)), 8, filters=everything))


def test_looks_alone_give_the_visual_order(recommender: Recommender) -> None:
    expected = recommender.catalog.ids[recommender.nearest(Query(("cross-red-44",)), 10).rows]
    assert ids(recommender.recommend(Query(("cross-red-44",)), 10, weights=LOOKS_ONLY)) == expected.tolist()


def test_filters_act_before_the_ranking(recommender: Recommender) -> None:
    found = recommender.recommend(
        Query(("disc-red-40",)),
        4,
        filters=Filters(where={"category": ["cross"], "baseColour": ["BLUE", "green"]}),
    )
    assert len(found) == 4 and all(result.product.category == "cross" for result in found)
    cheap = recommender.recommend(Query(("disc-red-40",)), 50, filters=Filters(price_to=50))
    assert {result.product.price for result in cheap} == {20.0, 30.0, 50.0}  # one product has no price


def test_a_filter_that_leaves_nothing_gives_nothing(recommender: Recommender) -> None:
    assert recommender.recommend(Query(("disc-red-40",)), 4, filters=Filters(price_from=9999)) == []


def test_a_missing_price_is_neutral_and_said(recommender: Recommender) -> None:
    results = recommender.recommend(Query(("disc-red-40",)), 50)
    unpriced = next(result for result in results if result.product.price is None)
    assert unpriced.missing == ("price",)
    assert unpriced.parts["price"] == pytest.approx(
        np.mean([result.parts["price"] for result in results if result.product.price is not None])
    )
    without = recommender.recommend(Query((unpriced.product.id,)), 5)
    assert all(result.parts["price"] == 0 and "price" in result.missing for result in without)


def test_a_photo_finds_its_product_first(recommender: Recommender) -> None:
    results = recommender.recommend(Query(images=(draw("bars", (30, 140, 60), 44),)), 3)
    assert results[0].product.id in ("bars-green-44", "bars-green-40")  # by colour alone they are equal
    assert results[0].score == pytest.approx(1, abs=0.01) and results[0].missing == ("price",)


def test_several_photos_are_one_query(by_shape: Recommender) -> None:
    photos = (draw("disc", (200, 30, 30)), draw("cross", (200, 30, 30)))
    found = ids(by_shape.recommend(Query(images=photos), 6, weights=LOOKS_ONLY))
    assert {result.split("-")[0] for result in found} >= {"disc", "cross"}


def test_a_product_and_a_photo_are_one_query(toy_catalog: Path) -> None:
    by_color = Recommender.open(toy_catalog, "hsv")
    photo = draw("cross", (30, 60, 190))
    found = ids(by_color.recommend(Query(("disc-red-40",), (photo,)), 15, weights=LOOKS_ONLY))
    assert "disc-red-40" not in found
    assert {result.split("-")[1] for result in found} == {"red", "blue"}


def test_classic_ranking_permutes_the_visual_twenty(by_shape: Recommender) -> None:
    query, weights = Query(("box-blue-40",)), Weights(0, 0.3, 0.7)
    results = by_shape.recommend(query, 5, weights=weights, classic=True)
    signals = by_shape.score_candidates(query, 20, classic=True).signals
    by_hand = np.nan_to_num(signals[:, 1]) * 0.3 + np.nan_to_num(signals[:, 2]) * 0.7
    assert [result.score for result in results] == pytest.approx(sorted(by_hand, reverse=True)[:5])
    computed = Artifacts(by_shape.catalog.folder)
    tiers = PriceTiers.load(computed.prices, remedy="").tiers(by_shape.catalog)
    row = by_shape.catalog.row(results[0].product.id)
    expected = (3 - abs(tiers[row] - tiers[by_shape.catalog.row("box-blue-40")])) / 3 * 0.7
    assert results[0].parts["price"] == pytest.approx(expected)


def test_k_may_exceed_the_catalog(recommender: Recommender) -> None:
    assert len(recommender.recommend(Query(("disc-red-40",)), 500)) == len(recommender.catalog) - 1


def test_many_threads_get_the_same_answers(toy_catalog: Path) -> None:
    shared = Recommender.open(toy_catalog, "eigenfaces")
    photo = draw("bars", (30, 140, 60))
    expected = ids(Recommender.open(toy_catalog, "eigenfaces").recommend(Query(images=(photo,)), 10))
    answers: list[list[str]] = []

    def ask() -> None:
        answers.append(ids(shared.recommend(Query(images=(photo,)), 10)))

    threads = [threading.Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == [expected] * 8


@pytest.mark.parametrize(
    ("ask", "sentence"),
    [
        ({"query": Query(("nobody",))}, "There is no product 'nobody' in the catalogue 'shapes'"),
        ({"query": Query(("../../etc/passwd",))}, "There is no product"),
        ({"k": 0}, "must be at least 1, not 0"),
        ({"pool": -5}, "must be at least 1"),
        ({"diversity": 1.5}, "must be from 0 to 1, not 1.5"),
        ({"diversity": float("nan")}, "must be from 0 to 1"),
        (
            {"filters": Filters(where={"colour": ["red"]})},
            "Unknown attribute 'colour'. Choose one of: category",
        ),
        ({"filters": Filters(where={"gender": ["Cats"]})}, "No product has gender = 'Cats'"),
    ],
)
def test_impossible_questions_are_refused(by_shape: Recommender, ask: dict, sentence: str) -> None:
    with pytest.raises(QueryError) as refusal:
        by_shape.recommend(**{"query": Query(("disc-red-40",)), **ask})
    assert sentence in str(refusal.value)


def test_an_encoder_that_is_not_built_is_named_with_its_command(toy_catalog: Path) -> None:
    with pytest.raises(QueryError, match="Choose one of: eigenfaces, hsv.*build .* --encoder vgg16"):
        Recommender.open(toy_catalog, "vgg16")


def test_an_unbuilt_catalog_names_the_command(toy_source: Path, tmp_path: Path) -> None:
    from recsys.catalog.import_catalog import import_catalog

    import_catalog(toy_source, tmp_path / "new")
    with pytest.raises(ArtifactError, match=r"Nothing has been computed.*python -m recsys build .*new"):
        Recommender.open(tmp_path / "new")
    with pytest.raises(CatalogError, match="holds no catalogue"):
        Recommender.open(tmp_path / "nowhere")


@pytest.mark.parametrize(
    "damage",
    [
        "computed/eigenfaces/vectors.npy",
        "computed/eigenfaces/keys.npy",
        "computed/eigenfaces/manifest.json",
        "computed/eigenfaces/neighbors/rows.npy",
        "computed/eigenfaces/neighbors/manifest.json",
        "computed/eigenfaces/chance.json",
        "computed/hsv/vectors.npy",
        "computed/palette/manifest.json",
        "computed/prices.json",
    ],
)
@pytest.mark.parametrize("how", ["missing", "empty", "nonsense"])
def test_damaged_files_are_named_and_a_build_mends_them(toy_copy: Path, damage: str, how: str) -> None:
    from recsys.build_catalog import build

    whole = ids(Recommender.open(toy_copy, "eigenfaces").recommend(Query(("disc-red-40",)), 10))
    path = toy_copy / damage
    if how == "missing":
        path.unlink()
    else:
        path.write_bytes(b"" if how == "empty" else b"nonsense" * 10)
    with pytest.raises((ArtifactError, QueryError), match="python -m recsys build"):
        Recommender.open(toy_copy, "eigenfaces")
    build(toy_copy, ["eigenfaces"])
    assert ids(Recommender.open(toy_copy, "eigenfaces").recommend(Query(("disc-red-40",)), 10)) == whole


def test_ranks_without_each_part_are_those_of_a_ranking_without_it(recommender: Recommender) -> None:
    query, weights = Query(("box-green-44",)), Weights(0.5, 0.3, 0.2)
    results = recommender.recommend(query, 23, weights=weights, diversity=0.2)
    fewer = {"visual": Weights(0, 0.3, 0.2), "color": Weights(0.5, 0, 0.2), "price": Weights(0.5, 0.3, 0)}
    for name, other in fewer.items():
        found = ids(recommender.recommend(query, 23, weights=other, diversity=0.2))
        assert [result.rank_without[name] for result in results] == [
            found.index(result.product.id) + 1 for result in results
        ]
    plain = ids(recommender.recommend(query, 23, weights=weights))
    assert [result.rank_without["diversity"] for result in results] == [
        plain.index(result.product.id) + 1 for result in results
    ]


def test_what_does_not_count_cannot_be_left_out(recommender: Recommender) -> None:
    assert recommender.recommend(Query(("box-green-44",)), 1, weights=LOOKS_ONLY)[0].rank_without == {}
    two = recommender.recommend(Query(("box-green-44",)), 1, weights=Weights(1, 1, 0))[0]
    assert set(two.rank_without) == {"visual", "color"}
    photo = recommender.recommend(Query(images=(draw("box", (30, 140, 60)),)), 1)[0]
    assert set(photo.rank_without) == {"visual", "color"}  # a photo has no price


def test_diversity_shows_different_looks_and_keeps_the_best(by_shape: Recommender) -> None:
    def repetition(diversity: float) -> float:
        found = by_shape.recommend(Query(("disc-red-40",)), 8, weights=LOOKS_ONLY, diversity=diversity)
        assert found[0].product.id == best
        rows = [by_shape.catalog.row(result.product.id) for result in found]
        units = signal_of(by_shape.signals, Look).unit_vectors(np.array(rows))
        return float((units @ units.T)[np.triu_indices(8, 1)].mean())

    best = by_shape.recommend(Query(("disc-red-40",)), 1, weights=LOOKS_ONLY)[0].product.id
    assert repetition(1.0) < repetition(0.4) < repetition(0.0)


def test_no_diversity_is_the_plain_answer(recommender: Recommender) -> None:
    query = Query(("cross-red-44",))
    assert recommender.recommend(query, 12, diversity=0.0) == recommender.recommend(query, 12)


def test_of_one_design_only_the_best_variant_is_shown(by_shape: Recommender) -> None:
    query, catalog = Query(("disc-red-40",)), by_shape.catalog
    shapes = ["disc", "box", "bars", "cross"]
    designs = np.array([shapes.index(each.split("-")[0]) for each in catalog.ids])
    every = by_shape.recommend(query, 23, diversity=0.3)
    found = by_shape.recommend(query, 23, diversity=0.3, designs=designs)
    firsts = [next(each for each in ids(every) if each.startswith(shape)) for shape in shapes]
    assert ids(found) == sorted(firsts, key=ids(every).index)
    assert [result.rank for result in found] == [1, 2, 3, 4]
    assert all(1 <= rank <= 4 for result in found for rank in result.rank_without.values())
    assert by_shape.recommend(query, 23, designs=np.full(len(catalog), -1)) == by_shape.recommend(query, 23)
