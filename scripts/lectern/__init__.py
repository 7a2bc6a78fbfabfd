"""Lectern: a public speech as a site in which no statement stands without its source.

`text` and `diagnostic` are the ground floor. `frontmatter`, `passage` and `citation` read an
edition and what points into it; `outline` and `page` read a page; `records` reads the tables.
`project` loads all of it once. `rule` judges it with the rules in `checks`, `report` prints the
findings, `weave` prepares pages for MkDocs, `publish` lays out `dist/`, and `cli` is the command.
Nothing here imports MkDocs: that is `scripts/hooks.py` alone.
"""
