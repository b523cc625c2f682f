"""Why a dossier is not registered, in the API."""
# ruff: noqa: N815 - the API speaks camelCase

from typing import Any
from uuid import UUID

from drf_spectacular.utils import OpenApiExample, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from casework.uitstel import actions
from casework.uitstel.rules import LANGST_TEKST, REDENEN
from dekkend.api.input import Invoer
from dekkend.api.views import ApiView


class UitstelInvoerSerializer(Invoer):
    reden = serializers.ChoiceField(list(REDENEN.items()))
    opnieuwDatum = serializers.DateField(
        source="opnieuw_datum", default=None, allow_null=True, help_text="Niet bij een reden die blijft."
    )
    toelichting = serializers.CharField(default="", allow_blank=True, max_length=LANGST_TEKST)


class UitstelSerializer(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    reden = serializers.ChoiceField(list(REDENEN.items()))
    opnieuwDatum = serializers.DateField(source="opnieuw_datum", allow_null=True)
    toelichting = serializers.CharField()
    vastgelegdOp = serializers.DateTimeField(source="vastgelegd_at")


class UitstelApi(ApiView):
    required_rights = {"post": "toestemming_vastleggen"}

    @extend_schema(
        operation_id="uitstel_vastleggen",
        summary="Vastleggen waarom een dossier nu niet wordt geregistreerd",
        request=UitstelInvoerSerializer,
        examples=[
            OpenApiExample("Er is geen mensenhandel", value={"reden": "geen_mensenhandel"}, request_only=True),
        ],
        responses={201: UitstelSerializer},
    )
    def post(self, request: Request, dossier_id: UUID) -> Response:
        sent = self.checked(UitstelInvoerSerializer)
        row = actions.record_uitstel(actor=self.actor, dossier_id=dossier_id, **sent.validated_data)
        return Response(UitstelSerializer(row).data, status=201)
