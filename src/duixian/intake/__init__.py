"""What people hand in: workbooks, lists and pictures, hostile until proven otherwise."""

from __future__ import annotations

from .grid import Grid, Number, address, spot
from .grids import read_grids
from .headers import Table, find_table
from .pictures import Picture, clean_picture

__all__ = [
    "Grid",
    "Number",
    "Picture",
    "Table",
    "address",
    "clean_picture",
    "find_table",
    "read_grids",
    "spot",
]
