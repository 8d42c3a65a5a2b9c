"""The page itself: photos on the left, the most similar products on the right."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st
from PIL import Image

from pages.ui.components.cropper import cropper
from pages.ui.components.dropzone import dropzone
from pages.ui.components.product_grid import product_grid
from pages.ui.map import photos
from pages.ui.photo import match_quality, preload, samples, tags, uploads
from pages.ui.photo.uploads import Photo
from pages.ui.shared.formatting import currency_sign, escape_markdown
from pages.ui.shared.resources import OpenCatalog
from pages.ui.shop import similar_products
from recsys.catalog.importers.price_parsing import MAX_PRICE
from recsys.errors import AlikeError
from recsys.images.crop import is_blank_image, whiten_background
from recsys.ranking import Filters, Query

ROW = "photos"
_ROUND, _CAMERA, _CHOSEN, _IGNORE = "photo_round", "photo_camera", "photo_chosen", "photo_background"
_TWO_COLUMNS = (1, 2)
_SAMPLES_WIDTH = 900
"""In pixels: two rows of six."""
_HELP_PRICE = (
    "A photo has no price. Enter roughly what the product should cost, and products near that price rank "
    "higher; a Price slider appears."
)
_HELP_BACKGROUND = (
    "Makes a plain background white before comparing. Usually better left off: in a test with people's "
    "own photos, results were slightly worse with it."
)


def search_by_photo(shop: OpenCatalog) -> None:
    """Show the page."""
    preload.warm_up(shop)
    st.title("Search by photo", anchor=False)
    photos, problems = uploads.add_upload(_given())
    photos = photos or [uploads.try_out(sample) for sample in samples.selected_sample()]
    for name, problem in problems:
        st.error(escape_markdown(problem), title=escape_markdown(name), icon=":material/broken_image:")
    if not photos:
        st.caption("Upload a photo to find the most similar products.")
        _invitation()
        return
    left, right = st.columns(_TWO_COLUMNS, gap="large")
    with left:
        images = _framing(photos)
        with st.container(key="photo_details"):
            filters = _tags(shop, photos, images)
            price = _price(shop)
            _more()
    with right:
        _found(shop, Query(images=images, price=price), filters)


def _given() -> list[uploads.Source]:
    files = st.session_state.get(_key("files")) or []
    shot = st.session_state.get(_key("shot"))
    shots = [uploads.CameraShot(shot.file_id, shot.getvalue)] if shot else []
    return [*files, *shots]


def _key(name: str) -> str:
    """Name a widget of this round; the next round begins with empty ones."""
    return f"photo_{name}_{st.session_state.get(_ROUND, 0)}"


def _start_over() -> None:
    st.session_state[_ROUND] = st.session_state.get(_ROUND, 0) + 1
    st.session_state[_CAMERA] = False
    samples.forget()
    uploads.forget()
    photos.forget()


def _invitation() -> None:
    with st.container(key="photo_zone"):
        _uploader("Drop a photo here, paste it, or choose a file")
        st.caption(
            f"JPEG, PNG, WebP, GIF, BMP or TIFF, up to {uploads.MOST_MEGABYTES} MB. "
            "Photos are kept in memory only, until you start over or close the page."
        )
        _camera()
    cards = samples.cards()
    if cards:
        st.header("Or try one of these", anchor=False)
        with st.container(width=_SAMPLES_WIDTH):
            product_grid(cards, key="samples", label="Photos to try", small=True, on_pick=samples.ask)


def _more() -> None:
    with st.expander("Add another photo", icon=":material/add_a_photo:"):
        _uploader("Several photos of the same product are searched together")
        _camera()


def _uploader(label: str) -> None:
    st.file_uploader(
        label,
        type="image",
        accept_multiple_files=True,
        max_upload_size=uploads.MOST_MEGABYTES,
        key=_key("files"),
        on_change=uploads.note_change,
    )
    dropzone(_key("files"), key="photo_dropzone")


def _camera() -> None:
    if st.toggle("Use the camera", key=_CAMERA):
        st.camera_input(
            "Camera", key=_key("shot"), label_visibility="collapsed", on_change=uploads.note_change
        )


def _framing(photos: list[Photo]) -> tuple[Image.Image, ...]:
    """Let the visitor frame the photos; return what is meant of each."""
    photo = _chosen(photos)
    cropper(
        uploads.preview(photo.upright),
        photo.box,
        key="cropper",
        alt=f"Your photo {photo.name}",
        on_crop=lambda box: uploads.change(replace(photo, box=box)),
    )
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        st.button("Rotate", icon=":material/rotate_right:", on_click=lambda: uploads.change(photo.turned()))
        st.button("Start over", icon=":material/close:", type="tertiary", on_click=_start_over)
    ignore = st.toggle("Ignore the background", key=_IGNORE, help=_HELP_BACKGROUND)
    if ignore:
        _before_and_after(photo)
    return tuple(each.query_images(ignore_background=ignore) for each in photos)


def _tags(shop: OpenCatalog, photos: list[Photo], images: tuple[Image.Image, ...]) -> Filters:
    framed = [(photo, image.size) for photo, image in zip(photos, images, strict=True)]
    return tags.show(shop, tags.read(images, key=framed), photos=[photo.key for photo in photos])


def _price(shop: OpenCatalog) -> float | None:
    """Show the field for an approximate price, where the shop has prices at all."""
    if not shop.shelf.has_prices:
        return None
    sign = currency_sign(shop.catalog.currency)
    return st.number_input(
        f"Approximate price in {escape_markdown(sign)}" if sign else "Approximate price",
        min_value=0.01,
        max_value=MAX_PRICE,
        value=None,
        step=1.0,
        format="%.2f" if shop.shelf.has_cents else "%.0f",
        placeholder="Any",
        key="price_photos",
        help=_HELP_PRICE,
        bind="query-params",
    )


def _chosen(photos: list[Photo]) -> Photo:
    if len(photos) == 1:
        return photos[0]
    number = st.segmented_control(
        "Photo to crop",
        range(len(photos)),
        format_func=lambda number: f"Photo {number + 1}",
        default=0,
        required=True,
        label_visibility="collapsed",
        key=_CHOSEN,
    )
    return photos[min(number or 0, len(photos) - 1)]


def _before_and_after(photo: Photo) -> None:
    after = whiten_background(photo.cropped)
    if after is None:
        st.caption("This background is too varied to remove, so it stays. Try a closer crop.")
        return
    before_column, after_column = st.columns(2)
    before_column.image(photo.cropped, caption="Before", alt="The original photo", width="stretch")
    after_column.image(after, caption="After", alt="The photo without its background", width="stretch")


@st.fragment
def _found(shop: OpenCatalog, query: Query, filters: Filters) -> None:
    """Show the products most similar to the photos; the sliders change only this part of the page."""
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        st.header("Most similar products", anchor=False, width="content")
        shop = similar_products.with_chosen_encoder(shop, key=ROW)
    if any(is_blank_image(image) for image in query.images):
        st.info("This part of the photo is all one colour. Move or widen the crop box.")
        return
    try:
        match_quality.verdict(shop.recommender.match_quality(query.images))
        photos.offer(shop, query.images)
        similar_products.results(shop, query, key=ROW, filters=filters)
    except AlikeError as error:
        st.info(escape_markdown(str(error)))
