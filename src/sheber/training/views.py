"""The pages of training."""

from sheber.kernel.pages import Register
from sheber.kernel.words import Words

LICENCE_PAGES = Register(
    "training.Licence",
    Words("Лицензиялар", "Лицензии", "Licences"),
    ("college", "qualification", "opened", "new_specialty", "since", "until"),
    sheet_code="licences",
    search=("college__name", "qualification__name", "qualification__code"),
    filters=("college", "new_specialty"),
    order="pk",
    by="pk",
)
ACCREDITATION_PAGES = Register(
    "training.Accreditation",
    Words("Аккредиттеулер", "Аккредитации", "Accreditations"),
    ("code", "college", "scope", "reach", "body", "granted", "until"),
    sheet_code="accreditations",
    search=("code", "college__name"),
    filters=("reach", "scope"),
    order="pk",
    by="code",
)
WORKSHOP_PAGES = Register(
    "training.Workshop",
    Words("Шеберханалар", "Мастерские", "Workshops"),
    ("name", "college", "seats", "opened", "modern"),
    sheet_code="workshops",
    search=("name", "code", "college__name"),
    filters=("college", "modern"),
    order="pk",
    by="code",
)
ALL = (
    LICENCE_PAGES,
    ACCREDITATION_PAGES,
    WORKSHOP_PAGES,
)
