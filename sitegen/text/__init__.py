"""Pure functions from text to values: front matter, Markdown, words, dates. Nothing here knows of sites."""
