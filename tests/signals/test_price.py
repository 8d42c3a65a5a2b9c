"""Price tiers on catalogues whose quantiles anyone can work out."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from recsys.catalog import Catalog
from recsys.catalog.catalog import empty_products_table
from recsys.errors import ArtifactError
from recsys.signals.price import PriceTiers, fractional_tiers, price_score, price_tiers, tier_name


def catalog(prices: list[float | None], categories: list[str], parents: list[str] | None = None) -> Catalog:
    table = empty_products_table(len(prices))
    table["id"] = [str(number) for number in range(len(prices))]
    table["price"] = pd.array(prices, dtype="Float64").astype("float64")
    table["category"] = pd.array(categories, dtype="string")
    levels: tuple[str, ...] = ()
    if parents is not None:
        table["group"] = pd.array(parents, dtype="string")
        table["kind"] = table["category"]
        levels = ("group", "kind")
    return Catalog(table, folder=Path(), name="prices", category_levels=levels)


def test_the_cuts_are_the_30_65_and_90_percent_quantiles() -> None:
    shop = catalog([float(n) for n in range(101)], ["Belts"] * 101)
    tiers = PriceTiers.fit(shop)
    assert tiers.cuts["Belts"] == pytest.approx((30, 65, 90))
    counts = np.bincount(tiers.tiers(shop).astype(int))[1:]
    assert counts.tolist() == [31, 35, 25, 10]  # a price on the cut belongs to the lower tier
    assert [tier_name(tier) for tier in (1.0, 2.0, 3.0, 4.0)] == ["low", "middle", "high", "very high"]


def test_one_price_for_all_is_in_the_middle() -> None:
    shop = catalog([9.9] * 30, ["Socks"] * 30)
    tiers = PriceTiers.fit(shop)
    assert (tiers.tiers(shop) == 2.5).all() and (tiers.levels(shop) == 2.5).all()
    assert tier_name(2.5) is None


def test_prices_are_compared_within_their_category() -> None:
    shop = catalog(
        [float(n) for n in range(1, 26)] + [float(n * 100) for n in range(1, 26)], ["a"] * 25 + ["b"] * 25
    )
    tiers = PriceTiers.fit(shop).tiers(shop)
    np.testing.assert_array_equal(tiers[:25], tiers[25:])


def test_a_small_category_uses_its_parent_s_cuts() -> None:
    prices = [float(n) for n in range(100)] + [50.0, 60.0] + [1000.0 * n for n in range(40)]
    kinds = ["Shirts"] * 100 + ["Kaftans"] * 2 + ["Watches"] * 40
    groups = ["Topwear"] * 102 + ["Accessories"] * 40
    tiers = PriceTiers.fit(catalog(prices, kinds, groups))
    assert set(tiers.cuts) == {"", "Topwear", "Topwear > Shirts", "Accessories", "Accessories > Watches"}
    kaftan = tiers.tiers(catalog(prices, kinds, groups))[100]
    assert kaftan == 2.0  # 50 among topwear; among all products it would be in the low tier


def test_unknown_prices_and_categories_do_no_harm() -> None:
    shop = catalog([10.0, None, 30.0] * 10, ["a", "a", "b"] * 10)
    tiers = PriceTiers.fit(shop)
    assert np.isnan(tiers.tiers(shop)[1::3]).all() and not np.isnan(tiers.tiers(shop)[::3]).any()
    other = catalog([15.0], ["never seen"])
    assert not np.isnan(tiers.tiers(other)).any()


def test_a_catalog_without_prices_has_no_tiers() -> None:
    shop = catalog([None] * 5, ["a"] * 5)
    tiers = PriceTiers.fit(shop)
    assert tiers.cuts == {} and np.isnan(tiers.tiers(shop)).all() and np.isnan(tiers.levels(shop)).all()


def test_levels_follow_the_tiers_without_steps() -> None:
    shop = catalog([float(n) for n in range(101)], ["a"] * 101)
    fitted = PriceTiers.fit(shop)
    levels, tiers = fitted.levels(shop), fitted.tiers(shop)
    assert (np.diff(levels) > 0).all()
    assert (np.abs(levels - tiers) <= 0.5 + 1e-9).all()
    assert levels[30] == pytest.approx(1.5) and levels[65] == pytest.approx(2.5)


def test_one_price_is_dear_for_a_belt_and_cheap_for_a_jacket() -> None:
    cuts = np.array([[10.0, 20.0, 40.0], [50.0, 100.0, 200.0], [np.nan, np.nan, np.nan]])
    prices = np.full(3, 60.0)
    np.testing.assert_allclose(fractional_tiers(prices, cuts), [4.0, 1.7, np.nan])
    np.testing.assert_array_equal(price_tiers(prices, cuts), [4.0, 2.0, np.nan])


def test_the_price_score_is_three_minus_the_difference_over_three() -> None:
    scores = price_score(np.array([1.0, 2.0, 3.0, 4.0, np.nan]), 2.0)
    np.testing.assert_allclose(scores, [2 / 3, 1, 2 / 3, 1 / 3, np.nan])
    assert price_score(np.array([0.5]), 4.5)[0] == 0.0


def test_saved_tiers_are_read_back(tmp_path: Path) -> None:
    shop = catalog([float(n) for n in range(50)], ["a"] * 50)
    PriceTiers.fit(shop).save(tmp_path / "prices.json")
    assert PriceTiers.load(tmp_path / "prices.json", remedy="") == PriceTiers.fit(shop)
    (tmp_path / "prices.json").write_text('{"a": [1, 2]}')
    with pytest.raises(ArtifactError, match="damaged.*Run the build"):
        PriceTiers.load(tmp_path / "prices.json", remedy="Run the build.")
