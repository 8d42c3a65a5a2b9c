"""Products, catalogues on disk, and the report of an import."""

from recsys.catalog.catalog import Catalog
from recsys.catalog.product import Product, check_id
from recsys.catalog.report import ImportReport, Problem

__all__ = ["Catalog", "ImportReport", "Problem", "Product", "check_id"]
