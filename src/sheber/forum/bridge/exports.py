"""A released programme for other programs: iCalendar, frab XML, JSON."""

import uuid
from collections import defaultdict
from collections.abc import Sequence
from datetime import timedelta
from typing import Any
from xml.etree import ElementTree as ET

from django.utils import timezone
from icalendar import Calendar, Event, vText

from sheber.forum.models import Slot, Version
from sheber.kernel.public_log import site

SPACE = uuid.UUID("5c1f4d3e-6f0a-5b44-9d5e-0a3d7e0f3c21")  # of the identifiers that sessions have in exports


def identity(slot: Slot) -> str:
    """A session's identifier, the same in every version and export."""
    return str(uuid.uuid5(SPACE, slot.session.code))


def address(version: Version) -> str:
    """The public page of a version."""
    return f"{site()}/forum/site/{version.forum.code}/v/{version.number}/"


def calendar(version: Version, slots: Sequence[Slot], language: str) -> bytes:
    """The programme as iCalendar; a later version replaces an earlier one in a reader's calendar (SEQUENCE)."""
    made = Calendar()
    made.add("prodid", "-//Sheber//forum//")
    made.add("version", "2.0")
    made.add("x-wr-calname", version.forum.name.in_language(language))
    for slot in slots:
        event = Event()
        event.add("uid", f"{identity(slot)}@sheber")
        event.add("dtstamp", version.at)
        event.add("sequence", version.number)
        event.add("dtstart", slot.starts)
        event.add("dtend", slot.ends)
        event.add("summary", slot.title.in_language(language))
        event.add("location", slot.hall.in_language(language))
        event.add("url", address(version))
        people = ", ".join(_name(one, language) for one in slot.people)
        told = "\n".join(part for part in (slot.about.in_language(language), people) if part)
        if told:
            event["description"] = vText(told)
        made.add_component(event)
    return bytes(made.to_ical())


def _name(person: dict[str, Any], language: str) -> str:
    return str(person["name"].get(language) or person["name"].get("ru") or person["code"])


def _length(slot: Slot) -> str:
    minutes = int((slot.ends - slot.starts).total_seconds() // 60)
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


def _by_day(slots: Sequence[Slot]) -> dict[str, dict[str, list[Slot]]]:
    days: dict[str, dict[str, list[Slot]]] = defaultdict(lambda: defaultdict(list))
    for slot in slots:
        days[f"{timezone.localtime(slot.starts):%Y-%m-%d}"][slot.hall_code].append(slot)
    return days


def frab_xml(version: Version, slots: Sequence[Slot], language: str) -> bytes:
    """The programme as frab's schedule XML."""
    root = ET.Element("schedule")
    _texts(root, {"version": f"v{version.number}"})
    forum = version.forum
    conference = ET.SubElement(root, "conference")
    days = _by_day(slots)
    _texts(
        conference,
        {
            "acronym": forum.code,
            "title": forum.name.in_language(language),
            "start": forum.day.isoformat(),
            "end": (forum.ends or forum.day).isoformat(),
            "days": str(len(days)),
            "timeslot_duration": f"00:{forum.step:02d}",
            "time_zone_name": timezone.get_current_timezone_name(),
        },
    )
    for index, (day, halls) in enumerate(days.items(), start=1):
        first = timezone.localtime(min(slot.starts for rows in halls.values() for slot in rows))
        last = timezone.localtime(max(slot.ends for rows in halls.values() for slot in rows))
        told = {"index": str(index), "date": day, "start": first.isoformat(), "end": last.isoformat()}
        here = ET.SubElement(root, "day", told)
        for rows in halls.values():
            room = ET.SubElement(here, "room", {"name": rows[0].hall.in_language(language)})
            for slot in rows:
                _event(room, slot, language)
    return bytes(ET.tostring(root, encoding="utf-8", xml_declaration=True))


def _event(room: ET.Element, slot: Slot, language: str) -> None:
    event = ET.SubElement(room, "event", {"guid": identity(slot), "id": str(slot.session_id)})
    start = timezone.localtime(slot.starts)
    _texts(
        event,
        {
            "date": start.isoformat(),
            "start": f"{start:%H:%M}",
            "duration": _length(slot),
            "room": slot.hall.in_language(language),
            "slug": slot.session.code,
            "title": slot.title.in_language(language),
            "subtitle": "",
            "track": "",
            "type": slot.kind,
            "language": slot.language,
            "abstract": slot.about.in_language(language),
            "description": "",
        },
    )
    persons = ET.SubElement(event, "persons")
    for one in slot.people:
        ET.SubElement(persons, "person", {"code": one["code"]}).text = _name(one, language)
    ET.SubElement(event, "links")
    ET.SubElement(event, "attachments")


def _texts(parent: ET.Element, told: dict[str, str]) -> None:
    for name, text in told.items():
        ET.SubElement(parent, name).text = text


def as_json(version: Version, slots: Sequence[Slot]) -> dict[str, Any]:
    """The programme as JSON, near to what pretalx gives: every text in three languages."""
    return {
        "schedule": {
            "url": address(version),
            "version": f"v{version.number}",
            "released": version.at.isoformat(timespec="seconds"),
            "reason": version.reason,
            "changes": version.changes,
            "conference": {
                "acronym": version.forum.code,
                "title": version.forum.name.as_dict(),
                "place": version.forum.place.as_dict(),
                "start": version.forum.day.isoformat(),
                "end": (version.forum.ends or version.forum.day).isoformat(),
                "time_zone_name": timezone.get_current_timezone_name(),
            },
            "talks": [_json_slot(slot) for slot in slots],
        }
    }


def _json_slot(slot: Slot) -> dict[str, Any]:
    start = timezone.localtime(slot.starts)
    return {
        "guid": identity(slot),
        "code": slot.session.code,
        "type": slot.kind,
        "title": slot.title.as_dict(),
        "abstract": slot.about.as_dict(),
        "room": slot.hall.as_dict(),
        "start": start.isoformat(),
        "end": (start + timedelta(seconds=(slot.ends - slot.starts).total_seconds())).isoformat(),
        "duration": _length(slot),
        "language": slot.language,
        "interpretation": slot.pairs.split(),
        "video": slot.video,
        "persons": slot.people,
    }
