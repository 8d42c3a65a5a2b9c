"""The app's own components.

Each is a folder: a function that mounts it (`__init__.py`), its script (`index.js`), its HTML (`index.html`)
and its styles (`style.css`). What several scripts need is in `lib`.
"""
