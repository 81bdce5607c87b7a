"""Keeping an installation: its folder, its start, its first accounts, its copies."""
