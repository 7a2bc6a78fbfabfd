"""The search box in tests, and what is typed into it."""
