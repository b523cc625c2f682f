"""Mijn werk, the tenant's colours, and the pages that everybody may read."""

from typing import Any

from django.contrib.auth.decorators import login_not_required, login_required
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import condition, require_safe

from dekkend.core.clock import today
from dekkend.core.once import remembering
from dekkend.web import pages, theme, theme_urls, work

YEAR = 365 * 24 * 3600


@login_required
@require_safe
def mijn_werk(request: HttpRequest) -> HttpResponse:
    day = today()
    actor = request.actor  # type: ignore[attr-defined]
    with remembering():
        context = {"today": day, "groups": work.work_of(actor, day), "figures": work.figures_of(actor)}
    return pages.render(request, "web/mijn_werk.html", context)


def _etag(request: HttpRequest, **_: Any) -> str:
    return f'"{theme_urls.version(request.tenant.kleur)}"'  # type: ignore[attr-defined]


@login_not_required
@require_safe
@cache_control(public=True, max_age=YEAR)
@condition(etag_func=_etag)
def thema(request: HttpRequest) -> HttpResponse:
    kleur = request.tenant.kleur  # type: ignore[attr-defined]
    return HttpResponse(theme.stylesheet(kleur), content_type="text/css; charset=utf-8")


@login_not_required
@require_safe
def toegankelijkheid(request: HttpRequest) -> HttpResponse:
    return pages.render(request, "web/toegankelijkheid.html")


@login_not_required
@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    return pages.render(request, "web/privacy.html")


@login_not_required
@require_safe
def hulp(request: HttpRequest) -> HttpResponse:
    return pages.render(request, "web/hulp.html")
