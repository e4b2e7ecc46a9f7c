"""Quality scores with signatures, post-edit effort, significance."""
