"""The words of invitations and of letters of visa support, in the seven languages in which guests are written to.

Each letter is a heading, paragraphs and a closing; `{...}` are filled in by `letters.py`.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LetterText:
    """One letter in one language."""

    heading: str
    dear: str
    paragraphs: tuple[str, ...]
    closing: str
    people: str  # the heading above the list of people


INVITATION = {
    "kk": LetterText(
        "Шақыру",
        "Құрметті әріптестер: {organisation}!",
        (
            "{inviter} сіздерді {day} күні {place} мекенжайында өтетін «{forum}» форумына шақырады.",
            "Делегацияңызға {quota} орын бөлінді. Делегация басшысы қатысушыларды осы хатпен бірге жіберілген сілтеме арқылы тіркейді.",
            "Келуіңізді растауыңызды сұраймыз. Жұмыс тілдері, бағдарлама және көрме туралы ақпарат форум бетінде жарияланады.",
        ),
        "Құрметпен,",
        "Қатысушылар",
    ),
    "ru": LetterText(
        "Приглашение",
        "Уважаемые коллеги: {organisation}!",
        (
            "{inviter} приглашает вас на форум «{forum}», который состоится {day}, место проведения: {place}.",
            "Для вашей делегации предусмотрено мест: {quota}. Участников регистрирует глава делегации по ссылке, "
            "направленной вместе с этим письмом.",
            "Просим подтвердить участие. Рабочие языки, программа и сведения о выставке публикуются на странице форума.",
        ),
        "С уважением,",
        "Участники",
    ),
    "en": LetterText(
        "Invitation",
        "Dear colleagues of {organisation},",
        (
            "{inviter} invites you to the forum “{forum}”, held on {day} at {place}.",
            "Your delegation has {quota} places. Its head registers the participants through the link sent with this letter.",
            "Please let us know whether you will come. Working languages, programme and exhibition are published on the forum's page.",
        ),
        "Yours sincerely,",
        "Participants",
    ),
    "zh": LetterText(
        "邀请函",
        "尊敬的{organisation}各位同仁：",
        (
            "{inviter}诚邀贵方出席“{forum}”论坛。论坛将于{day}在{place}举行。",
            "贵代表团名额为{quota}人。请代表团团长通过随函发送的链接为参会人员办理登记。",
            "敬请确认是否出席。工作语言、日程及展览信息将在论坛网页上公布。",
        ),
        "此致敬礼",
        "参会人员",
    ),
    "fr": LetterText(
        "Invitation",
        "Chers collègues de {organisation},",
        (
            "{inviter} a l'honneur de vous inviter au forum « {forum} », qui se tiendra le {day} à l'adresse suivante : {place}.",
            "Votre délégation dispose de {quota} places. Le chef de délégation inscrit les participants au moyen "
            "du lien joint à cette lettre.",
            "Nous vous prions de confirmer votre venue. Les langues de travail, le programme et l'exposition "
            "sont publiés sur la page du forum.",
        ),
        "Veuillez agréer nos salutations distinguées.",
        "Participants",
    ),
    "ja": LetterText(
        "招待状",
        "{organisation} 御中",
        (
            "{inviter}は、{day}に{place}で開催されるフォーラム「{forum}」に貴代表団をご招待いたします。",
            "貴代表団の定員は{quota}名です。団長の方は、本状とともにお送りするリンクから参加者をご登録ください。",
            "ご出席の可否をお知らせくださいますようお願い申し上げます。使用言語、プログラム、展示についてはフォーラムのページに掲載します。",
        ),
        "敬具",
        "参加者",
    ),
    "de": LetterText(
        "Einladung",
        "Sehr geehrte Kolleginnen und Kollegen von {organisation},",
        (
            "{inviter} lädt Sie zum Forum „{forum}“ ein. Es findet am {day} statt; Ort: {place}.",
            "Ihrer Delegation stehen {quota} Plätze zu. Die Leitung der Delegation meldet die Teilnehmenden über den mitgesandten Link an.",
            "Bitte teilen Sie uns mit, ob Sie kommen. Arbeitssprachen, Programm und Ausstellung stehen auf der Seite des Forums.",
        ),
        "Mit freundlichen Grüßen",
        "Teilnehmende",
    ),
}
VISA = {
    "kk": LetterText(
        "Визалық қолдау хаты",
        "Қазақстан Республикасының шет елдегі мекемесіне",
        (
            "{inviter} төменде аталған адамдардың {day} күні өтетін «{forum}» форумына (орны: {place}) қатысуға шақырылғанын растайды.",
            "Осы адамдарға виза беру мәселесін қарауыңызды сұраймыз.",
        ),
        "Құрметпен,",
        "Шақырылғандар",
    ),
    "ru": LetterText(
        "Письмо визовой поддержки",
        "В загранучреждение Республики Казахстан",
        (
            "{inviter} подтверждает, что названные ниже лица приглашены на форум «{forum}», который состоится {day}, место: {place}.",
            "Просим рассмотреть вопрос о выдаче им виз.",
        ),
        "С уважением,",
        "Приглашённые",
    ),
    "en": LetterText(
        "Letter of visa support",
        "To the mission of the Republic of Kazakhstan abroad",
        (
            "{inviter} confirms that the people named below are invited to the forum “{forum}”, held on {day} at {place}.",
            "We ask you to consider their applications for a visa.",
        ),
        "Yours sincerely,",
        "Invited",
    ),
    "zh": LetterText(
        "签证支持函",
        "致哈萨克斯坦共和国驻外机构：",
        (
            "{inviter}证明，下列人员受邀出席“{forum}”论坛。论坛将于{day}在{place}举行。",
            "请贵机构受理上述人员的签证申请。",
        ),
        "此致敬礼",
        "受邀人员",
    ),
    "fr": LetterText(
        "Lettre de soutien à la demande de visa",
        "À la mission de la République du Kazakhstan",
        (
            "{inviter} confirme que les personnes ci-dessous sont invitées au forum « {forum} », qui se tiendra "
            "le {day} à l'adresse suivante : {place}.",
            "Nous vous prions de bien vouloir examiner leurs demandes de visa.",
        ),
        "Veuillez agréer nos salutations distinguées.",
        "Personnes invitées",
    ),
    "ja": LetterText(
        "査証申請のための招聘確認書",
        "カザフスタン共和国在外公館 御中",
        (
            "{inviter}は、下記の者が{day}に{place}で開催されるフォーラム「{forum}」に招待されていることを証明いたします。",
            "査証の発給についてご検討くださいますようお願い申し上げます。",
        ),
        "敬具",
        "招待者",
    ),
    "de": LetterText(
        "Schreiben zur Unterstützung des Visumantrags",
        "An die Vertretung der Republik Kasachstan",
        (
            "{inviter} bestätigt, dass die unten genannten Personen zum Forum „{forum}“ eingeladen sind. Es "
            "findet am {day} statt; Ort: {place}.",
            "Wir bitten Sie, ihre Visumanträge zu prüfen.",
        ),
        "Mit freundlichen Grüßen",
        "Eingeladene",
    ),
}
