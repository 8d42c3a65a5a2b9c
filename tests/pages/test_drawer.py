"""The product drawer and "You may also like"."""

import shutil

import pytest

from pages.ui.shop import drawer
from tests.support.generated_shop import NO_PICTURE, NO_PRICE


def shares(card: dict) -> dict[str, float]:
    return {part["key"]: part["share"] for part in card["parts"]}


def test_a_click_opens_the_product(visit):
    shop = visit().pick("p012")
    assert shop.at.query_params["product"] == "p012"
    assert shop.drawer == "Green shirts number 12"


def test_a_link_opens_the_product_with_all_that_is_known(visit):
    sheet = visit(product="p012").sheet
    assert sheet["path"] == ["Clothing", "Shirts"]
    assert (sheet["price"], sheet["was"]) == ("€46", "€136")
    assert sheet["tier"].endswith("price for its kind")
    assert sheet["facts"] == [["Gender", "Women"], ["Base colour", "Green"], ["Product number", "p012"]]
    assert sheet["colors"][0][0].startswith("#") and sheet["colors"][0][1] == "Green"
    assert sheet["src"].startswith("img/small/images/")


def test_twelve_similar_products_with_a_score_that_its_parts_add_up_to(visit):
    similar = visit(product="p012").similar
    assert len(similar) == 12
    assert "p012" not in {card["id"] for card in similar}
    for card in similar:
        assert float(card["score"]) == pytest.approx(sum(shares(card).values()), abs=0.005)
        assert [part["worded"] for part in card["parts"]] == [
            f"{share:.2f}" for share in shares(card).values()
        ]
    assert [card["score"] for card in similar] == sorted((card["score"] for card in similar), reverse=True)


def test_sliders_rank_anew(visit):
    shop = visit(product="p012")
    before = [card["id"] for card in shop.similar]
    shop.at.slider(key="wv").set_value(0.0)
    shop.at.slider(key="wc").set_value(0.0)
    shop.at.slider(key="wp").set_value(1.0)
    after = shop.run().similar
    assert [card["id"] for card in after] != before
    assert shares(after[0])["visual"] == shares(after[0])["color"] == 0


def test_weights_from_the_address(visit):
    shop = visit(product="p012", wv="0", wc="1", wp="0")
    assert [slider.value for slider in shop.at.slider] == [0.0, 1.0, 0.0, 0.0]
    assert all(shares(card)["visual"] == 0 for card in shop.similar)


def test_variety_shows_other_products_and_is_in_the_address(visit):
    plain = visit(product="p012")
    shop = visit(product="p012", wd="0.6")
    assert shop.at.slider(key="wd").value == 0.6
    assert shop.similar[0]["id"] == plain.similar[0]["id"]
    assert {card["id"] for card in shop.similar} != {card["id"] for card in plain.similar}


def test_all_weights_at_zero_keep_the_row_and_say_so(visit):
    shop = visit(product="p012", wv="0.2", wc="0", wp="0")
    before = shop.similar
    assert before != visit(product="p012").similar
    shop.at.slider(key="wv").set_value(0.0)
    assert shop.run().similar == before
    assert "nothing to rank by" in shop.at.info[0].value


def test_all_weights_at_zero_in_a_link_rank_as_usual(visit):
    usual = visit(product="p012").similar
    assert visit(product="p012", wv="0", wc="0", wp="0").similar == usual


def test_a_similar_product_opens_in_the_drawer(visit):
    shop = visit(product="p012")
    other = shop.similar[3]
    shop.pick(other["id"], key="similar")
    assert shop.at.query_params["product"] == other["id"]
    assert shop.drawer == other["title"]


def test_the_other_encoder_ranks_differently(visit):
    shop = visit(product="p012")
    control = shop.at.get("button_group")[0]
    assert control.options == ["Eigenfaces", "Colours"]
    before = shop.similar
    control.set_value("hsv" if control.value == "eigenfaces" else "eigenfaces")
    assert shop.run().similar != before


def test_an_encoder_that_is_not_up_to_date_gives_way_to_the_one_in_use(visit, small_shop, tmp_path):
    copy = shutil.copytree(small_shop, tmp_path / "copy")
    manifest = copy / "computed" / "hsv" / "neighbors" / "manifest.json"
    manifest.write_text(manifest.read_text().replace('"source": "', '"source": "older'))
    shop = visit(shops=[copy], product="p012")
    shop.at.get("button_group")[0].set_value("hsv")
    shop.run()
    assert [note.value for note in shop.at.info] == [
        "Colours is not up to date, so another one compares now."
    ]
    assert shop.similar


def test_one_encoder_leaves_nothing_to_choose(visit, plain_shop):
    assert not visit(shops=[plain_shop], product="p001").at.get("button_group")


@pytest.mark.parametrize("product", ["nope", "../../etc/passwd", "<b>x</b>", "p" * 5000])
def test_unknown_product_is_a_warning_and_the_shop_stays(visit, product):
    shop = visit(product=product)
    assert "There is no product" in shop.at.warning[0].value
    assert len(shop.at.warning[0].value) < 200
    assert len(shop.titles) == 48
    assert shop.sheet is None


def test_product_without_price_says_that_price_does_not_count(visit):
    shop = visit(product=NO_PRICE)
    assert shop.sheet["price"] == shop.sheet["tier"] == ""
    assert "This product has no price, so price does not count." in shop.words


def test_price_at_zero_needs_no_word_about_the_missing_price(visit):
    assert "no price" not in visit(product=NO_PRICE, wp="0").words


def test_product_without_picture_says_why_nothing_resembles_it(visit):
    shop = visit(product=NO_PICTURE)
    assert shop.sheet["src"] is None
    assert shop.similar == []
    assert "no usable picture" in shop.at.info[0].value


def test_catalog_without_prices_has_no_price_slider(visit, plain_shop):
    shop = visit(shops=[plain_shop], product="p001")
    assert [slider.label for slider in shop.at.slider] == ["Look", "Colour", "Variety"]
    assert all(set(shares(card)) == {"visual", "color"} for card in shop.similar)
    assert "price" not in shop.words.lower()


def test_shades_of_one_name_are_one_color(visit):
    names = [name for _, name, _ in visit(product="p012").sheet["colors"]]
    assert len(names) == len(set(names)) > 1
    palette = [("#319051", 0.5), ("#d9ebdf", 0.2), ("#2f8f4a", 0.1)]
    assert drawer._named(palette) == [
        ("#319051", "Green", pytest.approx(0.6)),
        ("#d9ebdf", "Silver grey", 0.2),
    ]
