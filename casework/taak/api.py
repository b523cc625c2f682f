"""Tasks in the API."""
# ruff: noqa: N815 - the API speaks camelCase

from typing import Any
from uuid import UUID

from drf_spectacular.utils import OpenApiExample, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from casework.taak import actions, queries
from casework.taak.rules import LANGST_TOELICHTING, LANGST_WAT, SOORTEN, STAPPEN, TAAK, TaakInvoer
from dekkend.api.input import Invoer
from dekkend.api.paging import page_of
from dekkend.api.views import ApiView


class TaakInvoerSerializer(Invoer):
    soort = serializers.ChoiceField(list(SOORTEN.items()))
    wat = serializers.CharField(max_length=LANGST_WAT)
    uiterlijkDatum = serializers.DateField(source="uiterlijk", help_text="De laatste dag waarop het op tijd is.")
    voor = serializers.UUIDField(
        required=False,
        allow_null=True,
        default=None,
        help_text="Een gedragswetenschapper, of wie meewerkt in het team. Null: de zorgcoördinator van het dossier.",
    )
    toelichting = serializers.CharField(default="", allow_blank=True, max_length=LANGST_TOELICHTING)


class TaakStapSerializer(Invoer):
    stap = serializers.ChoiceField(list(STAPPEN.items()))


class TaakSerializer(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    dossier = serializers.UUIDField(source="dossier_id")
    soort = serializers.ChoiceField(list(SOORTEN.items()))
    wat = serializers.CharField()
    toelichting = serializers.CharField()
    uiterlijkDatum = serializers.DateField(source="uiterlijk")
    voor = serializers.UUIDField(source="voor_id", allow_null=True)
    status = serializers.ChoiceField(list(TAAK.states.items()))
    afgehandeldOp = serializers.DateTimeField(source="afgehandeld_at", allow_null=True)


BELLEN = OpenApiExample(
    "De opvang bellen",
    value={"soort": "bellen", "wat": "Opvang bellen over een plek (voorbeeld)", "uiterlijkDatum": "2030-11-20"},
    request_only=True,
)


def _parts(view: ApiView) -> dict[str, Any]:
    values = dict(view.checked(TaakInvoerSerializer).validated_data)
    return {"voor": values.pop("voor"), "invoer": TaakInvoer(**values)}


class TakenApi(ApiView):
    required_rights = {"get": "dossier_inzien", "post": "dossier_openen"}

    @extend_schema(
        operation_id="taken_lijst",
        summary="De taken in een dossier: wat open staat eerst",
        responses=page_of(TaakSerializer),
    )
    def get(self, request: Request, dossier_id: UUID) -> Response:
        found = queries.taken_of(self.actor, dossier_id)
        return self.page([*found.open, *found.voorbij], TaakSerializer)

    @extend_schema(
        operation_id="taak_toevoegen",
        summary="Een taak toevoegen aan een dossier",
        request=TaakInvoerSerializer,
        examples=[BELLEN],
        responses={201: TaakSerializer},
    )
    def post(self, request: Request, dossier_id: UUID) -> Response:
        said = _parts(self)
        taak = actions.add_taak(actor=self.actor, dossier_id=dossier_id, **said)
        return Response(TaakSerializer(taak).data, status=201)


class TaakApi(ApiView):
    required_rights = {"put": "dossier_openen"}

    @extend_schema(
        operation_id="taak_wijzigen",
        summary="Een taak die open staat wijzigen",
        request=TaakInvoerSerializer,
        examples=[BELLEN],
        responses=TaakSerializer,
    )
    def put(self, request: Request, taak_id: UUID) -> Response:
        said = _parts(self)
        return Response(TaakSerializer(actions.change_taak(actor=self.actor, taak_id=taak_id, **said)).data)


class TaakStappenApi(ApiView):
    required_rights = {"post": "dossier_inzien"}

    @extend_schema(
        operation_id="taak_stap",
        summary="Een taak afvinken, laten vervallen of weer openzetten",
        request=TaakStapSerializer,
        examples=[OpenApiExample("Gedaan", value={"stap": "afvinken"}, request_only=True)],
        responses={201: TaakSerializer},
    )
    def post(self, request: Request, taak_id: UUID) -> Response:
        sent = self.checked(TaakStapSerializer)
        taak = actions.take_taak_step(actor=self.actor, taak_id=taak_id, **sent.validated_data)
        return Response(TaakSerializer(taak).data, status=201)
