"""Rules line by line, awards with their credentials, revocation, papers; sheets and figures."""

import json
from datetime import date
from pathlib import Path

import jwt as pyjwt
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from django.core.exceptions import PermissionDenied
from django.utils import timezone
from tests.slices.honours.contest import COLLEGE, DAY, HEAD, NAMES, OTHER, PLANNER, VISITOR, given, nominate, rule

from sheber.cli.verify import verify
from sheber.honours import indicators
from sheber.honours.acts import (
    add_claim,
    draft_nomination,
    give_award,
    issue_credential,
    nomination_answer,
    prefill_claims,
    revoke_credential,
    send_nomination,
)
from sheber.honours.bridge.badge import document, year_list
from sheber.honours.bridge.paper import decree_pdf, letter_pdf
from sheber.honours.models import Award, Credential, Nomination
from sheber.honours.queries import eligibility
from sheber.kernel.actors import SYSTEM
from sheber.kernel.exchange import BadInput, sheet
from sheber.kernel.exchange.apply import load_files
from sheber.kernel.exchange.write import sheet_csv
from sheber.kernel.indicators import Scope, measure
from sheber.kernel.journal import history
from sheber.kernel.models import JournalEntry
from sheber.kernel.results import key
from sheber.kernel.words import Words
from sheber.proof.credential_status import ENTRIES
from sheber.registry.models import College, CollegeFigure, Person, Post

pytestmark = pytest.mark.django_db
IIN = "900101300017"


def reasons(refusal: pytest.ExceptionInfo) -> str:
    return " ".join(one.words.en for one in refusal.value.problems)


def written(folder: Path, award: Award) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / "credential.jwt").write_text(award.credential.token)
    (folder / "status.jwt").write_text(year_list(award.year, timezone.now()))
    (folder / "did.json").write_text(json.dumps(document()))
    return folder


def test_it_works_an_award_is_a_credential_and_is_taken_back(tiny, tmp_path: Path, capsys) -> None:
    award = give_award(HEAD, nominate(kind="thanks", iin=IIN), act="Order 5", day=DAY)
    credential = award.credential
    assert (credential.number, 0 <= credential.place < ENTRIES) == ("2026-0001", True)
    told = pyjwt.decode(credential.token, Ed25519PublicKey.from_public_bytes(key().public), algorithms=["EdDSA"])
    assert told["credentialSubject"]["id"] == f"urn:uuid:{credential.subject}"
    assert not any(
        part in credential.token + json.dumps(told, ensure_ascii=False) for part in (*NAMES[0].split(), IIN)
    )
    assert verify(written(tmp_path / "one", award)) == 0
    for actor in (PLANNER, COLLEGE, VISITOR):
        with pytest.raises(PermissionDenied):
            revoke_credential(actor, credential, reason="x")
    with pytest.raises(BadInput):
        revoke_credential(HEAD, credential, reason=" ")
    revoke_credential(HEAD, credential, reason="Given by mistake")
    assert verify(written(tmp_path / "two", award)) == 1
    assert "revoked" in capsys.readouterr().out
    with pytest.raises(BadInput, match="уже отозвано"):
        revoke_credential(HEAD, credential, reason="again")
    assert [one.action for one in history(award)] == ["revoke_credential", "issue_credential", "give_award"]


def test_a_forged_credential_is_refused(tiny, tmp_path: Path) -> None:
    award = give_award(HEAD, nominate(kind="thanks"), act="Order 5", day=DAY)
    folder = written(tmp_path / "one", award)
    head, body, signature = award.credential.token.split(".")
    changed = body[:40] + ("A" if body[40] != "A" else "B") + body[41:]
    (folder / "credential.jwt").write_text(f"{head}.{changed}.{signature}")
    assert verify(folder) == 1


def test_rules_are_told_line_by_line_and_refuse_with_the_reason(tiny) -> None:
    rule("a-previous", "altynsarin", "previous", previous="honour_certificate", act="Order 76")
    rule("b-years", "altynsarin", "years_since", 3)
    rule("c-service", "altynsarin", "service", 10)
    rule("d-once", "altynsarin", "once")
    rule("e-old", "altynsarin", "service", 99, valid_to=date(2021, 1, 1))
    row = draft_nomination(COLLEGE, given(kind="altynsarin", iin=IIN, service_since=date(2020, 9, 1)))
    lines = {one.rule.code: one.passed for one in eligibility(row, DAY)}
    assert lines == {"a-previous": False, "b-years": True, "c-service": False, "d-once": True}
    add_claim(COLLEGE, row, Words("a", "б", "c"))
    with pytest.raises(BadInput) as refusal:
        send_nomination(COLLEGE, row)
    assert "A previous award: Honour certificate” (Order 76): not in the register" in reasons(refusal)
    assert "6, at least 10 wanted" in reasons(refusal) or "5, at least 10 wanted" in reasons(refusal)
    from sheber.kernel.sealed import blind_index

    held = Award.objects.create(
        code="h", kind="honour_certificate", year=2024, person_ru="X", holder_index=blind_index(IIN)
    )
    Nomination.objects.filter(pk=row.pk).update(service_since=date(2001, 9, 1))
    row.refresh_from_db()
    with pytest.raises(BadInput) as refusal:
        send_nomination(COLLEGE, row)
    assert reasons(refusal) == "rule “Years since the last award” (Order 1): 2, at least 3 wanted."
    Award.objects.filter(pk=held.pk).update(year=2022)
    assert send_nomination(COLLEGE, row).state == "sent"


def test_quotas_hold_when_the_award_is_given(tiny) -> None:
    rule("q", "thanks", "quota_region", 2)
    rule("o", "thanks", "quota_organisation", 1)
    rows = [
        nominate(name, "thanks", organisation_code=code)
        for name, code in zip(NAMES, ("a", "a", "b", "c"), strict=True)
    ]
    give_award(HEAD, rows[0], act="Order", day=DAY)
    with pytest.raises(BadInput) as refusal:
        give_award(HEAD, rows[1], act="Order", day=DAY)
    assert "Quota of an organisation" in reasons(refusal)
    second = give_award(HEAD, rows[2], act="Order", day=DAY)
    with pytest.raises(BadInput) as refusal:
        give_award(HEAD, rows[3], act="Order", day=DAY)
    assert "2 given, the quota is 2" in reasons(refusal)
    revoke_credential(HEAD, second.credential, reason="Mistake")  # a revoked one gives its place back
    give_award(HEAD, rows[3], act="Order", day=DAY)


def test_unknown_service_is_no_service(tiny) -> None:
    rule("s", "thanks", "service", 5)
    row = draft_nomination(COLLEGE, given(kind="thanks"))
    add_claim(COLLEGE, row, Words("a", "б", "c"))
    with pytest.raises(BadInput) as refusal:
        send_nomination(COLLEGE, row)
    assert "is not given" in reasons(refusal)


def test_grounds_are_filled_in_from_rows_and_others_are_marked(tiny) -> None:
    who = Person.objects.create(code="p", name_ru="Асхат Бекенов")
    Post.objects.create(
        person=who, title_ru="Мастер", organisation_kind="college", organisation="north", starts=date(2015, 9, 1)
    )
    CollegeFigure.objects.create(college=College.objects.get(code="north"), year=2025, kind="students", value=700)
    Award.objects.create(code="t", kind="thanks", year=2020, person_ru="Асхат Бекенов", who=who)
    row = draft_nomination(PLANNER, given(kind="altynsarin", who=who, organisation_code="north"))
    told = [(one.row.split(" ")[0], one.text.ru) for one in row.claims.order_by("number")]
    assert [name for name, _ in told] == ["registry.post", "registry.collegefigure", "honours.award"]
    assert "01.09.2015" in told[0][1]
    assert "700" in told[1][1]
    assert prefill_claims(PLANNER, row) == 0
    assert add_claim(PLANNER, row, Words("a", "б", "c")).row == ""


def test_who_may_nominate_and_answer(tiny) -> None:
    with pytest.raises(PermissionDenied):
        draft_nomination(OTHER, given())
    with pytest.raises(PermissionDenied):
        draft_nomination(VISITOR, given(nominator_code=""))
    row = nominate(kind="thanks")
    with pytest.raises(PermissionDenied):
        nomination_answer(COLLEGE, row, "decline", reason="x")
    with pytest.raises(PermissionDenied):
        give_award(PLANNER, row, act="Order", day=DAY)
    assert nomination_answer(PLANNER, row, "return", reason="More grounds").answer == "More grounds"
    with pytest.raises(BadInput):
        nomination_answer(PLANNER, send_nomination(COLLEGE, row), "decline", reason="")


@pytest.mark.parametrize("more", [{"kind": "unknown"}, {"person": Words()}, {"iin": "12"}, {"iin": "12345678901x"}])
def test_bad_nominations_are_refused(tiny, more: dict) -> None:
    with pytest.raises(BadInput):
        draft_nomination(COLLEGE, given(**more)) if "kind" not in more else draft_nomination(
            COLLEGE, given(kind=more["kind"])
        )
    assert not Nomination.objects.exists()


def test_an_award_asks_for_an_act_and_for_the_word_on_consent(tiny) -> None:
    row = nominate(kind="thanks")
    with pytest.raises(BadInput):
        give_award(HEAD, row, act=" ", day=DAY)
    Nomination.objects.filter(pk=row.pk).update(consent="")
    with pytest.raises(BadInput, match="согласен ли"):
        give_award(HEAD, row, act="Order", day=DAY)


def test_iin_and_names_stay_out_of_the_journal(tiny) -> None:
    give_award(HEAD, nominate(kind="thanks", iin=IIN), act="Order 5", day=DAY)
    told = str(list(JournalEntry.objects.values_list("difference", "key", "reason")))
    assert IIN not in told
    assert "Бекенов" not in told


def test_papers_are_set_in_three_languages_with_their_number(tiny) -> None:
    award = give_award(HEAD, nominate(kind="thanks"), act="Order 5", day=DAY)
    for language in ("kk", "ru", "en"):
        pdf = letter_pdf(award, award.credential, language)
        assert pdf.startswith(b"%PDF-")
        assert pdf == letter_pdf(award, award.credential, language)
        assert decree_pdf("Order 5", [award], language).startswith(b"%PDF-")


def test_an_award_that_was_loaded_gets_its_credential_once(tiny) -> None:
    award = Award.objects.create(code="old", kind="thanks", year=2025, person_ru="X", consent="published")
    assert issue_credential(HEAD, award).number == "2025-0001"
    with pytest.raises(BadInput):
        issue_credential(HEAD, award)


def test_figures_open_to_their_rows(tiny) -> None:
    award = give_award(HEAD, nominate(kind="thanks"), act="Order 5", day=DAY)
    revoke_credential(HEAD, award.credential, reason="Mistake")
    nominate(NAMES[1], "thanks")
    told = {
        one.code: measure(one, Scope(2026)).value
        for one in (
            indicators.AWARDS,
            indicators.NOMINATIONS,
            indicators.CREDENTIALS,
            indicators.REVOKED,
            indicators.CALLS,
        )
    }
    revoked_year = timezone.localdate().year
    assert list(told.values()) == [1, 2, 1, 1 if revoked_year == 2026 else None, None]
    for one in (indicators.AWARDS, indicators.NOMINATIONS, indicators.CREDENTIALS):
        assert one.measure.of_table(list(one.table(Scope(2026)))) == measure(one, Scope(2026)).value


FILES = {
    "award_rules": "code,kind,rule,number,valid_from\nr,thanks,quota_region,5,2020-01-01\n",
    "award_calls": "code,kind,year,title_ru\nc,best_master,2025,Лучший мастер\n",
    "award_criteria": "call,code,name_ru,weight\nc,skill,Мастерство,3\n",
    "nominations": "code,kind,year,call,person_ru\nn,best_master,2025,c,Иванов Иван\n",
    "nomination_claims": "nomination,number,text_ru\nn,1,Заслуга\n",
    "jurors": "code,call,person,name_ru\nj,c,p1,Член жюри\n",
    "juror_relations": "juror,nomination,kind\nj,n,project\n",
    "jury_scores": "juror,nomination,criterion,value\nj,n,skill,7\n",
    "awards": "code,kind,year,person_ru\na,akim_thanks,2025,Иванов Иван\n",
}


def test_sheets_go_in_and_out_and_change_nothing(tiny, tmp_path: Path) -> None:
    from django.apps import apps

    first, again = [], []
    for code, content in FILES.items():
        path = tmp_path / f"{code}.csv"
        path.write_text(content, encoding="utf-8")
        first.append((sheet(code), path))
    load_files(SYSTEM, first)
    (tmp_path / "again").mkdir()
    for code in FILES:
        path = tmp_path / "again" / f"{code}.csv"
        path.write_bytes(sheet_csv(sheet(code), apps.get_model(sheet(code).model)._default_manager.order_by("pk")))
        again.append((sheet(code), path))
    assert [(one.created, one.changed) for one in load_files(SYSTEM, again)] == [(0, 0)] * len(FILES)
    assert Award.objects.get().consent == ""
    assert not Credential.objects.exists()
