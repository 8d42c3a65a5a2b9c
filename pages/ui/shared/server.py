"""The server around the pages: catalogue pictures, security headers, a warm start."""

from __future__ import annotations

import asyncio
import logging
import os
import sys
import threading
import time
import webbrowser
from collections.abc import AsyncIterator, MutableMapping
from contextlib import asynccontextmanager
from typing import Any

from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit import config, net_util
from streamlit.runtime.pages_manager import PagesManager

from pages.ui.map import routes as map_routes
from pages.ui.shared import access, pictures, resources
from pages.ui.shared.catalog_folders import places
from pages.ui.shared.gatekeeper import Gatekeeper
from recsys.errors import AlikeError
from recsys.logs import terminal_log

logger = logging.getLogger(__name__)

# Streamlit's own page has inline scripts and styles and makes blobs.
_CONTENT = {
    "default-src": "'self'",
    "script-src": "'self' 'unsafe-inline' blob:",
    "style-src": "'self' 'unsafe-inline'",
    "img-src": "'self' data: blob:",
    "font-src": "'self' data:",
    "connect-src": "'self' data: blob:",
    "worker-src": "'self' blob:",
    "object-src": "'none'",
    "base-uri": "'self'",
    "form-action": "'self'",
    "frame-ancestors": "'self'",
}
HEADERS = {
    b"content-security-policy": "; ".join(f"{name} {value}" for name, value in _CONTENT.items()).encode(),
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


async def owner(request: Request) -> Response:
    """Make a browser the owner's that shows the token, in a link or in the form; ask for it otherwise."""
    shown = request.query_params.get("token", "")
    if request.method == "POST":
        shown = str((await request.form()).get("token", ""))
    if not access.is_token(shown):
        words = "That is not the token. It is in the terminal in which Alike was started." if shown else ""
        return HTMLResponse(_OWNER_FORM.format(words=words), status_code=403 if shown else 200, headers=_FORM)
    answer = RedirectResponse(request.url_for("owner").path.removesuffix(access.OWNER_PAGE) + "/", 303)
    answer.set_cookie(
        access.cookie_name(),
        access.token(),
        httponly=True,
        samesite="strict",
        secure=request.url.scheme == "https",
    )
    return answer


_OWNER_FORM = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Alike: owner</title>
<meta name="viewport" content="width=device-width">
<style>body{{font:1rem/1.5 system-ui,sans-serif;max-width:28rem;margin:4rem auto;padding:0 1rem;
color-scheme:light dark}}input,button{{font:inherit;padding:.4rem .6rem}}</style>
<h1>Owner of this shop</h1><p>The token is in the terminal in which Alike was started.</p>
<p role="alert">{words}</p><form method="post"><label>Token <input name="token" type="password"
autocomplete="off" required autofocus></label> <button>Continue</button></form></html>"""
_FORM = {
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; "
    "frame-ancestors 'none'; base-uri 'none'",
    "Cache-Control": "no-store",
}


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
    return [
        Route("/img/{path:path}", picture),
        Route(access.OWNER_PAGE, owner, methods=["GET", "POST"]),
        *map_routes.routes(),
    ]


def middleware() -> list[Middleware]:
    """Return what every request passes through."""
    # Streamlit would ask a server on the internet for this machine's address, to print it.
    net_util.get_external_ip = lambda: None
    return [Middleware(SecurityHeaders), Middleware(Gatekeeper)]


@asynccontextmanager
async def lifespan(_app: object) -> AsyncIterator[None]:
    """Open the first catalogue while the first visitor's browser still loads the page."""
    _invite_owner()
    # Streamlit runs files of a folder named "pages" on their own, without app.py's frame, until
    # some visitor's run has called st.navigation. This says so from the start.
    PagesManager.uses_pages_directory = False
    with terminal_log("info", ["recsys", "pages"]):
        warming = asyncio.create_task(asyncio.to_thread(_open_first_catalog))
        yield
        await warming


def _invite_owner() -> None:
    """Print the owner's link, and open it where somebody started the app by hand."""
    link = access.owner_link()
    sys.stderr.write(f"\n  As the owner of the shop, open: {link}\n\n")
    by_hand = sys.stdout.isatty() and config.get_where_defined("server.headless").endswith("config.toml")
    has_screen = sys.platform != "linux" or {"DISPLAY", "WAYLAND_DISPLAY"} & set(os.environ)
    if by_hand and has_screen:
        threading.Timer(1, webbrowser.open, [link]).start()


def _open_first_catalog() -> None:
    began = time.monotonic()
    try:
        for place, folder in places().items():
            shop = resources.open_shop(place, folder)
            shop.shelf.prepare()  # visitors do not wait for this
            shop.recommender.warm_up()
            logger.info(
                "Opened %s: %d products, in %.1f s", folder, len(shop.catalog), time.monotonic() - began
            )
            return
    except AlikeError as error:  # the page explains it to whoever visits, too
        logger.warning("The first catalogue cannot be opened: %s", error)
