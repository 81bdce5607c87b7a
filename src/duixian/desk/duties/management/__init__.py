"""Commands of the framework for the clocks."""
