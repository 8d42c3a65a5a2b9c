"""The photo studio: shapes modelled and lit in Blender.

It alone needs `bpy`, which `showroom/requirements.txt` installs, and is imported only while shapes are baked.
"""
