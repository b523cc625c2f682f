"""On the way in another form: first the ground on which it may, and then back to that form with what was typed."""

from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from dekkend.accounts.requests import ActorRequest

PAGINAS = {"toestemming": "toestemming_nieuw", "grondslag": "grondslag_nieuw"}


def wants_ground_first(request: ActorRequest) -> bool:
    """Which of the two buttons of `casework/toestemming/_eerst.html` was pressed, if any."""
    return request.POST.get("eerst", "") in PAGINAS


def to_ground(
    request: ActorRequest, dossier_id: UUID, *, doel: str, ontvanger: str, terug: str
) -> HttpResponseRedirect:
    """`terug` is the address to come back to."""
    page = reverse(PAGINAS[request.POST["eerst"]], args=[dossier_id])
    return redirect(f"{page}?{urlencode({'doel': doel, 'ontvanger': ontvanger, 'terug': terug})}")


def way_back(request: ActorRequest, otherwise: str) -> str:
    """Where somebody came from, when that is a page of ours."""
    url = request.GET.get("terug", "")
    here = url_has_allowed_host_and_scheme(url, allowed_hosts=None, require_https=request.is_secure())
    return url if here and url.startswith("/") else otherwise
