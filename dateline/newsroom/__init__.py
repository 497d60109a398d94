"""The newsroom runs the stages in order, applies corrections, checks, exports and serves."""
