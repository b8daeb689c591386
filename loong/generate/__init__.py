"""Strategies: how candidates are made, one file each."""
