"""The server around the pages: catalogue pictures, security headers, a warm start."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, MutableMapping
from contextlib import asynccontextmanager, suppress
from typing import Any

from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Route
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit.runtime.pages_manager import PagesManager

from pages.ui.map import routes as map_routes
from pages.ui.shared import pictures, resources
from pages.ui.shared.catalog_folders import places
from recsys.errors import AlikeError

HEADERS = {
    b"x-content-type-options": b"nosniff",
    b"referrer-policy": b"same-origin",
    b"x-frame-options": b"SAMEORIGIN",
}
_KINDS = {".jpg": "image/jpeg", ".webp": "image/webp"}
FOR_EVER = {"Cache-Control": "public, max-age=31536000, immutable"}


def picture(request: Request) -> Response:
    """Answer one picture of an opened catalogue.

    Whole, since pictures are small: a streamed file would change threads for each of its steps.
    """
    file = pictures.file_of(request.path_params["path"])
    if file is None:
        return PlainTextResponse("There is no such picture.", status_code=404)
    return Response(file.read_bytes(), media_type=_KINDS[file.suffix], headers=FOR_EVER)


class SecurityHeaders:
    """Middleware that adds `HEADERS` to every answer."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on and complete the answer's headers."""

        async def complete(message: MutableMapping[str, Any]) -> None:
            if message["type"] == "http.response.start":
                present = {name.lower() for name, _ in message["headers"]}
                extra = [(name, value) for name, value in HEADERS.items() if name not in present]
                message["headers"] = [*message["headers"], *extra]
            await send(message)

        await self.app(scope, receive, complete)


def routes() -> list[BaseRoute]:
    """Return Alike's own addresses beside Streamlit's."""
    return [Route("/img/{path:path}", picture), *map_routes.routes()]


def middleware() -> list[Middleware]:
    """Return what every request passes through."""
    return [Middleware(SecurityHeaders)]


@asynccontextmanager
async def lifespan(_app: object) -> AsyncIterator[None]:
    """Open the first catalogue while the first visitor's browser still loads the page."""
    # Streamlit runs files of a folder named "pages" on their own, without app.py's frame, until
    # some visitor's run has called st.navigation. This says so from the start.
    PagesManager.uses_pages_directory = False
    warming = asyncio.create_task(asyncio.to_thread(_open_first_catalog))
    yield
    await warming


def _open_first_catalog() -> None:
    with suppress(AlikeError):  # the page explains it to whoever visits
        for place, folder in places().items():
            shop = resources.open_shop(place, folder)
            shop.shelf.prepare()  # visitors do not wait for this
            shop.recommender.warm_up()
            return
