"""The terminal UI: app, screens, widgets."""
