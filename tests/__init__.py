"""The tests; run them with `uv run pytest`."""
