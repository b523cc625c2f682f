"""Holes between tenants, planted on purpose in addresses that exist in one test only: the walk must find each of them.

What a hole lets out is a canary, of another tenant or of its own where nothing of anybody belongs.
"""

import gzip
import io
import json
import zipfile
import zlib
from collections.abc import Callable, Iterator
from typing import Any

import sentry_sdk
from django.contrib.auth.decorators import login_not_required
from django.core.cache import cache
from django.core.cache.backends.locmem import LocMemCache
from django.core.mail import send_mail
from django.db import connection
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.urls import include, path
from structlog.stdlib import get_logger

from dekkend.celery import app
from dekkend.isolation.context import inside
from governance.models import Overleg
from tenants.models import Tenant

View = Callable[..., HttpResponseBase]
_without_tenant = LocMemCache("gat", {})


def _other() -> Tenant:
    return Tenant.objects.filter(kind="regio").exclude(schema_name=connection.schema_name)[0]  # type: ignore[attr-defined]


def _title(tenant: Tenant | None) -> str:
    if tenant is None:
        return ""
    with inside(tenant):
        found = Overleg.objects.order_by("begin").first()
        return found.titel if found else ""


def _foreign() -> str:
    return _title(_other())


def _own() -> str:
    found = Overleg.objects.order_by("begin").first()
    return found.titel if found else ""


def _named(name: str | None) -> Tenant | None:
    return Tenant.objects.filter(schema_name=name or "").first() or Tenant.objects.filter(domains__domain=name).first()


def _anywhere(number: Any) -> str:
    """Looks an overleg up in every regio: query, then check, and the check was forgotten."""
    for tenant in Tenant.objects.filter(kind="regio"):
        with inside(tenant):
            found = Overleg.objects.filter(pk=number).first() if _is_id(number) else None
            if found is not None:
                return found.titel
    return ""


def _is_id(number: Any) -> bool:
    return isinstance(number, str) and number.count("-") == 4


# By what is asked


def schema_from_the_query(request: HttpRequest) -> HttpResponse:
    return HttpResponse(_title(_named(request.GET.get("schema"))))


def tenant_from_a_header(request: HttpRequest) -> HttpResponse:
    return HttpResponse(_title(_named(request.headers.get("X-Tenant"))))


def forwarded_host(request: HttpRequest) -> HttpResponse:
    return HttpResponse(_title(_named(request.headers.get("X-Forwarded-Host"))))


def tenant_from_a_cookie(request: HttpRequest) -> HttpResponse:
    return HttpResponse(_title(_named(request.COOKIES.get("tenant"))))


def record_from_the_path(request: HttpRequest, overleg_id: Any) -> HttpResponse:
    return HttpResponse(_anywhere(str(overleg_id)))


def record_from_the_query(request: HttpRequest) -> HttpResponse:
    return HttpResponse(_anywhere(request.GET.get("overleg_id")))


def record_from_a_form(request: HttpRequest) -> HttpResponse:
    return HttpResponse(_anywhere(request.POST.get("overleg_id")))


@login_not_required
def record_from_json(request: HttpRequest) -> HttpResponse:
    sent = json.loads(request.body) if request.content_type == "application/json" else {}
    return HttpResponse(_anywhere(sent.get("overleg_id")))


def only_with_delete(request: HttpRequest) -> HttpResponse:
    return HttpResponse(_foreign() if request.method == "DELETE" else "")


# By how it comes back


def cache_without_tenant(request: HttpRequest) -> HttpResponse:
    found = _without_tenant.get("titel")
    if found is None:
        _without_tenant.set("titel", found := _own())
    return HttpResponse(found)


def lazy_queryset(request: HttpRequest) -> HttpResponse:
    rows = Overleg.objects.order_by("begin")
    with inside(_other()):
        return HttpResponse([row.titel for row in rows[:1]])


def in_a_redirect(request: HttpRequest) -> HttpResponse:
    return HttpResponse(status=302, headers={"Location": f"/overleggen/?titel={_foreign()}"})


def in_a_header(request: HttpRequest) -> HttpResponse:
    return HttpResponse(headers={"X-Overleg": _foreign().lower()})


def in_a_stream(request: HttpRequest) -> StreamingHttpResponse:
    found = _foreign()

    def pieces() -> Iterator[str]:
        yield found[:6]
        yield found[6:]

    return StreamingHttpResponse(pieces())


def packed(request: HttpRequest) -> HttpResponse:
    return HttpResponse(gzip.compress(_foreign().encode()), headers={"Content-Encoding": "gzip"})


def in_a_workbook(request: HttpRequest) -> HttpResponse:
    """An XLSX is a zip of XML; here inside another zip, as a download of several files."""
    book, bundle = io.BytesIO(), io.BytesIO()
    with zipfile.ZipFile(book, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/sharedStrings.xml", f"<sst><si><t>{_foreign()}</t></si></sst>")
    with zipfile.ZipFile(bundle, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("overleggen.xlsx", book.getvalue())
    return HttpResponse(bundle.getvalue(), content_type="application/zip")


def in_a_pdf(request: HttpRequest) -> HttpResponse:
    word = _foreign()
    shown = zlib.compress(f"BT [({word[:4]}) -20 ({word[4:]})] TJ ET".encode())
    return HttpResponse(b"%PDF-1.7\n1 0 obj <<>> stream\n" + shown + b"\nendstream", content_type="application/pdf")


def in_a_calendar(request: HttpRequest) -> HttpResponse:
    word = _foreign()
    return HttpResponse(f"BEGIN:VCALENDAR\r\nSUMMARY:Over {word[:9]}\r\n {word[9:]}\r\nEND:VCALENDAR")


def in_base64(request: HttpRequest) -> HttpResponse:
    import base64  # noqa: PLC0415

    return HttpResponse(base64.b64encode(f"ab{_foreign()}".encode()))


# By where else it arrives


def in_the_log(request: HttpRequest) -> HttpResponse:
    get_logger().info("overleg_bekeken", code=_own().lower())
    return HttpResponse()


def in_a_task(request: HttpRequest) -> HttpResponse:
    app.send_task("gat.taak", [_own()])
    return HttpResponse()


def in_a_mail(request: HttpRequest) -> HttpResponse:
    send_mail("Er wacht iets", f"Over {_foreign()}", None, ["iemand@example.org"])
    return HttpResponse()


def in_an_error_report(request: HttpRequest) -> HttpResponse:
    sentry_sdk.capture_event({"level": "error", "logger": _own()})
    return HttpResponse()


def in_the_cache(request: HttpRequest) -> HttpResponse:
    cache.set("laatste", {"titel": _own()})
    return HttpResponse()


def in_a_table(request: HttpRequest) -> HttpResponse:
    own = _own()
    with inside(_other()):
        Overleg.objects.update(plaats=own)
    return HttpResponse()


ANSWERS: tuple[View, ...] = (
    schema_from_the_query, tenant_from_a_header, forwarded_host, tenant_from_a_cookie, record_from_the_query,
    record_from_a_form, record_from_json, only_with_delete, cache_without_tenant, lazy_queryset, in_a_redirect,
    in_a_header, in_a_stream, packed, in_a_workbook, in_a_pdf, in_a_calendar, in_base64,
)  # fmt: skip
SINKS: dict[str, View] = {
    "log": in_the_log, "taak": in_a_task, "mail": in_a_mail, "sentry": in_an_error_report,
}  # fmt: skip
BEHIND: tuple[View, ...] = (in_the_cache, in_a_table)
PATH = record_from_the_path


def _at(view: View, prefix: str = "gaten") -> Any:
    return path(f"{prefix}/{view.__name__}/", view, name=view.__name__)


urlpatterns = [
    *(_at(view) for view in (*ANSWERS, *SINKS.values(), *BEHIND) if view is not record_from_json),
    path("api/v1/gaten/record-from-json", record_from_json, name="record_from_json"),
    path("gaten/<uuid:overleg_id>/", PATH, name=PATH.__name__),
    path("", include("dekkend.urls_regio")),
]
handler404 = "dekkend.web.pages.not_found"
handler500 = "dekkend.web.pages.server_error"
