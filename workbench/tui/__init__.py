"""The terminal UI: app, screens, widgets, messages; calls workflow only."""
