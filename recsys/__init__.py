"""Alike: visual product recommendation on anyone's catalogue.

    import recsys

    recsys.import_catalog("my-shop.zip", "catalogs/my-shop")
    recsys.build("catalogs/my-shop")
    recommender = recsys.Recommender.open("catalogs/my-shop")
    for each in recommender.recommend(recsys.Query(("1163",)), k=10):
        print(each.rank, each.product.title, each.score)

These names are the front door; each loads its module when it is first used, so that `import recsys` itself
takes no time.
"""

import logging
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from recsys.build_catalog import build
    from recsys.catalog import Catalog
    from recsys.catalog.import_catalog import import_catalog
    from recsys.evaluation.evaluate import evaluate
    from recsys.ranking import Filters, Query, Recommendation, Recommender, Weights

__version__ = "0.1.0"
__all__ = [
    "Catalog",
    "Filters",
    "Query",
    "Recommendation",
    "Recommender",
    "Weights",
    "__version__",
    "build",
    "evaluate",
    "import_catalog",
]

logging.getLogger(__name__).addHandler(logging.NullHandler())  # silent unless the program logs

_MODULES = {
    "Catalog": "recsys.catalog",
    "Filters": "recsys.ranking",
    "Query": "recsys.ranking",
    "Recommendation": "recsys.ranking",
    "Recommender": "recsys.ranking",
    "Weights": "recsys.ranking",
    "build": "recsys.build_catalog",
    "evaluate": "recsys.evaluation",
    "import_catalog": "recsys.catalog.import_catalog",
}


def __getattr__(name: str) -> Any:
    """Load a name of the front door."""
    if name not in _MODULES:
        raise AttributeError(f"module 'recsys' has no attribute {name!r}")
    value = getattr(import_module(_MODULES[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *_MODULES})
