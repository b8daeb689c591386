"""The trusted process that jails itself and forks one child for each untrusted program.

Everything here runs in a process of its own, started clean, and imports nothing but the standard
library and its own folder: what is not loaded cannot leak into a program that is run.
"""
