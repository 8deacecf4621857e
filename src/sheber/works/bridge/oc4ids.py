"""Projects in the words of OC4IDS (Open Contracting for Infrastructure Data Standard, 0.9): the project package.

Source of the fields: standard.open-contracting.org/infrastructure. The schema allows no empty list, object or text, so
what is not known is left out.
"""

from collections.abc import Iterable
from datetime import date
from typing import Any

from sheber.kernel.money import as_tenge
from sheber.kernel.words import Words
from sheber.registry.models import Region
from sheber.works.models import Contract, Project
from sheber.works.queries import State

VERSION = "0.9"
CURRENCY = "KZT"
TYPES = {
    "new": "construction",
    "it_hub": "construction",
    "capital_repair": "rehabilitation",
    "current_repair": "rehabilitation",
    "equipment": "expansion",
}
STATUS = {"planned": "preparation", "building": "implementation", "done": "completion", "stopped": "cancelled"}
NATURE = {"design": ["design"], "works": ["construction"], "supervision": ["supervision"]}
STEP_STATUS = {"planned": "scheduled", "running": "scheduled", "done": "met"}
AUTHORITY = "department"


def package(
    region: Region | None, projects: Iterable[dict[str, Any]], *, uri: str, published: date
) -> dict[str, Any]:
    """A project package of at least one project."""
    name = region.name.en if region and region.name.en else str(region.name.ru) if region else "Region"
    return {
        "uri": uri,
        "version": VERSION,
        "publishedDate": moment(published),
        "publisher": {"name": f"{name}: education department"},
        "projects": list(projects),
    }


def project_json(one: Project, state: State, *, region: str, passport: str, today: date) -> dict[str, Any]:
    """One project; its steps, contracts, money and college must be prefetched, or cost queries."""
    contracts = list(one.contracts.all())
    made = {
        "id": f"sheber-{region}-{one.code}",
        "updated": moment(today),
        "language": "en",
        "identifiers": [{"id": one.code, "scheme": f"sheber-{region}"}],
        "title": _words(one.name),
        "description": one.cost_note,
        "status": STATUS[one.stage],
        "type": TYPES[one.kind],
        "sector": ["education"],
        "purpose": "Vocational education",
        "period": period(one.starts, one.ends),
        "publicAuthority": {"id": AUTHORITY, "name": "Education department"},
        "parties": _parties(contracts),
        "budget": _budget(one),
        "locations": _locations(one),
        "milestones": _milestones(one),
        "forecasts": [_metric("forecast", "Promised end", [{"id": "end", "measure": str(one.ends)}])]
        if one.ends
        else [],
        "metrics": _metrics(state),
        "completion": {
            "endDate": moment(one.ended) if one.ended else "",
            "finalValue": value(one.final_cost),
        },
        "documents": [{"id": "passport", "documentType": "projectPlan", "title": "Passport", "url": passport}],
        "contractingProcesses": [_process(contract, region, today) for contract in contracts],
    }
    pruned: dict[str, Any] = prune(made)
    return pruned


def prune(given: Any) -> Any:
    """Without empty texts, lists and objects, as the schema wants; nought and False stay."""
    if isinstance(given, dict):
        kept = {name: prune(inner) for name, inner in given.items()}
        return {name: inner for name, inner in kept.items() if inner not in ("", None, [], {})}
    if isinstance(given, list):
        return [inner for inner in map(prune, given) if inner not in ("", None, [], {})]
    return given


def moment(day: date) -> str:
    """A day as the standard's date-time."""
    return f"{day.isoformat()}T00:00:00Z"


def period(first: date | None, last: date | None) -> dict[str, str]:
    """A period of which either end may be missing."""
    return {"startDate": moment(first) if first else "", "endDate": moment(last) if last else ""}


def value(tiyn: int | None) -> dict[str, Any]:
    """An amount of money in tenge; empty where it is not known."""
    if tiyn is None:
        return {}
    amount = as_tenge(tiyn)
    return {"amount": int(amount) if amount == amount.to_integral_value() else float(amount), "currency": CURRENCY}


def _words(words: Words) -> str:
    return words.in_language("en")


def _parties(contracts: list[Contract]) -> list[dict[str, Any]]:
    made = [{"id": AUTHORITY, "name": "Education department", "roles": ["publicAuthority", "buyer"]}]
    firms = {contract.contractor.code: contract.contractor for contract in contracts}
    for code, firm in sorted(firms.items()):
        identifier = {"scheme": "KZ-BIN", "id": firm.bin, "legalName": _words(firm.name)} if firm.bin else {}
        made.append({"id": code, "name": _words(firm.name), "roles": ["supplier"], "identifier": identifier})  # type: ignore[dict-item]
    return made


def _budget(one: Project) -> dict[str, Any]:
    rows = [
        {
            "id": money.line.code,
            "description": _words(money.line.name),
            "amount": value(money.amount),
            "period": period(date(money.line.year, 1, 1), date(money.line.year, 12, 31)),
        }
        for money in one.money.all()
    ]
    groups = (
        [{"id": "by-line", "description": "By line of the budget and year", "budgetBreakdown": rows}] if rows else []
    )
    return {"amount": value(one.cost), "budgetBreakdowns": groups}


def _locations(one: Project) -> list[dict[str, Any]]:
    if one.college is None:
        return []
    place = {"locality": _words(one.college.district.name), "countryName": "Kazakhstan"}
    return [{"id": one.college.code, "description": _words(one.college.name), "address": place}]


def _milestones(one: Project) -> list[dict[str, Any]]:
    return [
        {
            "id": step.code,
            "title": f"{step.place}. {step.kind}",
            "type": "delivery" if step.kind in {"works", "delivery", "acceptance"} else "preProcurement",
            "dueDate": moment(step.ends),
            "dateMet": moment(step.ended) if step.ended else "",
            "status": STEP_STATUS[step.state],
        }
        for step in one.steps.all()
    ]


def _metrics(state: State) -> list[dict[str, Any]]:
    made = []
    for code, title, share in (
        ("financial", "Financial progress", state.money),
        ("physical", "Physical progress", state.works),
    ):
        if share is not None:
            observed = {
                "id": f"{code}-{state.day}",
                "period": {"endDate": moment(state.day)},
                "measure": round(100 * float(share), 2),
                "unit": {"name": "per cent"},
            }
            made.append(_metric(f"{code}Progress", title, [observed]))
    return made


def _metric(code: str, title: str, observations: list[dict[str, Any]]) -> dict[str, Any]:
    return {"id": code, "title": title, "observations": observations}


def _process(contract: Contract, region: str, today: date) -> dict[str, Any]:
    payments = list(contract.payments.all())
    closed = contract.ends is not None and contract.ends < today
    return {
        "id": f"sheber-{region}-{contract.code}",
        "summary": {
            "externalReference": contract.number,
            "title": contract.number or contract.code,
            "nature": NATURE.get(contract.subject, []),
            "status": "closed" if closed else "active",
            "suppliers": [{"id": contract.contractor.code, "name": _words(contract.contractor.name)}],
            "contractValue": value(contract.amount),
            "contractPeriod": period(contract.signed, contract.ends),
            "transactions": [
                {"id": one.code, "date": moment(one.day), "value": value(one.amount)} for one in payments
            ],
        },
    }
