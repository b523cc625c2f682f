"""Answering what the national tier asks about a registration, in the API."""
# ruff: noqa: N815 - the API speaks camelCase

from typing import Any
from uuid import UUID

from drf_spectacular.utils import OpenApiExample, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from casework.navraag import actions
from casework.navraag.rules import ANTWOORDEN, NAVRAAG
from casework.registratie.volledig import PUNTEN
from dekkend.api.input import Invoer
from dekkend.api.views import ApiView


class NavraagAntwoordSerializer(Invoer):
    antwoord = serializers.ChoiceField(list(ANTWOORDEN.items()))


class NavraagSerializer(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    punten = serializers.ListField(child=serializers.ChoiceField(list(PUNTEN.items())))
    status = serializers.ChoiceField(list(NAVRAAG.states.items()))
    ontvangenOp = serializers.DateTimeField(source="ontvangen_at")
    afgehandeldOp = serializers.DateTimeField(source="afgehandeld_at", allow_null=True)


class NavraagApi(ApiView):
    required_rights = {"post": "registratie_versturen"}

    @extend_schema(
        operation_id="navraag_beantwoorden",
        summary="CoMensha antwoorden dat een registratie klopt, of dat niemand het weet",
        request=NavraagAntwoordSerializer,
        examples=[OpenApiExample("Dit weten wij niet", value={"antwoord": "niet_bekend"}, request_only=True)],
        responses={200: NavraagSerializer},
    )
    def post(self, request: Request, navraag_id: UUID) -> Response:
        sent = self.checked(NavraagAntwoordSerializer)
        row = actions.answer_navraag(actor=self.actor, navraag_id=navraag_id, **sent.validated_data)
        return Response(NavraagSerializer(row).data)
