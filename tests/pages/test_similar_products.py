"""The row of results: why, more and less like this, same but different, and what a change did."""

import base64
import io

import numpy as np
import pytest
from PIL import Image

from pages.ui.shop.picture_comparison import sentence
from tests.support.generated_shop import NO_PICTURE, NO_PRICE


def ids(shop):
    return [card["id"] for card in shop.similar]


def on(shop):
    return [choice["key"] for choice in shop.row["choices"] if choice["on"]]


def test_each_card_says_its_place_without_each_part(visit):
    shop = visit(product="p012")
    for rank, card in enumerate(shop.similar, start=1):
        for part in card["parts"]:
            assert part["without"] in ("same rank without it", "") or part["without"].endswith(" without it")
            assert not part["without"].startswith(f"{rank}st ")
    assert any(
        part["without"].split()[0] not in ("same", "") for card in shop.similar for part in card["parts"]
    )


def test_a_part_that_does_not_count_has_no_place_without_it(visit):
    parts = {part["key"]: part for part in visit(product="p012", wp="0").similar[0]["parts"]}
    assert parts["price"]["without"] == "" and parts["visual"]["without"] != ""


def test_a_missing_price_is_explained_on_its_card(visit):
    cards = {card["id"]: card for card in visit(product="p025").similar}
    assert NO_PRICE in cards
    assert "It has no price, so price counts neither for nor against it." in cards[NO_PRICE]["note"]


def test_variety_says_where_it_moved_a_card(visit):
    notes = [card["note"] for card in visit(product="p012", wd="0.7").similar]
    assert notes[0] == ""
    assert any("By score alone it would be" in note for note in notes)


def test_more_like_this_is_a_chip_in_the_address_and_moves_the_row(visit):
    shop = visit(product="p012")
    before, liked = ids(shop), shop.similar[0]
    shop.act("more", liked["id"])
    assert shop.at.query_params["more"] == liked["id"]
    assert [(chip["word"], chip["title"]) for chip in shop.row["taste"]] == [("More", liked["title"])]
    assert liked["id"] not in ids(shop) and ids(shop) != before
    assert {card["mark_kind"] for card in shop.similar} >= {"new"}
    assert f"No longer shown: {liked['title']}" in shop.row["changes"]


def test_less_like_this_and_changing_ones_mind(visit):
    shop = visit(product="p012")
    other = ids(shop)[0]
    shop.act("less", other)
    assert shop.at.query_params["less"] == other and other not in ids(shop)
    shop.act("more", other)
    assert [(chip["word"], chip["id"]) for chip in shop.row["taste"]] == [("More", other)]


def test_forgetting_and_starting_over(visit):
    shop = visit(product="p012")
    plain = ids(shop)
    shop.act("more", plain[0]).act("less", plain[1]).act("vary", "dearer")
    shop.act("forget", plain[0])
    assert [chip["id"] for chip in shop.row["taste"]] == [plain[1]]
    shop.act("restart")
    assert ids(shop) == plain and shop.row["taste"] == [] and on(shop) == []


def test_choices_from_the_address(visit):
    shop = visit(product="p012", more=["p020", "p024"], less="p016", but=["dearer", "gender=Men"])
    assert [chip["id"] for chip in shop.row["taste"]] == ["p020", "p024", "p016"]
    assert set(on(shop)) == {"dearer", "gender=Men"}
    assert not {"p012", "p016", "p020", "p024"} & set(ids(shop))


@pytest.mark.parametrize(
    "address",
    [
        {"more": ["nope", "../../etc/passwd", "p012", NO_PICTURE]},
        {"less": "p012"},
        {"but": ["nonsense", "gender=Cats", "<b>"]},
        {"versus": "nope"},
    ],
)
def test_nonsense_in_the_address_is_left_out(visit, address):
    shop = visit(product="p012", **address)
    assert shop.row["taste"] == [] and on(shop) == [] and shop.row["comparison"] is None
    assert ids(shop) == ids(visit(product="p012"))


def test_more_wins_over_less_of_the_same_product(visit):
    shop = visit(product="p012", more="p020", less=["p020", "p016"])
    assert [(chip["word"], chip["id"]) for chip in shop.row["taste"]] == [("More", "p020"), ("Less", "p016")]


def test_only_the_latest_ten_likes_are_kept(visit):
    shop = visit(product="p012", more=[f"p{number:03}" for number in range(20, 32)])
    assert [chip["id"] for chip in shop.row["taste"]] == [f"p{number:03}" for number in range(22, 32)]


def test_cheaper_and_dearer_exclude_each_other(visit):
    shop = visit(product="p012")
    assert [choice["label"] for choice in shop.row["choices"]] == [
        "Cheaper", "More expensive", "Another colour", "For <i>:red[men]</i>", "For men",
    ]  # fmt: skip
    shop.act("vary", "cheaper")
    assert all(float(card["price"].lstrip("€")) < 46 for card in shop.similar)
    shop.act("vary", "dearer")
    assert on(shop) == ["dearer"] and all(float(card["price"].lstrip("€")) > 46 for card in shop.similar)
    shop.act("vary", "dearer")
    assert on(shop) == []


def test_what_no_product_is_besides_is_not_offered(visit):
    cheapest = visit(product="p001", but="cheaper")  # only p000 is cheaper: red, for women
    keys = [choice["key"] for choice in cheapest.row["choices"]]
    assert "gender=Women" in keys and "dearer" in keys
    assert "gender=<i>:red[Men]</i>" not in keys
    assert ids(cheapest) == ["p000"]


def test_impossible_choices_in_a_link_say_so(visit):
    shop = visit(product="p001", but=["cheaper", "gender=<i>:red[Men]</i>"])
    assert shop.similar == [] and "No product matches all of these choices" in shop.row["empty"]
    assert set(on(shop)) == {"cheaper", "gender=<i>:red[Men]</i>"}


def test_another_product_starts_afresh(visit):
    shop = visit(product="p012", more="p020", but="dearer")
    shop.pick(ids(shop)[0], key="similar")
    assert shop.row["taste"] == [] and on(shop) == [] and shop.row["changes"] == ""
    assert {card["mark"] for card in shop.similar} == {""}


def test_marks_stay_until_the_next_change(visit):
    shop = visit(product="p012")
    assert {card["mark"] for card in shop.similar} == {""}
    shop.at.slider(key="wc").set_value(1.0)
    marks = [card["mark"] for card in shop.run().similar]
    assert set(marks) != {""}
    assert [card["mark"] for card in shop.run().similar] == marks
    shop.at.slider(key="wc").set_value(0.2)
    assert [card["mark"] for card in shop.run().similar] != marks


def test_an_act_that_does_not_exist_changes_nothing(visit):
    shop = visit(product="p012")
    before = shop.row
    assert shop.act("explode", "p020").row == before


def test_two_pictures_are_compared_cell_by_cell(visit):
    shop = visit(product="p012", encoder="eigenfaces")
    other = shop.similar[1]
    assert other["comparable"]
    shop.act("compare", other["id"])
    assert shop.at.query_params["versus"] == other["id"]
    for _ in range(100):  # the encoder is loaded in the background
        if shop.row["comparison"]:
            break
        assert shop.row["waiting"] == other["id"]
        shop.run()
    comparison = shop.row["comparison"]
    assert comparison["id"] == other["id"] and shop.row["waiting"] == ""
    assert [picture["caption"] for picture in comparison["pictures"]] == [shop.drawer, other["title"]]
    files = [base64.b64decode(picture["heat"].partition(",")[2]) for picture in comparison["pictures"]]
    heats = [np.array(Image.open(io.BytesIO(file))) for file in files]
    assert {heat.shape for heat in heats} == {(64, 64, 4)}
    assert max(heat[..., 3].max() for heat in heats) == 200
    assert comparison["sentence"].startswith("They are most alike in the ")
    assert comparison["colors"].startswith("Both have green (")
    assert comparison["adds"].startswith("Similarity 0.")


def test_colors_alone_cannot_be_compared_part_by_part(visit, plain_shop):
    shop = visit(shops=[plain_shop], product="p001", versus="p005")
    assert not any(card["comparable"] for card in shop.similar)
    assert shop.row["comparison"] is None and shop.row["waiting"] == ""


def test_a_slider_keeps_the_comparison_and_another_product_ends_it(visit):
    shop = visit(product="p012", encoder="eigenfaces", versus="p032")
    assert "p032" in ids(shop)
    shop.at.slider(key="wc").set_value(0.25)
    assert shop.run().at.query_params["versus"] == "p032"
    shop.pick(ids(shop)[0], key="similar")
    assert shop.row["comparison"] is None and shop.row["waiting"] == ""


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        ([[0, 0, 0], [0, 9, 0], [0, 1, 0]], "centre (90%) and the bottom (10%)."),
        ([[8, 0, 0], [0, 0, 0], [0, 0, -2]], "top left (100%). They differ most in the bottom right."),
        ([[1, 1], [1, 1]], "top left (25%) and the top right (25%)."),
        ([[3]], "centre (100%)."),
    ],
)
def test_where_two_pictures_are_alike_in_words(cells, words):
    assert sentence(np.array(cells, dtype=float)) == f"They are most alike in the {words}"
