"""Consents in the API."""
# ruff: noqa: N815 - the API speaks camelCase

from typing import Any
from uuid import UUID

from drf_spectacular.utils import OpenApiExample, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from casework.toestemming import actions, queries
from casework.toestemming.actions import ToestemmingInvoer
from casework.toestemming.rules import (
    ANTWOORDEN,
    BEWAARD,
    BRONNEN,
    DOELEN,
    GEVERS,
    GEZAG,
    GROEPEN,
    INTREKKERS,
    INTREKREDENEN,
    LANGST_NAAM,
    TALEN,
    TOESTEMMING,
    VERDENKINGEN,
    WIJZEN,
)
from dekkend.api.input import Invoer
from dekkend.api.paging import page_of
from dekkend.api.views import ApiView

_GROEP_HELP = (
    "Telt alleen als de leeftijd niet in het dossier staat. Wie dit weglaat, verklaart daarmee dat de betrokkene 16 "
    "jaar of ouder is; die verklaring wordt bewaard. Staat in het dossier dat de betrokkene minderjarig is, dan is "
    "vanaf_16 niet genoeg en moet eerst de (geschatte) leeftijd in het dossier. Blijkt de leeftijd later anders, dan "
    "vervalt de toestemming."
)
_DOOR_HELP = (
    "Jonger dan 12 jaar: gezaghebbende. 12 tot en met 15 jaar: beide. Vanaf 16 jaar: betrokkene. Wie dit zelf niet "
    "kan afwegen: vertegenwoordiger. Is er een vermoeden tegen wie het gezag heeft: een voogd of de rechter, vanaf 12 "
    "jaar samen met de betrokkene. Alle gevallen staan in de handleiding."
)
_ONTVANGER_HELP = (
    "Leeg bij registratie_comensha en veilig_thuis. zorgactie: het id van een organisatie op de sociale kaart. "
    "overleg: zorg, veiligheid of gecombineerd. overdracht: de code van de regio. onderzoek: nationaal_rapporteur, "
    "wodc, universiteit of kenniscentrum."
)
_GEZAG_HELP = (
    "Telt alleen als het dossier dit nog niet zegt. Wie dit weglaat, verklaart daarmee dat er geen vermoeden is."
)


class ToestemmingInvoerSerializer(Invoer):
    doel = serializers.ChoiceField(list(DOELEN.items()))
    ontvanger = serializers.CharField(max_length=64, allow_blank=True, default="", help_text=_ONTVANGER_HELP)
    gegevenDoor = serializers.ChoiceField(list(GEVERS.items()), source="gegeven_door", help_text=_DOOR_HELP)
    geverNaam = serializers.CharField(source="gever_naam", max_length=LANGST_NAAM, allow_blank=True, default="")
    antwoord = serializers.ChoiceField(list(ANTWOORDEN.items()), default="ja")
    leeftijdsgroep = serializers.ChoiceField(list(GROEPEN.items()), default="vanaf_16", help_text=_GROEP_HELP)
    wilsbekwaam = serializers.BooleanField(default=True, help_text="Kan de betrokkene dit zelf afwegen?")
    gezag = serializers.ChoiceField(list(GEZAG.items()), default="onbekend", help_text=_GEZAG_HELP)
    verdenking = serializers.ChoiceField(list(VERDENKINGEN.items()), default="nee", help_text=_GEZAG_HELP)
    taal = serializers.ChoiceField(list(TALEN.items()), default="nl")
    tolk = serializers.BooleanField(default=False)
    bewijs = serializers.UUIDField(
        allow_null=True, default=None, help_text="Het id van een document van de soort toestemming in dit dossier."
    )
    geldigTot = serializers.DateField(
        source="geldig_tot", allow_null=True, default=None, help_text="De laatste dag. Standaard wat het doel toelaat."
    )
    datum = serializers.DateField(required=False, allow_null=True, default=None, help_text="Standaard vandaag.")
    wijze = serializers.ChoiceField(list(WIJZEN.items()), default="mondeling")


class ToestemmingSerializer(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    dossier = serializers.UUIDField(source="dossier_id")
    doel = serializers.ChoiceField(list(DOELEN.items()))
    ontvanger = serializers.CharField(allow_blank=True)
    status = serializers.ChoiceField([(state, TOESTEMMING.states[state]) for state in BEWAARD])
    gegevenDoor = serializers.ChoiceField(list(GEVERS.items()), source="gegeven_door")
    leeftijdsgroep = serializers.ChoiceField(list(GROEPEN.items()), allow_blank=True)
    leeftijdBron = serializers.ChoiceField(list(BRONNEN.items()), source="leeftijd_bron", allow_blank=True)
    wilsbekwaam = serializers.BooleanField()
    gezag = serializers.ChoiceField(list(GEZAG.items()))
    verdenking = serializers.ChoiceField(list(VERDENKINGEN.items()))
    geverNaam = serializers.CharField(source="gever_naam", allow_null=True, allow_blank=True)
    taal = serializers.CharField(allow_null=True)
    tolk = serializers.BooleanField()
    bewijs = serializers.UUIDField(source="bewijs_id", allow_null=True)
    geldigTot = serializers.DateField(source="geldig_tot", allow_null=True)
    datum = serializers.DateField()
    wijze = serializers.ChoiceField(list(WIJZEN.items()))
    tekstversie = serializers.CharField()
    vastgelegdOp = serializers.DateTimeField(source="vastgelegd_at")
    ingetrokkenOp = serializers.DateTimeField(source="ingetrokken_at", allow_null=True)
    intrekReden = serializers.ChoiceField(list(INTREKREDENEN.items()), source="intrek_reden", allow_blank=True)
    ingetrokkenNamens = serializers.ChoiceField(list(INTREKKERS.items()), source="ingetrokken_namens", allow_blank=True)


class ToestemmingIntrekkingInvoerSerializer(Invoer):
    namens = serializers.ChoiceField(
        list(INTREKKERS.items()), default="betrokkene", help_text="Wie intrekt. De betrokkene mag altijd."
    )


MINIMAAL = OpenApiExample(
    "Het minste dat nodig is",
    description="Vandaag, mondeling, door de betrokkene zelf. Is de leeftijd niet bekend, dan verklaart u hiermee dat "
    "de betrokkene 16 jaar of ouder is.",
    value={"doel": "registratie_comensha", "gegevenDoor": "betrokkene"},
    request_only=True,
)
VEERTIEN = OpenApiExample(
    "Een meisje van 14 en haar voogd",
    value={
        "doel": "registratie_comensha",
        "gegevenDoor": "beide",
        "leeftijdsgroep": "van_12_tot_16",
        "datum": "2026-11-20",
        "wijze": "schriftelijk",
    },
    request_only=True,
)
TAFEL = OpenApiExample(
    "Bespreken aan de tafel zorg, tot een dag",
    value={"doel": "overleg", "ontvanger": "zorg", "gegevenDoor": "betrokkene", "taal": "en", "tolk": True},
    request_only=True,
)


class ToestemmingenApi(ApiView):
    required_rights = {"get": "dossier_inzien", "post": "toestemming_vastleggen"}

    @extend_schema(
        operation_id="toestemmingen_lijst",
        summary="Alle antwoorden in een dossier, het nieuwste eerst",
        responses=page_of(ToestemmingSerializer),
    )
    def get(self, request: Request, dossier_id: UUID) -> Response:
        return self.page(queries.toestemmingen_of(self.actor, dossier_id), ToestemmingSerializer)

    @extend_schema(
        operation_id="toestemming_vastleggen",
        summary="Een antwoord op de vraag om toestemming vastleggen",
        request=ToestemmingInvoerSerializer,
        responses={201: ToestemmingSerializer},
        examples=[MINIMAAL, VEERTIEN, TAFEL],
    )
    def post(self, request: Request, dossier_id: UUID) -> Response:
        sent = self.checked(ToestemmingInvoerSerializer)
        toestemming = actions.record_toestemming(
            actor=self.actor, dossier_id=dossier_id, invoer=ToestemmingInvoer(**sent.validated_data)
        )
        return Response(ToestemmingSerializer(toestemming).data, status=201)


class IntrekkingApi(ApiView):
    required_rights = {"post": "toestemming_vastleggen"}

    @extend_schema(
        operation_id="toestemming_intrekken",
        summary="Een toestemming intrekken; wat al verstuurd was, wordt meteen teruggehaald",
        request=ToestemmingIntrekkingInvoerSerializer,
        responses=ToestemmingSerializer,
        examples=[OpenApiExample("Door de betrokkene zelf", value={"namens": "betrokkene"}, request_only=True)],
    )
    def post(self, request: Request, toestemming_id: UUID) -> Response:
        sent = self.checked(ToestemmingIntrekkingInvoerSerializer)
        toestemming = actions.withdraw_toestemming(
            actor=self.actor, toestemming_id=toestemming_id, **sent.validated_data
        )
        return Response(ToestemmingSerializer(toestemming).data)
