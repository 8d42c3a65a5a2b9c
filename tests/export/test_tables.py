"""Tables as files for other programs."""

import io
import json

import numpy as np
import pandas as pd
import pytest

from recsys.catalog import Catalog
from recsys.errors import QueryError
from recsys.export.tables import products_table, serialize_table

TABLE = pd.DataFrame(
    {"id": ["a", "b", "c"], "note": ["=1+1", 'Schön, "q"', None], "score": [-0.5, np.nan, 2.0]}
)


def test_csv_reads_back_and_runs_no_formula():
    data = serialize_table(TABLE, "csv")
    assert data.startswith("\ufeff".encode())
    again = pd.read_csv(io.BytesIO(data))
    assert again["note"].tolist()[:2] == ["'=1+1", 'Schön, "q"']
    assert again["score"].tolist()[0] == -0.5


@pytest.mark.parametrize("cell", ["=A1", "+1", "-1", "@SUM", "\tx", "  =A1", "＝A1", '=HYPERLINK("x")'])
def test_cells_that_spreadsheets_would_run(cell):
    text = serialize_table(pd.DataFrame({cell: [cell]}), "csv").decode("utf-8-sig")
    assert all(
        row[:1] == ["'" + cell] for row in pd.read_csv(io.StringIO(text), header=None).to_numpy().tolist()
    )


def test_parquet_and_json_keep_texts_as_they_are():
    assert pd.read_parquet(io.BytesIO(serialize_table(TABLE, "parquet")))["note"][0] == "=1+1"
    records = json.loads(serialize_table(TABLE, "json"))
    assert records[1] == {"id": "b", "note": 'Schön, "q"', "score": None}
    assert records[2]["note"] is None


def test_an_unknown_kind_is_explained():
    with pytest.raises(QueryError, match="csv, parquet, json"):
        serialize_table(TABLE, "xlsx")


def test_products_in_the_order_wanted_with_their_currency(toy_catalog):
    table = products_table(Catalog.open(toy_catalog), np.array([2, 0]))
    assert table["id"].tolist() == ["disc-green-40", "disc-red-40"]
    assert table["currency"].tolist() == ["EUR", "EUR"]
    assert "picture" not in table


def test_products_without_any_price_have_no_price_columns(toy_catalog):
    catalog = Catalog.open(toy_catalog)
    assert "price" not in products_table(catalog, np.array([3]))
