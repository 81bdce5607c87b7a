"""Who looks, what they may open, and queries that cannot be made without saying for whom."""

from .access import Access, anyone, open_to, signed_in
from .roles import ACTING, LEADING, SEEING, Role
from .scoped import PathField, Scoped, UnscopedError
from .viewer import NOBODY, Grant, Viewer

__all__ = [
    "ACTING",
    "LEADING",
    "NOBODY",
    "SEEING",
    "Access",
    "Grant",
    "PathField",
    "Role",
    "Scoped",
    "UnscopedError",
    "Viewer",
    "anyone",
    "open_to",
    "signed_in",
]
