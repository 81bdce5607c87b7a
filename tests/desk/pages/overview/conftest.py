"""The overview is read on the small county whose scorecards are worked out by hand."""

from desk.scorecards.conftest import county, data, folder, frozen

__all__ = ["county", "data", "folder", "frozen"]
