"""Composed pages: they read and call the rooms below and own nothing."""
