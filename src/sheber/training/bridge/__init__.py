"""The rating's rows as a problem of science, and its answer as rows."""
