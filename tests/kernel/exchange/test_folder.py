"""A result takes the place of an older one, and of nothing that a person put there."""

from pathlib import Path

import pytest

from sheber.kernel.exchange import BadInput
from sheber.kernel.exchange.folder import made_whole, new_folder
from sheber.proof.certificate import seal_folder

WORDS = {"kk": "к", "ru": "р", "en": "e"}


def make(out: Path, text: str = "1") -> None:
    with made_whole(out) as making:
        (making / "input").mkdir()
        (making / "input" / "given.csv").write_text("a\n", encoding="utf-8")
        (making / "result.csv").write_text(text, encoding="utf-8")
        seal_folder(making, type="sheber.order.v1", statement=WORDS, rule={}, parameters={}, checks=[], key=None)


def test_an_untouched_result_is_replaced(tmp_path: Path) -> None:
    make(tmp_path / "out")
    make(tmp_path / "out", "2")
    assert (tmp_path / "out" / "result.csv").read_text(encoding="utf-8") == "2"
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


@pytest.mark.parametrize("name", ["thesis.docx", "input/notes.txt", "own/deep/file"])
def test_a_persons_own_file_is_never_deleted(name: str, tmp_path: Path) -> None:
    make(tmp_path / "out")
    own = tmp_path / "out" / name
    own.parent.mkdir(parents=True, exist_ok=True)
    own.write_text("mine", encoding="utf-8")
    with pytest.raises(BadInput) as caught:
        make(tmp_path / "out", "2")
    assert name in caught.value.problems[0].words.en
    assert own.read_text(encoding="utf-8") == "mine"
    assert (tmp_path / "out" / "result.csv").read_text(encoding="utf-8") == "1"


def test_a_file_that_came_while_the_result_was_made_is_kept(tmp_path: Path) -> None:
    make(tmp_path / "out")
    with pytest.raises(BadInput), made_whole(tmp_path / "out"):
        (tmp_path / "out" / "late.txt").write_text("mine", encoding="utf-8")
    assert (tmp_path / "out" / "late.txt").exists()


def test_a_damaged_certificate_names_nothing(tmp_path: Path) -> None:
    make(tmp_path / "out")
    (tmp_path / "out" / "certificate.json").write_text("{", encoding="utf-8")
    with pytest.raises(BadInput):
        make(tmp_path / "out")
    assert (tmp_path / "out" / "result.csv").exists()


def test_places_where_no_result_can_be_put_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "afile").write_text("x", encoding="utf-8")
    (tmp_path / "dangling").symlink_to("nowhere")
    (tmp_path / "loop").symlink_to("loop")
    here = tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    for place in (
        ".", "../here", "../afile", "../afile/x", "../afile/x/y", "../dangling", "../loop", "../loop/x",
        "/proc/x", "/proc/x/y", "/dev/null", "/", "a" * 300,
    ):  # fmt: skip
        with pytest.raises(BadInput):
            make(Path(place))
        with pytest.raises(BadInput):
            if place not in {".", "../here"}:
                new_folder(Path(place))
            else:
                raise BadInput([])
    assert (tmp_path / "afile").read_text(encoding="utf-8") == "x"
    assert list(here.iterdir()) == []


def test_a_link_to_an_empty_folder_or_an_older_result_is_followed(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "out").symlink_to("real")
    for text in ("1", "2"):
        make(tmp_path / "out", text)
        assert (tmp_path / "out").is_symlink()
        assert (tmp_path / "real" / "result.csv").read_text(encoding="utf-8") == text
