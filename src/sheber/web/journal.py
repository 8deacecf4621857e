"""The journal's page: who did what, in the readers' words, with the difference and a way to the row."""

from typing import Any
from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import NoReverseMatch

from sheber.kernel.actors import Actor, Policy, Role, policy_for
from sheber.kernel.models import JournalEntry
from sheber.kernel.pages.history import ACTIONS, history_lines
from sheber.kernel.pages.register import REGISTERS
from sheber.kernel.words import Words

ACTIONS.update(
    accept_invitation=Words("шақыруды қабылдау", "приглашение принято", "accepted an invitation"),
    add_document=Words("құжат қосу", "добавлен документ", "added a paper"),
    amend_order=Words("тапсырысты түзету", "изменение госзаказа", "amended the order"),
    answer_gate=Words("тексеру қақпасына жауап", "ответ на проверку", "answered the gate"),
    appoint=Words("рөл беру", "выдана роль", "gave a role"),
    approve_order=Words("тапсырысты бекіту", "госзаказ утверждён", "approved the order"),
    ask_people=Words("маман сұрау", "запрос работников", "asked for people"),
    build_release=Words("есепті құрастыру", "собран отчёт", "built a release"),
    change_line=Words("жолды өзгерту", "строка изменена", "changed a line"),
    comment=Words("пікір", "комментарий", "commented"),
    compute_plan=Words("жоспарды есептеу", "рассчитан план", "computed the plan"),
    confirm_hires=Words("жұмысқа алынғандарды растау", "подтверждён приём на работу", "confirmed hires"),
    confirm_rights=Words("құқықты растау", "подтверждены права", "confirmed rights"),
    correct_application=Words("өтінішті түзету", "исправлено заявление", "corrected an application"),
    count_points=Words("балды есептеу", "подсчитаны баллы", "counted points"),
    draft_proposal=Words("ұсыныс жазу", "черновик предложения", "drafted a proposal"),
    draw=Words("жеребе", "жребий", "the draw"),
    edit_proposal=Words("ұсынысты өзгерту", "изменено предложение", "edited a proposal"),
    end_appointment=Words("рөлді аяқтау", "роль прекращена", "ended a role"),
    end_token=Words("кілтті жою", "ключ отозван", "withdrew a key"),
    file_appeal=Words("апелляция беру", "подана апелляция", "filed an appeal"),
    freeze_crosswalk=Words("сәйкестікті бекіту", "редакция соответствия", "froze the crosswalk"),
    freeze_forecast=Words("болжамды бекіту", "прогноз зафиксирован", "froze a forecast"),
    give_opinion=Words("пікір білдіру", "мнение комиссии", "gave an opinion"),
    invite=Words("шақыру", "приглашение", "invited"),
    load_region=Words("аймақты жүктеу", "загрузка региона", "loaded the region"),
    load_sheet=Words("кестені жүктеу", "загрузка таблицы", "loaded a sheet"),
    make_token=Words("кілт жасау", "создан ключ", "made a key"),
    open_document=Words("құжатты ашу", "открыт документ", "opened a paper"),
    open_seal=Words("мөрді ашу", "печать снята", "opened the seal"),
    publish_order=Words("тапсырысты жариялау", "госзаказ опубликован", "published the order"),
    publish_results=Words("нәтижені жариялау", "результаты опубликованы", "published the results"),
    run_forecast=Words("болжау", "рассчитан прогноз", "ran the forecast"),
    run_match=Words("орындарды бөлу", "распределены места", "ran the match"),
    run_what_if=Words("«егер» есебі", "расчёт «что если»", "ran a what-if"),
    seal_hand_plan=Words("қолмен құрылған жоспарды мөрлеу", "ручной план запечатан", "sealed a hand-made plan"),
    send_proposal=Words("ұсыныс жіберу", "предложение отправлено", "sent a proposal"),
    return_proposal=Words("ұсынысты қайтару", "предложение возвращено", "returned a proposal"),
    decline_proposal=Words("ұсынысты қабылдамау", "предложение отклонено", "declined a proposal"),
    withdraw_proposal=Words("ұсынысты кері алу", "предложение отозвано", "withdrew a proposal"),
    take_proposal=Words("ұсынысты қабылдау", "предложение принято", "took a proposal"),
    set_calendar=Words("күнтізбені бекіту", "задан календарь", "set the calendar"),
    set_seats=Words("орындарды бекіту", "заданы места", "set the seats"),
    sign_application=Words("өтінішке қол қою", "заявление подписано", "signed an application"),
    sign_request=Words("өтінімге қол қою", "заявка подписана", "signed a request"),
    start_application=Words("өтініш бастау", "начато заявление", "started an application"),
    withdraw_invitation=Words("шақыруды қайтару", "приглашение отозвано", "withdrew an invitation"),
)
OTHER = {
    "kernel.appointment": Words("Рөл", "Роль", "Role"),
    "kernel.invitation": Words("Шақыру", "Приглашение", "Invitation"),
    "kernel.apitoken": Words("Кілт", "Ключ", "Key"),
    "kernel.comment": Words("Пікір", "Комментарий", "Comment"),
}


def journal(request: HttpRequest) -> HttpResponse:
    """Everything that was done, newest first; for staff and auditors."""
    actor = request.actor  # type: ignore[attr-defined]
    if not (actor.is_staff or actor.has(Role.AUDITOR)):
        raise PermissionDenied
    entries = JournalEntry.objects.order_by("-id")
    asked = {name: request.GET.get(name, "").replace("\x00", "") for name in ("model", "actor")}
    asked = {name: value for name, value in asked.items() if value}
    page = Paginator(entries.filter(**asked), 100).get_page(request.GET.get("page"))
    models = sorted(JournalEntry.objects.order_by().values_list("model", flat=True).distinct())
    context = {
        "page": page,
        "lines": _lines(list(page.object_list), actor),
        "models": [(model, about(model)) for model in models if model],
        "model": asked.get("model", ""),
        "asked_actor": asked.get("actor", ""),
        "rest": urlencode(asked) + "&" if asked else "",
    }
    return render(request, "web/journal.html", context)


def about(model: str) -> object:
    """A model in the reader's words: the title of its register."""
    register = REGISTERS.get(model)
    return register.title if register else OTHER.get(model, model)


def _lines(entries: list[JournalEntry], actor: Actor) -> list[dict[str, Any]]:
    """The entries with words for acts and columns; one query for each model that a reference leads to."""
    by_model: dict[str, list[JournalEntry]] = {}
    for entry in entries:
        by_model.setdefault(entry.model, []).append(entry)
    told: dict[int, dict[str, Any]] = {}
    for model, some in by_model.items():
        register = REGISTERS.get(model)
        columns = (register.sheet.columns if register.sheet else register.columns) if register else ()
        for entry, line in zip(some, history_lines(some, columns), strict=True):
            told[entry.pk] = {**line, "entry": entry, "about": about(model), "link": _link(entry, actor)}
    return [told[entry.pk] for entry in entries]


def _link(entry: JournalEntry, actor: Actor) -> str:
    """The row's page, where its register addresses rows by what the journal keeps and the reader sees all of them."""
    register = REGISTERS.get(entry.model)
    if register is None or register.by != "code" or not entry.key:
        return ""
    policy = policy_for(register.model)
    if not policy.allows(actor, Policy.VIEW) or policy.is_partial(actor, Policy.VIEW):
        return ""
    try:
        return register.address_by(entry.key)
    except NoReverseMatch:
        return ""
