"""Who did what, for the FG."""

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from dekkend.accounts.requests import ActorRequest
from dekkend.beheer.logboek.queries import log_for, note_look
from dekkend.beheer.logboek.tables import LogFilter, LogTable
from dekkend.web import pages


@require_safe
def logboek(request: ActorRequest) -> HttpResponse:
    found = LogFilter(request.GET, queryset=log_for(request.actor))
    note_look(request.actor, found.used)
    return pages.list_page(request, title="Logboek", table=LogTable(found.qs), filterset=found, per_page=50)
