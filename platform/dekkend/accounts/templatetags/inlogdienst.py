"""The button of the organisation on the pages before logging in."""

from django import template
from django.template import Context

from dekkend.accounts.organisatie.queries import login_origin

register = template.Library()


@register.simple_tag(takes_context=True)
def inlogdienst(context: Context) -> str:
    """The origin of the organisation's log-in server, "" when there is none. The page that shows the button may send
    its form there; no other page may."""
    origin = login_origin()
    request = context.get("request")
    if origin and request is not None:
        request.form_targets = [origin]
    return origin
