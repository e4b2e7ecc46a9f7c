"""French releases in, English releases out."""
