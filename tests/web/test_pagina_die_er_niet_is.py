"""What cannot be shown is told plainly, names nothing and shows a way back."""

import pytest
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

from dekkend.core.errors import Hidden, InvalidInput, Refused
from dekkend.web import csp, pages
from dekkend.web.middleware import ErrorPages
from tests.web.conftest import Request

pytestmark = pytest.mark.urls("dekkend.web.urls")


def answered(request: HttpRequest, error: Exception) -> HttpResponse | None:
    return ErrorPages(lambda _: HttpResponse()).process_exception(request, error)


def test_a_hidden_page_is_the_same_404_as_one_that_does_not_exist(request_of: Request) -> None:
    request = request_of("/dossiers/1/", "zorgcoordinator")
    request.refusal_noted = True  # type: ignore[attr-defined]  # the line in the log has tests of its own
    hidden, missing = answered(request, Hidden("Dit dossier is van een ander.")), pages.not_found(request)
    assert hidden is not None
    assert hidden.status_code == missing.status_code == 404
    assert "van een ander" not in hidden.content.decode()
    assert "Deze pagina bestaat niet" in hidden.content.decode()


def test_a_refusal_shows_its_message_and_a_way_back(request_of: Request) -> None:
    response = answered(request_of("/", "zorgcoordinator"), Refused("Dit dossier is al <gesloten>."))
    assert response is not None
    html = response.content.decode()
    assert response.status_code == 409
    assert "Dit dossier is al &lt;gesloten&gt;." in html
    assert 'href="/"' in html


def test_the_api_and_unknown_errors_are_left_to_others(request_of: Request) -> None:
    assert answered(request_of("/api/v1/dossiers"), Hidden()) is None
    assert answered(request_of("/"), RuntimeError()) is None


def test_input_without_a_form_to_tell_it_on_is_a_refusal(request_of: Request) -> None:
    """What was kept fits no rule any more, as after a rule changed: said in words, and not a fault of ours."""
    answer = answered(request_of("/"), InvalidInput({"naam": ["Vul de naam in."]}))
    assert answer is not None
    assert answer.status_code == 409
    assert "Vul de naam in." in answer.content.decode()


def test_other_requests_go_on(request_of: Request) -> None:
    assert ErrorPages(lambda _: HttpResponse(status=204))(request_of("/")).status_code == 204


@pytest.mark.parametrize(
    ("response", "status", "said"),
    [
        (pages.bad_request, 400, "niet te begrijpen"),
        (lambda request: pages.permission_denied(request, PermissionDenied()), 403, "Dit mag niet"),
        (lambda request: pages.csrf_failure(request, "CSRF token missing."), 403, "Uw formulier is verlopen"),
        (pages.server_error, 500, "Er ging iets mis"),
        (lambda request: pages.unknown_host_page(), 404, "Deze pagina bestaat niet"),
    ],
)  # fmt: skip
def test_every_error_is_a_page_in_plain_dutch(response: object, status: int, said: str, request_of: Request) -> None:
    for request in (request_of("/"), HttpRequest()):
        answer: HttpResponse = response(request)  # type: ignore[operator]
        html = answer.content.decode()
        assert answer.status_code == status
        assert said in html
        assert '<html lang="nl">' in html
        assert "CSRF" not in html
        assert "Traceback" not in html


def test_the_page_of_an_unknown_host_names_nobody_and_loads_only_from_us() -> None:
    response = pages.unknown_host_page()
    html = response.content.decode()
    assert "Dekkend" not in html
    assert "<script" not in html
    assert "<a " not in html
    assert response.headers["Content-Security-Policy"] == csp.header()
    assert "default-src 'none'" in csp.header()
    assert "unsafe" not in csp.header()
