"""Charts: what is drawn, and what a screen reader says instead."""

from math import log10

import plotly.graph_objects as go
import pytest

from pages.ui.shared import charts, interval_chart
from pages.ui.shared.charts import Axis, Line, SharePair
from pages.ui.shared.interval_chart import Estimate


class Shown:
    """Catches what would be put on the page."""

    figure: go.Figure
    alt: str

    def __call__(self, figure: go.Figure, key: str, alt: str) -> None:
        self.figure, self.alt = figure, alt


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> Shown:
    catch = Shown()
    monkeypatch.setattr(charts, "show", catch)
    monkeypatch.setattr(interval_chart, "show", catch)
    return catch


def test_words_of_a_catalog_are_text_not_markup(shown):
    bad = '<a href="//evil">&'
    interval_chart.interval_chart([Estimate(bad, bad, 0.5, 0.4, 0.6, bad)], key="k", label="Figures")
    charts.share_pair_chart([SharePair(bad, 0.1, 0.2, 0.3)], key="k", label="l", names=(bad, bad), x=bad)
    assert "<a" not in shown.figure.to_json()
    charts.line_chart([Line(bad, [(0, 1)])], key="k", x=Axis(bad), y=Axis(bad), alt="", vertical=(0.5, bad))
    assert "<a" not in shown.figure.to_json() and "&lt;a" in shown.figure.to_json()


def test_rows_do_not_overlap_and_references_run_through_all_lanes(shown):
    estimates = [
        Estimate("Gender", "5 values", 0.8, 0.7, 0.9, "Softmax"),
        Estimate("Gender", "5 values", 0.6, 0.5, 0.7, "Sigmoid"),
        Estimate("Gender", "5 values", 0.5, 0.5, 0.5, "Commonest", reference=True),
        Estimate("Colour", "words " * 20, 0.4, 0.3, 0.5, "Softmax"),
    ]
    interval_chart.interval_chart(estimates, key="k", label="Share right")
    softmax, sigmoid, commonest = shown.figure.data
    assert softmax.y[0] < commonest.y[0] < sigmoid.y[0] < softmax.y[1] < shown.figure.layout.yaxis.range[0]
    bars = [(shape.y0, shape.y1) for shape in shown.figure.layout.shapes]
    assert bars[0][0] < softmax.y[0] and sigmoid.y[0] < bars[0][1] < bars[1][0]
    assert softmax.error_x.array == pytest.approx((0.1, 0.1))
    assert softmax.error_x.arrayminus == pytest.approx((0.1, 0.1))
    assert shown.alt.startswith("Share right. Gender, Softmax: 0.800 (95 % interval 0.700 to 0.900); Gender")


def test_a_row_of_one_figure_says_its_number(shown):
    interval_chart.interval_chart([Estimate("Chance", "", 0.25, 0.25, 0.25)], key="k", label="Share")
    assert [each.text for each in shown.figure.layout.annotations] == ["<b>Chance</b>", "<b>0.250</b>"]


def test_a_line_has_its_band_and_its_colour_in_the_theme(shown):
    line = Line("Own", [(0, 0.5), (1, 1)], [(0, 0.4, 0.6), (1, 0.9, 1)], color=1)
    charts.line_chart([line], key="k", x=Axis("x"), y=Axis("y"), alt="a", markers=[(0.5, 0.7)])
    band, drawn, markers = shown.figure.data
    assert list(zip(band.x, band.y, strict=True)) == [(0, 0.4), (1, 0.9), (1, 1), (0, 0.6)]
    assert band.fillcolor == drawn.line.color == shown.figure.layout.template.layout.colorway[1]
    assert (markers.x, markers.y) == ((0.5,), (0.7,))


def test_the_pairs_that_differ_most_are_named_where_there_is_room(shown):
    pairs = [
        SharePair("far", 0.5, 0, 1),
        SharePair("near it", 0.45, 0, 0.9),
        SharePair("rare", 0.01, 0.5, 0.6),
    ]
    charts.share_pair_chart(pairs, key="k", label="l", names=("a", "b"), x="share")
    assert [(each.text, each.x) for each in shown.figure.layout.annotations] == [
        ("far", log10(0.5)),
        ("rare", log10(0.01)),
    ]


@pytest.mark.parametrize(("lowest", "step"), [(0.2, 0.0), (0.5, 0.5), (0.79, 0.5), (0.85, 0.8)])
def test_an_axis_cuts_no_share_off(lowest, step):
    assert charts.lowest_step([0.9, lowest]) == step
