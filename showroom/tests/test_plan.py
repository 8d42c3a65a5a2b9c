"""The plan: what the shop sells, whatever is drawn of it."""

import dataclasses
from collections import Counter

import numpy as np
import pytest

from recsys.errors import AlikeError
from showroom.articles.product_line import Article
from showroom.materials.palette import COLORS
from showroom.range import names, plan, pricing
from showroom.range.plan import KINDS, load_articles, plan_range, select_products
from showroom.tests.fake import SHIRTS, WATCHES, line

SUBS = {
    "Apparel": {"Topwear", "Bottomwear", "Dress", "Socks"},
    "Footwear": {"Shoes", "Sandal", "Flip Flops"},
    "Accessories": {
        "Bags", "Belts", "Watches", "Eyewear", "Jewellery", "Headwear", "Ties", "Wallets", "Socks", "Scarves",
    },
}  # fmt: skip
"""The vocabulary of Kaggle's Fashion Product Images, as far as it is used."""


@pytest.fixture(scope="module")
def shop() -> list[plan.Product]:
    return plan_range()


def test_ids_titles_and_looks_are_unique(shop):
    for values in (
        [product.id for product in shop],
        [product.row["productDisplayName"] for product in shop],
        [(product.article.kind, product.line, product.look) for product in shop],
    ):
        assert [value for value, count in Counter(values).items() if count > 1] == []


def test_a_family_is_one_line(shop):
    lines = {product.row["family"]: (product.article.kind, product.line) for product in shop}
    assert all(lines[product.row["family"]] == (product.article.kind, product.line) for product in shop)
    assert len(lines) == sum(len(article.lines) for article in load_articles().values())


def test_every_article_speaks_the_vocabulary(shop):
    for article in load_articles().values():
        assert article.sub in SUBS[article.master], article.kind
        assert article.prices == tuple(sorted(article.prices))
        assert names.department(article) in names.BRANDS
    for product in shop:
        row, look = product.row, product.look
        assert {look.color, look.accent} <= set(COLORS), product
        assert row["gender"] in ("Men", "Women", "Boys", "Girls", "Unisex"), product
        assert row["season"] in ("Spring", "Summer", "Fall", "Winter"), product
        assert row["usage"] in (
            "Casual", "Formal", "Sports", "Party", "Ethnic", "Smart Casual", "Travel", "Home",
        ), product  # fmt: skip
        assert product.article.model is None or look.silhouette in product.article.silhouettes, product


def test_colorways_of_a_line_differ_in_color_only(shop):
    by_family: dict[str, list[plan.Product]] = {}
    for product in shop:
        by_family.setdefault(product.row["family"], []).append(product)
    for family in by_family.values():
        same = {
            tuple(
                product.row[name] for name in ("brand", "gender", "material", "pattern", "silhouette", "year")
            )
            for product in family
        }
        assert len(same) == len({product.seed for product in family}) == 1
        assert len({(p.look.color, p.look.accent) for p in family}) == len(family)


def test_prices_are_what_a_shop_would_write(shop):
    full: dict[str, set[str]] = {}
    for product in shop:
        row = product.row
        if not row["price"]:
            assert not row["list_price"]
            continue
        price = float(row["price"])
        assert row["price"].endswith((".95", ".90", "9.00")), product
        assert not row["list_price"] or price < float(row["list_price"])
        full.setdefault(row["family"], set()).add(row["list_price"] or row["price"])
    assert all(len(prices) == 1 for prices in full.values())


def test_prices_follow_tier_material_and_age():
    rng = np.random.default_rng(0)
    means = {
        tier: np.mean([pricing.full(SHIRTS, line("round", tier=tier), rng) for _ in range(300)])
        for tier in names.TIERS
    }
    for tier, price in zip(names.TIERS, SHIRTS.prices, strict=True):
        assert means[tier] == pytest.approx(price, rel=0.06)
    silk = np.mean([pricing.full(SHIRTS, line("round", material="Silk"), rng) for _ in range(300)])
    child = np.mean([pricing.full(SHIRTS, line("round", gender="Boys"), rng) for _ in range(300)])
    assert child < 0.8 * means["middle"] < silk


def test_about_three_in_ten_are_reduced_and_old_ones_more():
    rng = np.random.default_rng(0)
    old, new = ([pricing.reduced(49.9, age, rng) is not None for _ in range(2000)] for age in (True, False))
    assert np.mean(new) < 0.22 < 0.33 < np.mean(old)


@pytest.mark.parametrize(
    ("price", "written"),
    [(1.0, 1.95), (7.71, 7.95), (19.6, 19.95), (24.1, 23.9), (99.7, 99.9), (121.7, 119.0), (263.0, 259.0)],
)
def test_price_endings(price, written):
    assert pricing.rounded(price) == written


def test_no_two_families_share_a_name_however_many_there_will_be():
    every = {names.family(kind, line) for kind in range(len(KINDS)) for line in range(names.LINES)}
    assert len(every) == len(KINDS) * names.LINES
    with pytest.raises(AlikeError, match="add some"):
        names.family(0, names.LINES)


def test_brands_are_many_and_none_is_in_two_departments():
    departments = [{brand for makers in tiers for brand in makers} for tiers in names.BRANDS.values()]
    assert sum(map(len, departments)) == len(set().union(*departments)) >= 28
    assert all(len(tiers) == len(names.TIERS) for tiers in names.BRANDS.values())


def test_another_article_or_a_new_line_leaves_the_others_alone():
    longer = dataclasses.replace(SHIRTS, lines=(*SHIRTS.lines, line("tall", "Checked")))
    alone, together = plan_range(7, [SHIRTS]), plan_range(7, [WATCHES, longer])
    rows = {product.id: product.row for product in together}
    assert all(rows[product.id] == product.row for product in alone)
    assert {product.id for product in alone} < set(rows)


def test_the_seed_decides():
    assert plan_range(7, [SHIRTS]) == plan_range(7, [SHIRTS])
    prices = [
        [p.row["price"] for p in sorted(plan_range(seed, [SHIRTS]), key=lambda p: p.id)] for seed in (7, 8)
    ]
    assert prices[0] != prices[1]


def test_a_few_rows_have_gaps_on_purpose():
    many = [
        dataclasses.replace(SHIRTS, kind=kind, lines=tuple(line("round", f"P{n}") for n in range(30)))
        for kind in KINDS[:20]
    ]
    products = plan_range(7, many)
    priceless = [p for p in products if not p.row["price"]]
    uncategorised = [p for p in products if not p.row["articleType"]]
    assert len(products) == 1800 and len(priceless) == 16 and len(uncategorised) == 13
    assert not {p.id for p in priceless} & {p.id for p in uncategorised}
    assert all(not p.row["masterCategory"] and not p.row["subCategory"] for p in uncategorised)
    page = products[:24]
    assert len({p.article.kind for p in page}) >= 12
    first_third = products[: len(products) // 3]
    assert len({p.row["family"] for p in first_third}) == len(first_third) == 600


def test_what_has_glass_is_fragile():
    rows = [product.row for product in plan_range(7, [SHIRTS, WATCHES])]
    assert {row["isFragile"] for row in rows if row["brand"] in sum(names.BRANDS["Watches"], ())} == {"True"}
    assert {row["isFragile"] for row in rows if row["brand"] in sum(names.BRANDS["Apparel"], ())} == {"False"}
    pearl = dataclasses.replace(SHIRTS, lines=(line("round", material="Pearl"),))
    assert {product.row["isFragile"] for product in plan_range(7, [pearl])} == {"True"}


def test_titles_say_what_a_shop_would_say():
    striped = line("round", "Striped", material="Linen", colorways=(("Red", "White"), ("Red", "Black")))
    article = dataclasses.replace(SHIRTS, lines=(striped,))
    titles = sorted(product.row["productDisplayName"] for product in plan_range(7, [article]))
    maker, name = titles[0].split()[0], titles[0].split()[2]
    assert titles == [
        f"{maker} Women {name} Red & Black Striped Linen T-shirt",
        f"{maker} Women {name} Red & White Striped Linen T-shirt",
    ]


def test_a_silhouette_may_go_by_a_name_of_its_own():
    watches = dataclasses.replace(WATCHES, aliases={"tall": ("Clocks", "Travel Clock")})
    rows = [product.row for product in plan_range(7, [watches])]
    assert {row["silhouette"]: row["articleType"] for row in rows if row["articleType"]} == {
        "round": "Watches", "tall": "Clocks",
    }  # fmt: skip
    assert all(row["productDisplayName"].endswith("Clock") == (row["silhouette"] == "tall") for row in rows)


def test_hats_and_blazers_are_sold_as_such(shop):
    types = {
        product.look.silhouette: product.row["articleType"] for product in shop if product.row["articleType"]
    }
    assert (types["beanie"], types["sun hat"], types["visor"]) == ("Hat", "Hat", "Caps")
    assert (types["blazer"], types["bomber"]) == ("Blazers", "Jackets")


def test_choosing_by_type_and_number():
    products = plan_range(7, [SHIRTS, WATCHES])
    assert {product.article.kind for product in select_products(products, "Watches")} == {"Watches"}
    assert select_products(products, count=4) == products[:4]
    with pytest.raises(AlikeError, match="Choose one of: Tshirts, Watches"):
        select_products(products, "Hats")


def test_an_article_without_a_number_is_refused():
    stranger = Article("Kites", "Toys", "Accessories", "kite", (1, 2, 3), SHIRTS.lines, SHIRTS.draw)
    with pytest.raises(AlikeError, match="Add 'Kites'"):
        plan_range(7, [stranger])
