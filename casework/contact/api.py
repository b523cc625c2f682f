"""Meldingen in the API. Only `omschrijving` and `inGevaar` are needed; everything else may come later."""
# ruff: noqa: N815 - the API speaks camelCase

from functools import partial
from typing import Any
from uuid import UUID

from drf_spectacular.utils import OpenApiExample, OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from casework.contact import actions, queries
from casework.contact.rules import HERKOMSTEN, KANALEN, KORT, LANGST, MELDERS, STATUSSEN, MeldingInvoer
from casework.contact.tables import MeldingFilter
from casework.kenmerken import JA_NEE_ONBEKEND, VORMEN
from dekkend.api.editing import PARAMETER, TAGGED, etag, version_of
from dekkend.api.input import Invoer
from dekkend.api.paging import PAGING, page_of
from dekkend.api.views import ApiView
from dekkend.web.filters import accepted

_KORT: dict[str, Any] = {"default": "", "allow_blank": True, "max_length": KORT}
GM_CODE_HELP = "CBS-code van de woongemeente, bijvoorbeeld GM0753. Leeg: niet bekend."


class MeldingInvoerSerializer(Invoer):
    omschrijving = serializers.CharField(max_length=LANGST, help_text="Wat er gebeurt, in gewone woorden.")
    inGevaar = serializers.ChoiceField(
        list(JA_NEE_ONBEKEND.items()), source="in_gevaar", help_text="Is iemand nu in gevaar?"
    )
    kanaal = serializers.ChoiceField(list(KANALEN.items()), default="anders")
    melderSoort = serializers.ChoiceField(list(MELDERS.items()), source="melder_soort", default="anders")
    melderNaam = serializers.CharField(source="melder_naam", **_KORT)
    melderOrganisatie = serializers.CharField(source="melder_organisatie", **_KORT)
    melderTelefoon = serializers.CharField(source="melder_telefoon", **_KORT)
    terugbellen = serializers.ChoiceField(
        list(JA_NEE_ONBEKEND.items()), default="onbekend", help_text="Bij ja is melderTelefoon nodig."
    )
    terugbellenWanneer = serializers.CharField(source="terugbellen_wanneer", **_KORT)
    betrokkeneNaam = serializers.CharField(source="betrokkene_naam", **_KORT)
    vormen = serializers.ListField(
        child=serializers.ChoiceField(list(VORMEN.items())), default=list, help_text="Leeg: nog niet bekend."
    )
    minderjarig = serializers.ChoiceField(list(JA_NEE_ONBEKEND.items()), default="onbekend")
    gmCode = serializers.CharField(source="gm_code", default="", allow_blank=True, max_length=6, help_text=GM_CODE_HELP)
    vindplaats = serializers.CharField(help_text="Waar de betrokkene is gezien of gevonden.", **_KORT)


class MeldingKortSerializer(serializers.Serializer[Any]):
    """What a list shows: nothing of the story and nobody's name."""

    id = serializers.UUIDField()
    nummer = serializers.CharField()
    status = serializers.ChoiceField(list(STATUSSEN.items()))
    inGevaar = serializers.ChoiceField(list(JA_NEE_ONBEKEND.items()), source="in_gevaar")
    vormen = serializers.ListField(child=serializers.ChoiceField(list(VORMEN.items())))
    minderjarig = serializers.ChoiceField(list(JA_NEE_ONBEKEND.items()))
    gmCode = serializers.CharField(source="gm_code")
    melderSoort = serializers.ChoiceField(list(MELDERS.items()), source="melder_soort")
    herkomst = serializers.ChoiceField(list(HERKOMSTEN.items()))
    ontvangenOp = serializers.DateTimeField(source="ontvangen_at")


class MeldingSerializer(MeldingKortSerializer):
    omschrijving = serializers.CharField()
    kanaal = serializers.ChoiceField(list(KANALEN.items()))
    melderNaam = serializers.CharField(source="melder_naam")
    melderOrganisatie = serializers.CharField(source="melder_organisatie")
    melderTelefoon = serializers.CharField(source="melder_telefoon")
    terugbellen = serializers.ChoiceField(list(JA_NEE_ONBEKEND.items()))
    terugbellenWanneer = serializers.CharField(source="terugbellen_wanneer")
    betrokkeneNaam = serializers.CharField(source="betrokkene_naam")
    vindplaats = serializers.CharField()
    dossier = serializers.UUIDField(source="dossier_id", allow_null=True)


MINIMAAL = OpenApiExample(
    "Het minste dat nodig is",
    value={
        "omschrijving": "Een vrouw zegt dat zij haar werkplek niet mag verlaten (voorbeeld).",
        "inGevaar": "onbekend",
    },
    request_only=True,
)
VOLLEDIG = OpenApiExample(
    "Een school belt",
    value={
        "omschrijving": "Leerling heeft ineens veel geld en is bang voor een oudere vriend (voorbeeld).",
        "inGevaar": "nee",
        "kanaal": "telefoon",
        "melderSoort": "school",
        "melderOrganisatie": "Voorbeeldcollege",
        "melderTelefoon": "040 000 00 00",
        "terugbellen": "ja",
        "terugbellenWanneer": "alleen onder schooltijd",
        "betrokkeneNaam": "Luna (voorbeeld)",
        "vormen": ["seksuele_uitbuiting"],
        "minderjarig": "ja",
        "gmCode": "GM0753",
    },
    request_only=True,
)
_FILTERS = [
    *PAGING,
    OpenApiParameter("status", str, enum=list(STATUSSEN)),
    OpenApiParameter("inGevaar", str, enum=list(JA_NEE_ONBEKEND)),
    OpenApiParameter("vorm", str, enum=list(VORMEN)),
    OpenApiParameter("zoek", str, description="Deel van het nummer."),
]


class MeldingenApi(ApiView):
    required_rights = {"get": "melding_inzien", "post": "melding_noteren"}

    @extend_schema(
        operation_id="meldingen_lijst",
        summary="Meldingen, de nieuwste eerst",
        parameters=_FILTERS,
        responses=page_of(MeldingKortSerializer),
    )
    def get(self, request: Request) -> Response:
        asked = {**request.query_params.dict(), "in_gevaar": request.query_params.get("inGevaar", "")}
        rows = accepted(MeldingFilter(asked, queryset=queries.meldingen(self.actor)))
        return self.page(rows, MeldingKortSerializer, shown=partial(queries.note_shown, self.actor))

    @extend_schema(
        operation_id="melding_noteren",
        summary="Een melding noteren",
        description="Alleen omschrijving en inGevaar zijn verplicht. De status is daarna “nieuw”.",
        request=MeldingInvoerSerializer,
        responses={201: MeldingSerializer},
        examples=[MINIMAAL, VOLLEDIG],
    )
    def post(self, request: Request) -> Response:
        sent = self.checked(MeldingInvoerSerializer)
        values = {**sent.validated_data, "vormen": tuple(sent.validated_data["vormen"])}
        melding = actions.note_melding(actor=self.actor, invoer=MeldingInvoer(**values))
        return Response(MeldingSerializer(melding).data, status=201)


class MeldingApi(ApiView):
    required_rights = {"get": "melding_inzien", "put": "melding_noteren"}

    @extend_schema(operation_id="melding", summary="Een melding", parameters=[TAGGED], responses=MeldingSerializer)
    def get(self, request: Request, melding_id: UUID) -> Response:
        melding = queries.look_at_melding(self.actor, melding_id)
        return Response(MeldingSerializer(melding).data, headers=etag(melding.versie))

    @extend_schema(
        operation_id="melding_wijzigen",
        summary="Een melding wijzigen, zolang niemand er iets mee deed",
        description="Alles wordt vervangen: wat u weglaat, is daarna niet bekend.",
        parameters=[PARAMETER, TAGGED],
        request=MeldingInvoerSerializer,
        examples=[MINIMAAL, VOLLEDIG],
        responses=MeldingSerializer,
    )
    def put(self, request: Request, melding_id: UUID) -> Response:
        sent = self.checked(MeldingInvoerSerializer)
        invoer = MeldingInvoer(**{**sent.validated_data, "vormen": tuple(sent.validated_data["vormen"])})
        melding = actions.correct_melding(
            actor=self.actor, melding_id=melding_id, invoer=invoer, versie=version_of(request)
        )
        return Response(MeldingSerializer(melding).data, headers=etag(melding.versie))
