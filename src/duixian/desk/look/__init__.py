"""How the desk looks: templates, components, static files; no models."""
