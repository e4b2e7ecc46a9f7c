"""One use case a file; all that the command line and the terminal UI call."""
