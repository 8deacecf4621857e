"""Pages of the report: every number leads to its rows, files come as they were sealed."""

import io
import zipfile
from pathlib import Path

import pytest
from django.test import Client

from sheber.cli.verify import check_everything
from sheber.kernel.actors import SYSTEM
from sheber.kernel.results import path_of
from sheber.proof.bundle import opened
from sheber.registry.models import District, Region
from sheber.report.acts import build_release
from sheber.report.models import Release


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_every_page_opens_in_every_language(client: Client, release: Release, language: str) -> None:
    for address in (
        "/report/",
        "/report/log/",
        "/report/publishedfigure/",
        "/report/2025/1/",
        "/report/2025/1/figure/order.places/",
        "/report/2025/1/figure/order.places/?year=2024",
        "/report/2025/1/figure/employment.of_all/",
        "/report/2025/1/figure/admission.applicants/",
    ):
        answer = client.get(address, headers={"accept-language": language})
        assert answer.status_code == 200, address
        assert "{{" not in answer.content.decode()


def test_the_report_leads_to_the_rows(client: Client, release: Release) -> None:
    page = client.get("/report/2025/1/", headers={"accept-language": "en"}).content.decode()
    assert "/report/2025/1/figure/order.places/" in page
    figure = client.get("/report/2025/1/figure/order.places/", headers={"accept-language": "en"}).content.decode()
    assert "/report/2025/1/file/input/rows/order.places-2025.csv" in figure
    rows = client.get("/report/2025/1/file/input/rows/order.places-2025.csv")
    assert (
        b"".join(rows.streaming_content)
        == (  # type: ignore[attr-defined]
            path_of(release.folder) / "input/rows/order.places-2025.csv"
        ).read_bytes()
    )


def test_districts_with_shapes_are_shown_on_a_map(client: Client, region: Region) -> None:
    ring = [[50, 49], [51, 49], [51, 50], [50, 49]]
    District.objects.update(shape={"type": "Polygon", "coordinates": [ring]})
    build_release(SYSTEM, 2025)
    page = client.get("/report/2025/1/figure/order.places/", headers={"accept-language": "en"}).content.decode()
    assert page.count("<svg") == 2
    assert "District 1" in page


@pytest.mark.parametrize(
    "address",
    [
        "/report/2024/1/",
        "/report/2025/9/",
        "/report/2025/1/figure/nothing/",
        "/report/2025/1/figure/order.places/?year=1900",
        "/report/2025/1/file/../../../keys/signing",
        "/report/2025/1/file/%2e%2e/%2e%2e/%2e%2e/keys/signing",
        "/report/2025/1/file/input",
        "/report/log/99.tlog-proof",
    ],
)
def test_what_is_not_there_is_not_found(client: Client, release: Release, address: str) -> None:
    assert client.get(address).status_code == 404


def test_a_download_is_verified_as_it_comes(client: Client, release: Release, tmp_path: Path) -> None:
    answer = client.get("/report/2025/1/download.zip")
    packed = b"".join(answer.streaming_content)  # type: ignore[attr-defined]
    (tmp_path / "release.zip").write_bytes(packed)
    assert "verify.py" in zipfile.ZipFile(io.BytesIO(packed)).namelist()
    with opened(tmp_path / "release.zip") as folders:
        assert [check.id for folder in folders for check in check_everything(folder)[1] if not check.passed] == []


def test_a_visitor_cannot_start_a_build(client: Client, region: Region) -> None:
    assert client.post("/report/build/", {"year": "2025"}).status_code in {302, 403}
    assert not Release.objects.exists()


def test_the_proof_of_a_log_entry_is_given(client: Client, release: Release) -> None:
    answer = client.get(f"/report/log/{release.summary['log']}.tlog-proof")
    assert answer.content.decode().startswith("c2sp.org/tlog-proof@v1\nindex 0\n")
