"""What happens to a built site: delivered, verified, put right, withdrawn from, backed up. Each module is one story or one tool of it."""
