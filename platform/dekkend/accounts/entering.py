"""Coming in by another way than the log-in form: with the link of an invitation, or by the organisation."""

from allauth.account.internal.flows.login import record_authentication
from allauth.account.utils import perform_login
from django.http import HttpRequest, HttpResponse

from dekkend.accounts.factor import mark_second_factor
from dekkend.accounts.models import User


def enter(request: HttpRequest, user: User, *, way: str, second_factor: bool = False, to: str = "") -> HttpResponse:
    """Where to go next: the second step of who set one up here, or `to`. `way` goes into the session's own record of
    how somebody proved who he is; a closed account is stopped here like anywhere else."""
    record_authentication(request, user, way)
    if second_factor:
        mark_second_factor(request, user)
    response: HttpResponse = perform_login(request, user, email_verification="none", redirect_url=to or None)
    return response
