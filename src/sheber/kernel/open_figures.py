"""What a figure may tell to whom: people's rows stay inside, and a small group of people is nobody's to see."""

from fractions import Fraction

from django.core.exceptions import PermissionDenied

from sheber.kernel.actors import Actor, Role
from sheber.kernel.indicators import Figure, Indicator, Scope, measure
from sheber.kernel.small_numbers import NEWEST


def sees_people(actor: Actor) -> bool:
    """Whether the actor may see rows about people: the department's staff and auditors."""
    return actor.is_staff or actor.has(Role.AUDITOR)


def open_figure(actor: Actor, one: Indicator, scope: Scope) -> Figure | None:
    """The figure as the actor may see it; None where it would tell of too few people.

    A figure about people is open to everybody for the whole region only: parts of it, taken together with the
    whole, would give small groups away. Raises PermissionDenied for a part, ValueError for an unknown dimension.
    """
    figure = measure(one, scope)
    if not one.about_people or sees_people(actor):
        return figure
    if scope.within:
        raise PermissionDenied("parts of a figure about people")
    return None if _tells_of_few(figure) else figure


def _tells_of_few(figure: Figure) -> bool:
    return bool(figure.rows) and NEWEST.hides(figure.indicator.measure, Fraction(figure.rows), figure.parts)
