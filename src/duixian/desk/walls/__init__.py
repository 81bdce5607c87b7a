"""Who looks, what they may open, and queries that cannot be made without saying for whom."""

from .access import Access, anyone, open_to, signed_in
from .roles import ACTING, LEADING, SEEING, Role
from .scoped import Downward, PathField, Scoped, UnscopedError, line_above
from .viewer import NOBODY, Grant, Viewer

__all__ = [
    "ACTING",
    "LEADING",
    "NOBODY",
    "SEEING",
    "Access",
    "Downward",
    "Grant",
    "PathField",
    "Role",
    "Scoped",
    "UnscopedError",
    "Viewer",
    "anyone",
    "line_above",
    "open_to",
    "signed_in",
]
