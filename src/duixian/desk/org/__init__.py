"""The tree of organisations, the people in it and the posts they hold."""
