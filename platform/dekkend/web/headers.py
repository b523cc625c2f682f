"""What every answer tells the browser, and what never gets as far as a tenant.

Set outermost, so that pages, files, errors and answers at an unknown host all have them.
"""

import re
from collections.abc import Callable
from ipaddress import ip_address
from urllib.parse import unquote_plus

from django.conf import settings
from django.http import HttpRequest, HttpResponse

# Nothing of the device is used; a passkey may be asked for on our own pages.
PERMISSIONS = ", ".join(
    [
        *(
            f"{name}=()"
            for name in (
                "accelerometer", "autoplay", "camera", "display-capture", "encrypted-media", "geolocation",
                "gyroscope", "hid", "idle-detection", "magnetometer", "microphone", "midi", "payment",
                "picture-in-picture", "screen-wake-lock", "serial", "usb", "xr-spatial-tracking",
            )
        ),
        *(f"{name}=(self)" for name in ("fullscreen", "publickey-credentials-create", "publickey-credentials-get")),
    ]
)  # fmt: skip
HEADERS = {
    "Permissions-Policy": PERMISSIONS,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": settings.SECURE_REFERRER_POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cache-Control": "no-store",
}
_NOT_A_KEY = re.compile(r"[^A-Za-z0-9]")


class SecurityHeaders:
    """A view may say otherwise for itself (a style sheet may be kept); what says nothing is not kept by anybody."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        return response


class RefuseMalformed:
    """A NUL fits in no address and no text of ours and the database stumbles over it: it is taken out here, and refused
    where it is known who asks. A session or form cookie that we cannot have given is not looked at."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if "\0" in request.path_info or "\0" in unquote_plus(request.META.get("QUERY_STRING", "")):
            request.malformed = True  # type: ignore[attr-defined]
            request.path_info = request.path_info.replace("\0", "")
            request.path = request.path.replace("\0", "")
            request.META["QUERY_STRING"] = ""
        for name in (settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME):
            if _NOT_A_KEY.search(request.COOKIES.get(name, "")):
                del request.COOKIES[name]
        return self.get_response(request)


class ProxyAddress:
    """Behind one proxy of ours: the address of the visitor is the last one in X-Forwarded-For, which the proxy
    wrote itself. Anything before it was sent by the visitor and may be invented."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        last = request.META.pop("HTTP_X_FORWARDED_FOR", "").rpartition(",")[2].strip()
        if _is_address(last):
            request.META["REMOTE_ADDR"] = last
        return self.get_response(request)


def _is_address(text: str) -> bool:
    try:
        ip_address(text)
    except ValueError:
        return False
    return True
