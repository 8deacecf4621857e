"""Guided first steps: what a person of each role does first, in order, with the page where it is done."""

from typing import Any

from django.urls import NoReverseMatch, reverse

from sheber.kernel.actors import ROLE_WORDS, Actor, Role
from sheber.kernel.words import Words

STEPS: dict[Role, tuple[tuple[Words, str], ...]] = {
    Role.ADMINISTRATOR: (
        (Words("Екінші растау кезеңін қосыңыз", "Включите второй фактор", "Set up a second factor"), "mfa_index"),
        (Words("Қызметкерлерді шақырыңыз", "Пригласите сотрудников", "Invite the staff"), "people-invite"),
        (Words("Журналды қараңыз", "Просмотрите журнал", "Look at the journal"), "journal"),
    ),
    Role.PLANNER: (
        (
            Words(
                "Жұмыс берушілердің өтінімдерін қараңыз", "Посмотрите заявки работодателей", "See what employers ask"
            ),
            "demand-ledger",
        ),
        (Words("Болжамды есептеңіз", "Рассчитайте прогноз", "Compute the forecast"), "demand"),
        (
            Words(
                "Колледждердің ұсыныстарына жауап беріңіз", "Ответьте на предложения колледжей", "Answer proposals"
            ),
            "order-proposal-list",
        ),
        (
            Words("Жоспарды шеберханада құрыңыз", "Соберите план в мастерской", "Make the plan in the studio"),
            "order-studio",
        ),
    ),
    Role.HEAD: (
        (Words("Жоспарды салыстырыңыз", "Сравните варианты плана", "Compare the plans"), "order-compare"),
        (Words("Шешімдерді қараңыз", "Посмотрите решения", "See the decisions"), "order"),
        (Words("Жыл есебін қараңыз", "Посмотрите отчёт года", "See the year's report"), "report-releases"),
    ),
    Role.ADMISSION: (
        (Words("Науқан үстелін ашыңыз", "Откройте стол кампании", "Open the campaign's desk"), "admission-desk-list"),
        (
            Words("Кезектегі өтініштерді қараңыз", "Разберите очередь заявлений", "Work through the queue"),
            "admission-queue",
        ),
    ),
    Role.REPORT: (
        (Words("Көрсеткіштерді тексеріңіз", "Проверьте показатели", "Check the figures"), "indicators"),
        (Words("Есепті құрастырыңыз", "Соберите отчёт", "Build the report"), "report-releases"),
        (
            Words(
                "Мәтіндегі сандарды тексеріңіз", "Сверьте числа в тексте", "Hold a text's numbers against the rows"
            ),
            "report-claims",
        ),
    ),
    Role.COLLEGE: (
        (
            Words("Колледжіңіздің бетін ашыңыз", "Откройте страницу колледжа", "Open your college's page"),
            "order-mine",
        ),
        (Words("Хабарларды оқыңыз", "Прочтите уведомления", "Read the notices"), "notices"),
    ),
    Role.EMPLOYER: (
        (Words("Кім керегін айтыңыз", "Сообщите, кто вам нужен", "Say whom you need"), "demand-ledger"),
        (
            Words("Болжамның дәлдігін қараңыз", "Посмотрите точность прогнозов", "See how exact forecasts were"),
            "demand-scorecard",
        ),
    ),
    Role.SCHOOL: (
        (
            Words("Мектебіңіздің бетін ашыңыз", "Откройте страницу школы", "Open your school's page"),
            "guidance-school-mine",
        ),
        (Words("Іс-шараны жазыңыз", "Запишите мероприятие", "Write an activity down"), "guidance-activity-new"),
        (
            Words("Оқушыларға сауалнаманы көрсетіңіз", "Покажите ученикам анкету", "Show pupils the questionnaire"),
            "guidance-interests",
        ),
    ),
    Role.TEACHER: (
        (
            Words(
                "Курстарыңызды жазыңыз", "Запишите свои курсы и стажировки", "Write down your courses and practice"
            ),
            "training-mine",
        ),
    ),
    Role.PARTNER: (
        (Words("Келісімдеріңізді ашыңыз", "Откройте свои соглашения", "Open your agreements"), "partners-mine"),
    ),
    Role.ORGANISER: (
        (Words("Форум үстелін ашыңыз", "Откройте стол форума", "Open the forum's desk"), "forum-desk-home"),
        (Words("Ашық бетін қараңыз", "Посмотрите публичную страницу", "Look at the public page"), "forum"),
    ),
    Role.DELEGATE: ((Words("Делегацияңызды ашыңыз", "Откройте свою делегацию", "Open your delegation"), "forum-my"),),
    Role.JUROR: ((Words("Үміткерлерді бағалаңыз", "Оцените кандидатов", "Score the nominees"), "honours-jury"),),
    Role.AUDITOR: (
        (Words("Журналды қараңыз", "Просмотрите журнал", "Look at the journal"), "journal"),
        (Words("Дәлелді өзіңіз тексеріңіз", "Проверьте доказательство сами", "Check a proof yourself"), "check"),
    ),
}


def first_steps(actor: Actor) -> list[tuple[Words, list[tuple[Words, str]]]]:
    """The steps of each role that the actor holds; a page that this installation lacks is left without a link."""
    return [
        (ROLE_WORDS[role], [(words, _address(name)) for words, name in steps])
        for role, steps in STEPS.items()
        if actor.has(role)
    ]


def _address(name: str, *args: Any) -> str:
    try:
        return reverse(name, args=args)
    except NoReverseMatch:
        return ""
