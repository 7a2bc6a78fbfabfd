"""Ways in which files go bad: their bytes, their values, their shapes, their names.

Each is a small function of a file's bytes or of a path; which file it befalls, and what must
follow, is for the test.
"""
