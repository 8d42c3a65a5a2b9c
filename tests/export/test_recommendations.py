"""The whole recommendation table as a file."""

import json

import pandas as pd
import pytest

from recsys.errors import QueryError
from recsys.export import recommendations as module
from recsys.export.recommendations import COLUMNS, export_recommendations
from recsys.export.tables import KINDS
from recsys.ranking import Query, Recommender, Weights

READ = {
    "csv": pd.read_csv,
    "parquet": pd.read_parquet,
    "json": lambda path: pd.DataFrame(json.loads(path.read_bytes())),
}


@pytest.fixture(scope="module")
def recommender(small_shop):
    return Recommender.open(small_shop, "hsv")


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_holds_what_the_page_shows(recommender, tmp_path, monkeypatch, kind):
    monkeypatch.setattr(module, "_BLOCK", 7)
    heard = []
    rows = export_recommendations(
        recommender, tmp_path / f"t.{kind}", k=3, weights=Weights(1, 0, 0), listen=heard.append
    )
    table = READ[kind](tmp_path / f"t.{kind}")
    assert list(table) == COLUMNS
    assert len(table) == rows == 59 * 3
    shown = recommender.recommend(Query(products=("p012",)), 3, weights=Weights(1, 0, 0))
    mine = table[table["id"] == "p012"]
    assert mine["similar_id"].tolist() == [each.product.id for each in shown]
    assert mine["rank"].tolist() == [1, 2, 3]
    assert mine["score"].tolist() == pytest.approx([each.score for each in shown], abs=1e-6)
    assert "p003" not in set(table["id"]) | set(table["similar_id"])
    assert [each.done for each in heard] == [*range(7, 57, 7), 60]


def test_an_unknown_kind_is_explained(recommender, tmp_path):
    with pytest.raises(QueryError, match="csv, parquet, json"):
        export_recommendations(recommender, tmp_path / "t.xlsx")
    assert list(tmp_path.iterdir()) == []
