"""The sheets of training."""

from sheber.kernel.exchange import SOURCE, Column, Sheet, kinds
from sheber.kernel.words import Words
from sheber.registry.exchange import CODE, COLLEGE, NAME, QUALIFICATION
from sheber.training import words

NUMBER = Column("number", Words("Нөмірі", "Номер", "Number"), kinds.Text(64), required=False)

LICENCES = Sheet(
    code="licences",
    title=Words("Лицензиялар", "Лицензии", "Licences"),
    model="training.Licence",
    key=("college", "qualification"),
    columns=(
        COLLEGE,
        QUALIFICATION,
        Column("since", Words("Бастап", "С", "Since"), kinds.Day(), required=False),
        Column("until", Words("Дейін", "По", "Until"), kinds.Day(), required=False),
        Column(
            "opened",
            Words("Алғашқы қабылдау жылы", "Год первого набора", "First intake"),
            kinds.Year(),
            required=False,
        ),
        Column(
            "new_specialty",
            Words("Жаңа мамандық", "Новая специальность", "New specialty"),
            kinds.YesNo(),
            required=False,
        ),
        NUMBER,
        *SOURCE,
    ),
)
ACCREDITATIONS = Sheet(
    code="accreditations",
    title=Words("Аккредиттеулер", "Аккредитации", "Accreditations"),
    model="training.Accreditation",
    key=("code",),
    columns=(
        CODE,
        COLLEGE,
        Column("scope", Words("Түрі", "Вид", "Scope"), kinds.OneOf(words.SCOPE)),
        Column("reach", Words("Деңгейі", "Уровень", "Reach"), kinds.OneOf(words.REACH)),
        Column("body", Words("Агенттік", "Агентство", "Body"), kinds.Text(255), required=False),
        Column("granted", Words("Берілген күні", "Дата решения", "Granted"), kinds.Day()),
        Column("until", Words("Дейін", "Действует до", "Until"), kinds.Day(), required=False),
        NUMBER,
        *SOURCE,
    ),
)
WORKSHOPS = Sheet(
    code="workshops",
    title=Words("Шеберханалар", "Мастерские", "Workshops"),
    model="training.Workshop",
    key=("code",),
    columns=(
        CODE,
        *NAME,
        COLLEGE,
        Column("seats", Words("Орын", "Мест", "Seats"), kinds.Whole(1, 1000)),
        Column("opened", Words("Ашылған жылы", "Год открытия", "Opened"), kinds.Year(), required=False),
        Column("modern", Words("Заманауи", "Современная", "Modern"), kinds.YesNo(), required=False),
        *SOURCE,
    ),
)
