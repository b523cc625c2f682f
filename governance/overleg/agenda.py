"""The agenda of one week, as the page shows it."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from dekkend.accounts.access import may
from dekkend.accounts.actor import Actor
from dekkend.web import formats
from dekkend.web.parts import AgendaDay, AgendaItem, Tab
from governance.overleg.forms import NiveauForm
from governance.overleg.models import Overleg
from governance.overleg.queries import in_week, next_from
from governance.overleg.rules import NIVEAUS, Week, chosen, local


def agenda_of(actor: Actor, asked: Mapping[str, str], day: date) -> dict[str, Any]:
    """`week` (2026-W48) and `niveau` may be asked; what cannot be read is this week, all levels."""
    week = _week(asked.get("week", ""), day)
    niveau = chosen(asked.get("niveau", ""), NIVEAUS)
    found = in_week(actor, week, niveau)
    later = None if found else next_from(actor, week.following.begin, niveau)
    return {
        "week": week,
        "title": f"Overleggen week {week.nummer}",
        "filter": NiveauForm(initial={"niveau": niveau}),
        "days": _days(week, found),
        "vorige": _url(week.previous, niveau),
        "volgende": _url(week.following, niveau),
        "deze": _url(Week.of(day), niveau) if week != Week.of(day) else "",
        "later": later,
        "later_url": _url(Week.of(local(later.begin).date()), niveau) if later else "",
        "nieuw": reverse("overleg_nieuw") if may(actor, "overleg_plannen") else "",
        "tabs": tabs("overleg_lijst"),
    }


def tabs(current: str) -> list[Tab]:
    named = (("Agenda", "overleg_lijst"), ("Geweest", "overleg_geweest"))
    return [Tab(label, reverse(name), name == current) for label, name in named]


def _week(text: str, day: date) -> Week:
    try:
        return Week.parse(text)
    except ValueError:
        return Week.of(day)


def _url(week: Week, niveau: str) -> str:
    values = {"week": str(week), **({"niveau": niveau} if niveau else {})}
    return f"{reverse('overleg_lijst')}?{urlencode(values)}"


def _days(week: Week, found: list[Overleg]) -> list[AgendaDay]:
    return [AgendaDay(day, [_item(one) for one in found if local(one.begin).date() == day]) for day in week.days]


def _item(overleg: Overleg) -> AgendaItem:
    count: int = overleg.aantal  # type: ignore[attr-defined]  # counted by the query
    parts = [
        overleg.plek,
        overleg.label.lower(),
        f"{formats.getal(count)} {'deelnemer' if count == 1 else 'deelnemers'}",
    ]
    if overleg.status != "uitgenodigd":
        parts.append(str(overleg.get_status_display()).lower())
    return AgendaItem(
        local(overleg.begin).time(),
        local(overleg.eind).time(),
        overleg.titel,
        reverse("overleg", args=[overleg.pk]),
        ", ".join(parts),
    )
