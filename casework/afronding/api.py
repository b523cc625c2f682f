"""The end of a traject in the API: what is missing, closing, reopening, nazorg, and how trajects end."""
# ruff: noqa: N815 - the API speaks camelCase

from typing import Any
from uuid import UUID

from drf_spectacular.utils import OpenApiExample, OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from casework.afronding import actions, queries
from casework.afronding.rules import (
    AFSLUITING,
    DAGEN,
    HEROPENREDENEN,
    NAZORG,
    NAZORGSTAPPEN,
    PUNT,
    PUNTEN,
    TERUGKEER,
    VORMEN,
    AfsluitInvoer,
)
from casework.dossier.api import DossierKortSerializer
from casework.dossier.rules import AFSLUITREDENEN
from casework.pijlers.rules import LANGST_TEKST
from casework.zrm.queries import year_of
from casework.zrm.rules import KLEINSTE_AANTAL
from dekkend.api.input import Invoer
from dekkend.api.views import ApiView

_TEKST: dict[str, Any] = {"default": "", "allow_blank": True, "max_length": LANGST_TEKST}


class AfrondingspuntInvoerSerializer(Invoer):
    punt = serializers.ChoiceField(list(PUNTEN.items()))
    datum = serializers.DateField(help_text="De dag waarop het is besproken.")
    toelichting = serializers.CharField(**_TEKST)


class AfsluitingInvoerSerializer(Invoer):
    einde = serializers.ChoiceField(list(AFSLUITREDENEN.items()))
    datum = serializers.DateField(help_text=" ".join(f"{code}: {day.lower()}." for code, day in DAGEN.items()))
    toelichting = serializers.CharField(help_text="Nodig bij onbekende_bestemming en bij teruggekeerd.", **_TEKST)
    verder = serializers.CharField(help_text="Nodig zolang er nog iets loopt: hoe het verdergaat.", **_TEKST)
    terugkeer = serializers.ChoiceField(
        list(TERUGKEER.items()), default="", allow_blank=True, help_text="Nodig bij teruggekeerd."
    )
    weetTerug = serializers.BooleanField(
        source="weet_terug", default=False, help_text="Bij ziet_af_van_hulp: weet dat terugkomen altijd kan."
    )
    gemeld = serializers.BooleanField(
        default=False, help_text="Bij onbekende_bestemming van een minderjarige: gemeld bij politie en ouders of voogd."
    )


class HeropeningInvoerSerializer(Invoer):
    reden = serializers.ChoiceField(list(HEROPENREDENEN.items()))


class NazorgInvoerSerializer(Invoer):
    datum = serializers.DateField()
    vorm = serializers.ChoiceField(list(VORMEN.items()))
    afspraak = serializers.CharField(**_TEKST)


class NazorgStapSerializer(Invoer):
    stap = serializers.ChoiceField(list(NAZORGSTAPPEN.items()))
    datum = serializers.DateField()
    uitkomst = serializers.CharField(**_TEKST)


class AfrondingspuntSerializer(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    punt = serializers.ChoiceField(list(PUNTEN.items()))
    status = serializers.ChoiceField(list(PUNT.states.items()))
    datum = serializers.DateField()
    toelichting = serializers.CharField()
    vastgelegdOp = serializers.DateTimeField(source="vastgelegd_at")
    vastgelegdDoor = serializers.CharField(source="vastgelegd_door.naam", default=None, allow_null=True)


class NazorgmomentSerializer(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    status = serializers.ChoiceField(list(NAZORG.states.items()))
    datum = serializers.DateField()
    vorm = serializers.ChoiceField(list(VORMEN.items()))
    afspraak = serializers.CharField()
    uitkomst = serializers.CharField()
    afgehandeldDatum = serializers.DateField(source="afgehandeld_op", allow_null=True)


class AfsluitingSerializer(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    status = serializers.ChoiceField(list(AFSLUITING.states.items()))
    einde = serializers.ChoiceField(list(AFSLUITREDENEN.items()))
    datum = serializers.DateField()
    terugkeer = serializers.ChoiceField(list(TERUGKEER.items()), allow_blank=True)
    toelichting = serializers.CharField()
    verder = serializers.CharField()
    afgeslotenOp = serializers.DateTimeField(source="afgesloten_at")
    heropendOp = serializers.DateTimeField(source="heropend_at", allow_null=True)
    heropenReden = serializers.ChoiceField(list(HEROPENREDENEN.items()), source="heropen_reden", allow_blank=True)


class AfrondingSerializer(serializers.Serializer[Any]):
    """How far a dossier is from its end."""

    punten = AfrondingspuntSerializer(many=True)
    ontbreekt = serializers.ListField(
        child=serializers.CharField(), help_text="Wat er eerst moet zijn om af te sluiten als afgerond, in zinnen."
    )
    lopend = serializers.ListField(child=serializers.CharField(), help_text="Wat nog loopt, in zinnen.")
    nazorg = NazorgmomentSerializer(many=True)
    afsluitingen = AfsluitingSerializer(many=True)

    def to_representation(self, instance: queries.Afronding) -> dict[str, Any]:
        rows = [one.row for one in instance.punten if one.row]
        return {
            "punten": AfrondingspuntSerializer(rows, many=True).data,
            "ontbreekt": [one.zin for one in instance.ontbreekt],
            "lopend": [one.zin for one in instance.lopend],
            "nazorg": NazorgmomentSerializer(instance.nazorg, many=True).data,
            "afsluitingen": AfsluitingSerializer(instance.afsluitingen, many=True).data,
        }


class AfrondingTellingSerializer(serializers.Serializer[Any]):
    naam = serializers.CharField()
    aantal = serializers.IntegerField(allow_null=True, help_text=f"Null: minder dan {KLEINSTE_AANTAL}.")


class AfrondingUitkomstSerializer(serializers.Serializer[Any]):
    jaar = serializers.IntegerField()
    totDatum = serializers.DateField(
        source="tot", allow_null=True, help_text="Tot en met deze dag is geteld. Null: nog geen kwartaal voorbij."
    )
    eindes = AfrondingTellingSerializer(many=True)
    totaal = serializers.IntegerField(allow_null=True, help_text="Null: niet te tonen zonder iemand te herkennen.")
    heropend = AfrondingTellingSerializer(many=True)


class AfrondingApi(ApiView):
    required_rights = {"get": "dossier_inzien"}

    @extend_schema(
        operation_id="afronding",
        summary="Wat er nog moet voor een dossier dicht kan, wat er nog loopt, de nazorg en de vorige afsluitingen",
        responses=AfrondingSerializer,
    )
    def get(self, request: Request, dossier_id: UUID) -> Response:
        return Response(AfrondingSerializer(queries.afronding_of(self.actor, dossier_id)).data)


class AfrondingspuntenApi(ApiView):
    required_rights = {"post": "dossier_openen"}

    @extend_schema(
        operation_id="afrondingspunt_vastleggen",
        summary="Vastleggen wat de betrokkene weet; komt in de plaats van wat er over hetzelfde punt stond",
        request=AfrondingspuntInvoerSerializer,
        examples=[
            OpenApiExample("Weet waar hulp is", value={"punt": "instanties", "datum": "2026-11-20"}, request_only=True)
        ],
        responses={201: AfrondingspuntSerializer},
    )
    def post(self, request: Request, dossier_id: UUID) -> Response:
        sent = self.checked(AfrondingspuntInvoerSerializer)
        row = actions.record_punt(actor=self.actor, dossier_id=dossier_id, **sent.validated_data)
        return Response(AfrondingspuntSerializer(row).data, status=201)


class AfrondingspuntIntrekkingApi(ApiView):
    required_rights = {"post": "dossier_openen"}

    @extend_schema(
        operation_id="afrondingspunt_intrekken",
        summary="Vastleggen dat een punt toch niet helder is",
        request=None,
        responses=AfrondingspuntSerializer,
    )
    def post(self, request: Request, afrondingspunt_id: UUID) -> Response:
        row = actions.withdraw_punt(actor=self.actor, punt_id=afrondingspunt_id)
        return Response(AfrondingspuntSerializer(row).data)


class AfsluitingApi(ApiView):
    required_rights = {"post": "dossier_openen"}

    @extend_schema(
        operation_id="dossier_afsluiten",
        summary="Een dossier afsluiten; 409 zegt wat er eerst moet zijn",
        request=AfsluitingInvoerSerializer,
        examples=[
            OpenApiExample(
                "Het traject is afgerond",
                value={"einde": "afgerond", "datum": "2026-11-20", "verder": "De opvang gaat door (voorbeeld)."},
                request_only=True,
            )
        ],
        responses={201: DossierKortSerializer},
    )
    def post(self, request: Request, dossier_id: UUID) -> Response:
        sent = self.checked(AfsluitingInvoerSerializer)
        invoer = AfsluitInvoer(**sent.validated_data)
        dossier = actions.close_dossier(actor=self.actor, dossier_id=dossier_id, invoer=invoer)
        return Response(DossierKortSerializer(dossier).data, status=201)


class HeropeningApi(ApiView):
    required_rights = {"post": "dossier_openen"}

    @extend_schema(
        operation_id="dossier_heropenen",
        summary="Een dossier heropenen; alles wat er stond blijft",
        request=HeropeningInvoerSerializer,
        examples=[OpenApiExample("Terug in beeld", value={"reden": "terug_in_beeld"}, request_only=True)],
        responses={201: DossierKortSerializer},
    )
    def post(self, request: Request, dossier_id: UUID) -> Response:
        sent = self.checked(HeropeningInvoerSerializer)
        dossier = actions.reopen_dossier(actor=self.actor, dossier_id=dossier_id, **sent.validated_data)
        return Response(DossierKortSerializer(dossier).data, status=201)


class NazorgmomentenApi(ApiView):
    required_rights = {"post": "dossier_openen"}

    @extend_schema(
        operation_id="nazorg_afspreken",
        summary="Contact na het afsluiten afspreken",
        request=NazorgInvoerSerializer,
        examples=[
            OpenApiExample(
                "Over een tijd bellen",
                value={"datum": "2027-05-20", "vorm": "bellen", "afspraak": "Alleen overdag (voorbeeld)."},
                request_only=True,
            )
        ],
        responses={201: NazorgmomentSerializer},
    )
    def post(self, request: Request, dossier_id: UUID) -> Response:
        sent = self.checked(NazorgInvoerSerializer)
        row = actions.agree_nazorg(actor=self.actor, dossier_id=dossier_id, **sent.validated_data)
        return Response(NazorgmomentSerializer(row).data, status=201)


class NazorgStappenApi(ApiView):
    required_rights = {"post": "dossier_openen"}

    @extend_schema(
        operation_id="nazorg_stap",
        summary="Vastleggen hoe het contact ging",
        request=NazorgStapSerializer,
        examples=[OpenApiExample("Er was contact", value={"stap": "houden", "datum": "2026-11-20"}, request_only=True)],
        responses={201: NazorgmomentSerializer},
    )
    def post(self, request: Request, nazorgmoment_id: UUID) -> Response:
        sent = self.checked(NazorgStapSerializer)
        step = actions.NazorgStap(**sent.validated_data)
        row = actions.take_nazorg_step(actor=self.actor, nazorg_id=nazorgmoment_id, invoer=step)
        return Response(NazorgmomentSerializer(row).data, status=201)


class AfrondingUitkomstApi(ApiView):
    required_rights = {"get": "uitkomsten_inzien"}

    @extend_schema(
        operation_id="afronding_uitkomst",
        summary="Hoe trajecten in de regio eindigden en waarom dossiers weer open gingen; niemand herkenbaar",
        parameters=[OpenApiParameter("jaar", int, description="Standaard het lopende jaar.")],
        responses=AfrondingUitkomstSerializer,
    )
    def get(self, request: Request) -> Response:
        jaar = year_of(request.query_params.get("jaar", ""))
        return Response(AfrondingUitkomstSerializer(queries.uitkomst_of(self.actor, jaar)).data)
