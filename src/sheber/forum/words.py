"""Choices of the forum, and what its tables refuse in words."""

from sheber.kernel.table_rules import say_rules
from sheber.kernel.words import Choices, Words

ROLE = Choices(
    experts=Words("Сарапшылар", "Эксперты", "Experts"),
    partners=Words("Әріптестер", "Партнёры", "Partners"),
    colleges=Words("Колледждер", "Колледжи", "Colleges"),
    public=Words("Қоғамдық ұйымдар", "Общественные организации", "Public organisations"),
)
FORUM_STATE = Choices(
    draft=Words("дайындалуда", "готовится", "in preparation"),
    open=Words("тіркеу ашық", "регистрация открыта", "registration open"),
    closed=Words("тіркеу аяқталды", "регистрация закрыта", "registration closed"),
    held=Words("өтті", "прошёл", "held"),
)
DELEGATION_STATE = Choices(
    invited=Words("шақырылды", "приглашена", "invited"),
    confirmed=Words("келетінін растады", "подтвердила участие", "confirmed"),
    declined=Words("бас тартты", "отказалась", "declined"),
)
PARTICIPANT_STATE = Choices(
    asked=Words("өтінім берілді", "заявлен", "asked for"),
    approved=Words("делегация басшысы растады", "подтверждён главой", "approved by the head"),
    accredited=Words("аккредиттелді, бейдж берілді", "аккредитован, бейдж выдан", "accredited, badge issued"),
    arrived=Words("тіркелді, келді", "прибыл", "checked in"),
    withdrawn=Words("қайтарып алынды", "отозван", "withdrawn"),
    refused=Words("қабылданбады", "отказано", "refused"),
)
DUTY = Choices(
    head=Words("делегация басшысы", "глава делегации", "head of delegation"),
    member=Words("делегация мүшесі", "член делегации", "member"),
    speaker=Words("баяндамашы", "докладчик", "speaker"),
    interpreter=Words("аудармашы", "переводчик", "interpreter"),
    companion=Words("бірге жүруші", "сопровождающий", "companion"),
)
SPEAKER_DUTY = Choices(
    speaker=Words("баяндамашы", "докладчик", "speaker"),
    moderator=Words("модератор", "модератор", "moderator"),
    dignitary=Words("ресми тұлға", "официальное лицо", "dignitary"),
    interpreter=Words("аудармашы", "переводчик", "interpreter"),
)
SESSION = Choices(
    opening=Words("Ашылу", "Открытие", "Opening"),
    plenary=Words("Пленарлық отырыс", "Пленарное заседание", "Plenary"),
    panel=Words("Панельдік талқылау", "Панельная дискуссия", "Panel"),
    master_class=Words("Шеберлік сабағы", "Мастер-класс", "Master class"),
    exhibition=Words("Көрме", "Выставка", "Exhibition"),
    signing=Words("Қол қою", "Подписание", "Signing"),
    results=Words("Жыл қорытындысы", "Подведение итогов", "Results of the year"),
    ceremony=Words("Марапаттау рәсімі", "Церемония награждения", "Award ceremony"),
)
HALL = Choices(
    hall=Words("Зал", "Зал", "Hall"),
    room=Words("Бөлме", "Аудитория", "Room"),
    foyer=Words("Фойе", "Фойе", "Foyer"),
)
WISH = Choices(
    between=Words("осы уақыт аралығында", "в это время", "within these hours"),
    room=Words("осы залда", "в этом зале", "in this hall"),
    before=Words("мынадан бұрын", "раньше, чем", "before"),
    apart=Words("мынамен бір уақытта емес", "не одновременно с", "not at the same time as"),
)
LANGUAGE = Choices(
    kk=Words("қазақша", "казахский", "Kazakh"),
    ru=Words("орысша", "русский", "Russian"),
    en=Words("ағылшынша", "английский", "English"),
    zh=Words("қытайша", "китайский", "Chinese"),
    fr=Words("французша", "французский", "French"),
    ja=Words("жапонша", "японский", "Japanese"),
    de=Words("немісше", "немецкий", "German"),
)
LETTER = Choices(
    invitation=Words("Шақыру хаты", "Письмо-приглашение", "Letter of invitation"),
    visa=Words("Визалық қолдау хаты", "Письмо визовой поддержки", "Letter of visa support"),
)
FOLLOW = Choices(
    open=Words("орындалуда", "в работе", "in progress"),
    done=Words("орындалды", "выполнено", "done"),
    dropped=Words("тоқтатылды", "прекращено", "dropped"),
)
STAND_STATE = Choices(
    asked=Words("сұралды", "запрошен", "asked for"),
    placed=Words("орын берілді", "размещён", "placed"),
    refused=Words("орын жоқ", "нет места", "no place"),
)
WHY_NO_PLACE = Choices(
    size=Words("стенд залға сыймайды", "стенд больше зала", "the stand is larger than the hall"),
    power=Words("электр қуаты жетпейді", "не хватает мощности", "there is not enough power"),
    area=Words("залда бос алаң қалмады", "в зале не осталось места", "no floor is left in the hall"),
)

say_rules(
    participant_once=Words(
        "бұл адам осы делегацияда бар. Қайталанған жолды алып тастаңыз.",
        "этот человек уже есть в делегации. Уберите повтор.",
        "this person is in the delegation already. Take the repeated row away.",
    ),
    visit_by_consent=Words(
        "келуші келісім бермесе, оның бейджі жазылмайды.",
        "без согласия посетителя его бейдж не записывается.",
        "without the visitor's consent the badge is not kept.",
    ),
    session_times=Words(
        "күн мен уақыт бірге беріледі.",
        "день и время указываются вместе.",
        "day and time are given together.",
    ),
)
