"""A real browser, and the people who look at the app through it."""

import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, expect, sync_playwright

from tests.support.live_app import FAKE_CAMERA, FLAGS, READY, chromium, serve


@pytest.fixture(scope="session")
def app(small_shop: Path, plain_shop: Path) -> Iterator[str]:
    """Address of the running app on the two drawn catalogues."""
    with serve(small_shop, plain_shop) as live:
        yield live.address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = chromium()
    if path is None:
        missing = "There is no Chromium on this machine; install the package 'chromium' to run this test."
        if os.environ.get("ALIKE_BROWSER"):
            pytest.fail(missing)
        pytest.skip(missing)
    with sync_playwright() as playwright:
        expect.set_options(timeout=20_000)
        browser = playwright.chromium.launch(executable_path=path, args=[*FLAGS, *FAKE_CAMERA])
        yield browser
        browser.close()


class Visitor:
    """One person's browser window on the app."""

    def __init__(self, context: BrowserContext, app: str) -> None:
        self.page: Page = context.new_page()
        self.app = app
        self.requests: list[str] = []
        self.errors: list[str] = []
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("console", self._note_refused)

    def _note_refused(self, message: ConsoleMessage) -> None:
        if "Content Security Policy" in message.text:
            self.errors.append(message.text)

    def open(self, path: str = "/") -> "Visitor":
        self.page.goto(self.app + path)
        self.settled()
        return self

    def settled(self) -> None:
        expect(self.page.locator(READY)).to_be_visible(timeout=60_000)

    @property
    def products(self):
        return self.page.get_by_role("list", name=re.compile("^Products")).get_by_role("link")

    @property
    def similar(self):
        return self.page.get_by_role("list", name="You may also like").get_by_role("link")

    @property
    def drawer(self):
        return self.page.get_by_role("dialog")

    def focused(self) -> str:
        return self.page.evaluate(
            "document.activeElement.innerText || document.activeElement.ariaLabel || ''"
        )

    @property
    def strangers(self) -> list[str]:
        """Requests that left the machine."""
        own = (self.app, self.app.replace("http", "ws", 1), "data:", "blob:")
        return [url for url in self.requests if not url.startswith(own)]


@pytest.fixture
def visitor(browser: Browser, app: str) -> Iterator[Callable[..., Visitor]]:
    """Make visitors: `visitor(width=390, dark=True)`. None of them may meet an error or call the internet."""
    visitors: list[Visitor] = []

    def come(width: int = 1280, height: int = 900, *, dark: bool = False) -> Visitor:
        context = browser.new_context(
            viewport={"width": width, "height": height}, color_scheme="dark" if dark else "light"
        )
        visitors.append(Visitor(context, app))
        return visitors[-1]

    yield come
    for each in visitors:
        each.page.context.close()
        assert each.strangers == []
        assert each.errors == []
