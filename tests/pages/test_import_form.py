"""Bringing a catalogue and taking its table away, through the page; the work runs in this process."""

import shutil
from pathlib import Path

import pytest
import streamlit as st

from pages.ui.catalog import import_form
from pages.ui.shared import access, background_jobs, catalog_folders
from recsys import cli, progress_file
from recsys.files import write_json


@pytest.fixture
def launched(monkeypatch):
    commands = []
    monkeypatch.setattr(background_jobs, "_launch", commands.append)
    return commands


@pytest.fixture
def page(visit, launched, monkeypatch, toy_source, tmp_path):
    shutil.copytree(toy_source, tmp_path / "sources" / "shapes")
    (tmp_path / "sources" / "notes.docx").write_text("x")
    (tmp_path / "sources" / "out").symlink_to(Path(__file__).parent)

    def open_(part="Bring your own", **arguments):
        visitor = visit(part=part, **arguments)
        visitor.at.switch_page("pages/catalogue.py")
        return visitor.run()

    return open_


def press(visitor, label):
    next(button for button in visitor.at.button if button.label == label).click()
    return visitor.run()


def choose(visitor, name="shapes"):
    visitor.at.segmented_control(key="way").set_value("On this computer")
    visitor.run().at.selectbox(key="source").set_value(name)
    return visitor.run()


def test_only_what_can_be_imported_is_offered(page):
    visitor = page()
    visitor.at.segmented_control(key="way").set_value("On this computer")
    assert visitor.run().at.selectbox(key="source").options == ["shapes", "shapes/products.csv"]


def test_from_a_folder_to_a_catalog(page, launched):
    visitor = choose(page())
    visitor.at.text_input(key="new_name").set_value("My <b>shop</b>!")
    visitor.at.text_input(key="new_currency").set_value("EUR")
    press(visitor.run(), "Check first")
    assert "24 of 24 rows became products" in visitor.words
    assert not (catalog_folders.ROOT / "catalogs" / ".jobs" / "bring.json").exists()
    press(visitor, "Import")
    assert "Stop" in [button.label for button in visitor.at.button]
    (command,) = launched
    assert cli.main(command) == 0
    visitor.run()
    assert visitor.at.success[0].value == "Your catalogue is ready."
    assert catalog_folders.places()["My-b-shop-b"].is_dir()
    assert visitor.at.get("link_button")[0].proto.url == "./?catalog=My-b-shop-b"
    assert "Where is it?" not in str(press(visitor, "Import another").words)
    assert progress_file.state(background_jobs.file_of("bring")) is None


def test_an_upload_is_stored_under_a_name_of_our_own_and_dropped(page, launched, toy_source):
    archive = shutil.make_archive(str(catalog_folders.ROOT / "packed"), "zip", toy_source)
    visitor = page()
    visitor.at.file_uploader(key="upload").upload(
        "../../evil name.zip", Path(archive).read_bytes(), "application/zip"
    )
    press(visitor.run(), "Check first")
    (stored,) = (catalog_folders.jobs() / "uploads").iterdir()
    assert "evil" not in stored.name and stored.suffix == ".zip"
    press(visitor, "Import")
    progress_file.stop(background_jobs.file_of("bring"))
    with progress_file.reporting_to(background_jobs.file_of("other")):
        pass
    write_json(background_jobs.file_of("bring"), {**vars(progress_file.ProgressFile(progress_file.STOPPED))})
    press(visitor.run(), "Discard")
    assert not stored.exists()


def test_stopped_work_goes_on_with_the_same_command(page, launched):
    visitor = press(press(choose(page()), "Check first"), "Import")
    write_json(background_jobs.file_of("bring"), vars(progress_file.ProgressFile(progress_file.STOPPED)))
    assert "Completed work is kept" in visitor.run().words
    press(visitor, "Continue")
    assert launched[0] == launched[1]


def test_a_failure_is_one_sentence(page, launched):
    visitor = press(press(choose(page()), "Check first"), "Import")
    write_json(
        background_jobs.file_of("bring"),
        vars(progress_file.ProgressFile(progress_file.FAILED, message="The disk is *full*.")),
    )
    assert visitor.run().at.error[0].value == "The disk is \\*full\\*\\."


def test_columns_can_be_chosen_by_hand(page, launched):
    table = catalog_folders.ROOT / "sources" / "odd.csv"
    table.write_text("Kennung,Bezeichnung,Foto\na,Red disc,shapes/disc-red-40.png\n")
    visitor = choose(page(), "odd.csv")
    press(visitor, "Check first")
    assert "Import" not in [button.label for button in visitor.at.button]
    for field, column in (("id", "Kennung"), ("title", "Bezeichnung"), ("image", "Foto")):
        visitor.at.selectbox(key=f"map_{field}").set_value(column)
    press(press(visitor.run(), "Check first"), "Import")
    assert "--map=id=Kennung,image=Foto,title=Bezeichnung" in launched[0]


def test_a_changed_wish_needs_another_look(page):
    visitor = press(choose(page()), "Check first")
    visitor.at.text_input(key="new_name").set_value("Other")
    assert "Import" not in [button.label for button in visitor.run().at.button]


def test_what_cannot_be_imported_is_explained(page):
    (catalog_folders.ROOT / "sources" / "broken.zip").write_bytes(b"no zip")
    visitor = press(choose(page(), "broken.zip"), "Check first")
    assert "cannot be read as a zip" in visitor.at.error[0].value
    assert str(catalog_folders.ROOT) not in visitor.at.error[0].value


@pytest.mark.parametrize("shown", ["", "not the token of this server"])
def test_visitors_cannot_add_a_catalog(page, monkeypatch, shown):
    monkeypatch.delenv(access.OWNER)
    monkeypatch.setattr(type(st.context), "cookies", {access.cookie_name(): shown})
    visitor = page()
    assert "Only the owner of this shop can add a catalogue" in visitor.at.info[0].value
    assert not visitor.at.get("file_uploader")


def test_the_token_makes_an_owner(page, monkeypatch):
    monkeypatch.delenv(access.OWNER)
    monkeypatch.setattr(type(st.context), "cookies", {access.cookie_name(): access.token()})
    assert page().at.get("file_uploader")


@pytest.mark.parametrize("value", ["1", "true", "me", ""])
def test_only_everyone_means_everyone(page, monkeypatch, value):
    monkeypatch.setenv(access.OWNER, value)
    assert not page().at.get("file_uploader")


def test_a_short_token_is_refused(monkeypatch):
    monkeypatch.setenv(access.OWNER_TOKEN, "guessable")
    with pytest.raises(SystemExit, match="at least 16"):
        access.token.__wrapped__()


def test_the_first_catalog_can_be_brought_without_any(page):
    visitor = page(shops=[])
    assert visitor.at.title[0].value == "Bring your own catalogue"
    assert visitor.at.get("file_uploader")


def test_the_table_of_recommendations(page, launched):
    visitor = page(part="Export")
    press(visitor, "Create the file")
    (command,) = launched
    assert cli.main(command) == 0
    assert visitor.run().at.success[0].value == "The file is ready."
    assert (catalog_folders.jobs() / "small-recommendations.csv").read_bytes().count(b"\n") == 59 * 12 + 1
    press(visitor, "Create another")
    assert not list(catalog_folders.jobs().glob("small-*"))


def test_paths_never_leave_the_folder_of_catalogs():
    for name in ("../../x", "/etc", "..", "a/b", "   "):
        assert catalog_folders.new_folder(name).parent == catalog_folders.ROOT / "catalogs"


def test_symbolic_links_are_not_followed(tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "link").symlink_to("/etc")
    assert import_form._candidates(tmp_path, 2) == [tmp_path / "in"]
