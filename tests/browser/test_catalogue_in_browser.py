"""The Catalogue page in a real browser: bars that lead to products, and bringing a catalogue from a zip."""

import re
import shutil
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from pages.ui.shared.catalog_folders import ROOT
from recsys import progress_file


def violations(me) -> list:
    """Return what axe finds, but for a role inside of Streamlit's own upload field."""
    found = [
        each
        for each in Axe().run(me.page).response["violations"]
        if each["id"] != "presentation-role-conflict"
    ]
    return [(each["id"], [node["target"] for node in each["nodes"]]) for each in found]


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("part", ["What is in it", "Import report", "Export", "Bring your own"])
def test_no_accessibility_violation(visitor, part, dark):
    me = visitor(width=390, height=844, dark=dark).open(f"/catalogue?part={part}")
    expect(me.page.get_by_role("tabpanel", name=part)).to_be_visible()
    me.page.wait_for_timeout(500)
    assert violations(me) == []
    assert me.page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= 390


def test_a_bar_leads_to_its_products_and_back(visitor):
    me = visitor().open("/catalogue?catalog=small")
    me.page.get_by_role("link", name=re.compile("^Black 12")).focus()
    me.page.keyboard.press("Enter")
    expect(me.products).to_have_count(12)
    me.page.go_back()
    expect(me.page.get_by_role("heading", name="Base colour")).to_be_visible()


@pytest.fixture
def no_traces():
    """Bring nothing where somebody's own work is under way, and leave nothing behind."""
    folder, jobs = ROOT / "catalogs" / "Browser-test-shapes", ROOT / "catalogs" / ".jobs"
    if progress_file.state(jobs / "bring.json") is not None:
        pytest.skip("A catalogue is being brought through the page just now.")
    shutil.rmtree(folder, ignore_errors=True)
    yield folder
    shutil.rmtree(folder, ignore_errors=True)
    for name in ("bring", "plan"):
        progress_file.remove(jobs / f"{name}.json")


def test_bringing_a_zip_survives_a_reload(visitor, no_traces, toy_source, tmp_path):
    archive = Path(shutil.make_archive(str(tmp_path / "shapes"), "zip", toy_source))
    me = visitor().open("/catalogue?part=Bring your own")
    me.page.locator("input[type=file]").set_input_files(archive)
    me.page.get_by_label("Catalogue name").fill("Browser test shapes")
    me.page.keyboard.press("Tab")
    me.page.get_by_role("button", name="Check first").click()
    expect(me.page.get_by_text("24 of 24 rows became products")).to_be_visible()
    me.page.get_by_role("button", name="Import").click()
    expect(me.page.get_by_text("You can leave this page")).to_be_visible()
    me.page.reload()
    expect(me.page.get_by_text("Your catalogue is ready.")).to_be_visible(timeout=90_000)
    with me.page.expect_popup() as opened:
        me.page.get_by_role("link", name="Open it").click()
    expect(opened.value.get_by_role("heading", name="Browser test shapes")).to_be_visible()
    assert no_traces.is_dir()
