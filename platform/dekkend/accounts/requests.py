"""What the middleware has put on a request, with its type."""

from typing import Any

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

from dekkend.accounts.actor import Actor


class ActorRequest(HttpRequest):
    """A request inside a tenant: `actor` is who acts (somebody without roles when nobody is logged in).
    `on_doorstep`: should show a second factor and has not yet. `form_targets`: other servers that a form of the page
    may lead to."""

    actor: Actor
    tenant: Any
    on_doorstep: bool
    form_targets: list[str]
    htmx: HtmxDetails
