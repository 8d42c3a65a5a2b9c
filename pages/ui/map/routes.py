"""The map's points, colours and product details, as the map fetches them beside Streamlit.

Points and colours have their version in the address and stay in the browser's cache; details of single
products are asked for when someone points at them.
"""

from __future__ import annotations

from collections.abc import Callable

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from pages.ui.map import coloring, points
from pages.ui.shared import resources
from pages.ui.shared.catalog_folders import places
from pages.ui.shared.pictures import address
from pages.ui.shared.resources import OpenCatalog
from pages.ui.shop.page import worded_price
from recsys.errors import AlikeError

MOST_ROWS = 500
_KEPT = {"Cache-Control": "private, max-age=31536000, immutable"}


def routes() -> list[BaseRoute]:
    """Return the addresses below `atlas/`."""
    return [
        Route("/atlas/{place}/places/{encoder}", _answering(_places)),
        Route("/atlas/{place}/colours/{by}", _answering(_colors)),
        Route("/atlas/{place}/products", _answering(_products)),
    ]


def _answering(answer: Callable[[OpenCatalog, Request], Response | None]) -> Callable:
    """Wrap an answer: find the shop, work in a thread, and say 404 for what is not there."""

    async def endpoint(request: Request) -> Response:
        def work() -> Response | None:
            folder = places().get(request.path_params["place"])
            if folder is None:
                return None
            try:
                return answer(resources.open_shop(request.path_params["place"], folder), request)
            except AlikeError:
                return None

        found = await run_in_threadpool(work)
        return found or PlainTextResponse("There is no such part of a map.", status_code=404)

    return endpoint


def _places(shop: OpenCatalog, request: Request) -> Response | None:
    encoder, onto = request.path_params["encoder"], request.query_params.get("onto")
    if not {encoder, onto or encoder} <= set(shop.recommender.encoders):
        return None
    return Response(points.points(shop, encoder, onto), media_type="application/octet-stream", headers=_KEPT)


def _colors(shop: OpenCatalog, request: Request) -> Response | None:
    by = request.path_params["by"]
    if by not in coloring.choices(shop.shelf):
        return None
    values = points.point_colors(shop, by).values
    return Response(values.tobytes(), media_type="application/octet-stream", headers=_KEPT)


def _products(shop: OpenCatalog, request: Request) -> Response | None:
    rows = request.query_params.get("rows", "").split(",")[:MOST_ROWS]
    if not all(row.isdecimal() and int(row) < len(shop.catalog) for row in rows):
        return None
    details = []
    for row in map(int, rows):
        product = shop.catalog.product(row)
        details.append(
            {
                "title": product.title,
                "price": worded_price(shop, product.price),
                "src": address(shop.place, shop.catalog, product.thumbnail),
            }
        )
    return JSONResponse(details, headers=_KEPT)
