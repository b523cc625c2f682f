"""Warnings in the API."""
# ruff: noqa: N815 - the API speaks camelCase

from typing import Any
from uuid import UUID

from drf_spectacular.utils import OpenApiExample, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from casework.waarschuwing import actions, queries
from casework.waarschuwing.rules import LANGST_TEKST, SOORTEN, WAARSCHUWING, WaarschuwingInvoer
from dekkend.api.input import Invoer
from dekkend.api.paging import page_of
from dekkend.api.views import ApiView


class WaarschuwingInvoerSerializer(Invoer):
    soort = serializers.ChoiceField(list(SOORTEN.items()))
    tekst = serializers.CharField(default="", allow_blank=True, max_length=LANGST_TEKST)


class WaarschuwingIntrekkingSerializer(Invoer):
    reden = serializers.CharField(max_length=LANGST_TEKST)


class WaarschuwingSerializer(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    dossier = serializers.UUIDField(source="dossier_id")
    soort = serializers.ChoiceField(list(SOORTEN.items()))
    tekst = serializers.CharField()
    status = serializers.ChoiceField(list(WAARSCHUWING.states.items()))
    gezetOp = serializers.DateTimeField(source="gezet_at")
    ingetrokkenOp = serializers.DateTimeField(source="ingetrokken_at", allow_null=True)


class WaarschuwingenApi(ApiView):
    required_rights = {"get": "dossier_inzien", "post": "dossier_inzien"}

    @extend_schema(
        operation_id="waarschuwingen_lijst",
        summary="De waarschuwingen in een dossier: wat geldt eerst",
        responses=page_of(WaarschuwingSerializer),
    )
    def get(self, request: Request, dossier_id: UUID) -> Response:
        found = queries.waarschuwingen_of(self.actor, dossier_id)
        return self.page([*found.geldend, *found.ingetrokken], WaarschuwingSerializer)

    @extend_schema(
        operation_id="waarschuwing_zetten",
        summary="Een waarschuwing zetten, voor wie in het dossier mag schrijven",
        request=WaarschuwingInvoerSerializer,
        examples=[
            OpenApiExample(
                "Niet bellen",
                value={"soort": "niet_bellen", "tekst": "Partner leest mee (voorbeeld)."},
                request_only=True,
            )
        ],
        responses={201: WaarschuwingSerializer},
    )
    def post(self, request: Request, dossier_id: UUID) -> Response:
        sent = self.checked(WaarschuwingInvoerSerializer)
        invoer = WaarschuwingInvoer(**sent.validated_data)
        found = actions.set_waarschuwing(actor=self.actor, dossier_id=dossier_id, invoer=invoer)
        return Response(WaarschuwingSerializer(found).data, status=201)


class WaarschuwingIntrekkingApi(ApiView):
    required_rights = {"post": "dossier_openen"}

    @extend_schema(
        operation_id="waarschuwing_intrekken",
        summary="Een waarschuwing intrekken, met de reden",
        request=WaarschuwingIntrekkingSerializer,
        examples=[
            OpenApiExample("Weer veilig", value={"reden": "Heeft een nieuw nummer (voorbeeld)."}, request_only=True)
        ],
        responses={201: WaarschuwingSerializer},
    )
    def post(self, request: Request, waarschuwing_id: UUID) -> Response:
        sent = self.checked(WaarschuwingIntrekkingSerializer)
        found = actions.withdraw_waarschuwing(actor=self.actor, waarschuwing_id=waarschuwing_id, **sent.validated_data)
        return Response(WaarschuwingSerializer(found).data, status=201)


class WaarschuwingHerstelApi(ApiView):
    required_rights = {"post": "dossier_openen"}

    @extend_schema(
        operation_id="waarschuwing_herstellen",
        summary="Een ingetrokken waarschuwing weer laten gelden",
        request=None,
        responses={201: WaarschuwingSerializer},
    )
    def post(self, request: Request, waarschuwing_id: UUID) -> Response:
        found = actions.restore_waarschuwing(actor=self.actor, waarschuwing_id=waarschuwing_id)
        return Response(WaarschuwingSerializer(found).data, status=201)
