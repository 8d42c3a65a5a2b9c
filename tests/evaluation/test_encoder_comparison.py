"""One row a method, where methods disagree, and blind votes."""

import pytest

from recsys.catalog import Catalog
from recsys.errors import ArtifactError, QueryError
from recsys.evaluation.encoder_comparison import EncoderComparison, overlap
from recsys.evaluation.votes import FILE, Vote, record_vote, tally, votes, wilson
from recsys.ranking import Query, Recommender, Weights


@pytest.fixture(scope="module")
def rivals(toy_catalog):
    return EncoderComparison.open(Catalog.open(toy_catalog))


def test_rows_are_what_each_encoder_recommends(rivals, toy_catalog):
    rows = rivals.rows("disc-red-40", 5)
    assert list(rows) == ["eigenfaces", "hsv"]
    found = Recommender.open(toy_catalog, "eigenfaces").recommend(
        Query(products=("disc-red-40",)), k=5, weights=Weights(1, 0, 0)
    )
    assert rows["eigenfaces"] == [each.product.id for each in found]
    with pytest.raises(QueryError, match="no-such"):
        rivals.rows("no-such")


def test_color_alone_is_a_row_even_where_it_is_not_built(rivals):
    built = rivals.rows("box-blue-44", 7)["hsv"]
    alone = EncoderComparison(rivals.catalog, {}).rows("box-blue-44", 7)["hsv"]
    assert alone == built
    assert all("blue" in each for each in alone)


def test_disagreement_is_least_overlap(rivals):
    ids = rivals.disagreements(24)
    shared = [overlap(*rivals.rows(each).values()) for each in ids]
    assert shared == sorted(shared) and shared[0] < shared[-1]
    assert rivals.agreement() == pytest.approx(sum(shared) / (12 * 24))
    assert EncoderComparison(rivals.catalog, {"hsv": rivals.tables["hsv"]}).agreement() == 1


def test_votes_count_for_a_pair_in_either_order(tmp_path):
    for line in ("a b a", "b a a", "a b b", "b a -", "a c c"):
        one, other, chosen = line.split()
        record_vote(tmp_path, Vote("7", one, other, chosen.strip("-")))
    counted = tally(tmp_path, "a", "b")
    assert (counted.wins, counted.votes, counted.undecided) == (2, 3, 1)
    assert tally(tmp_path, "b", "a").wins == 1
    assert 0 < counted.low < 2 / 3 < counted.high < 1


def test_what_is_no_vote_is_passed_over(tmp_path):
    record_vote(tmp_path, Vote("7", "a", "b", "a"))
    with (tmp_path / FILE).open("a") as file:
        file.write('not json\n[1]\n{"query": "7"}\n')
    assert votes(tmp_path) == [Vote("7", "a", "b", "a")]
    with pytest.raises(ArtifactError, match="could not be saved"):
        record_vote(tmp_path / "missing", Vote("7", "a", "b", "a"))


def test_wilson_interval_solved_by_hand():
    low, high = wilson(8, 10)
    assert (round(low, 3), round(high, 3)) == (0.490, 0.943)
    assert wilson(0, 0) == (0, 1)


def test_votes_are_neither_written_nor_read_through_a_link(tmp_path):
    outside = tmp_path / "outside"
    outside.write_text('{"query": "a", "one": "x", "other": "y", "chosen": "x"}\n')
    before = outside.read_text()
    (tmp_path / "shop").mkdir()
    (tmp_path / "shop" / FILE).symlink_to(outside)
    with pytest.raises(ArtifactError, match="could not be saved"):
        record_vote(tmp_path / "shop", Vote("a", "x", "y", "x"))
    assert outside.read_text() == before and votes(tmp_path / "shop") == []
