"""Drafts of a press text or a speech: words by people, every figure by the server."""
