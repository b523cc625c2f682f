"""Every form in one look: the renderer styles them all, also those of allauth and django-filter.

A label always stands above its field and help comes before it, so that nobody misses it; optional fields say so,
because nearly all are obligatory; the summary of errors links to each field and gets the focus. Forms carry
`novalidate`: the browser's own messages are not in our words and vanish.

**Dates are typed as text** ("dd-mm-jjjj"), not picked with `<input type="date">`. Most dates here are known
(a birth, a meeting in the diary), for which typing is faster than any picker. A native date field sends nothing at all
when the date is incomplete or impossible, so that what was typed would be lost and the message could not say
what is wrong; its order of day and month follows the browser and not the page; and its parts are announced in
different ways by screen readers and cannot be dictated as one. We take dashes, slashes, points and digits alone
(a numeric keypad has no dash).
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, time
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.forms.renderers import TemplatesSetting

from dekkend.core.errors import InvalidInput
from dekkend.core.money import format_euro, parse_euro
from dekkend.web.messages import EXAMPLE_DATE, name_empty_choice, speak_dutch

GROUPS = (forms.RadioSelect, forms.CheckboxSelectMultiple)
CLASSES: tuple[tuple[type[forms.Widget], str], ...] = (
    (forms.CheckboxInput, "utrecht-checkbox utrecht-checkbox--html-input"),
    (forms.CheckboxSelectMultiple, "utrecht-checkbox utrecht-checkbox--html-input"),
    (forms.RadioSelect, "utrecht-radio-button utrecht-radio-button--html-input"),
    (forms.Select, "utrecht-select utrecht-select--html-select"),
    (forms.Textarea, "utrecht-textarea utrecht-textarea--html-textarea"),
    (forms.FileInput, "app-file"),
    (forms.Widget, "utrecht-textbox utrecht-textbox--html-input"),
)


class StyledField(BoundField):
    """A field that knows its classes, its group and where a link to it must go."""

    def build_widget_attrs(self, attrs: dict[str, Any], widget: forms.Widget | None = None) -> dict[str, Any]:
        widget = widget or self.field.widget
        attrs = super().build_widget_attrs(attrs, widget)
        if widget.is_hidden:
            return attrs
        classes = next(names for kind, names in CLASSES if isinstance(widget, kind))
        if self.errors:
            classes += f" {classes.split()[0]}--invalid"
        # a placeholder vanishes while typing and is too pale to read
        widget.attrs.pop("placeholder", None)
        attrs["class"] = f"{widget.attrs.get('class', '')} {classes}".strip()
        if isinstance(widget, GROUPS):
            attrs.pop("aria-invalid", None)
        return attrs

    @property
    def kind(self) -> str:
        """group (fieldset with a legend), checkbox (label behind the box) or text (label above the field)."""
        if isinstance(self.field.widget, GROUPS):
            return "group"
        return "checkbox" if isinstance(self.field.widget, forms.CheckboxInput) else "text"

    @property
    def target(self) -> str:
        """The id that a link in the summary of errors goes to: of a group, its first choice."""
        return f"{self.auto_id}_0" if self.kind == "group" else self.id_for_label

    @property
    def marked_optional(self) -> bool:
        return not self.field.required and self.kind != "checkbox" and getattr(self.form, "marks_optional", True)


class Renderer(TemplatesSetting):
    form_template_name = "web/forms/form.html"
    field_template_name = "web/forms/field.html"
    bound_field_class = StyledField


class Form(forms.Form):
    """Base of our forms: messages in B1 Dutch."""

    marks_optional = True
    empty_choice = "Maak een keuze"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        speak_dutch(self)
        name_empty_choice(self, self.empty_choice)


class DatumField(forms.DateField):
    """A date as day-month-year; see the module on why it is text."""

    DIGITS = 8

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("input_formats", ["%d-%m-%Y", "%d/%m/%Y", "%d.%m.%Y", "%d %m %Y", "%d%m%Y", "%Y-%m-%d"])
        kwargs.setdefault("help_text", f"Bijvoorbeeld {EXAMPLE_DATE}.")
        kwargs.setdefault(
            "widget", forms.DateInput(format="%d-%m-%Y", attrs={"inputmode": "numeric", "autocomplete": "off"})
        )
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> date | None:
        typed = str(value).strip() if value is not None else ""
        if typed.isdigit() and len(typed) != self.DIGITS:
            # "1112026" could be two dates
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
        return super().to_python(value)


class TijdField(forms.TimeField):
    """A time of the day as hours:minutes."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("input_formats", ["%H:%M", "%H.%M", "%H%M"])
        kwargs.setdefault("help_text", "Bijvoorbeeld 14:30.")
        kwargs.setdefault(
            "widget", forms.TimeInput(format="%H:%M", attrs={"inputmode": "numeric", "autocomplete": "off"})
        )
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> time | None:
        typed = str(value).strip() if value is not None else ""
        if typed.isdigit() and len(typed) != len("1430"):
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
        return super().to_python(value)


class EuroField(forms.CharField):
    """An amount, typed as people write it ("1.234,56"); the value is a whole number of cents."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("help_text", "In euro's, bijvoorbeeld 1.234,56.")
        kwargs.setdefault("widget", forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}))
        super().__init__(**kwargs)

    def prepare_value(self, value: Any) -> Any:
        return format_euro(value).removeprefix("€").strip() if isinstance(value, int) else value

    def to_python(self, value: Any) -> Any:
        typed = super().to_python(value)
        if typed in self.empty_values:
            return None
        try:
            return parse_euro(str(typed))
        except ValueError as error:
            raise forms.ValidationError(str(error), code="invalid") from error


def add_errors(form: forms.BaseForm, refused: InvalidInput) -> None:
    """Put what an action did not accept on the form. What belongs to no field goes into the summary."""
    if not refused.fields:
        form.add_error(None, refused.message)
    for name, sentences in refused.fields.items():
        form.add_error(name if name in form.fields else None, list(sentences))


@contextmanager
def errors_on(form: forms.BaseForm) -> Iterator[None]:
    """For what a view does with a valid form: a refusal ends it and stands on the form, which the view then shows."""
    try:
        yield
    except InvalidInput as refused:
        add_errors(form, refused)
