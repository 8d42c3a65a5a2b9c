"""Pasting, and dropping anywhere on the page, which Streamlit's file uploader lacks."""

from __future__ import annotations

from pages.ui.components.registry import register

_MOUNT = register("dropzone")


def dropzone(uploader: str, *, key: str) -> None:
    """Hand photos that are pasted or dropped on the page to a file uploader.

    Args:
        uploader: the key of the file uploader.
        key: of the component.
    """
    _MOUNT(key=key, data={"uploader": uploader})
