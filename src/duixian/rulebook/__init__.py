"""The core: arithmetic and law of campaigns, without a web framework, a clock or hidden files."""
