"""Terms, the list of what was kept long enough, and what stops destroying, in the API."""
# ruff: noqa: N815 - the API speaks camelCase

from typing import Any
from uuid import UUID

from drf_spectacular.utils import OpenApiExample, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from casework.bewaren import actions, queries
from casework.bewaren.rules import DOSSIERS, KORTST, LANGST, REGIMES, STOPREDENEN
from dekkend.api.input import Invoer
from dekkend.api.paging import page_of
from dekkend.api.views import ApiView


class BewaarafspraakSerializer(serializers.Serializer[Any]):
    jaren = serializers.IntegerField()
    ingangsDatum = serializers.DateField(source="ingang")


class BewaartermijnSerializer(serializers.Serializer[Any]):
    regime = serializers.ChoiceField(list(REGIMES.items()))
    jaren = serializers.IntegerField(help_text="Wat vandaag geldt.")
    standaard = serializers.IntegerField(help_text="Zonder afspraak.")
    bron = serializers.CharField(help_text="Waar de standaard vandaan komt.")
    afspraken = BewaarafspraakSerializer(many=True)


class BewaartermijnInvoerSerializer(Invoer):
    regime = serializers.ChoiceField(list(REGIMES.items()))
    jaren = serializers.IntegerField(min_value=KORTST, max_value=LANGST)
    ingangsDatum = serializers.DateField(source="ingang", help_text="Vandaag of later.")


class BewaardSerializer(serializers.Serializer[Any]):
    """A dossier in the list tells its number, and nothing about the person."""

    dossier = serializers.UUIDField(source="rij.pk")
    nummer = serializers.CharField(source="rij.nummer")
    gewijzigdOp = serializers.DateTimeField(source="rij.gewijzigd_at")
    regime = serializers.ChoiceField(list(DOSSIERS.items()))
    bewarenTotDatum = serializers.DateField(source="tot")
    voorbij = serializers.BooleanField()
    bewaarstop = serializers.BooleanField()


class BewaarstopInvoerSerializer(Invoer):
    reden = serializers.ChoiceField(list(STOPREDENEN.items()))
    opnieuwBekijkenDatum = serializers.DateField(source="opnieuw_bekijken", help_text="Na vandaag.")
    toelichting = serializers.CharField(default="", allow_blank=True, max_length=1000)


class BewaarstopSerializer(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    dossier = serializers.UUIDField(source="dossier_id")
    reden = serializers.ChoiceField(list(STOPREDENEN.items()))
    toelichting = serializers.CharField()
    opnieuwBekijkenDatum = serializers.DateField(source="opnieuw_bekijken")
    gezetOp = serializers.DateTimeField(source="gezet_at")
    opgehevenOp = serializers.DateTimeField(source="opgeheven_at", allow_null=True)


class BewaartermijnenApi(ApiView):
    required_rights = {"get": "bewaartermijnen_beheren", "post": "bewaartermijnen_beheren"}

    @extend_schema(
        operation_id="bewaartermijnen",
        summary="Hoe lang deze organisatie iets bewaart",
        responses=page_of(BewaartermijnSerializer),
    )
    def get(self, request: Request) -> Response:
        return self.page(queries.termijnen(self.actor.kind), BewaartermijnSerializer)

    @extend_schema(
        operation_id="bewaartermijn_vaststellen",
        summary="Een termijn vaststellen vanaf een dag",
        request=BewaartermijnInvoerSerializer,
        examples=[
            OpenApiExample(
                "Meldingen tien jaar",
                value={"regime": "melding", "jaren": 10, "ingangsDatum": "2026-12-31"},
                request_only=True,
            )
        ],
        responses={201: BewaarafspraakSerializer},
    )
    def post(self, request: Request) -> Response:
        sent = self.checked(BewaartermijnInvoerSerializer)
        row = actions.set_bewaartermijn(actor=self.actor, **sent.validated_data)
        return Response(BewaarafspraakSerializer(row).data, status=201)


class BewaardeDossiersApi(ApiView):
    required_rights = {"get": "wisverzoek_beslissen"}

    @extend_schema(
        operation_id="bewaarde_dossiers",
        summary="Afgesloten dossiers die lang niet zijn gewijzigd, het oudste eerst",
        responses=page_of(BewaardSerializer),
    )
    def get(self, request: Request) -> Response:
        return self.page(queries.past_the_shortest(self.actor), BewaardSerializer, shown=queries.as_listed)


class BewaarstoppenApi(ApiView):
    required_rights = {"get": "dossier_wissen", "post": "dossier_wissen"}

    @extend_schema(
        operation_id="bewaarstops_lijst",
        summary="Wat vernietigen van een dossier tegenhoudt: wat staat eerst",
        responses=page_of(BewaarstopSerializer),
    )
    def get(self, request: Request, dossier_id: UUID) -> Response:
        found = queries.look_at_bewaren(self.actor, dossier_id)
        return self.page([*found.bewaard.stops, *found.opgeheven], BewaarstopSerializer)

    @extend_schema(
        operation_id="bewaarstop_zetten",
        summary="Een bewaarstop zetten",
        request=BewaarstopInvoerSerializer,
        examples=[
            OpenApiExample(
                "Een toezichthouder kijkt mee",
                value={
                    "reden": "onderzoek",
                    "opnieuwBekijkenDatum": "2027-11-22",
                    "toelichting": "De inspectie vroeg het op (voorbeeld).",
                },
                request_only=True,
            )
        ],
        responses={201: BewaarstopSerializer},
    )
    def post(self, request: Request, dossier_id: UUID) -> Response:
        sent = self.checked(BewaarstopInvoerSerializer)
        row = actions.stop_destruction(actor=self.actor, dossier_id=dossier_id, **sent.validated_data)
        return Response(BewaarstopSerializer(row).data, status=201)


class BewaarstopOpheffingApi(ApiView):
    required_rights = {"post": "dossier_wissen"}

    @extend_schema(
        operation_id="bewaarstop_opheffen",
        summary="Een bewaarstop opheffen",
        request=None,
        responses={201: BewaarstopSerializer},
    )
    def post(self, request: Request, bewaarstop_id: UUID) -> Response:
        row = actions.lift_stop(actor=self.actor, stop_id=bewaarstop_id)
        return Response(BewaarstopSerializer(row).data, status=201)
