"""Searching for somebody who may be known already, in the API."""
# ruff: noqa: N815 - the API speaks camelCase

from typing import Any
from uuid import UUID

from drf_spectacular.utils import OpenApiExample, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from casework.contact.api import MeldingSerializer
from casework.dossier.actions import join_dossier
from casework.herkenning import actions, queries
from casework.herkenning.rules import JONGST_JAAR, LANGST, OUDST_JAAR, SOORTEN, Zoekvraag
from dekkend.api.input import Invoer
from dekkend.api.paging import page_of
from dekkend.api.views import ApiView


class HerkenVraagSerializer(Invoer):
    naam = serializers.CharField(max_length=LANGST, default="", allow_blank=True, help_text="Naam, roepnaam of alias.")
    geboortejaar = serializers.IntegerField(
        required=False, allow_null=True, default=None, min_value=OUDST_JAAR, max_value=JONGST_JAAR
    )
    gegeven = serializers.CharField(
        max_length=LANGST, default="", allow_blank=True, help_text="Telefoonnummer, e-mailadres of V-nummer."
    )


class HerkenTrefferSerializer(serializers.Serializer[Any]):
    id = serializers.UUIDField(source="zaak.pk")
    nummer = serializers.CharField(source="zaak.nummer")
    redenen = serializers.ListField(child=serializers.CharField(), source="overeenkomst.redenen")


class HerkenUitslagSerializer(serializers.Serializer[Any]):
    dossiers = HerkenTrefferSerializer(many=True)
    meldingen = HerkenTrefferSerializer(many=True)
    collegas = serializers.ListField(
        child=serializers.CharField(), help_text="Wie u kunt vragen: zij hebben een dossier dat u niet mag zien."
    )
    alles = serializers.BooleanField(help_text="Of alles is doorzocht, of alleen de nieuwste duizend.")


class HerkenningspuntInvoerSerializer(Invoer):
    soort = serializers.ChoiceField(list(SOORTEN.items()))
    waarde = serializers.CharField(max_length=LANGST)


class HerkenningspuntSerializer(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    dossier = serializers.UUIDField(source="dossier_id")
    soort = serializers.ChoiceField(list(SOORTEN.items()))
    waarde = serializers.CharField()
    vastgelegdOp = serializers.DateTimeField(source="vastgelegd_at")


class BijDossierSerializer(Invoer):
    dossier = serializers.UUIDField(help_text="Het dossier van dezelfde persoon.")


class HerkenningenApi(ApiView):
    required_rights = {"post": "dossier_openen"}

    @extend_schema(
        operation_id="herkennen",
        summary="Is deze persoon al bekend? Met de redenen",
        description="Zoekt in wat u mag zien. Van een dossier bij een collega krijgt u alleen diens naam.",
        request=HerkenVraagSerializer,
        responses=HerkenUitslagSerializer,
        examples=[
            OpenApiExample(
                "Een naam en een nummer",
                value={"naam": "Mila (voorbeeld)", "geboortejaar": 2004, "gegeven": "06 00 00 00 01"},
                request_only=True,
            )
        ],
    )
    def post(self, request: Request) -> Response:
        sent = self.checked(HerkenVraagSerializer)
        found = queries.search(self.actor, Zoekvraag(**sent.validated_data))
        return Response(HerkenUitslagSerializer(found).data)


class HerkenningspuntenApi(ApiView):
    required_rights = {"get": "dossier_inzien", "post": "dossier_openen"}

    @extend_schema(
        operation_id="herkenningspunten_lijst",
        summary="Nummers en adressen waaraan iemand te herkennen is",
        responses=page_of(HerkenningspuntSerializer),
    )
    def get(self, request: Request, dossier_id: UUID) -> Response:
        return self.page(queries.points_of(self.actor, dossier_id).punten, HerkenningspuntSerializer)

    @extend_schema(
        operation_id="herkenningspunt_toevoegen",
        summary="Een nummer of adres van de persoon vastleggen",
        request=HerkenningspuntInvoerSerializer,
        responses={201: HerkenningspuntSerializer},
        examples=[
            OpenApiExample("Een e-mailadres", value={"soort": "email", "waarde": "mila@example.org"}, request_only=True)
        ],
    )
    def post(self, request: Request, dossier_id: UUID) -> Response:
        sent = self.checked(HerkenningspuntInvoerSerializer)
        punt = actions.add_punt(actor=self.actor, dossier_id=dossier_id, **sent.validated_data)
        return Response(HerkenningspuntSerializer(punt).data, status=201)


class HerkenningspuntApi(ApiView):
    required_rights = {"post": "dossier_openen"}

    @extend_schema(
        operation_id="herkenningspunt_weghalen",
        summary="Een nummer of adres weghalen dat niet klopt",
        request=None,
        responses={204: None},
    )
    def post(self, request: Request, herkenningspunt_id: UUID) -> Response:
        actions.remove_punt(actor=self.actor, punt_id=herkenningspunt_id)
        return Response(status=204)


class MeldingBijDossierApi(ApiView):
    required_rights = {"post": "dossier_openen"}

    @extend_schema(
        operation_id="melding_bij_dossier",
        summary="Een melding bij een bestaand dossier voegen",
        request=BijDossierSerializer,
        responses=MeldingSerializer,
        examples=[
            OpenApiExample(
                "Dezelfde persoon", value={"dossier": "00000000-0000-4000-8000-000000000000"}, request_only=True
            )
        ],
    )
    def post(self, request: Request, melding_id: UUID) -> Response:
        sent = self.checked(BijDossierSerializer)
        join_dossier(actor=self.actor, melding_id=melding_id, dossier_id=sent.validated_data["dossier"])
        return Response(MeldingSerializer(queries.melding_after(self.actor, melding_id)).data)
