"""The pages of partnership."""
