"""Make or adapt an Argos package (extra `training`)."""
