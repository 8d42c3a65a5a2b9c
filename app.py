"""The app's entry. `streamlit run app.py` imports this file once as the server (`app`) and then
runs it, as `__main__`, for each step of each visitor.
"""

from pathlib import Path

import streamlit as st

from pages.ui.components.registry import styles
from pages.ui.shared import catalog_picker, navigation, server

ASSETS = Path(__file__).resolve().parent / "assets"


def main() -> None:
    """Draw the frame around every page, then the page."""
    st.set_page_config(page_title="Alike", page_icon=str(ASSETS / "icon.png"), layout="wide")
    st.logo(str(ASSETS / "logo.svg"), icon_image=str(ASSETS / "icon.png"), size="large")
    styles()
    page = st.navigation(navigation.pages(), position="top")
    catalog_picker.catalog_selectbox()
    page.run()


if __name__ == "__main__":
    main()
else:
    app = st.App(__file__, routes=server.routes(), middleware=server.middleware(), lifespan=server.lifespan)
