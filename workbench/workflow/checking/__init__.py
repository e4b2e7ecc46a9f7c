"""`workbench check`: files in, findings out."""
