"""Mutations of the real site, made on its raw text, to prove that the checker catches them.

Nothing here knows the checker's own reading of a page. `site` reads raw lines, `speech` says what
stands in a cited place, `mutation` says what a mutation and a class of them are; a file a family
holds the classes, `classes` lists them all, and `judge` tries one on a copy of the project.
"""
