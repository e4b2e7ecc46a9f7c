"""Argos packages, batched decoding, terms enforced while decoding."""
