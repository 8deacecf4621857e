"""Logs: one JSON line per request, with the route and never the query."""

import json
import logging

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from sheber.kernel.logs import RequestLog, logging_settings


def test_a_request_is_logged_without_its_query(caplog: pytest.LogCaptureFixture) -> None:
    request = RequestFactory().get("/people/", {"q": "Иванов"})
    request.resolver_match = None
    with caplog.at_level(logging.INFO, "sheber.request"):
        response = RequestLog(lambda _: HttpResponse("ok"))(request)
    assert response["X-Request-Id"]
    assert "Иванов" not in caplog.text


def test_lines_are_json_with_letters_as_they_are() -> None:
    made = logging_settings("INFO")["formatters"]["json"]
    formatter = made["()"](processors=made["processors"], foreign_pre_chain=made["foreign_pre_chain"])
    record = logging.LogRecord("x", logging.INFO, "f", 1, "жоспар %s", ("дайын",), None)
    assert json.loads(formatter.format(record))["event"] == "жоспар дайын"
