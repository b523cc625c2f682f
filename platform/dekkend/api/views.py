"""The base of every API operation: who acts, and which right each method needs; and the document of the API."""

import json
from collections.abc import Callable, Mapping
from typing import Any, ClassVar, TypeVar

from django.http import HttpRequest, HttpResponse
from drf_spectacular.generators import SchemaGenerator
from rest_framework.negotiation import DefaultContentNegotiation
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.serializers import BaseSerializer
from rest_framework.views import APIView

from dekkend.accounts.access import require
from dekkend.accounts.actor import Actor
from dekkend.accounts.models import ApiToken
from dekkend.accounts.queries import actor_of
from dekkend.accounts.roles import ROLES, rights_of
from dekkend.accounts.tokens.queries import actor_of_token
from dekkend.api.paging import Paging
from dekkend.core.errors import Hidden

Sent = TypeVar("Sent", bound=BaseSerializer[Any])
WITH_BODY = {"post", "put", "patch"}


class ApiView(APIView):
    """`required_rights` maps a method in lower case to a right; a method without one does not exist.

    HEAD asks for the right of GET. A body is read before the view runs, so that a body that is not JSON is refused
    also where none is needed.
    """

    required_rights: ClassVar[Mapping[str, str]] = {}
    actor: Actor

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        super().initial(request, *args, **kwargs)
        http, auth = request._request, request.auth
        token = auth if isinstance(auth, ApiToken) else None
        self.actor = actor_of_token(http, token) if token else actor_of(http, "api", None)
        request._request.actor = self.actor  # type: ignore[attr-defined]
        method = str(request.method).lower()
        if method == "options" or self._is_not_here(method):
            return
        method = "get" if method == "head" else method
        if method not in self.required_rights or (method != "get" and token and token.alleen_lezen):
            raise Hidden
        require(self.actor, self.required_rights[method])
        if method in WITH_BODY:
            request.data  # noqa: B018  reading is refusing

    def checked(self, serializer: type[Sent]) -> Sent:
        """The body in the terms of `serializer`, or 400 with what is wrong in it."""
        sent = serializer(data=self.request.data)
        sent.is_valid(raise_exception=True)
        return sent

    def page(
        self,
        rows: Any,
        serializer: type[BaseSerializer[Any]],
        *,
        shown: Callable[[list[Any]], list[Any] | None] = lambda rows: None,
        context: dict[str, Any] | None = None,
    ) -> Response:
        """The page of `rows`, a queryset or a list, that was asked for.

        `shown` gets the rows of this page before anything of them is told: to log the look, to fetch their keys, to
        fill `context`. What it returns, if anything, is told in their place.
        """
        paging = Paging()
        page = list(paging.paginate_queryset(rows, self.request, self) or [])
        told = shown(page)
        answer = serializer(page if told is None else told, many=True, context=context or {})
        return paging.get_paginated_response(answer.data)

    def _is_not_here(self, method: str) -> bool:
        return method not in self.http_method_names or not hasattr(self, method)

    def options(self, request: HttpRequest | Request, *args: Any, **kwargs: Any) -> Response:
        """What may be asked stands in `Allow`; there is no body."""
        return Response(status=204)


class AnyFormat(DefaultContentNegotiation):
    """The document is JSON, also for a browser that asks for a page."""

    def select_renderer(self, request: Request, renderers: Any, format_suffix: str | None = None) -> Any:
        return renderers[0], renderers[0].media_type


class OpenApi(APIView):
    """The document of the kind of tenant at this host, open to everybody and to other origins."""

    authentication_classes = []
    permission_classes = []
    throttle_classes = []
    content_negotiation_class = AnyFormat
    schema = None

    def get(self, request: Request) -> HttpResponse:
        http = request._request
        text = json.dumps(document_of(str(http.urlconf), http.tenant.kind), ensure_ascii=False)  # type: ignore[attr-defined]
        headers = {"Access-Control-Allow-Origin": "*", "Cross-Origin-Resource-Policy": "cross-origin"}
        return HttpResponse(text, content_type="application/json", headers=headers)


class WithinReach(SchemaGenerator):
    """Leaves out what no role of this kind of tenant may do: for everybody there it does not exist."""

    rights: frozenset[str]

    def _get_paths_and_endpoints(self) -> list[tuple[str, str, str, Any]]:
        found = super()._get_paths_and_endpoints()  # type: ignore[no-untyped-call]
        return [one for one in found if one[3].required_rights.get(one[2].lower()) in self.rights]


def document_of(urlconf: str, kind: str) -> dict[str, Any]:
    generator = WithinReach(urlconf=urlconf)  # type: ignore[no-untyped-call]
    generator.rights = rights_of([code for code, role in ROLES.items() if kind in role.kinds])
    document: dict[str, Any] = generator.get_schema(request=None, public=True)  # type: ignore[no-untyped-call]
    return document
