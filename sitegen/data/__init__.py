"""Lists that ship with the package: folding, words, wrong spellings, traps."""
