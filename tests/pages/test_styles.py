"""The components' styles: one sheet for all, on every page from the start."""

from pages.ui.components.registry import style_sheets
from tests.pages.conftest import Visit


def test_a_page_has_the_styles_of_every_component_once(visit):
    page: Visit = visit()
    sheets = [each.proto.body for each in page.at.get("html")]
    assert len(sheets) == 1 and sheets[0].startswith("<style>.alike {")
    for file in style_sheets():
        assert sheets[0].count(file.read_text()) == 1, (
            f"The styles of {file.parent.name} are missing or there twice."
        )


def test_no_style_could_be_taken_for_a_tag():
    """The browser's cleaning of HTML would drop the whole sheet."""
    assert not [file.parent.name for file in style_sheets() if "<" in file.read_text()]
