"""The pages of honours."""
