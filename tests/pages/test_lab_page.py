"""The Laboratory page: methods side by side, a vote, figures and health."""

import shutil

import pytest

from pages.ui.lab.evaluation import OTHERS
from recsys.catalog import Catalog
from recsys.evaluation import EvaluationReport, evaluate
from recsys.evaluation.encoder_comparison import EncoderComparison
from recsys.evaluation.votes import votes


@pytest.fixture
def page(visit):
    def open_(shops=None, **address):
        visitor = visit(shops=shops, **address)
        visitor.at.switch_page("pages/lab.py")
        return visitor.run()

    return open_


def lanes(visitor, key) -> list[dict]:
    return visitor.data("alike_product_rows", key)["rows"]


def ids(lane) -> list[str]:
    return [piece["id"] for piece in lane["tiles"]]


def test_a_row_a_method_of_the_asked_product(page, small_shop):
    catalog = Catalog.open(small_shop)
    wanted = str(catalog.ids[8])
    own, first, other = lanes(page(of=wanted), "methods")
    assert ids(own) == [wanted] and own["note"] == catalog.title(wanted)
    rows = EncoderComparison.open(catalog).rows(wanted)
    assert ids(first) == rows["eigenfaces"] and ids(other) == rows["hsv"]
    common = set(rows["eigenfaces"]) & set(rows["hsv"])
    assert other["note"] == f"{len(common)} of 12 also in the first row"
    assert {piece["id"] for piece in other["tiles"] if piece["marked"]} == common


def test_an_unknown_product_leads_to_a_telling_one(page, small_shop):
    own, *_ = lanes(page(of="<b>"), "methods")
    assert ids(own) == EncoderComparison.open(Catalog.open(small_shop)).disagreements(1)


def test_a_click_asks_for_that_product_and_is_in_the_address(page):
    visitor = page()
    wanted = ids(lanes(visitor, "differing")[0])[3]
    visitor.fire("differing", "picked", {"id": wanted})
    assert ids(lanes(visitor, "methods")[0]) == [wanted]
    assert visitor.at.query_params["of"] == wanted


def test_search_offers_products(page, small_shop):
    visitor = page()
    catalog = Catalog.open(small_shop)
    name = catalog.title(str(catalog.ids[5]))
    visitor.at.text_input(key="lab_find").set_value(name)
    visitor.run()
    found = lanes(visitor, "lab_found")[0]
    assert str(catalog.ids[5]) in ids(found)


@pytest.mark.parametrize("part", ["Side by side", "Blind vote"])
def test_an_encoder_that_is_not_up_to_date_is_named_and_the_others_are_shown(
    page, small_shop, tmp_path, part
):
    copy = shutil.copytree(small_shop, tmp_path / "copy")
    manifest = copy / "computed" / "hsv" / "neighbors" / "manifest.json"
    manifest.write_text(manifest.read_text().replace('"source": "', '"source": "older'))
    visitor = page(shops=[copy], lab=part)
    warning = visitor.at.warning[0].value
    assert warning == "Colours alone is not up to date, so it is left out."
    assert visitor.at.code[0].value == f"python -m recsys build {copy}"
    if part == "Side by side":
        assert len(lanes(visitor, "methods")) == 3  # colours alone need no table


def test_one_encoder_has_no_rival_to_vote_on(page, plain_shop):
    visitor = page(shops=[plain_shop], lab="Blind vote")
    assert "needs two methods" in visitor.at.info[0].value


def test_a_vote_is_kept_and_the_next_question_is_another(page, small_shop, tmp_path):
    copy = shutil.copytree(small_shop, tmp_path / "copy")
    visitor = page(shops=[copy], lab="Blind vote")
    own, row_a, _ = lanes(visitor, "vote_rows")
    assert "eigenfaces" not in str(lanes(visitor, "vote_rows")).casefold()
    rows = EncoderComparison.open(Catalog.open(copy)).rows(ids(own)[0], 6)
    chosen = next(name for name, row in rows.items() if row == ids(row_a))
    visitor.at.button(key="vote_Row A").click()
    visitor.run()
    (vote,) = votes(copy)
    assert (vote.query, vote.preferred) == (ids(own)[0], chosen)
    assert "of 1 votes" in visitor.at.caption[-1].value


def test_figures_are_offered_and_then_shown(page, small_shop, tmp_path):
    copy = shutil.copytree(small_shop, tmp_path / "copy")
    visitor = page(shops=[copy], lab="How good")
    assert [button.label for button in visitor.at.button] == ["Measure"]
    catalog = Catalog.open(copy)
    evaluate(catalog).save(catalog)
    visitor = page(shops=[copy], lab="How good")
    visitor.at.selectbox(key="measure").set_value("P@10")
    visitor.run()
    rows = visitor.estimates("figures")
    report = EvaluationReport.load(catalog)
    assert [row["value"] for row in rows] == [
        each["figures"]["category"]["P@10"]["value"] for each in report.methods
    ]
    assert all(row["low"] <= row["value"] <= row["high"] for row in rows)
    worst = lanes(visitor, "worst")
    assert [lane["query"]["id"] for lane in worst] == report.worst["eigenfaces"][:6]
    for lane in worst:
        assert ids(lane) == report.results["eigenfaces"][lane["query"]["id"]]
        kinds = {piece["note"] for piece in lane["tiles"] if piece["marked"]}
        assert kinds <= {lane["query"]["note"]}
    visitor.at.button(key="worst_more").click()
    visitor.run()
    assert [lane["query"]["id"] for lane in lanes(visitor, "worst")] == report.worst["eigenfaces"][:12]


@pytest.fixture
def measured(small_shop, tmp_path):
    copy = shutil.copytree(small_shop, tmp_path / "measured")
    catalog = Catalog.open(copy)
    evaluate(catalog).save(catalog)
    return copy


def test_another_method_is_looked_at_more_closely(page, measured):
    report = EvaluationReport.load(Catalog.open(measured))
    visitor = page(shops=[measured], lab="How good", method="Colours alone", measure=OTHERS["coverage"])
    colours = next(each for each in report.methods if each["name"] == "colour only")
    assert [lane["query"]["id"] for lane in lanes(visitor, "worst")] == report.worst["colour only"][:6]
    shown = {each.label: each.value for each in visitor.at.metric}
    assert shown["Shown at all"] == f"{colours['over_all']['coverage']:.0%}"
    assert shown["Same price level"] == f"{colours['other']['same price tier']['value']:.0%}"
    rows = visitor.estimates("figures")
    assert [row["value"] for row in rows] == [each["over_all"]["coverage"] for each in report.methods]
    assert visitor.at.selectbox(key="good").disabled
    kinds = visitor.estimates("kinds")
    assert [row["value"] for row in kinds] == sorted(row["value"] for row in kinds)


def test_differences_are_told_in_words(page, measured):
    report = EvaluationReport.load(Catalog.open(measured))
    visitor = page(shops=[measured], lab="How good")
    words = next(each.value for each in visitor.at.markdown if each.value.startswith("- "))
    gap = report.methods[-1]["figures"]["category"]["P@5 difference"]
    assert f"Eigenfaces finds **{-100 * gap['value']:.0f} more** good ones in 100 than Chance" in words
    assert f"between {-100 * gap['high']:.0f} and {-100 * gap['low']:.0f}." in words
    assert "Attributes" not in words  # they are judged by themselves


def test_sliders_tell_what_they_cost(page, measured):
    report = EvaluationReport.load(Catalog.open(measured))
    visitor = page(shops=[measured], lab="How good")
    sliders = [visitor.at.select_slider(key=f"cost_{signal}") for signal in ("color", "price")]
    assert [(each.label, each.value) for each in sliders] == [("Colour", 0.2), ("Price", 0.1)]
    good = [point["good"]["value"] for point in report.tradeoffs[0]["points"]]
    line = visitor.line("costs_color", "of the same kind")
    assert [y for _, y in line] == good
    shapes = [visitor.figure(f"costs_{signal}")["layout"]["shapes"][0]["x0"] for signal in ("color", "price")]
    assert shapes == [0.2, 0.1]
    sliders[0].set_value(1.0)
    visitor.run()
    assert visitor.line("costs_color", "markers")[0] == line[-1]
    assert f"Of 100 products shown: **{100 * good[-1]:.0f}** of the same kind" in visitor.words


def test_figures_of_an_older_catalogue_are_not_shown(toy_copy):
    catalog = Catalog.open(toy_copy)
    evaluate(catalog).save(catalog)
    assert EvaluationReport.load(catalog) is not None
    catalog.table.loc[0, "title"] = "Renamed"
    catalog.save()
    assert EvaluationReport.load(Catalog.open(toy_copy)) is None


def test_health_lists_products_that_need_a_look(page):
    visitor = page(lab="Health")
    assert [each.label for each in visitor.at.metric][:2] == ["Shown at all", "Unevenness"]
    often, never, *_ = lanes(visitor, "health")
    assert often["tiles"][0]["note"].startswith("in ")
    assert not set(ids(often)) & set(ids(never))
