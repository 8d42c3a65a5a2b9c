"""Attributes that are made when first needed, once, however many threads ask."""

from __future__ import annotations

import threading
from functools import cached_property
from typing import Any, Self, TypeVar, overload

_T = TypeVar("_T")


class lazy_property(cached_property[_T]):
    """A `functools.cached_property` that several threads may ask for at once.

    The first of them computes the value while the others wait for it; plain `cached_property` computes it
    in each from Python 3.12 on, and before that lets other instances wait too.
    """

    @overload
    def __get__(self, instance: None, owner: type[Any] | None = None) -> Self: ...

    @overload
    def __get__(self, instance: object, owner: type[Any] | None = None) -> _T: ...

    def __get__(self, instance: object, owner: type[Any] | None = None) -> Self | _T:
        """Return the value, computing it the first time."""
        if instance is None:
            return self
        name = self.attrname or ""
        if name not in instance.__dict__:
            with instance.__dict__.setdefault(f"_{name}_lock", threading.RLock()):
                if name not in instance.__dict__:
                    instance.__dict__[name] = self.func(instance)
        return instance.__dict__[name]
