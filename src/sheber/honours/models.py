"""Tables of honours: adults, named in public only where they agreed or an official text named them."""

from uuid import uuid4

from django.db import models
from django.utils import timezone

from sheber.honours import words
from sheber.kernel.models import Sourced
from sheber.kernel.sealed import SealedField
from sheber.kernel.words import WordsField
from sheber.registry.models import Person


class Rule(Sourced):
    """A condition of a kind of award, with its act and from when to when it holds."""

    code = models.CharField(max_length=64, unique=True)
    kind = models.CharField(max_length=20, choices=words.KIND.pairs)
    rule = models.CharField(max_length=20, choices=words.RULE.pairs)
    number = models.PositiveIntegerField(null=True, blank=True)
    previous = models.CharField(max_length=20, choices=words.KIND.pairs, blank=True, default="")
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)
    act = models.CharField(max_length=255, blank=True, default="")

    def __str__(self) -> str:
        return self.code


class Call(Sourced):
    """A call decided by a jury. Its criteria are fixed and hashed before anybody is nominated."""

    code = models.CharField(max_length=64, unique=True)
    kind = models.CharField(max_length=20, choices=words.KIND.pairs)
    year = models.PositiveIntegerField()
    title = WordsField()
    places = models.PositiveSmallIntegerField(default=1)
    scale = models.PositiveSmallIntegerField(default=10)
    approval = models.PositiveSmallIntegerField(default=70)  # per cent of the scale from which a score approves
    main = models.CharField(max_length=10, choices=words.COUNT.pairs, default="mean")
    closes = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=10, choices=words.CALL_STATE.pairs, default="draft")
    criteria_hash = models.CharField(max_length=64, blank=True, default="")
    log_index = models.PositiveIntegerField(null=True, blank=True)
    result = models.JSONField(default=dict, blank=True)
    folder = models.CharField(max_length=255, blank=True, default="")

    def __str__(self) -> str:
        return str(self.title)


class Criterion(Sourced):
    """What a jury scores, and how much it weighs."""

    call = models.ForeignKey(Call, models.PROTECT, related_name="criteria")
    code = models.CharField(max_length=32)
    name = WordsField()
    weight = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["call", "code"], name="criterion_once")]

    def __str__(self) -> str:
        return str(self.name)


class Nomination(Sourced):
    """Somebody proposed for an award, by an organisation. The IIN tells namesakes apart and is never shown."""

    code = models.CharField(max_length=64, unique=True)
    kind = models.CharField(max_length=20, choices=words.KIND.pairs)
    year = models.PositiveIntegerField()
    call = models.ForeignKey(Call, models.PROTECT, null=True, blank=True, related_name="nominations")
    person = WordsField()
    position = WordsField(blank=True)
    organisation = WordsField(blank=True)
    organisation_code = models.CharField(max_length=64, blank=True, default="")
    nominator_code = models.CharField(max_length=64, blank=True, default="")
    who = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="nominations")
    iin = SealedField(blank=True, default="")
    iin_index = models.CharField(max_length=32, blank=True, default="", db_index=True)
    service_since = models.DateField(null=True, blank=True)
    consent = models.CharField(max_length=10, choices=words.CONSENT.pairs, blank=True, default="")
    citation = WordsField(500, blank=True)
    state = models.CharField(max_length=10, choices=words.STATE.pairs, default="draft")
    answer = models.CharField(max_length=500, blank=True, default="")

    def __str__(self) -> str:
        return str(self.person)


class Claim(Sourced):
    """What is said in favour of a nomination; `row` names the row that shows it (`registry.post 7`), or nothing."""

    nomination = models.ForeignKey(Nomination, models.CASCADE, related_name="claims")
    number = models.PositiveSmallIntegerField()
    text = WordsField(500)
    row = models.CharField(max_length=160, blank=True, default="")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["nomination", "number"], name="honours_claim_once")]

    def __str__(self) -> str:
        return f"{self.nomination_id} {self.number}"


class Juror(Sourced):
    """A member of a jury. `families` are the family names that the juror asks to be kept from (spaces between)."""

    code = models.CharField(max_length=64, unique=True)
    call = models.ForeignKey(Call, models.PROTECT, related_name="jurors")
    person = models.CharField(max_length=64)  # the code for which an account holds the role of a juror
    name = WordsField()
    organisation_code = models.CharField(max_length=64, blank=True, default="")
    families = models.CharField(max_length=255, blank=True, default="")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["call", "person"], name="juror_once")]

    def __str__(self) -> str:
        return str(self.name)


class Relation(Sourced):
    """What is known to bind a juror to a nominee: supervision, a shared project, family."""

    juror = models.ForeignKey(Juror, models.CASCADE, related_name="relations")
    nomination = models.ForeignKey(Nomination, models.CASCADE, related_name="relations")
    kind = models.CharField(max_length=12, choices=words.CONFLICT.pairs)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["juror", "nomination", "kind"], name="relation_once")]

    def __str__(self) -> str:
        return f"{self.juror_id} {self.nomination_id} {self.kind}"


class Recusal(models.Model):
    """A juror stands aside from a nominee: computed when judging begins or declared by the juror, never taken back."""

    juror = models.ForeignKey(Juror, models.PROTECT, related_name="recusals")
    nomination = models.ForeignKey(Nomination, models.PROTECT, related_name="recusals")
    kind = models.CharField(max_length=12, choices=words.CONFLICT.pairs)
    at = models.DateTimeField(default=timezone.now)
    synthetic = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["juror", "nomination", "kind"], name="recusal_once")]

    def __str__(self) -> str:
        return f"{self.juror_id} {self.nomination_id} {self.kind}"


class Score(Sourced):
    """What a juror gave a nominee by one criterion."""

    juror = models.ForeignKey(Juror, models.PROTECT, related_name="scores")
    nomination = models.ForeignKey(Nomination, models.PROTECT, related_name="scores")
    criterion = models.CharField(max_length=32)
    value = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["juror", "nomination", "criterion"], name="score_once")]

    def __str__(self) -> str:
        return f"{self.juror_id} {self.nomination_id} {self.criterion}"


class Award(Sourced):
    """A person was honoured."""

    code = models.CharField(max_length=64, unique=True)
    kind = models.CharField(max_length=20, choices=words.KIND.pairs)
    year = models.PositiveIntegerField()
    person = WordsField()
    position = WordsField(blank=True)
    organisation = WordsField(blank=True)
    organisation_code = models.CharField(max_length=64, blank=True, default="")
    who = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="awards")
    holder_index = models.CharField(max_length=32, blank=True, default="", db_index=True)  # blind index of the IIN
    day = models.DateField(null=True, blank=True)
    act = models.CharField(max_length=255, blank=True, default="")
    consent = models.CharField(max_length=10, choices=words.CONSENT.pairs, blank=True, default="")
    citation = WordsField(500, blank=True)
    nomination = models.OneToOneField(Nomination, models.PROTECT, null=True, blank=True, related_name="award")

    def __str__(self) -> str:
        return str(self.person)


class Credential(models.Model):
    """The Open Badge of an award: issued once, listed under a random index, revocable with a reason."""

    award = models.OneToOneField(Award, models.PROTECT, related_name="credential")
    number = models.CharField(max_length=20, unique=True)
    uuid = models.UUIDField(default=uuid4, unique=True)
    subject = models.UUIDField(default=uuid4, unique=True)
    year = models.PositiveIntegerField()
    place = models.PositiveIntegerField()  # index in the year's status list
    token = models.TextField()
    issued = models.DateTimeField(default=timezone.now)
    revoked = models.DateTimeField(null=True, blank=True)
    reason = models.CharField(max_length=500, blank=True, default="")
    synthetic = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["year", "place"], name="credential_place_once")]

    def __str__(self) -> str:
        return self.number
