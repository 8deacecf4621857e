"""Template tags of pages: form fields in the house's dress, dates as each language writes them."""

from typing import Any

from django import forms, template
from django.forms import BoundField
from django.utils.safestring import SafeString

register = template.Library()


@register.filter
def is_tick(field: BoundField) -> bool:
    """Whether a field is a box to tick."""
    return isinstance(field.field.widget, forms.CheckboxInput)


@register.filter
def dressed(field: BoundField) -> SafeString:
    """A field with the house's classes, and no placeholder that would stand for a label."""
    attrs: dict[str, Any] = {}
    if isinstance(field.field.widget, (forms.Select, forms.SelectMultiple)):
        attrs["class"] = "form-select"
    elif not isinstance(field.field.widget, (forms.CheckboxInput, forms.RadioSelect, forms.CheckboxSelectMultiple)):
        attrs["class"] = "form-control"
    if field.errors:
        attrs["class"] = f"{attrs.get('class', '')} is-invalid".strip()
    field.field.widget.attrs.pop("placeholder", None)
    return field.as_widget(attrs=attrs)


@register.filter
def is_group(field: BoundField) -> bool:
    """Whether a field is several boxes or circles under one legend."""
    return isinstance(field.field.widget, forms.RadioSelect | forms.CheckboxSelectMultiple)
