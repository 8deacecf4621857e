"""The lists of honours."""

from sheber.kernel.pages import Register
from sheber.kernel.words import Words

AWARD = Register(
    "honours.Award",
    Words("Марапаттар", "Награды", "Awards"),
    ("person", "kind", "year", "position", "organisation"),
    sheet_code="awards",
    search=("person", "code"),
    filters=("kind", "year"),
    order="person",
    by="code",
    detail="honours-award",
    about=Words(
        "Аты келісіммен немесе ресми жарияланған мәтін бойынша ғана аталады.",
        "Имена названы только с согласия или по официальной публикации.",
        "People are named only where they agreed, or where an official text named them.",
    ),
)
RULE = Register(
    "honours.Rule",
    Words("Марапаттау ережелері", "Правила награждения", "Rules of awards"),
    ("code", "kind", "rule", "number", "previous", "valid_from", "valid_to", "act"),
    sheet_code="award_rules",
    filters=("kind", "rule"),
    order="pk",
    by="code",
)
CALL = Register(
    "honours.Call",
    Words("Байқаулар", "Конкурсы", "Calls"),
    ("title", "kind", "year", "places", "main", "closes"),
    sheet_code="award_calls",
    search=("title", "code"),
    filters=("kind", "year"),
    order="pk",
    by="code",
    detail="honours-call",
)
CRITERION = Register(
    "honours.Criterion",
    Words("Байқау критерийлері", "Критерии конкурсов", "Criteria of calls"),
    ("call", "code", "name", "weight"),
    sheet_code="award_criteria",
    filters=("call",),
    order="pk",
)
NOMINATION = Register(
    "honours.Nomination",
    Words("Марапатқа ұсыныстар", "Представления к наградам", "Nominations"),
    ("code", "person", "kind", "year", "organisation", "state"),
    sheet_code="nominations",
    search=("person", "code"),
    filters=("kind", "year", "state"),
    order="pk",
    by="code",
    detail="honours-nomination-page",
)
CLAIM = Register(
    "honours.Claim",
    Words("Ұсыныстардың негіздері", "Основания представлений", "Grounds of nominations"),
    ("nomination", "number", "text", "row"),
    sheet_code="nomination_claims",
    search=("text", "nomination__code"),
    order="pk",
)
JUROR = Register(
    "honours.Juror",
    Words("Қазылар алқасы", "Члены жюри", "Jurors"),
    ("name", "call", "person", "organisation_code"),
    sheet_code="jurors",
    search=("name", "code"),
    filters=("call",),
    order="name",
    by="code",
)
RELATION = Register(
    "honours.Relation",
    Words("Қазылардың байланыстары", "Связи членов жюри", "Relations of jurors"),
    ("juror", "nomination", "kind"),
    sheet_code="juror_relations",
    search=("juror__code", "nomination__code"),
    filters=("kind",),
    order="pk",
)
SCORE = Register(
    "honours.Score",
    Words("Қазылардың бағалары", "Оценки жюри", "Scores of the jury"),
    ("juror", "nomination", "criterion", "value"),
    sheet_code="jury_scores",
    search=("juror__code", "nomination__code"),
    order="pk",
)
ALL = (AWARD, RULE, CALL, CRITERION, NOMINATION, CLAIM, JUROR, RELATION, SCORE)
