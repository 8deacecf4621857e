"""A call from its fixed criteria to sealed results; a conflict blocks the ballot whatever the form sends."""

import json
import shutil
from datetime import date
from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied
from tests.slices.honours.contest import (
    DAY,
    HEAD,
    NAMES,
    OTHER,
    PLANNER,
    SCORES,
    VISITOR,
    juror_actor,
    make_call,
    make_judging,
    nominate,
    score_all,
)

from sheber.cli.verify import verify
from sheber.honours.acts import count_votes, decide_call, fix_criteria, give_scores, stand_aside, start_judging
from sheber.honours.bridge.ballots import settings_hash
from sheber.honours.models import Award, Call, Criterion, Juror, Nomination, Recusal, Relation, Score
from sheber.honours.queries import conflicts
from sheber.kernel.exchange import BadInput
from sheber.kernel.flow import Forbidden
from sheber.kernel.models import Notice
from sheber.kernel.public_log import log_folder
from sheber.kernel.results import path_of
from sheber.proof.certificate import CERTIFICATE
from sheber.proof.log import open_log
from sheber.registry.models import Person, Post

pytestmark = pytest.mark.django_db


def test_it_works_from_fixed_criteria_to_awards_that_verify(tiny, django_capture_on_commit_callbacks) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        call = make_judging()
    assert Notice.objects.filter(role="juror").count() == 5
    score_all(call, SCORES)
    call = count_votes(PLANNER, call)
    told = call.result["rules"]["mean"]
    assert (told["winners"], told["held"], told["removals"]) == (["nom-2026-1"], 5, 5)
    assert call.result["differ"] == []
    assert verify(path_of(call.folder)) == 0
    certificate = json.loads((path_of(call.folder) / CERTIFICATE).read_bytes())
    assert "5 of 5 removals" in certificate["statement"]["en"]
    assert certificate["parameters"]["criteria_hash"] == settings_hash(call)
    sealed = b"".join(path.read_bytes() for path in path_of(call.folder).rglob("*") if path.is_file())
    assert not any(name.encode() in sealed for name in NAMES)
    [award] = decide_call(HEAD, call, winners=["nom-2026-1"], act="Order 7", day=DAY)
    assert (award.kind, award.person.ru, award.nomination.code) == ("best_master", NAMES[0], "nom-2026-1")
    assert set(Nomination.objects.values_list("state", flat=True)) == {"awarded", "declined"}
    assert open_log(log_folder()).fault() == ""


@pytest.mark.parametrize(
    "name", ["input/scores.csv", "result.csv", "robustness.csv", "input/settings.json", "input/recusals.csv"]
)
def test_a_changed_result_is_refused(tiny, tmp_path: Path, name: str) -> None:
    call = make_judging()
    score_all(call, SCORES)
    folder = tmp_path / "sealed"
    shutil.copytree(path_of(count_votes(PLANNER, call).folder), folder)
    path = folder / name
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text.replace(",9\n", ",8\n").replace("yes", "no").replace('"weight":3', '"weight":4') + "j1,nom-2026-1,own\n"
    )
    assert verify(folder) == 1


def test_the_checks_see_a_wrong_count_by_themselves(tiny, tmp_path: Path) -> None:
    from sheber.honours.bridge.verify import check_files

    call = make_judging()
    score_all(call, SCORES)
    call = count_votes(PLANNER, call)
    parameters = {"call": call.code, "criteria_hash": call.criteria_hash, "log_index": call.log_index}
    for name, old, new, failed in (
        ("result.csv", "mean,nom-2026-1,42/5,1,yes", "mean,nom-2026-1,43/5,1,yes", "counting"),
        ("result.csv", ",1,yes", ",1,no", "counting"),
        ("robustness.csv", "nom-2026-1,yes", "nom-2026-2,no", "robustness"),
        ("input/recusals.csv", "kind\n", "kind\nj1,nom-2026-1,own\n", "recusals"),
        ("input/settings.json", '"places":1', '"places":2', "criteria"),
    ):
        folder = tmp_path / name.replace("/", "-") / failed
        shutil.copytree(path_of(call.folder), folder, dirs_exist_ok=True)
        path = folder / name
        text = path.read_text(encoding="utf-8")
        assert old in text, name
        path.write_text(text.replace(old, new, 1))
        assert failed in [one.id for one in check_files(folder, parameters) if not one.passed]


def test_rules_that_differ_are_told_and_the_fixed_one_decides(tiny) -> None:
    call = make_judging(main="median")
    score_all(call, {"j1": (9, 8, 1, 0), "j2": (9, 8, 1, 0), "j3": (0, 7, 10, 0)})
    call = count_votes(PLANNER, call)
    assert call.result["rules"]["median"]["winners"] == ["nom-2026-1"]
    assert "mean" in call.result["differ"]
    with pytest.raises(BadInput):
        decide_call(HEAD, call, winners=["nom-2026-2"], act="Order", day=DAY)


def test_a_tie_for_the_last_place_is_decided_with_a_reason(tiny) -> None:
    call = make_judging()
    score_all(call, {"j1": (9, 9, 1, 0), "j2": (8, 8, 1, 0), "j3": (7, 7, 1, 0)})
    call = count_votes(PLANNER, call)
    assert call.result["rules"]["mean"]["tied"] == ["nom-2026-1", "nom-2026-2"]
    for winners, reason in (
        ([], "x"),
        (["nom-2026-1"], " "),
        (["nom-2026-1", "nom-2026-2"], "x"),
        (["nom-2026-3"], "x"),
    ):
        if not winners:
            continue
        with pytest.raises(BadInput):
            decide_call(HEAD, call, winners=winners, act="Order", day=DAY, reason=reason)
    assert len(decide_call(HEAD, call, winners=["nom-2026-2"], act="Order", day=DAY, reason="More graduates")) == 1


def _bound(kind: str) -> tuple[Juror, Nomination]:
    """A juror and a nominee bound in one way, before judging begins."""
    call = make_call()
    for place, name in enumerate(NAMES):
        nominate(name, call=call, organisation_code=f"shop{place}", nominator_code="", actor=PLANNER)
    juror, entry = Juror.objects.get(code="j1"), Nomination.objects.get(code="nom-2026-1")
    if kind == "employer":
        Nomination.objects.filter(pk=entry.pk).update(organisation_code="firm1")
    elif kind == "past_employer":
        for code in ("person1", "nominee"):
            who = Person.objects.create(code=code, name_ru=code)
            Post.objects.create(
                person=who,
                title_ru="Мастер",
                organisation_kind="college",
                organisation="old",
                starts=date(2015, 1, 1),
            )
        Nomination.objects.filter(pk=entry.pk).update(who=who)
    elif kind == "nominator":
        Nomination.objects.filter(pk=entry.pk).update(nominator_code="firm1")
    elif kind == "family":
        Juror.objects.filter(pk=juror.pk).update(families="Иванов, бекенов")
    else:
        Relation.objects.create(juror=juror, nomination=entry, kind=kind)
    start_judging(PLANNER, call)
    juror.refresh_from_db()
    return juror, Nomination.objects.get(pk=entry.pk)


BOUND = ("employer", "past_employer", "nominator", "family", "supervision", "project")


@pytest.mark.parametrize("kind", BOUND)
def test_every_conflict_is_found_and_the_act_refuses(tiny, kind: str) -> None:
    juror, entry = _bound(kind)
    wanted = "employer" if kind == "past_employer" else kind
    assert conflicts(juror.call)[juror.pk, entry.pk] == {wanted}
    assert Recusal.objects.filter(juror=juror, nomination=entry, kind=wanted).exists()
    with pytest.raises(Forbidden, match="не оцениваете"):
        give_scores(juror_actor("person1"), juror, entry, {"skill": 9, "pupils": 9})
    assert not Score.objects.exists()
    other = Nomination.objects.get(code="nom-2026-2")
    give_scores(juror_actor("person1"), juror, other, {"skill": 9, "pupils": 9})
    give_scores(juror_actor("person2"), Juror.objects.get(code="j2"), entry, {"skill": 9, "pupils": 9})


def test_a_conflict_that_comes_out_later_takes_the_ballot_out(tiny) -> None:
    call = make_judging()
    score_all(call, SCORES)
    Nomination.objects.filter(code="nom-2026-1").update(organisation_code="firm5")
    call = count_votes(PLANNER, call)
    assert not Score.objects.filter(juror__code="j5", nomination__code="nom-2026-1").exists()
    assert call.result["rules"]["mean"]["values"]["nom-2026-1"] == [35, 4]
    assert verify(path_of(call.folder)) == 0


def test_a_juror_stands_aside_for_good(tiny) -> None:
    call = make_judging()
    score_all(call, {"j1": (9, 7, 5, 4)})
    juror, entry = Juror.objects.get(code="j1"), Nomination.objects.get(code="nom-2026-1")
    stand_aside(juror_actor("person1"), juror, entry, "family")
    assert Score.objects.filter(juror=juror).count() == 6
    with pytest.raises(Forbidden):
        give_scores(juror_actor("person1"), juror, entry, {"skill": 9, "pupils": 9})
    with pytest.raises(BadInput):
        stand_aside(juror_actor("person1"), juror, entry, "nobody")


@pytest.mark.parametrize("actor", [HEAD, PLANNER, OTHER, VISITOR, juror_actor("person2"), juror_actor("elsewhere")])
def test_nobody_scores_in_the_place_of_a_juror(tiny, actor) -> None:
    make_judging()
    juror, entry = Juror.objects.get(code="j1"), Nomination.objects.get(code="nom-2026-1")
    with pytest.raises(PermissionDenied):
        give_scores(actor, juror, entry, {"skill": 9, "pupils": 9})
    with pytest.raises(PermissionDenied):
        stand_aside(actor, juror, entry)


@pytest.mark.parametrize("values", [{}, {"skill": 9}, {"skill": 11, "pupils": 1}, {"skill": -1, "pupils": 1}])
def test_bad_scores_are_refused_whole(tiny, values: dict) -> None:
    make_judging()
    with pytest.raises(BadInput):
        give_scores(
            juror_actor("person1"), Juror.objects.get(code="j1"), Nomination.objects.get(code="nom-2026-1"), values
        )
    assert not Score.objects.exists()


def test_changed_criteria_stop_the_call(tiny) -> None:
    call = make_call()
    nominate(call=call)
    Criterion.objects.filter(call=call, code="skill").update(weight=9)
    with pytest.raises(BadInput, match="изменились после фиксации"):
        start_judging(PLANNER, call)
    Criterion.objects.filter(call=call, code="skill").update(weight=3)
    assert start_judging(PLANNER, call).state == "judging"


def test_a_call_goes_its_way_alone(tiny) -> None:
    empty = Call.objects.create(code="empty", kind="best_master", year=2026, title_ru="Пусто")
    with pytest.raises(Forbidden):
        fix_criteria(PLANNER, empty)
    call = make_call()
    for act in (count_votes, fix_criteria, start_judging):
        with pytest.raises(Forbidden):
            act(PLANNER, call)
    for actor in (OTHER, VISITOR, juror_actor("person1")):
        with pytest.raises(PermissionDenied):
            start_judging(actor, call)
    judged = make_judging(code="second")
    with pytest.raises(BadInput, match="полной оценки"):
        count_votes(PLANNER, judged)
    with pytest.raises(PermissionDenied):
        decide_call(
            PLANNER,
            Call.objects.create(code="c", kind="thanks", year=2026, title_ru="c", state="counted"),
            winners=[],
            act="a",
            day=DAY,
        )
    assert not Award.objects.exists()


def test_conflicts_ask_the_database_the_same_for_few_and_many(tiny) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    call = make_judging()
    counts = []
    for extra in (0, 3):
        for n in range(extra):
            Juror.objects.create(code=f"x{n}", call=call, person=f"x{n}", name_ru="x")
        with CaptureQueriesContext(connection) as queries:
            conflicts(call)
        counts.append(len(queries))
    assert counts[0] == counts[1]
