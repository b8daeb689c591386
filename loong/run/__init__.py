"""The journalled engine: store, scheduler, resume."""
