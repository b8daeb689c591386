"""Faces that other people's trainers and evaluations know: one module a framework."""
