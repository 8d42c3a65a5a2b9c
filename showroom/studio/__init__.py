"""The photo studio: shapes modelled and lit in Blender. Needs requirements-studio.txt; the app does not."""
