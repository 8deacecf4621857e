"""The sheets of demand."""

from sheber.demand import words
from sheber.kernel.exchange import SOURCE, Column, Sheet, kinds
from sheber.kernel.exchange.rules import Rule, all_of, in_order, within_one
from sheber.kernel.words import Words
from sheber.registry.exchange import ACT, CODE, COLLEGE, DISTRICT, EMPLOYER, OCCUPATION, SPECIALTY, YEAR, ref

NUMBER = Column("number", Words("Саны", "Количество", "Number"), kinds.Whole(0, 1_000_000))
SHARE = Column("share", Words("Үлесі", "Доля", "Share"), kinds.Share())


def table(
    code: str, model: str, title: Words, key: tuple[str, ...], *columns: Column, check: Rule | None = None
) -> Sheet:
    """A sheet of demand with its source columns."""
    return Sheet(code=code, title=title, model=f"demand.{model}", key=key, columns=(*columns, *SOURCE), check=check)


EMPLOYMENT = table(
    "employment",
    "Employment",
    Words("Жұмыспен қамтылғандар", "Занятость", "Employment"),
    ("occupation", "district", "year"),
    OCCUPATION,
    DISTRICT,
    YEAR,
    Column("persons", Words("Адам", "Человек", "Persons"), kinds.Number(3, 0)),
    Column("se", Words("Іріктеу қатесі", "Ошибка выборки", "Standard error"), kinds.Number(3, 0), required=False),
)
EXIT_RATES = table(
    "exit_rates",
    "ExitRate",
    Words("Кәсіптен кету үлесі", "Выбытие по занятиям", "Exit rates"),
    ("occupation",),
    OCCUPATION,
    Column("rate", Words("Жылдық кету үлесі", "Доля выбывающих в год", "Share leaving a year"), kinds.Share()),
    Column(
        "kappa",
        Words("Түлектер үлесі", "Доля выпускников среди принятых", "Share hired fresh"),
        kinds.Share(),
        required=False,
    ),
)
REQUESTS = table(
    "requests",
    "Request",
    Words("Жұмыс берушілердің өтінімдері", "Заявки работодателей", "Employers' requests"),
    ("code",),
    CODE,
    EMPLOYER,
    OCCUPATION,
    DISTRICT,
    Column("asked_year", Words("Сұралған жыл", "Год заявки", "Year asked"), kinds.Year()),
    Column("wanted_year", Words("Қажет жыл", "На какой год", "Year wanted"), kinds.Year()),
    NUMBER,
    Column("contract", Words("Шарт бар", "Есть договор", "Contract"), kinds.YesNo()),
    Column("project", Words("Жоба", "Проект", "Project"), kinds.Code(), required=False),
)
HIRES = table(
    "hires",
    "Hire",
    Words("Жұмысқа алынғандар", "Принято на работу", "Hires"),
    ("employer", "occupation", "district", "year"),
    EMPLOYER,
    OCCUPATION,
    DISTRICT,
    YEAR,
    NUMBER,
    Column(
        "by_contract",
        Words("Оның ішінде шартпен", "Из них по договору", "Of them by contract"),
        kinds.Whole(0, 1_000_000),
        required=False,
    ),
    check=in_order("by_contract", "number"),
)
JOB_PROJECTS = table(
    "job_projects",
    "JobProject",
    Words("Жобалардың жұмыс орындары", "Рабочие места проектов", "Jobs of projects"),
    ("code", "occupation", "district", "year"),
    CODE,
    OCCUPATION,
    DISTRICT,
    YEAR,
    Column("jobs", Words("Жұмыс орны", "Рабочих мест", "Jobs"), kinds.Whole(0, 100_000)),
    Column("probability", Words("Ықтималдығы", "Вероятность", "Probability"), kinds.Share()),
    Column("fresh", Words("Түлектерге тиесілі үлес", "Доля для выпускников", "Share for graduates"), kinds.Share()),
)
LEARNERS = table(
    "learners",
    "Learners",
    Words("Бітіретін студенттер", "Студенты по году выпуска", "Learners by year of graduation"),
    ("specialty", "college", "year"),
    SPECIALTY,
    COLLEGE,
    YEAR,
    NUMBER,
)
CROSSWALK = table(
    "crosswalk",
    "Crosswalk",
    Words("Мамандық — кәсіп", "Специальность — занятие", "Specialty to occupation"),
    ("specialty", "occupation"),
    SPECIALTY,
    OCCUPATION,
    SHARE,
    Column("author", Words("Авторы", "Автор", "Author"), kinds.Text(255), required=False),
    Column("day", Words("Күні", "Дата", "Date"), kinds.Day(), required=False),
    check=within_one("specialty"),
)
MOBILITY = table(
    "mobility",
    "Mobility",
    Words("Түлектердің қоныс аударуы", "Мобильность выпускников", "Mobility of graduates"),
    ("origin", "target"),
    ref("origin", Words("Қайдан", "Откуда", "From"), "registry.District"),
    ref("target", Words("Қайда", "Куда", "To"), "registry.District"),
    SHARE,
    check=within_one("origin"),
)
ENTRY_RATES = table(
    "entry_rates",
    "EntryRate",
    Words("Еңбек нарығына шығу", "Выход на рынок труда", "Entry rates"),
    ("specialty",),
    SPECIALTY,
    Column("entry", Words("Үлесі", "Доля", "Share"), kinds.Share()),
)
SETTINGS = table(
    "forecast_settings",
    "ForecastSetting",
    Words("Болжам баптаулары", "Настройки прогноза", "Forecast settings"),
    ("year",),
    YEAR,
    Column("years", Words("Жыл саны", "Лет", "Years"), kinds.Whole(1, 20)),
    Column("ratio", Words("Қабылдау үлесі", "Доля исполнения заявок", "Ratio of hires to requests"), kinds.Share()),
    Column("ratio_spread", Words("Оның қателігі", "Её погрешность", "Its error"), kinds.Share()),
    Column("exit_rate", Words("Кету үлесі", "Доля выбытия", "Exit rate"), kinds.Share()),
    ACT,
)
REQUEST_CAMPAIGNS = table(
    "request_campaigns",
    "RequestCampaign",
    Words("Өтінім науқандары", "Кампании заявок", "Campaigns of requests"),
    ("year",),
    YEAR,
    Column("opens", Words("Басталуы", "Начало", "Opens"), kinds.Day()),
    Column("closes", Words("Аяқталуы", "Окончание", "Closes"), kinds.Day()),
    ACT,
    check=in_order("opens", "closes"),
)
SIGNATURES = table(
    "request_signatures",
    "Signature",
    Words("Өтінімдерге қойылған қолдар", "Подписи под заявками", "Signatures under requests"),
    ("request",),
    ref("request", Words("Өтінім", "Заявка", "Request"), "demand.Request"),
    Column("day", Words("Күні", "Дата", "Date"), kinds.Day()),
    Column("post", Words("Лауазымы", "Должность", "Post"), kinds.Text(255)),
    Column("fingerprint", Words("Мәтін ізі", "Отпечаток текста", "Fingerprint"), kinds.Text(64)),
)
VACANCIES = table(
    "vacancies",
    "Vacancy",
    Words("Бос орындар", "Вакансии", "Vacancies"),
    ("code",),
    CODE,
    Column(
        "employer",
        Words("Жұмыс беруші", "Работодатель", "Employer"),
        kinds.Ref("registry.Employer"),
        required=False,
    ),
    OCCUPATION,
    DISTRICT,
    Column("opened", Words("Жарияланды", "Опубликована", "Opened"), kinds.Day()),
    Column("closed", Words("Жабылды", "Закрыта", "Closed"), kinds.Day(), required=False),
    NUMBER,
    Column("fate", Words("Тағдыры", "Судьба", "Fate"), kinds.OneOf(words.FATE)),
    Column("same_as", Words("Қайталанған", "Повторяет", "Repeats"), kinds.Code(), required=False),
    check=in_order("opened", "closed"),
)
PAST_FORECASTS = table(
    "past_forecasts",
    "PastForecast",
    Words("Бұрынғы болжамдар", "Прошлые прогнозы", "Past forecasts"),
    ("forecaster", "origin", "year", "occupation", "district"),
    Column("forecaster", Words("Кім болжады", "Чей прогноз", "Whose forecast"), kinds.Code()),
    Column("origin", Words("Болжам жылы", "Год прогноза", "Year of forecast"), kinds.Year()),
    YEAR,
    OCCUPATION,
    DISTRICT,
    Column("told", Words("Болжанды", "Предсказано", "Foretold"), kinds.Number(3, 0)),
    Column("low", Words("Төменгі шегі", "Нижняя граница", "Low"), kinds.Number(3, 0), required=False),
    Column("high", Words("Жоғарғы шегі", "Верхняя граница", "High"), kinds.Number(3, 0), required=False),
    check=all_of(in_order("origin", "year"), in_order("low", "high")),
)
CAME_TRUE = table(
    "came_true",
    "CameTrue",
    Words("Іс жүзінде алынған түлектер", "Фактически принято выпускников", "Graduates really taken on"),
    ("occupation", "district", "year"),
    OCCUPATION,
    DISTRICT,
    YEAR,
    Column("came", Words("Адам", "Человек", "People"), kinds.Number(3, 0)),
)
