"""How everything looks: the frame, components, templates, charts and static files; no models."""
