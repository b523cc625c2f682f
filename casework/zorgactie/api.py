"""Zorgacties in the API: for the zorgcoördinator by the hulpvraag, for a guest what is offered to his organisation."""
# ruff: noqa: N815 - the API speaks camelCase

from typing import Any
from uuid import UUID

from drf_spectacular.utils import OpenApiExample, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from casework.hulpvraag.rules import GEBIEDEN
from casework.zorgactie import actions, queries
from casework.zorgactie.opvolging import ANTWOORDEN, LANGST_VERSLAG, WIJZEN, ContactInvoer, Opvolging
from casework.zorgactie.rules import (
    DEELBAAR,
    GRONDSLAGEN,
    LANGST_NAAM,
    LANGST_TEKST,
    REDENEN,
    STAPPEN,
    ZORGACTIE,
    Aanbod,
    Stap,
)
from dekkend.api.input import Invoer
from dekkend.api.paging import page_of
from dekkend.api.views import ApiView

_TEKST: dict[str, Any] = {"default": "", "allow_blank": True, "max_length": LANGST_TEKST}


class ZorgaanbodSerializer(Invoer):
    organisatie = serializers.UUIDField(help_text="Een organisatie op de sociale kaart.")
    delen = serializers.ListField(
        child=serializers.ChoiceField(list(DEELBAAR.items())),
        default=list,
        max_length=len(DEELBAAR),
        help_text="Wat naast de hulpvraag meegaat, als het bekend is.",
    )
    antwoordDatum = serializers.DateField(source="antwoord_voor", help_text="Voor welke dag antwoord nodig is.")
    toelichting = serializers.CharField(**_TEKST, help_text="Gaat mee naar de organisatie.")
    contact = serializers.CharField(default="", allow_blank=True, max_length=LANGST_NAAM)
    waarom = serializers.CharField(**_TEKST, help_text="Blijft in het dossier.")


class ZorgstapSerializer(Invoer):
    stap = serializers.ChoiceField(list(STAPPEN.items()))
    reden = serializers.ChoiceField(
        list(REDENEN.items()), default="", allow_blank=True, help_text="Verplicht bij weigeren en stoppen."
    )
    toelichting = serializers.CharField(**_TEKST)


class ZorgcontactInvoerSerializer(Invoer):
    datum = serializers.DateField()
    wijze = serializers.ChoiceField(list(WIJZEN.items()))
    verslag = serializers.CharField(max_length=LANGST_VERSLAG)
    volgendeDatum = serializers.DateField(
        source="volgende", required=False, allow_null=True, default=None, help_text="Leeg: Dekkend rekent de dag uit."
    )


class OpvolgingSerializer(Invoer):
    bekendMetDoelgroep = serializers.ChoiceField(
        list(ANTWOORDEN["bekend_met_doelgroep"].items()), source="bekend_met_doelgroep"
    )
    consultatie = serializers.ChoiceField(list(ANTWOORDEN["consultatie"].items()))
    casuistiek = serializers.ChoiceField(list(ANTWOORDEN["casuistiek"].items()))
    dossierinzage = serializers.ChoiceField(list(ANTWOORDEN["dossierinzage"].items()))


class AangebodenSerializer(serializers.Serializer[Any]):
    """Without what was shared."""

    id = serializers.UUIDField()
    dossiernummer = serializers.CharField(source="dossier.nummer")
    gebied = serializers.ChoiceField(list(GEBIEDEN.items()), source="hulpvraag.gebied")
    status = serializers.ChoiceField(list(ZORGACTIE.states.items()))
    aangebodenOp = serializers.DateTimeField(source="aangeboden_at")
    antwoordDatum = serializers.DateField(source="antwoord_voor")


class GedeeldeZorgactieSerializer(AangebodenSerializer):
    gedeeld = serializers.CharField()
    grondslag = serializers.ChoiceField(list(GRONDSLAGEN.items()))


class ZorgactieSerializer(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    dossier = serializers.UUIDField(source="dossier_id")
    hulpvraag = serializers.UUIDField(source="hulpvraag_id")
    organisatie = serializers.UUIDField(source="organisatie_id")
    organisatieNaam = serializers.CharField(source="organisatie.naam")
    status = serializers.ChoiceField(list(ZORGACTIE.states.items()))
    standDatum = serializers.DateField(source="stand_op")
    gedeeld = serializers.CharField()
    grondslag = serializers.ChoiceField(list(GRONDSLAGEN.items()))
    grondDatum = serializers.DateField(source="grond_datum")
    contact = serializers.CharField()
    waarom = serializers.CharField()
    aangebodenOp = serializers.DateTimeField(source="aangeboden_at")
    antwoordDatum = serializers.DateField(source="antwoord_voor")
    beantwoordOp = serializers.DateTimeField(source="beantwoord_at", allow_null=True)
    reden = serializers.ChoiceField(list(REDENEN.items()), allow_blank=True)
    antwoord = serializers.CharField()
    volgendContactDatum = serializers.DateField(source="volgend_contact", allow_null=True)


class ZorgcontactSerializer(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    datum = serializers.DateField()
    wijze = serializers.ChoiceField(list(WIJZEN.items()))
    verslag = serializers.CharField()
    volgendeDatum = serializers.DateField(source="volgende")


class ZorgactieMetContactSerializer(ZorgactieSerializer):
    contacten = ZorgcontactSerializer(many=True)

    def to_representation(self, instance: queries.ZorgactieDetail) -> dict[str, Any]:
        spoken = ZorgcontactSerializer(instance.contacten, many=True).data
        return {**ZorgactieSerializer(instance.zorgactie).data, "contacten": spoken}


AANNEMEN = OpenApiExample("De organisatie neemt het aan", value={"stap": "aannemen"}, request_only=True)
WEIGEREN = OpenApiExample(
    "De organisatie neemt het niet aan", value={"stap": "weigeren", "reden": "vol"}, request_only=True
)


class ZorgactiesApi(ApiView):
    required_rights = {"get": "dossier_inzien", "post": "dossier_openen"}

    @extend_schema(
        operation_id="zorgacties_lijst",
        summary="Bij wie een hulpvraag ligt of lag, de nieuwste eerst",
        responses=page_of(ZorgactieSerializer),
    )
    def get(self, request: Request, hulpvraag_id: UUID) -> Response:
        return self.page(queries.zorgacties_for(self.actor, hulpvraag_id), ZorgactieSerializer)

    @extend_schema(
        operation_id="zorgactie_aanbieden",
        summary="Een hulpvraag aanbieden aan een organisatie op de sociale kaart",
        description="Op de toestemming of andere grond die voor deze organisatie is vastgelegd. Zonder is het 409.",
        request=ZorgaanbodSerializer,
        examples=[
            OpenApiExample(
                "Aanbieden met de roepnaam erbij",
                value={
                    "organisatie": "5f0c4f1e-8f5e-4c67-9d3a-6a5f0d6b9a11",
                    "delen": ["roepnaam"],
                    "antwoordDatum": "2026-11-27",
                },
                request_only=True,
            )
        ],
        responses={201: ZorgactieSerializer},
    )
    def post(self, request: Request, hulpvraag_id: UUID) -> Response:
        sent = self.checked(ZorgaanbodSerializer)
        values = dict(sent.validated_data)
        organisatie, delen = values.pop("organisatie"), tuple(values.pop("delen"))
        made = actions.offer_zorgactie(
            actor=self.actor, hulpvraag_id=hulpvraag_id, organisatie_id=organisatie, invoer=Aanbod(delen, **values)
        )
        return Response(ZorgactieSerializer(made).data, status=201)


class ZorgactieApi(ApiView):
    required_rights = {"get": "dossier_inzien"}

    @extend_schema(
        operation_id="zorgactie",
        summary="Eén zorgactie met de contacten erover",
        responses=ZorgactieMetContactSerializer,
    )
    def get(self, request: Request, zorgactie_id: UUID) -> Response:
        return Response(ZorgactieMetContactSerializer(queries.zorgactie_detail(self.actor, zorgactie_id)).data)


class ZorgactieStappenApi(ApiView):
    required_rights = {"post": "dossier_openen"}

    @extend_schema(
        operation_id="zorgactie_stap",
        summary="Vastleggen wat de organisatie antwoordde, of dat de hulp begon, stopte of klaar is",
        request=ZorgstapSerializer,
        examples=[AANNEMEN],
        responses={201: ZorgactieSerializer},
    )
    def post(self, request: Request, zorgactie_id: UUID) -> Response:
        sent = self.checked(ZorgstapSerializer)
        stap = Stap(**sent.validated_data)
        row = actions.take_zorgactie_step(actor=self.actor, zorgactie_id=zorgactie_id, invoer=stap)
        return Response(ZorgactieSerializer(row).data, status=201)


class ZorgcontactenApi(ApiView):
    required_rights = {"post": "dossier_openen"}

    @extend_schema(
        operation_id="zorgcontact_vastleggen",
        summary="Contact met de organisatie over een zorgactie die loopt",
        request=ZorgcontactInvoerSerializer,
        examples=[
            OpenApiExample(
                "Gebeld",
                value={"datum": "2026-11-20", "wijze": "gebeld", "verslag": "De eerste afspraak ging goed."},
                request_only=True,
            )
        ],
        responses={201: ZorgcontactSerializer},
    )
    def post(self, request: Request, zorgactie_id: UUID) -> Response:
        sent = self.checked(ZorgcontactInvoerSerializer)
        invoer = ContactInvoer(**sent.validated_data)
        made = actions.record_contact(actor=self.actor, zorgactie_id=zorgactie_id, invoer=invoer)
        return Response(ZorgcontactSerializer(made).data, status=201)


class OpvolgingApi(ApiView):
    required_rights = {"put": "dossier_openen"}

    @extend_schema(
        operation_id="zorgactie_opvolging",
        summary="Hoe goed de hulpverlener de doelgroep kent; daaruit volgt wanneer er weer contact is",
        request=OpvolgingSerializer,
        examples=[
            OpenApiExample(
                "Kent de doelgroep goed",
                value={
                    "bekendMetDoelgroep": "goed",
                    "consultatie": "ja",
                    "casuistiek": "ja",
                    "dossierinzage": "nee",
                },
                request_only=True,
            )
        ],
        responses=ZorgactieSerializer,
    )
    def put(self, request: Request, zorgactie_id: UUID) -> Response:
        sent = self.checked(OpvolgingSerializer)
        opvolging = Opvolging(**sent.validated_data)
        row = actions.set_opvolging(actor=self.actor, zorgactie_id=zorgactie_id, opvolging=opvolging)
        return Response(ZorgactieSerializer(row).data)


class AangebodenZorgactiesApi(ApiView):
    required_rights = {"get": "zorgactie_beantwoorden"}

    @extend_schema(
        operation_id="aangeboden_zorgacties_lijst",
        summary="Wat aan de eigen organisatie is aangeboden of er loopt",
        responses=page_of(AangebodenSerializer),
    )
    def get(self, request: Request) -> Response:
        return self.page(queries.offered_to(self.actor), AangebodenSerializer)


class AangebodenZorgactieApi(ApiView):
    required_rights = {"get": "zorgactie_beantwoorden"}

    @extend_schema(
        operation_id="aangeboden_zorgactie",
        summary="Wat van een hulpvraag met de eigen organisatie is gedeeld",
        responses=GedeeldeZorgactieSerializer,
    )
    def get(self, request: Request, zorgactie_id: UUID) -> Response:
        return Response(GedeeldeZorgactieSerializer(queries.look_as_partner(self.actor, zorgactie_id)[0]).data)


class ZorgactieAntwoordApi(ApiView):
    required_rights = {"post": "zorgactie_beantwoorden"}

    @extend_schema(
        operation_id="zorgactie_antwoord",
        summary="Een aangeboden zorgactie aannemen of niet, of melden dat de hulp begon, stopte of klaar is",
        request=ZorgstapSerializer,
        examples=[WEIGEREN],
        responses={201: AangebodenSerializer},
    )
    def post(self, request: Request, zorgactie_id: UUID) -> Response:
        sent = self.checked(ZorgstapSerializer)
        stap = Stap(**sent.validated_data)
        row = actions.answer_zorgactie(actor=self.actor, zorgactie_id=zorgactie_id, invoer=stap)
        return Response(AangebodenSerializer(row).data, status=201)
