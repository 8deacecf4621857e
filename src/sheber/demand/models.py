"""Tables of demand: what is counted, asked and promised, and the forecast made of it."""

from django.db import models
from django.utils import timezone

from sheber.demand import words
from sheber.kernel.models import Sourced
from sheber.registry.models import College, District, Employer, Occupation, Specialty


class Employment(Sourced):
    """Persons employed in an occupation and a district, counted in a year."""

    occupation = models.ForeignKey(Occupation, models.PROTECT, related_name="employment")
    district = models.ForeignKey(District, models.PROTECT, related_name="employment")
    year = models.PositiveIntegerField()
    persons = models.DecimalField(max_digits=12, decimal_places=3)
    se = models.DecimalField(
        max_digits=12, decimal_places=3, null=True, blank=True
    )  # standard error of a survey's count

    class Meta:
        constraints = [models.UniqueConstraint(fields=["occupation", "district", "year"], name="employment_once")]

    def __str__(self) -> str:
        return f"{self.occupation_id} {self.district_id} {self.year}"


class ExitRate(Sourced):
    """The share of an occupation that leaves for good in a year, and of hires who come fresh with this training."""

    occupation = models.OneToOneField(Occupation, models.PROTECT, related_name="exit_rate")
    rate = models.DecimalField(max_digits=5, decimal_places=4)
    kappa = models.DecimalField(max_digits=5, decimal_places=4, null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.occupation_id} {self.rate}"


class Request(Sourced):
    """An employer's stated need."""

    code = models.CharField(max_length=64, unique=True)
    employer = models.ForeignKey(Employer, models.PROTECT, related_name="requests")
    occupation = models.ForeignKey(Occupation, models.PROTECT, related_name="requests")
    district = models.ForeignKey(District, models.PROTECT, related_name="requests")
    asked_year = models.PositiveIntegerField()
    wanted_year = models.PositiveIntegerField(db_index=True)
    number = models.PositiveIntegerField()
    contract = models.BooleanField(default=False)
    project = models.CharField(max_length=64, blank=True, default="")

    def __str__(self) -> str:
        return self.code


class RequestCampaign(Sourced):
    """The days on which employers may ask for people of a year."""

    year = models.PositiveIntegerField(unique=True)
    opens = models.DateField()
    closes = models.DateField()
    act = models.CharField(max_length=255, blank=True, default="")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(opens__lte=models.F("closes")), name="a_request_campaign_opens_first"
            )
        ]

    def __str__(self) -> str:
        return str(self.year)


class Signature(Sourced):
    """An employer's signature under a request: by which post, on which day, under which text (SHA-256)."""

    request = models.OneToOneField(Request, models.PROTECT, related_name="signature")
    day = models.DateField()
    post = models.CharField(max_length=255)
    fingerprint = models.CharField(max_length=64)

    def __str__(self) -> str:
        return f"{self.request_id} {self.day}"


class Vacancy(Sourced):
    """An advertisement; `same_as` is the code of the advertisement that it repeats."""

    code = models.CharField(max_length=64, unique=True)
    employer = models.ForeignKey(Employer, models.PROTECT, null=True, blank=True, related_name="vacancies")
    occupation = models.ForeignKey(Occupation, models.PROTECT, related_name="vacancies")
    district = models.ForeignKey(District, models.PROTECT, related_name="vacancies")
    opened = models.DateField()
    closed = models.DateField(null=True, blank=True)
    number = models.PositiveIntegerField()
    fate = models.CharField(max_length=12, choices=words.FATE.pairs, default="open")
    same_as = models.CharField(max_length=64, blank=True, default="")

    def __str__(self) -> str:
        return self.code


class Hire(Sourced):
    """How many an employer really hired in a year."""

    employer = models.ForeignKey(Employer, models.PROTECT, related_name="hires")
    occupation = models.ForeignKey(Occupation, models.PROTECT, related_name="hires")
    district = models.ForeignKey(District, models.PROTECT, related_name="hires")
    year = models.PositiveIntegerField()
    number = models.PositiveIntegerField()
    by_contract = models.PositiveIntegerField(
        null=True, blank=True
    )  # of them under a training contract; null: not known

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["employer", "occupation", "district", "year"], name="hire_once"),
        ]

    def __str__(self) -> str:
        return f"{self.employer_id} {self.year}"


class JobProject(Sourced):
    """Jobs that a project will bring."""

    code = models.CharField(max_length=64)
    occupation = models.ForeignKey(Occupation, models.PROTECT, related_name="job_projects")
    district = models.ForeignKey(District, models.PROTECT, related_name="job_projects")
    year = models.PositiveIntegerField()
    jobs = models.PositiveIntegerField()
    probability = models.DecimalField(max_digits=5, decimal_places=4)
    fresh = models.DecimalField(max_digits=5, decimal_places=4)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["code", "occupation", "district", "year"], name="job_project_once"),
        ]

    def __str__(self) -> str:
        return self.code


class Learners(Sourced):
    """People in training at a college who finish a specialty in a year."""

    specialty = models.ForeignKey(Specialty, models.PROTECT, related_name="learners")
    college = models.ForeignKey(College, models.PROTECT, related_name="learners")
    year = models.PositiveIntegerField()
    number = models.PositiveIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["specialty", "college", "year"], name="learners_once")]

    def __str__(self) -> str:
        return f"{self.specialty_id} {self.college_id} {self.year}"


class Crosswalk(Sourced):
    """The share of a specialty's graduates who work in an occupation."""

    specialty = models.ForeignKey(Specialty, models.PROTECT, related_name="crosswalk")
    occupation = models.ForeignKey(Occupation, models.PROTECT, related_name="crosswalk")
    share = models.DecimalField(max_digits=5, decimal_places=4)
    author = models.CharField(max_length=255, blank=True, default="")
    day = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["specialty", "occupation"], name="crosswalk_once")]

    def __str__(self) -> str:
        return f"{self.specialty_id} {self.occupation_id}"


class CrosswalkEdition(models.Model):
    """The crosswalk as it stood on a day, with its author and reason; never changed."""

    number = models.PositiveIntegerField(unique=True)
    author = models.CharField(max_length=255)
    day = models.DateField()
    reason = models.CharField(max_length=500)
    rows = models.JSONField(default=list)  # [specialty, occupation, share]
    fingerprint = models.CharField(max_length=64)

    class Meta:
        ordering = ["-number"]

    def __str__(self) -> str:
        return str(self.number)


class PastForecast(Sourced):
    """What a source told of a place and a year, frozen on the day of decision."""

    forecaster = models.CharField(max_length=64)
    origin = models.PositiveIntegerField()
    year = models.PositiveIntegerField()
    occupation = models.ForeignKey(Occupation, models.PROTECT, related_name="past_forecasts")
    district = models.ForeignKey(District, models.PROTECT, related_name="past_forecasts")
    told = models.DecimalField(max_digits=12, decimal_places=3)
    low = models.DecimalField(max_digits=12, decimal_places=3, null=True, blank=True)
    high = models.DecimalField(max_digits=12, decimal_places=3, null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["forecaster", "origin", "year", "occupation", "district"], name="past_forecast_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.forecaster} {self.origin} {self.year}"


class CameTrue(Sourced):
    """How many graduates were really taken on in a place and a year."""

    occupation = models.ForeignKey(Occupation, models.PROTECT, related_name="came_true")
    district = models.ForeignKey(District, models.PROTECT, related_name="came_true")
    year = models.PositiveIntegerField()
    came = models.DecimalField(max_digits=12, decimal_places=3)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["occupation", "district", "year"], name="came_true_once")]

    def __str__(self) -> str:
        return f"{self.occupation_id} {self.district_id} {self.year}"


class Mobility(Sourced):
    """The share of a district's graduates who work in a district."""

    origin = models.ForeignKey(District, models.PROTECT, related_name="moves_out")
    target = models.ForeignKey(District, models.PROTECT, related_name="moves_in")
    share = models.DecimalField(max_digits=5, decimal_places=4)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["origin", "target"], name="mobility_once")]

    def __str__(self) -> str:
        return f"{self.origin_id} {self.target_id}"


class EntryRate(Sourced):
    """The share of a specialty's graduates who enter the labour market."""

    specialty = models.OneToOneField(Specialty, models.PROTECT, related_name="entry_rate")
    entry = models.DecimalField(max_digits=5, decimal_places=4)

    def __str__(self) -> str:
        return f"{self.specialty_id} {self.entry}"


class ForecastSetting(Sourced):
    """What a year's forecast assumes, with its act: horizon, ratio of hires to requests, rate of exits."""

    year = models.PositiveIntegerField(unique=True)
    years = models.PositiveIntegerField()
    ratio = models.DecimalField(max_digits=5, decimal_places=4)
    ratio_spread = models.DecimalField(max_digits=5, decimal_places=4)
    exit_rate = models.DecimalField(max_digits=5, decimal_places=4)
    act = models.CharField(max_length=255, blank=True, default="")

    def __str__(self) -> str:
        return str(self.year)


class Forecast(models.Model):
    """A sealed forecast: its folder under SHEBER_HOME and its summary. The newest of a year counts."""

    year = models.PositiveIntegerField(db_index=True)
    folder = models.CharField(max_length=255)
    summary = models.JSONField(default=dict)
    made = models.DateTimeField(default=timezone.now)
    synthetic = models.BooleanField(default=False)

    class Meta:
        ordering = ["-made"]

    def __str__(self) -> str:
        return f"{self.year}"


class Cell(models.Model):
    """The need of a cell with its terms, in thousandths of a person."""

    forecast = models.ForeignKey(Forecast, models.CASCADE, related_name="cells")
    occupation = models.ForeignKey(Occupation, models.PROTECT, related_name="forecast_cells")
    district = models.ForeignKey(District, models.PROTECT, related_name="forecast_cells")
    year = models.PositiveIntegerField()
    need = models.BigIntegerField()
    q10 = models.BigIntegerField()
    q90 = models.BigIntegerField()
    supply = models.BigIntegerField(default=0)
    level = models.BigIntegerField(default=0)
    exits = models.BigIntegerField(default=0)
    requests = models.BigIntegerField(default=0)
    contracts = models.BigIntegerField(default=0)
    projects = models.BigIntegerField(default=0)
    kappa = models.BigIntegerField(default=0)
    floor = models.BigIntegerField(default=0)
    growth = models.BigIntegerField(default=0)
    balancing = models.BigIntegerField(default=0)
    nowcast = models.BigIntegerField(default=0)
    surplus = models.BigIntegerField(default=0)
    parts = models.JSONField(default=dict)  # science's Parts: what any term is computed from again
    grade = models.CharField(max_length=1)
    synthetic = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["forecast", "occupation", "district", "year"], name="cell_once"),
        ]

    def __str__(self) -> str:
        return f"{self.occupation_id} {self.district_id} {self.year}"

    @property
    def need_people(self) -> float:
        """People needed, to a tenth."""
        return round(self.need / 1000, 1)

    @property
    def supply_people(self) -> float:
        """People on the way, to a tenth."""
        return round(self.supply / 1000, 1)

    @property
    def gap_people(self) -> float:
        """People missing, to a tenth."""
        return round((self.need - self.supply) / 1000, 1)
