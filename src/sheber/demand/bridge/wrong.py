"""What is said of a forecasting folder that cannot be used as it is, and of what was done with a row."""

from sheber.kernel.words import Words

NO_TABLES = Words(
    "қалтада бірде-бір кесте жоқ: болжайтын ештеңе жоқ. employment.csv, requests.csv немесе projects.csv қосыңыз.",
    "в папке нет ни одной таблицы: прогнозировать нечего. Добавьте employment.csv, requests.csv или projects.csv.",
    "no table is in the folder: nothing to forecast from. Add employment.csv, requests.csv or projects.csv.",
)
NO_OBJECT = Words(
    'JSON нысаны керек: {"first_year": 2026, "years": 6}.',
    'нужен объект JSON: {"first_year": 2026, "years": 6}.',
    'a JSON object is wanted: {"first_year": 2026, "years": 6}.',
)
UNKNOWN_KEY = Words(
    "мұндай баптау жоқ.{nearest} Атауын түзетіңіз немесе өшіріңіз; белгілілері: {names}.",
    "такой настройки нет.{nearest} Исправьте имя или уберите; известны: {names}.",
    "there is no such setting.{nearest} Mend its name or take it away; known are: {names}.",
)
OTHER_UNITS = Words(
    "{persons} саны осы ұяшықтың басқа жылдарынан {times} есе {more}. Бірлігі мың адам емес пе? Адаммен жазыңыз.",
    "число {persons} в {times} раз {more} других лет этой ячейки. Не в тысячах ли оно? Запишите в людях.",
    "{persons} is {times} times {more} the other years of this cell. Is it in thousands? Write it in persons.",
)
MORE = Words("көп", "больше", "above")
LESS = Words("аз", "меньше", "below")
NEW_NAME = Words(
    "«{old}» {before} жылы бітеді, ал «{new}» {year} жылы сол аудандарда сондай санмен басталады. "
    "Атауы өзгерсе, renamed.csv-ге жол қосыңыз: {old},{new},{year}. Өзгермесе, occupation = becomes деп жазыңыз.",
    "«{old}» кончается в {before} году, а «{new}» начинается в {year} в тех же районах и с тем же числом. "
    "Если занятие переименовано, добавьте в renamed.csv строку {old},{new},{year}; если нет — строку {old},{old},{year}.",
    "“{old}” ends in {before} and “{new}” begins in {year} in the same districts with the same people. "
    "If it was renamed, add the row {old},{new},{year} to renamed.csv; if not, the row {old},{old},{year}.",
)
RENAMED_AND_KEPT = Words(
    "«{old}» {year} жылы «{new}» болды, бірақ осы жолда {year} жылдан кейін де есептелген. Кодын түзетіңіз.",
    "«{old}» с {year} года стало «{new}», а эта строка считает его и позже. Исправьте код.",
    "“{old}” became “{new}” in {year}, yet this row still counts it later. Mend the code.",
)
# Codes of notes (notes.csv): what was done with a row, so that nothing is done silently.
NOTES = (
    "hole_filled",  # a year without a count lies on the line between its neighbours
    "few_counts",  # one or two counted years: no growth of its own
    "old_count",  # the last count is older than the region's last
    "estimate",  # an estimate, not a count
    "from_sectors",  # sector x district employment x staffing shares
    "renamed",  # moved to the occupation's new code
    "cold_start",  # no count: the nation's persons x shares of the district
    "superseded",  # a later request of the same employer for the same year counts instead
    "in_project",  # the project brings these jobs
    "maybe_in_project",  # a request without a project asks for just the jobs of one: counted twice unless it is named
    "project_not_known",  # the named project is not in projects.csv: it counts as a request
    "not_yet",  # of the first forecast year or later: not known at the origin
    "no_last_quarter",  # October to December of the last counted year or of the one before are not whole: vacancies say nothing
    "assumed_contract",  # no hires under contract are known: the request counts whole
    "assumed_exit",  # the stated exit rate of the settings
    "assumed_kappa",  # nothing known of fresh hires: all
    "source_lost",  # a source lost to "nothing changes" and weighs less
)
