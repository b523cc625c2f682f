"""Asking the regio about a registration, in the API of the national tier."""
# ruff: noqa: N815 - the API speaks camelCase

from typing import Any
from uuid import UUID

from drf_spectacular.utils import OpenApiExample, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from casework.public import NAVRAAG, PUNTEN
from dekkend.api.input import Invoer
from dekkend.api.views import ApiView
from dekkend.national.navraag import actions


class GesteldeNavraagInvoerSerializer(Invoer):
    punten = serializers.ListField(child=serializers.ChoiceField(list(PUNTEN.items())), min_length=1, max_length=20)


class GesteldeNavraagSerializer(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    punten = serializers.ListField(child=serializers.ChoiceField(list(PUNTEN.items())))
    versie = serializers.IntegerField(help_text="Over welke versie van de registratie de vraag ging.")
    status = serializers.ChoiceField(list(NAVRAAG.states.items()))
    gesteldOp = serializers.DateTimeField(source="gesteld_at")
    beantwoordOp = serializers.DateTimeField(source="beantwoord_at", allow_null=True)


class GesteldeNavragenApi(ApiView):
    required_rights = {"post": actions.RIGHT}

    @extend_schema(
        operation_id="navraag_stellen",
        summary="De regio vragen wat er in een registratie ontbreekt of niet lijkt te kloppen",
        request=GesteldeNavraagInvoerSerializer,
        examples=[OpenApiExample("De gemeente nakijken", value={"punten": ["gemeente_nakijken"]}, request_only=True)],
        responses={201: GesteldeNavraagSerializer},
    )
    def post(self, request: Request, sleutel: UUID) -> Response:
        sent = self.checked(GesteldeNavraagInvoerSerializer)
        row = actions.ask_navraag(actor=self.actor, sleutel=sleutel, **sent.validated_data)
        return Response(GesteldeNavraagSerializer(row).data, status=201)
