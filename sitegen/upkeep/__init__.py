"""What keeps a site alive, reckoned from its index, ledgers and profile: intervals, interaction, columns, scores, reports. Pure."""
