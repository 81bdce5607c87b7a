"""Reads about pledges: each takes the viewer and shows nothing that is out of sight."""
