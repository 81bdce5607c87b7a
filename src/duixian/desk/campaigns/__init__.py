"""Campaigns: packs put to work in a part of the tree, and the kinds of records they read."""
