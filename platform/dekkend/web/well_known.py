"""`/.well-known/security.txt` (RFC 9116): where to report a weakness, on every host."""

from datetime import timedelta

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from dekkend.core.clock import now

# The standard advises less than a year.
VALID_FOR = timedelta(days=180)


@login_not_required
@require_safe
def security_txt(request: HttpRequest) -> HttpResponse:
    expires = (now() + VALID_FOR).strftime("%Y-%m-%dT00:00:00Z")
    lines = [
        *(f"Contact: {contact}" for contact in settings.SECURITY_CONTACTS),
        f"Expires: {expires}",
        "Preferred-Languages: nl, en",
        f"Canonical: https://{request.get_host()}{reverse('security_txt')}",
        *(f"Policy: {policy}" for policy in settings.SECURITY_POLICIES),
    ]
    return HttpResponse("".join(f"{line}\n" for line in lines), content_type="text/plain; charset=utf-8")
