"""The design system's page: every component in every state, made of the same templates that pages use."""

from datetime import date, timedelta
from types import SimpleNamespace
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from sheber.kernel.charts import Bar, BarChart, LineChart, Point, Series
from sheber.kernel.pages.cells import Cell
from sheber.kernel.pages.register import plain_table
from sheber.kernel.pages.tasks import Task
from sheber.kernel.words import Words, lazy_words

SAMPLE = Words("Үлгі", "Образец", "Sample")
NAME = Words("Атауы", "Название", "Name")
PLACES = Words("Орын", "Мест", "Places")
STATES = {
    "queued": Words("кезекте", "в очереди", "queued"),
    "running": Words("орындалуда", "выполняется", "running"),
    "done": Words("дайын", "готово", "done"),
    "failed": Words("қате", "ошибка", "failed"),
}
TOKENS = ("primary", "link", "body", "surface", "surface-2", "border", "warn", "wrong", "good", "top")


class SampleForm(forms.Form):
    """Every kind of field: plain, with help, with a fault, ticked, disabled."""

    name = forms.CharField(
        label=lazy_words(NAME.kk, NAME.ru, NAME.en),
        help_text=lazy_words("Өріс астындағы түсініктеме.", "Подсказка под полем.", "Help."),
    )
    wrong = forms.IntegerField(label=lazy_words("Қатесі бар", "С ошибкой", "With a fault"))
    day = forms.DateField(
        label=lazy_words("Күні", "День", "Day"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )
    kind = forms.ChoiceField(label=lazy_words("Түрі", "Вид", "Kind"), choices=[("a", "А"), ("b", "Ә"), ("c", "Б")])
    text = forms.CharField(
        label=lazy_words("Мәтін", "Текст", "Text"), required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    off = forms.CharField(label=lazy_words("Өшірулі", "Недоступно", "Disabled"), required=False, disabled=True)
    tick = forms.BooleanField(label=lazy_words("Келісемін", "Согласен", "I agree"), required=False)
    some = forms.MultipleChoiceField(
        label=lazy_words("Бірнешеуі", "Несколько", "Some of these"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=[("1", "1"), ("2", "2")],
    )


def design(request: HttpRequest) -> HttpResponse:
    """The page."""
    form = SampleForm({"name": "Көктөбе", "wrong": "871 %", "kind": "b", "tick": "on", "some": ["2"]})
    form.is_valid()
    return render(request, "web/design.html", _context(form))


def _context(form: SampleForm) -> dict[str, Any]:
    heads = [(NAME, False), (PLACES, True)]
    lines = [
        [Cell("Көктөбе политехникалық колледжі", "#table"), Cell("1 250", number=True)],
        [Cell("Ғарышкер ауыл шаруашылығы колледжі"), Cell("75", number=True)],
    ]
    today = timezone.localdate()
    points = [Point(year, value) for year, value in ((2022, 310.0), (2023, 335.0), (2024, 370.0), (2025, 410.0))]
    return {
        "form": form,
        "tokens": TOKENS,
        "table": plain_table(SAMPLE, heads, lines),
        "empty_table": plain_table(Words("Бос кесте", "Пустая таблица", "An empty table"), heads, []),
        "line_chart": LineChart(str(PLACES), [Series(str(PLACES), points)]),
        "bar_chart": BarChart(str(PLACES), [Bar("А", 12.0), Bar("Ә", 30.0), Bar("Б", 7.0)]),
        "tasks": [Task(SAMPLE, "#tasks", 3, today - timedelta(days=2)), Task(SAMPLE, "#tasks", None, today)],
        "jobs": [
            _job(state, percent) for state, percent in (("queued", 0), ("running", 40), ("done", 100), ("failed", 60))
        ],
        "proof": {
            "statement": str(Words("7 407 орын бекітілді.", "Утверждено 7 407 мест.", "7,407 places were approved.")),
            "checks": [str(Words("қосындылар сәйкес", "суммы сходятся", "the sums agree"))],
            "key": "3f9a…c1",
            "download": "",
            "name": "sample",
        },
        "day": date(2026, 11, 23),
    }


def _job(state: str, percent: int) -> dict[str, Any]:
    fault = str(Words("жол жоқ", "нет строк", "no rows")) if state == "failed" else ""
    job = SimpleNamespace(
        pk="00000000-0000-0000-0000-00000000000" + str(percent % 7),
        created=timezone.now(),
        state=state,
        note="",
        error=fault,
    )
    return {"job": job, "title": SAMPLE, "state": STATES[state], "percent": percent, "page": "", "note": ""}


def keyboard(request: HttpRequest) -> HttpResponse:
    """What the keyboard does."""
    return render(request, "web/keyboard.html")
