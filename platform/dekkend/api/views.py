"""The base of every API operation: who acts, which right each method needs, which version answers."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django.http import HttpRequest
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from dekkend.accounts.access import require
from dekkend.accounts.actor import Actor
from dekkend.accounts.models import User
from dekkend.accounts.queries import actor_of
from dekkend.core.errors import Hidden

VERSION = "1.0.0"


class ApiView(APIView):
    """`required_rights` maps a method in lower case to a right; a method without one does not exist."""

    required_rights: ClassVar[Mapping[str, str]] = {}
    actor: Actor

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        super().initial(request, *args, **kwargs)
        user = request.user if isinstance(request.user, User) else None
        self.actor = actor_of(request._request, "api", user)
        method = str(request.method).lower()
        if method == "options":
            return
        if method not in self.required_rights:
            if method in self.http_method_names and not hasattr(self, method):
                return
            raise Hidden
        require(self.actor, self.required_rights[method])

    def finalize_response(
        self, request: HttpRequest | Request, response: Response, *args: Any, **kwargs: Any
    ) -> Response:
        answer = super().finalize_response(request, response, *args, **kwargs)  # type: ignore[arg-type]
        answer["API-Version"] = VERSION
        answer["Cache-Control"] = "no-store"
        return answer
