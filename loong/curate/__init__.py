"""What keeps a set clean: duplicates, copies of seeds, static checks."""
