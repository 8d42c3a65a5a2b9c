"""The file behind a picture's address."""

import shutil

import pytest

from pages.ui.shared import pictures
from recsys.catalog import Catalog


@pytest.fixture
def shop(broken_shop, monkeypatch) -> Catalog:
    monkeypatch.setattr(pictures, "_OPENED", {})
    catalog = Catalog.open(broken_shop)
    pictures.publish("shop", catalog)
    return catalog


def asked(shop: Catalog, path) -> str:
    return pictures.address("shop", shop, path).removeprefix("img/")


def test_a_picture_has_an_address(shop):
    path = shop.image_path(0)
    assert pictures.file_of(asked(shop, path)) == path


@pytest.mark.parametrize("part", ["the picture", "its folder", "all pictures"])
def test_a_link_inside_a_catalog_is_no_picture(shop, tmp_path, part):
    path = shop.image_path(0)
    address = asked(shop, path)
    inside = {"the picture": path, "its folder": path.parent, "all pictures": path.parents[1]}[part]
    outside = tmp_path / "outside"
    if inside == path:
        outside.write_text("secret")
        path.unlink()
    else:
        shutil.move(inside, outside)
    inside.symlink_to(outside)
    assert path.is_file()
    assert pictures.file_of(address) is None


def test_a_catalog_may_itself_stand_behind_a_link(shop, tmp_path):
    link = tmp_path / "link"
    link.symlink_to(shop.folder)
    linked = Catalog.open(link)
    pictures.publish("linked", linked)
    assert pictures.file_of(asked(shop, shop.image_path(0)).replace("shop/", "linked/")) is not None
