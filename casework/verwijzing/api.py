"""Passing a melding on, in the API."""
# ruff: noqa: N815 - the API speaks camelCase

from typing import Any
from uuid import UUID

from drf_spectacular.utils import OpenApiExample, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from casework.contact.api import MeldingSerializer
from casework.verwijzing import actions, queries
from casework.verwijzing.rules import BESTEMMINGEN, KORT, LANGST, RECHTSGRONDEN, Verwijsinvoer
from dekkend.api.input import Invoer
from dekkend.api.views import ApiView


class VerwijzingInvoerSerializer(Invoer):
    naar = serializers.ChoiceField(list(BESTEMMINGEN.items()))
    regio = serializers.CharField(
        max_length=63, default="", allow_blank=True, help_text="Code van de organisatie, bij een andere regio."
    )
    contact = serializers.CharField(
        max_length=KORT, default="", allow_blank=True, help_text="Met wie u sprak; verplicht bij Veilig Thuis."
    )
    gedeeld = serializers.CharField(max_length=LANGST, help_text="Wat u doorgeeft, en waarom daar.")
    metMelder = serializers.BooleanField(
        source="met_melder", default=True, help_text="Of de andere regio mag weten wie de melder is."
    )
    rechtsgrond = serializers.ChoiceField(list(RECHTSGRONDEN.items()))


class VerwijzingSerializer(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    melding = serializers.UUIDField(source="melding_id")
    naar = serializers.ChoiceField(list(BESTEMMINGEN.items()))
    regio = serializers.CharField()
    contact = serializers.CharField()
    gedeeld = serializers.CharField()
    rechtsgrond = serializers.ChoiceField(list(RECHTSGRONDEN.items()))
    verwezenOp = serializers.DateTimeField(source="verwezen_at")
    teruggehaaldOp = serializers.DateTimeField(source="teruggehaald_at", allow_null=True)


class MeldingVerwijzingApi(ApiView):
    required_rights = {"get": "dossier_openen", "post": "dossier_openen"}

    @extend_schema(
        operation_id="melding_verwijzing", summary="Waarheen een melding is verwezen", responses=VerwijzingSerializer
    )
    def get(self, request: Request, melding_id: UUID) -> Response:
        return Response(VerwijzingSerializer(queries.referral_of(self.actor, melding_id).verwijzing).data)

    @extend_schema(
        operation_id="melding_verwijzen",
        summary="Een melding verwijzen naar een andere regio of Veilig Thuis",
        request=VerwijzingInvoerSerializer,
        responses={201: VerwijzingSerializer},
        examples=[
            OpenApiExample(
                "Naar Veilig Thuis, na een gesprek",
                value={
                    "naar": "veilig_thuis",
                    "contact": "Medewerker van dienst (voorbeeld)",
                    "gedeeld": "Geweld thuis, geen uitbuiting. De zorgen van de school (voorbeeld).",
                    "rechtsgrond": "taak",
                },
                request_only=True,
            )
        ],
    )
    def post(self, request: Request, melding_id: UUID) -> Response:
        sent = self.checked(VerwijzingInvoerSerializer)
        row = actions.refer_melding(
            actor=self.actor, melding_id=melding_id, invoer=Verwijsinvoer(**sent.validated_data)
        )
        return Response(VerwijzingSerializer(row).data, status=201)


class MeldingTerughalingApi(ApiView):
    required_rights = {"post": "dossier_openen"}

    @extend_schema(
        operation_id="melding_terughalen",
        summary="Een verwezen melding terughalen die niet is aangekomen, of bij Veilig Thuis toch niet hoort",
        request=None,
        responses=MeldingSerializer,
    )
    def post(self, request: Request, melding_id: UUID) -> Response:
        return Response(MeldingSerializer(actions.take_back_melding(actor=self.actor, melding_id=melding_id)).data)
