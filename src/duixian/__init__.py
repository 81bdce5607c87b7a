"""Duixian 兑现: promises kept, problems closed, numbers that open."""

__version__ = "0.1.0"
