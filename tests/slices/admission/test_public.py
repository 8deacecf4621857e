"""The public folder of a match: accepted alone, no row of a person in it, nothing protected to be worked out."""

import csv
import itertools
import json
import random
import shutil
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.markets import random_folder
from tests.proof.test_draw import ROUNDS

from sheber.admission.bridge.files import match_folder
from sheber.admission.bridge.protected import Count, Pool, audit_fault, grouped, groups_fault, protect
from sheber.admission.bridge.public import agreement_checks, publish_match
from sheber.admission.bridge.seal import draw_inputs, next_inputs, seal_inputs
from sheber.cli.verify import check_everything, verify
from sheber.kernel.exchange import BadInput
from sheber.proof import standalone
from sheber.proof.bundle import zip_folder
from sheber.proof.certificate import CERTIFICATE, Check, describe_file, seal_folder
from sheber.proof.signature import SigningKey
from sheber.proof.verify import read_certificate

KEY = SigningKey(bytes(32))
SIZES = [(12, 5), (40, 4), (90, 12)]


def published(folder: Path, seed: int, *, people: int = 12, programmes: int = 5, threshold: int = 5) -> Path:
    """match, public, private and in below `folder`; the seats are grown so that some pools hold many."""
    random_folder(folder / "in", seed, people=people, programmes=programmes)
    noise = random.Random(seed)
    rows = list(csv.reader((folder / "in" / "seats.csv").read_text().splitlines()))
    grown = [[*row[:2], str(int(row[2]) * noise.choice([1, 1, 4, 7])), row[3]] for row in rows[1:]]
    write(folder / "in" / "seats.csv", [rows[0], *grown])
    match_folder(folder / "in", folder / "match", key=KEY)
    publish_match(folder / "match", folder / "public", private=folder / "private", key=KEY, threshold=threshold)
    return folder


def write(path: Path, rows: list[list[str]]) -> None:
    path.write_text("".join(",".join(row) + "\n" for row in rows), encoding="utf-8")


def accepted(folder: Path) -> bool:
    return all(check.passed for check in check_everything(folder)[1])


def resealed(public: Path, **changes: dict) -> None:
    """What a dishonest holder of the key could do: seal other tables."""
    old = read_certificate(public)
    (public / CERTIFICATE).unlink()
    roots = {entry["name"]: entry["merkle_root"] for entry in old["outputs"] if "merkle_root" in entry}
    known = {name: {**describe_file(public, name), "merkle_root": root} for name, root in roots.items()}
    checks = [Check(one["id"], one["meaning"], True) for one in old["checks"]]
    parts = {name: {**old[name], **changes.get(name, {})} for name in ("parameters", "privacy", "rule")}
    seal_folder(
        public, type=old["type"], statement=old["statement"], checks=checks, key=KEY, class_="public", **parts,
        known=known,
    )  # fmt: skip


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("seed", range(8))
def test_published_accepted_and_agreeing(tmp_path: Path, seed: int, size: tuple[int, int]) -> None:
    folder = published(tmp_path, seed, people=size[0], programmes=size[1], threshold=3 + seed % 3)
    certificate, checks = check_everything(folder / "public")
    assert [check for check in checks if not check.passed] == []
    assert {"tables", "seats", "protected", "summary", "commitments"} <= {check.id for check in checks}
    assert certificate["class"] == "public"
    assert all(not fault for _, fault in standalone.verify(folder / "public"))
    assert agreement_checks(folder / "match", folder / "public", folder / "private")[0].counter_example == ""
    leaves = (folder / "public" / "commitments.csv").read_text().splitlines()[1:]
    assert len(leaves) == size[0]
    shown = list(csv.DictReader((folder / "public" / "cutoffs.csv").open()))
    whole = list(csv.DictReader((folder / "match" / "cutoffs.csv").open()))
    for public, row in zip(shown, whole, strict=True):
        if 0 < int(row["admitted"]) < 3 + seed % 3:
            assert public["protected"] == "yes"
        if public["protected"] == "no":
            assert all(public[name] == row[name] for name in row)
        else:
            assert {public[name] for name in ("admitted", "points", "lottery", "entitled")} == {""}


def test_the_random_markets_meet_every_case(tmp_path: Path) -> None:
    cases = set()
    for seed in range(8):
        folder = published(tmp_path / str(seed), seed, people=90, programmes=12)
        summary = json.loads((folder / "public" / "summary.json").read_bytes())
        cases |= {summary["protected"] > 0, summary["admitted_where_shown"] > 0, "placed" in summary}
        cases.add(("by_choice", len(summary.get("by_choice", {})) > 1))
    assert {True, False, ("by_choice", True)} <= cases


def test_no_code_of_an_applicant_and_no_right_of_a_person(tmp_path: Path) -> None:
    source = random_folder(tmp_path / "in", 3, people=30)
    names = {f"a{n}": f"Zq{n:03d}x{random.Random(n).getrandbits(40):x}" for n in range(30)}
    for name in ("applicants.csv", "applications.csv"):
        rows = list(csv.reader((source / name).read_text().splitlines()))
        write(source / name, [rows[0], *([names[row[0]], *row[1:]] for row in rows[1:])])
    with (source / "rights.csv").open("a") as file:
        file.write("secretright,9,A right without a pool\n")
    rows = list(csv.reader((source / "applicants.csv").read_text().splitlines()))
    write(source / "applicants.csv", [rows[0], *([row[0], f"{row[1]} secretright".strip()] for row in rows[1:])])
    match_folder(source, tmp_path / "match", key=KEY)
    publish_match(tmp_path / "match", tmp_path / "public", private=tmp_path / "private", key=KEY)
    for path in (tmp_path / "public").rglob("*"):
        if path.is_file():
            raw = path.read_bytes()
            assert not [code for code in names.values() if code.encode() in raw], path
            assert (b"secretright" in raw) == (path.name == "rights.csv"), path
    zip_folder(tmp_path / "public", tmp_path / "public.zip")
    assert verify(tmp_path / "public.zip") == 0


def test_two_publications_share_neither_order_nor_salts(tmp_path: Path) -> None:
    folder = published(tmp_path, 1, people=40)
    publish_match(folder / "match", tmp_path / "again", private=tmp_path / "again-private", key=KEY)
    one, other = ((tmp_path / name / "commitments.csv").read_text() for name in ("public", "again"))
    assert not {line.split(",")[1] for line in one.splitlines()[1:]} & {
        line.split(",")[1] for line in other.splitlines()
    }
    places = [
        [row["index"] for row in csv.DictReader((tmp_path / name / "salts.csv").open())]
        for name in ("private", "again-private")
    ]
    assert places[0] != places[1]
    assert (tmp_path / "private").stat().st_mode & 0o077 == 0


def test_every_changed_byte_is_refused(tmp_path: Path) -> None:
    public = published(tmp_path, 2, people=40) / "public"
    noise = random.Random(5)
    for path in sorted(path for path in public.rglob("*") if path.is_file()):
        raw = path.read_bytes()
        for _ in range(12):
            place = noise.randrange(len(raw))
            path.write_bytes(raw[:place] + bytes([raw[place] ^ noise.randrange(1, 256)]) + raw[place + 1 :])
            assert not accepted(public), (path.name, place)
            assert any(fault for _, fault in standalone.verify(public)), (path.name, place)
        path.write_bytes(raw)
    assert accepted(public)


@pytest.mark.parametrize("seed", range(6))
def test_a_table_sealed_anew_is_refused_alone_or_beside_the_rows(tmp_path: Path, seed: int) -> None:
    folder = published(tmp_path / "x", seed, people=90, programmes=12)
    noise = random.Random(seed)
    alone = 0
    names = ("cutoffs.csv", "commitments.csv", "input/seats.csv", "input/rights.csv")
    for number in range(40):
        public = tmp_path / "copy"
        shutil.rmtree(public, ignore_errors=True)
        shutil.copytree(folder / "public", public)
        name = noise.choice(names)
        rows = list(csv.reader((public / name).read_text().splitlines()))
        changed = [list(row) for row in rows]
        row, other = noise.randrange(1, len(rows)), noise.randrange(1, len(rows))
        column = noise.randrange(len(rows[0]))
        changed[row][column] = rows[other][column]
        if number % 4 == 0:
            changed[row], changed[other] = rows[other], rows[row]
        if changed == rows:
            continue
        write(public / name, changed)
        resealed(public)
        refused = not accepted(public)
        alone += refused
        assert refused or not agreement_checks(folder / "match", public, folder / "private")[0].passed, (name, row)
    assert alone > 20


def drop_mark(row: dict) -> None:
    row |= {"protected": "no", "admitted": "2", "commitment": ""}


def show_too_much(row: dict) -> None:
    row["admitted"] = "2"


@pytest.mark.parametrize("change", [drop_mark, show_too_much])
def test_a_protected_pool_that_is_shown_is_refused(tmp_path: Path, change) -> None:
    public = published(tmp_path, 4, people=40) / "public"
    rows = list(csv.DictReader((public / "cutoffs.csv").open()))
    change(next(row for row in rows if row["protected"] == "yes"))
    write(public / "cutoffs.csv", [list(rows[0]), *(list(row.values()) for row in rows)])
    resealed(public)
    assert not accepted(public)


def test_sums_that_give_a_protected_pool_away_are_refused(tmp_path: Path) -> None:
    """One protected pool, and the number placed beside it: the difference is its count."""
    pools, counts = pools_of([(10, ((2, False),))]), [Count(10), Count(1)]
    view = [Count(10), None]
    assert protect(pools, counts, 40).placed is None
    assert audit_fault(pools, view, None, 40, 5) == ""
    assert "tells of single ones" in audit_fault(pools, view, 11, 40, 5)
    assert "left" in audit_fault(pools, view, None, 11, 5)
    assert protect(pools, counts, 11).hidden == [True, True]
    public = published(tmp_path, 4, people=40) / "public"
    summary = json.loads((public / "summary.json").read_bytes())
    assert summary["protected"] > 0
    for placed in range(41):
        told = {**summary, "placed": placed, "seats_left": summary["seats"] - placed, "by_choice": {"1+": placed}}
        (public / "summary.json").write_text(json.dumps(told, ensure_ascii=False, indent=2) + "\n")
        resealed(public)
        hidden = [row for row in csv.DictReader((public / "cutoffs.csv").open()) if row["protected"] == "yes"]
        inside = placed - summary["admitted_where_shown"]
        if inside <= 0 or inside >= sum(int(row["seats"]) for row in hidden):
            assert not accepted(public), placed


Programme = tuple[int, tuple[tuple[int, bool], ...]]  # open seats, then kept pools: seats, released


def pools_of(programmes: list[Programme]) -> list[Pool]:
    return [
        Pool(f"p{number}", order, seats, released)
        for number, (first, kept) in enumerate(programmes)
        for order, (seats, released) in enumerate([(first, False), *kept], start=-1)
    ]


def one_programme(programme: Programme) -> Iterator[list[Count]]:
    """Every outcome that the rules of the match allow within a programme."""
    first, kept = programme
    for admitted in range(first + 1):
        rests = [range(seats + 1 if admitted == first else 1) for seats, _ in kept]
        for counts in itertools.product(*rests):
            flags = [
                [False, True] if released and number == seats > 0 else [False]
                for (seats, released), number in zip(kept, counts, strict=True)
            ]
            for others in itertools.product(*flags):
                through = [place for place, flag in enumerate(others) if flag]
                before = range(max(through, default=0))
                if all(counts[place] == kept[place][0] for place in before if kept[place][1]):
                    yield [Count(admitted), *(Count(n, flag) for n, flag in zip(counts, others, strict=True))]


def worlds(programmes: list[Programme], applicants: int, threshold: int) -> dict:
    """What the public sees -> every outcome that looks so, by a reader who knows the rules of all."""
    pools, seen = pools_of(programmes), defaultdict(list)
    for outcome in itertools.product(*(list(one_programme(one)) for one in programmes)):
        counts = [count for part in outcome for count in part]
        if sum(one.admitted for one in counts) <= applicants:
            shown = protect(pools, counts, applicants, threshold)
            view = tuple(None if hidden else one for one, hidden in zip(counts, shown.hidden, strict=True))
            seen[view, shown.placed].append(counts)
    return seen


def room_of(pools: list[Pool], view: tuple[Count | None, ...], place: int, threshold: int) -> tuple[int, int]:
    """What a protected pool must be able to hold for all that anybody knows, and what stands before its first."""
    pool = pools[place]
    first = next(at for at, one in enumerate(pools) if one.programme == pool.programme and one.order < 0)
    if place == first or view[first] is not None:
        return min(pool.seats, threshold - 1), 0
    return (0, 0) if pools[first].seats >= threshold else (pool.seats, pools[first].seats)


def small_markets() -> list[list[Programme]]:
    noise = random.Random(11)
    kept: list[tuple[tuple[int, bool], ...]] = [(), ((1, True),), ((2, False),), ((3, True),), ((1, True), (3, True))]
    alone = [[(first, rest)] for first in (0, 1, 2, 3, 5) for rest in kept]
    more = [
        [(noise.choice([0, 1, 2, 3, 4]), noise.choice(kept)) for _ in range(noise.choice([2, 2, 3]))]
        for _ in range(160)
    ]
    return alone + more + [[(3, ((4, True), (1, False))), (4, ())], [(5, ((2, True), (1, True), (4, True)))]]


def test_no_protected_count_can_be_worked_out_by_whoever_knows_the_rules() -> None:
    """Every outcome of small markets: whatever is published, each protected pool may hold anything up to its room."""
    looked = placed_shown = 0
    threshold = 3
    for programmes in small_markets():
        pools = pools_of(programmes)
        total = sum(one.seats for one in pools)
        if total > 16:
            continue
        for applicants in sorted({3, 4, 5, total - 1, total, total + 1, total + 3} - set(range(3))):
            for (view, placed), possible in worlds(programmes, applicants, threshold).items():
                assert audit_fault(pools, view, placed, applicants, threshold) == ""
                bare = not any(one.admitted for one in view if one)
                placed_shown += placed is not None and None in view
                for place, count in enumerate(view):
                    if count is None:
                        room, before = room_of(pools, view, place, threshold)
                        values = {one[place].admitted for one in possible}
                        wanted = {n for n in range(room + 1) if not bare or n == 0 or before + n <= applicants}
                        assert values >= wanted, (programmes, applicants, view, placed, place, values)
                        looked += 1
    assert looked > 8_000
    assert placed_shown > 50


def any_outcome(data: st.DataObject) -> tuple[list[Pool], list[Count]]:
    numbers = st.integers(0, 30)
    kept = st.lists(st.tuples(st.integers(0, 12), st.booleans()), max_size=3).map(tuple)
    programmes = data.draw(st.lists(st.tuples(numbers, kept), min_size=1, max_size=12))
    counts = []
    for first, rest in programmes:
        full = data.draw(st.booleans())
        counts.append(Count(first if full else data.draw(st.integers(0, first))))
        through = True
        for seats, released in rest:
            number = data.draw(st.integers(0, seats)) if full else 0
            others = bool(released and through and number == seats > 0 and data.draw(st.booleans()))
            through = through and (not released or number == seats)
            counts.append(Count(number, others))
    return pools_of(programmes), counts


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_what_is_protected_passes_the_audit(data: st.DataObject) -> None:
    threshold = data.draw(st.integers(3, 10))
    pools, counts = any_outcome(data)
    applicants = max(threshold, sum(one.admitted for one in counts) + data.draw(st.integers(0, 40)))
    shown = protect(pools, counts, applicants, threshold)
    view = [None if hidden else one for one, hidden in zip(counts, shown.hidden, strict=True)]
    assert audit_fault(pools, view, shown.placed, applicants, threshold) == ""
    told = zip(pools, counts, shown.hidden, strict=True)
    assert all(hidden or not one.admitted or one.admitted >= threshold for _, one, hidden in told)


@given(st.dictionaries(st.integers(1, 20), st.integers(0, 9)), st.integers(3, 8))
def test_numbers_by_choice_are_joined_until_none_is_small(by_choice: dict[int, int], threshold: int) -> None:
    placed = sum(by_choice.values())
    groups = grouped(by_choice, threshold)
    assert groups_fault(groups, placed, threshold) == ""
    if placed >= threshold:
        assert sum(groups.values()) == placed
        assert groups_fault({**groups, next(iter(groups)): threshold - 1}, placed, threshold) != ""
    else:
        assert groups == {}


def test_numbers_by_choice_read_well() -> None:
    assert grouped({1: 80, 2: 9, 3: 2, 4: 4, 6: 3}, 5) == {"1": 80, "2-3": 11, "4+": 7}
    assert grouped({1: 2, 2: 1, 3: 50}, 5) == {"1+": 53}


def test_a_draw_that_proves_itself_goes_along(tmp_path: Path) -> None:
    sealed = tmp_path / "sealed"
    seal_inputs(random_folder(tmp_path / "in", 7), sealed, {"source": "drand quicknet", "round": 1000})
    draw_inputs(sealed, {"signature": ROUNDS[1000]})
    match_folder(sealed, tmp_path / "match", key=KEY)
    publish_match(tmp_path / "match", tmp_path / "public", private=tmp_path / "private", key=KEY)
    assert "draw" in {check.id for check in check_everything(tmp_path / "public")[1]}
    salts = {row["salt"] for row in csv.DictReader((sealed / "salts.csv").open())}
    assert not salts & {row["salt"] for row in csv.DictReader((tmp_path / "private" / "salts.csv").open())}
    rules = json.loads((tmp_path / "public" / "input" / "rules.json").read_bytes())
    rules["seed"] = "0" * 64
    (tmp_path / "public" / "input" / "rules.json").write_text(json.dumps(rules, ensure_ascii=False, indent=2) + "\n")
    resealed(tmp_path / "public", parameters={"seed": "0" * 64})
    assert [one.id for one in check_everything(tmp_path / "public")[1] if not one.passed] == ["draw"]


def test_a_next_round_is_published_too(tmp_path: Path) -> None:
    folder = published(tmp_path, 5, people=40)
    next_inputs(folder / "match", {"a1", "a2"}, tmp_path / "next")
    match_folder(tmp_path / "next", tmp_path / "second", key=KEY)
    publish_match(tmp_path / "second", tmp_path / "public2", private=tmp_path / "private2", key=KEY)
    assert accepted(tmp_path / "public2")
    assert verify(tmp_path / "private2") == 0
    assert not (tmp_path / "public2" / "input" / "holders.csv").exists()


def test_what_must_not_be_published_is_refused(tmp_path: Path) -> None:
    folder = published(tmp_path, 3)
    for out, private in (("match", "p"), ("match/public", "p"), ("o", "o/private"), ("o", "match")):
        with pytest.raises(BadInput):
            publish_match(folder / "match", tmp_path / out, private=tmp_path / private, key=KEY)
    with pytest.raises(BadInput):
        publish_match(folder / "public", tmp_path / "o", private=tmp_path / "p", key=KEY)
    with pytest.raises(BadInput):
        publish_match(folder / "match", tmp_path / "o", private=tmp_path / "p", key=KEY, threshold=2)
    with pytest.raises(BadInput):
        publish_match(folder / "match", tmp_path / "o", private=tmp_path / "p", key=KEY, threshold=13)
    result = folder / "match" / "result.csv"
    result.write_bytes(result.read_bytes().replace(b"a0,1", b"a0,2", 1) + b"\n")
    with pytest.raises(BadInput):
        publish_match(folder / "match", tmp_path / "o", private=tmp_path / "p", key=KEY)
    assert not (tmp_path / "o").exists()
    assert not (tmp_path / "p").exists()


def test_the_private_folder_is_verified_whole(tmp_path: Path) -> None:
    folder = published(tmp_path, 6, people=40)
    assert verify(folder / "private") == 0
    assert verify(folder / "match", public=folder / "public") == 0
    path = folder / "private" / "salts.csv"
    rows = list(csv.reader(path.read_text().splitlines()))
    for column in (1, 2):
        changed = [list(row) for row in rows]
        changed[1][column], changed[2][column] = rows[2][column], rows[1][column]
        write(path, changed)
        assert verify(folder / "private") == 1
    write(path, rows)
    other = published(tmp_path / "other", 7, people=40)
    assert verify(folder / "match", public=other / "public") == 1
    assert verify(folder / "public", public=other / "public") == 1
    assert verify(folder / "match", public=folder / "in") == 2
