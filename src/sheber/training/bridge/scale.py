"""A scale's rows as the problem that science knows, and its faults in words."""

from fractions import Fraction

from sheber.kernel.words import Words
from sheber.science.rating.check import Fault, faults
from sheber.science.rating.problem import Band, Criterion, Scale
from sheber.training import models

WHOLE = ("whole",)
KINDS = {
    "gap": Words(
        "{low} мен {high} аралығына балл жоқ: аралықтарды түйістіріңіз.",
        "между {low} и {high} баллов нет: сомкните диапазоны.",
        "nothing is given between {low} and {high}: let the bands meet.",
    ),
    "overlap": Words(
        "{low} мәнінде екі аралық қабаттасады: шектердің бірін жылжытыңыз.",
        "у значения {low} два диапазона пересекаются: сдвиньте одну границу.",
        "two bands overlap at {low}: move one of the ends.",
    ),
    "begins": Words(
        "{high} дейінгі мәндерге балл жоқ: бірінші аралықты нөлден бастаңыз.",
        "для значений до {high} баллов нет: начните первый диапазон с нуля.",
        "nothing is given below {high}: begin the first band at nought.",
    ),
    "ends": Words(
        "{low} мәнінен жоғарыға балл жоқ: соңғы аралықтың жоғарғы шегін бос қалдырыңыз.",
        "для значений выше {low} баллов нет: оставьте верхнюю границу последнего диапазона пустой.",
        "nothing is given above {low}: leave the last band's upper end empty.",
    ),
    "empty": Words(
        "аралықтары не балы берілмеген: оларды толтырыңыз.",
        "диапазоны или баллы не заданы: заполните их.",
        "no bands or points are given: fill them in.",
    ),
    "backwards": Words(
        "аралық {low} – {high} кері не бос: шектерін түзетіңіз.",
        "диапазон {low} – {high} перевёрнут или пуст: исправьте границы.",
        "the band {low} – {high} runs backwards or is empty: mend its ends.",
    ),
    "twice": Words(
        "бір жауап екі рет тұр: бірін алып тастаңыз.",
        "один ответ стоит дважды: уберите один.",
        "one answer stands twice: take one away.",
    ),
    "weights": Words(
        "блоктардың салмағы {low} %, ал 100 % болуы керек.",
        "веса блоков дают {low} %, а должны 100 %.",
        "the blocks' weights add up to {low} %; they must make 100 %.",
    ),
    "zones": Words(
        "аймақтардың шегі кері орналасқан: {low} және {high}.",
        "границы зон стоят наоборот: {low} и {high}.",
        "the ends of the zones stand the wrong way round: {low} and {high}.",
    ),
    "block": Words("белгісіз блок.", "неизвестный блок.", "an unknown block."),
    "measure": Words("белгісіз өлшеу түрі.", "неизвестный вид измерения.", "an unknown measure."),
}


def scale_problem(scale: models.RatingScale) -> Scale:
    """A scale with its criteria and bands; three queries."""
    rows = scale.criteria.select_related("field", "of", "points").prefetch_related("bands").order_by("pk")
    weights = {name: Fraction(getattr(scale, name)) for name in ("infrastructure", "staff", "results", "partnership")}
    made = tuple(_criterion(one) for one in rows)
    return Scale(made, weights, Fraction(scale.strong_from), Fraction(scale.middle_from))


def _criterion(one: models.Criterion) -> Criterion:
    return Criterion(
        code=one.code,
        block=one.block,
        measure=one.measure,
        bands=tuple(_band(band) for band in one.bands.all()),
        whole=one.measure == "count" and one.field.holds in WHOLE and one.of_id is None,
        each=Fraction(one.each or 0),
        cap=None if one.cap is None else Fraction(one.cap),
        specialty=one.field.level == "specialty",
    )


def _band(band: models.Band) -> Band:
    def bound(value: object) -> Fraction | None:
        return None if value is None else Fraction(str(value))

    return Band(Fraction(band.points), bound(band.low), bound(band.high), band.closed, band.value)


def plain(value: Fraction | None) -> str:
    """A number for people: at most two places."""
    if value is None:
        return "…"
    text = f"{float(value):.2f}".rstrip("0").rstrip(".")
    return text or "0"


def scale_faults(scale: models.RatingScale) -> list[tuple[str, Words]]:
    """Each fault of a scale: the criterion's code ("" : the scale) and what to do."""
    return [(one.criterion, told(one)) for one in faults(scale_problem(scale))]


def told(fault: Fault) -> Words:
    """A fault in words."""
    return KINDS[fault.kind].format(low=plain(fault.low), high=plain(fault.high))
