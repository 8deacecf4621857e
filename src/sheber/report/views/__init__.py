"""Pages of the report."""

from sheber.report.views.claims import claims_page
from sheber.report.views.drafts import draft_page
from sheber.report.views.release import (
    PUBLISHED,
    build_page,
    download_page,
    figure_page,
    file_page,
    log_page,
    log_proof_page,
    release_page,
    releases_page,
)

__all__ = [
    "PUBLISHED",
    "build_page",
    "claims_page",
    "download_page",
    "draft_page",
    "figure_page",
    "file_page",
    "log_page",
    "log_proof_page",
    "release_page",
    "releases_page",
]
