"""The lists of demand."""

from sheber.kernel.exchange import Column, kinds
from sheber.kernel.pages import Register
from sheber.kernel.words import Words
from sheber.registry.words import SECTOR

OCCUPATION = Column("occupation", Words("Кәсіп", "Занятие", "Occupation"), kinds.Ref("registry.Occupation"))
DISTRICT = Column("district", Words("Аудан", "Район", "District"), kinds.Ref("registry.District"))


def persons(name: str, kk: str, ru: str, en: str, field: str) -> Column:
    """A column of people, kept in thousandths."""
    return Column(name, Words(kk, ru, en), kinds.Number(1), field=field)


CELLS = Register(
    "demand.Cell",
    Words(
        "Қажеттілік: кәсіп, аудан, жыл", "Потребность: занятие, район, год", "Need by occupation, district and year"
    ),
    ("occupation", "district", "year", "need", "supply", "gap", "grade"),
    columns=(
        OCCUPATION,
        DISTRICT,
        Column("year", Words("Жыл", "Год", "Year"), kinds.Year()),
        persons("need", "Қажет", "Нужно", "Needed", "need_people"),
        persons("supply", "Келе жатқан", "На подходе", "On the way", "supply_people"),
        persons("gap", "Жетпейді", "Не хватает", "Missing", "gap_people"),
        Column("grade", Words("Сапасы", "Качество", "Grade"), kinds.Text(1)),
        Column("sector", Words("Сала", "Отрасль", "Sector"), kinds.OneOf(SECTOR), field="occupation__sector"),
    ),
    search=("occupation__name", "occupation__code"),
    filters=("district", "year", "occupation", "sector"),
    order="occupation",
    detail="demand-waterfall",
    sorts={"need": "need", "supply": "supply"},
)
REQUESTS = Register(
    "demand.Request",
    Words("Жұмыс берушілердің өтінімдері", "Заявки работодателей", "Employers' requests"),
    ("code", "employer", "occupation", "district", "wanted_year", "number", "contract"),
    sheet_code="requests",
    search=("code", "employer__name", "occupation__name"),
    filters=("wanted_year", "district", "contract"),
    by="code",
)
HIRES = Register(
    "demand.Hire",
    Words("Жұмысқа алынғандар", "Принято на работу", "Hires"),
    ("employer", "occupation", "district", "year", "number", "by_contract"),
    sheet_code="hires",
    search=("employer__name", "occupation__name"),
    filters=("year", "district"),
)
EMPLOYMENT = Register(
    "demand.Employment",
    Words("Жұмыспен қамтылғандар", "Занятость", "Employment"),
    ("occupation", "district", "year", "persons"),
    sheet_code="employment",
    search=("occupation__name", "occupation__code"),
    filters=("district", "year"),
)
CROSSWALK = Register(
    "demand.Crosswalk",
    Words("Мамандық — кәсіп", "Специальность — занятие", "Specialty to occupation"),
    ("specialty", "occupation", "share", "author", "day"),
    sheet_code="crosswalk",
    search=("specialty__name", "specialty__code", "occupation__name"),
)
PROJECTS = Register(
    "demand.JobProject",
    Words("Жобалардың жұмыс орындары", "Рабочие места проектов", "Jobs of projects"),
    ("code", "occupation", "district", "year", "jobs", "probability"),
    sheet_code="job_projects",
    search=("code", "occupation__name"),
    filters=("district", "year"),
)
LEARNERS = Register(
    "demand.Learners",
    Words("Бітіретін студенттер", "Студенты по году выпуска", "Learners by year of graduation"),
    ("specialty", "college", "year", "number"),
    sheet_code="learners",
    search=("specialty__name", "specialty__code", "college__name"),
    filters=("college", "year"),
)
VACANCIES = Register(
    "demand.Vacancy",
    Words("Бос орындар", "Вакансии", "Vacancies"),
    ("code", "employer", "occupation", "district", "opened", "closed", "number", "fate", "same_as"),
    sheet_code="vacancies",
    search=("code", "employer__name", "occupation__name", "occupation__code"),
    filters=("fate", "district"),
    by="code",
)
CAMPAIGNS = Register(
    "demand.RequestCampaign",
    Words("Өтінім науқандары", "Кампании заявок", "Campaigns of requests"),
    ("year", "opens", "closes", "act"),
    sheet_code="request_campaigns",
    search=("act",),
)
PAST = Register(
    "demand.PastForecast",
    Words("Бұрынғы болжамдар", "Прошлые прогнозы", "Past forecasts"),
    ("forecaster", "origin", "year", "occupation", "district", "told", "low", "high"),
    sheet_code="past_forecasts",
    search=("forecaster", "occupation__name"),
    filters=("origin", "year", "district"),
)
CAME = Register(
    "demand.CameTrue",
    Words("Іс жүзінде алынған түлектер", "Фактически принято выпускников", "Graduates really taken on"),
    ("occupation", "district", "year", "came"),
    sheet_code="came_true",
    search=("occupation__name",),
    filters=("year", "district"),
)
ALL = (CELLS, REQUESTS, HIRES, EMPLOYMENT, PROJECTS, LEARNERS, CROSSWALK, VACANCIES, CAMPAIGNS, PAST, CAME)
