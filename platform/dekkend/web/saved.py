"""The saved views that stand above a list with a filter: those of who looks, and what can be kept of it now.

What can be kept goes through the browser signed, so that only what our own filter offered comes back.
"""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse

from dekkend.accounts.actor import Actor
from dekkend.accounts.weergave.models import Weergave
from dekkend.accounts.weergave.queries import weergaven_of
from dekkend.accounts.weergave.rules import LONGEST, Keuze, Velden, query_of, same
from dekkend.web.forms import Form
from dekkend.web.signed import signed, told_by

PURPOSE = "weergave"
# Of these the value comes from us, or is a day.
CHOSEN = (forms.ChoiceField, forms.BooleanField, forms.DateField)


class WeergaveForm(Form):
    """It stands beside the fields of the filter, so that its ids are its own."""

    keuze = forms.CharField(widget=forms.HiddenInput)
    naam = forms.CharField(
        label="Naam van de weergave",
        max_length=LONGEST,
        help_text="Bijvoorbeeld: in intake. Alleen u ziet deze naam.",
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    eerste = forms.BooleanField(label="Open de lijst voortaan hiermee", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"auto_id": "weergave_%s", **kwargs})


@dataclass(frozen=True)
class Shown:
    """One view as it stands above its list."""

    naam: str
    url: str
    current: bool
    eerste: bool


@dataclass(frozen=True)
class Bar:
    """`form` keeps what is chosen now, and is None when there is nothing to keep; `typed` names the fields in which
    something is typed that is not kept; `everything` is the address of the list without any filter."""

    shown: list[Shown]
    everything: str
    plain: bool
    form: WeergaveForm | None
    woorden: str
    typed: list[str]


@dataclass(frozen=True)
class Saved:
    """The views that the one who looks has of this list; `lijst` is its url name."""

    lijst: str
    actor: Actor
    rows: list[Weergave]


def saved_of(request: HttpRequest, filterset: Any) -> Saved | None:
    """None for a list without a filter, of one record, or for nobody."""
    match = getattr(request, "resolver_match", None)
    actor = getattr(request, "actor", None)
    if match is None or not match.url_name or match.kwargs or filterset is None or actor is None or not actor.user_id:
        return None
    return Saved(match.url_name, actor, weergaven_of(actor, match.url_name))


def first_of(request: HttpRequest, saved: Saved | None) -> str:
    """The address of the view with which the list opens, for who asked for nothing yet; else nothing."""
    if saved is None or request.GET:
        return ""
    return next((address(saved.lijst, one.velden) for one in saved.rows if one.eerste), "")


def bar_of(request: HttpRequest, saved: Saved | None, title: str, table: Any, filterset: Any) -> Bar | None:
    if saved is None:
        return None
    velden, words, typed = _chosen(request, table, filterset)
    shown = [
        Shown(one.naam, address(saved.lijst, one.velden), not typed and same(one.velden, velden), one.eerste)
        for one in saved.rows
    ]
    woorden = "; ".join(words)
    form = None
    if velden and not any(one.current for one in shown):
        form = WeergaveForm(initial={"keuze": sealed(saved.actor, Keuze(saved.lijst, title, velden, woorden))})
    return Bar(shown, f"{request.path}?weergave=", not velden and not typed, form, woorden, typed)


def address(lijst: str, velden: Velden) -> str:
    """Empty for a list that is here no more."""
    try:
        return f"{reverse(lijst)}?{query_of(velden)}"
    except NoReverseMatch:
        return ""


def sealed(actor: Actor, keuze: Keuze) -> str:
    told = [keuze.lijst, keuze.titel, {name: list(values) for name, values in keuze.velden.items()}, keuze.woorden]
    return signed(actor, PURPOSE, told)


def opened(actor: Actor, text: str) -> Keuze:
    """Raises Hidden for what was not made for this person."""
    lijst, titel, velden, woorden = told_by(actor, PURPOSE, text)
    return Keuze(lijst, titel, velden, woorden)


def _chosen(request: HttpRequest, table: Any, filterset: Any) -> tuple[dict[str, list[str]], list[str], list[str]]:
    """What was chosen, the same in words, and the labels of fields in which something was typed."""
    velden: dict[str, list[str]] = {}
    words: list[str] = []
    typed: list[str] = []
    form = filterset.form
    for name, field in form.fields.items():
        values = [value for value in request.GET.getlist(name) if value.strip()]
        if not values or name in form.errors:
            continue
        if isinstance(field, CHOSEN):
            velden[name] = values
            words.append(_in_words(field, values))
        else:
            typed.append(str(field.label))
    order = [alias for alias in request.GET.getlist(table.prefixed_order_by_field) if _can_sort(table, alias)]
    if order:
        velden[table.prefixed_order_by_field] = order
        words.append(_order_in_words(table, order))
    return velden, words, typed


def _in_words(field: forms.Field, values: list[str]) -> str:
    if isinstance(field, forms.BooleanField):
        return str(field.label)
    known = {str(code): str(label) for code, label in getattr(field, "choices", ())}
    return f"{field.label}: {', '.join(known.get(value, value) for value in values).lower()}"


def _can_sort(table: Any, alias: str) -> bool:
    name = alias.removeprefix("-")
    return name in table.columns.names() and bool(table.columns[name].orderable)


def _order_in_words(table: Any, order: list[str]) -> str:
    told = [
        f"{str(table.columns[alias.removeprefix('-')].header).lower()}{' (omgekeerd)' if alias.startswith('-') else ''}"
        for alias in order
    ]
    return f"Volgorde: {', '.join(told)}"
