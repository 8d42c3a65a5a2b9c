"""The silhouettes of each article and how they are modelled.

They are kept apart from the articles, so that a bake outlives a change of what is sold.
"""
