"""The components of a page as template tags: `{% load ui %}`.

Blocks (`{% card … %}…{% endcard %}`) hand their content through as it is; everything else is escaped.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms, template
from django.template import Context
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from dekkend.web import elements, formats
from dekkend.web.charts import BarChart
from dekkend.web.maps import TileMap
from dekkend.web.navigation import MenuEntry, along
from dekkend.web.parts import Action, AgendaDay, Crumbs, Moment, Tab
from dekkend.web.radar import RadarChart
from dekkend.web.status import ICONS

register = template.Library()

register.simple_tag(elements.icon, name="icon")
register.simple_tag(elements.status_badge, name="status_badge")
register.filter("euro", formats.euro)
register.filter("getal", formats.getal)
register.filter("datum", formats.datum)
register.filter("datum_kort", formats.datum_kort)
register.filter("datumtijd", formats.datumtijd)
register.filter("tijd", formats.tijd)
register.filter("initials", formats.initials)

ALERTS = {"info": "info", "positive": "ok", "warning": "warning", "negative": "error"}
MESSAGE_TONES = {"success": "positive", "warning": "warning", "error": "negative"}


@register.filter
def message_tone(level_tag: str) -> str:
    """The tone of a message that Django carries over a redirect."""
    return MESSAGE_TONES.get(level_tag, "info")


@register.simple_tag(takes_context=True)
def menu(context: Context) -> list[MenuEntry]:
    return along(context["navigation"], context.get("crumbs") or ())


@register.filter
def late(item: Any, today: Any) -> bool:
    return bool(item.late(today))


@register.simple_tag
def action(label: str, url: str, icon: str = "", kind: str = "secondary") -> SafeString:
    return elements.action(label, url, icon, kind)


@register.simple_tag
def actions(items: Sequence[Action]) -> SafeString:
    return SafeString("".join(elements.action(item.label, item.url, item.icon, item.kind) for item in items))


@register.inclusion_tag("web/parts/post_action.html", takes_context=True)
def post_action(
    context: Context, label: str, url: str, *, icon: str = "", kind: str = "secondary", name: str = "", value: str = ""
) -> Mapping[str, Any]:
    """One button that changes something, so it posts. `name` and `value` say what, for a view with several."""
    return {
        "csrf_token": context.get("csrf_token"),
        "label": label,
        "url": url,
        "icon": icon,
        "button": elements.button_class(kind),
        "name": name,
        "value": value,
    }


@register.inclusion_tag("web/parts/kpi.html")
def kpi(
    label: str,
    value: Any,
    *,
    hint: str = "",
    url: str = "",
    tone: str = "",
    unit: str = "",
    percent: int | None = None,
) -> Mapping[str, Any]:
    """One tile of `<ul class="app-kpis">`. `percent` draws a meter below the value."""
    symbol = ICONS.get(tone, "")
    return {
        "label": label, "value": value, "hint": hint, "url": url, "tone": tone, "unit": unit, "percent": percent,
        "symbol": symbol,
    }  # fmt: skip


@register.inclusion_tag("web/parts/barchart.html")
def barchart(chart: BarChart, level: int = 2) -> Mapping[str, Any]:
    return {"chart": chart, "level": level}


@register.inclusion_tag("web/parts/radarchart.html")
def radarchart(chart: RadarChart, level: int = 2) -> Mapping[str, Any]:
    return {"chart": chart, "level": level}


@register.inclusion_tag("web/parts/tilemap.html")
def tilemap(tile_map: TileMap, level: int = 2) -> Mapping[str, Any]:
    return {"map": tile_map, "level": level}


@register.inclusion_tag("web/parts/timeline.html")
def timeline(moments: Sequence[Moment], level: int = 3) -> Mapping[str, Any]:
    return {"moments": moments, "level": level}


@register.inclusion_tag("web/parts/breadcrumb.html")
def breadcrumb(crumbs: Crumbs) -> Mapping[str, Any]:
    return {"crumbs": crumbs}


TABS_ON_A_LINE = 3


@register.inclusion_tag("web/parts/tabs.html")
def tabs(label: str, items: Sequence[Tab]) -> Mapping[str, Any]:
    """More than fit on one line of a phone are a menu there, under the name of the tab that is open."""
    here = next((tab.label for tab in items if tab.current), label)
    return {"label": label, "items": items, "menu": len(items) > TABS_ON_A_LINE, "here": here}


@register.inclusion_tag("web/parts/facts.html")
def facts(pairs: Sequence[tuple[str, Any]]) -> Mapping[str, Any]:
    return {"pairs": pairs}


@register.inclusion_tag("web/parts/agenda.html")
def agenda(days: Sequence[AgendaDay], empty: str = "Geen overleg") -> Mapping[str, Any]:
    return {"days": days, "empty": empty}


@register.inclusion_tag("web/parts/empty_state.html")
def empty_state(
    title: str, text: str = "", *, label: str = "", url: str = "", icon: str = "inbox", level: int = 2
) -> Mapping[str, Any]:
    return {"title": title, "text": text, "label": label, "url": url, "icon": icon, "level": level}


@register.inclusion_tag("web/forms/error_summary.html")
def error_summary(form: forms.BaseForm) -> Mapping[str, Any]:
    return {"form": form}


@register.simple_block_tag
def page_header(content: str, title: str, sub: str = "", pre: str = "", badge: str = "") -> SafeString:
    """The title of the page; the block holds its actions and may be empty."""
    filled = content if content.strip() else ""
    values = {"content": filled, "title": title, "sub": sub, "pre": pre, "badge": badge}
    return render_to_string("web/parts/page_header.html", values)


@register.simple_block_tag
def card(content: str, title: str = "", level: int = 2, id: str = "") -> SafeString:
    values = {"content": content, "title": title, "level": level, "id": id}
    return render_to_string("web/parts/card.html", values)


@register.simple_block_tag
def alert(content: str, tone: str, title: str = "", level: int = 2, role: str = "") -> SafeString:
    """`role` "status" or "alert" only for what appears after an action of the user."""
    values = {
        "content": content, "tone": tone, "kind": ALERTS[tone], "symbol": "info" if tone == "info" else ICONS[tone],
        "title": title, "level": level, "role": role,
    }  # fmt: skip
    return render_to_string("web/parts/alert.html", values)
