"""Overleggen in the API. Moments are ISO 8601 with an offset; a calendar item is `text/calendar`."""
# ruff: noqa: N815 - the API speaks camelCase

import json
from typing import Any
from uuid import UUID

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiExample, extend_schema
from rest_framework import serializers
from rest_framework.renderers import BaseRenderer, JSONRenderer
from rest_framework.request import Request
from rest_framework.response import Response

from dekkend.api.input import Invoer
from dekkend.api.paging import PAGING, page_of
from dekkend.api.views import ApiView
from governance.overleg import actions, agendapunten, queries
from governance.overleg.rules import (
    ANTWOORDEN,
    NIVEAUS,
    OVERLEG,
    ROLLEN,
    SOORTEN,
    UITNODIGING_SOORTEN,
    UITNODIGING_STATUS,
    DeelnemerInvoer,
    OverlegInvoer,
)

LEEG: dict[str, Any] = {"default": "", "allow_blank": True}


class DeelnemerInvoerSerializer(Invoer):
    naam = serializers.CharField(max_length=200)
    organisatie = serializers.CharField(max_length=200, **LEEG)
    rol = serializers.ChoiceField(list(ROLLEN.items()))
    email = serializers.EmailField(max_length=254)


class OverlegInvoerSerializer(Invoer):
    niveau = serializers.ChoiceField(list(NIVEAUS.items()))
    soort = serializers.ChoiceField(list(SOORTEN.items()), **LEEG, help_text="Alleen bij microniveau.")
    titel = serializers.CharField(max_length=200)
    agenda = serializers.CharField(**LEEG)
    begin = serializers.DateTimeField()
    eind = serializers.DateTimeField()
    plaats = serializers.CharField(max_length=200, **LEEG)
    link = serializers.URLField(max_length=500, **LEEG)
    voorzitter = serializers.UUIDField(
        source="voorzitter_id", required=False, help_text="Gebruiker in deze regio. Zonder: wie het overleg plant."
    )
    deelnemers = DeelnemerInvoerSerializer(many=True, default=list)


class DeelnemerSerializer(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    naam = serializers.CharField()
    organisatie = serializers.CharField()
    rol = serializers.ChoiceField(list(ROLLEN.items()))
    antwoord = serializers.ChoiceField(list(ANTWOORDEN.items()))


class OverlegSerializer(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    niveau = serializers.ChoiceField(list(NIVEAUS.items()))
    soort = serializers.ChoiceField(list(SOORTEN.items()), allow_blank=True)
    titel = serializers.CharField()
    begin = serializers.DateTimeField()
    eind = serializers.DateTimeField()
    plaats = serializers.CharField()
    link = serializers.CharField()
    voorzitter = serializers.CharField(source="voorzitter.naam")
    status = serializers.ChoiceField(list(OVERLEG.states.items()))
    volgnummer = serializers.IntegerField(help_text="SEQUENCE van het agenda-item.")
    reeks = serializers.UUIDField(allow_null=True)


class OverlegVolledigSerializer(OverlegSerializer):
    agenda = serializers.CharField()
    reden = serializers.CharField()
    deelnemers = DeelnemerSerializer(many=True, source="deelnemers.all")


class UitnodigingSerializer(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    deelnemer = serializers.UUIDField(source="deelnemer_id", allow_null=True)
    soort = serializers.ChoiceField(list(UITNODIGING_SOORTEN.items()))
    volgnummer = serializers.IntegerField()
    status = serializers.ChoiceField(list(UITNODIGING_STATUS.items()))
    verstuurdOp = serializers.DateTimeField(source="verstuurd_at", allow_null=True)


class AgendapuntInvoerSerializer(Invoer):
    nummer = serializers.CharField(max_length=20, help_text="Het nummer van het dossier.")


class AgendapuntSerializer(serializers.Serializer[Any]):
    id = serializers.UUIDField(source="agendapunt_id")
    dossier = serializers.UUIDField(source="dossier.id")
    nummer = serializers.CharField(source="dossier.nummer")
    inzien = serializers.CharField(
        source="dossier.lezen", allow_blank=True, help_text="Wat u nu mag zien: alles, gedeeld, of leeg voor niets."
    )
    stil = serializers.BooleanField(source="dossier.stil", help_text="Over dit dossier wordt nu niets gedeeld.")


class ZoekSerializer(serializers.Serializer[Any]):
    niveau = serializers.ChoiceField(list(NIVEAUS.items()), default="")
    vanaf = serializers.DateTimeField(default=None, help_text="Begint op of na dit moment.")
    tot = serializers.DateTimeField(default=None, help_text="Begint vóór dit moment.")


class CalendarRenderer(BaseRenderer):
    """A file goes out as it is; a problem stays JSON, whatever was asked for."""

    media_type = "text/calendar"
    format = "ics"
    charset = "utf-8"

    def render(self, data: Any, accepted_media_type: str | None = None, renderer_context: Any = None) -> bytes:
        return data if isinstance(data, bytes) else json.dumps(data, ensure_ascii=False).encode()


CASUISTIEK = OpenApiExample(
    "Een overleg over zorg, met één deelnemer",
    value={
        "niveau": "micro",
        "soort": "zorg",
        "titel": "Casuïstiek zorg (voorbeeld)",
        "begin": "2027-01-12T10:00:00+01:00",
        "eind": "2027-01-12T11:30:00+01:00",
        "plaats": "Stadhuis Eindhoven, kamer 2.14",
        "deelnemers": [
            {"naam": "Bo de Wit (voorbeeld)", "organisatie": "GGD", "rol": "ggd", "email": "bo@example.org"}
        ],
    },
    request_only=True,
)


class OverleggenApi(ApiView):
    required_rights = {"get": "overleg_inzien", "post": "overleg_plannen"}

    @extend_schema(
        operation_id="overleggen_lijst",
        summary="Overleggen die u mag zien, op volgorde van tijd",
        parameters=[ZoekSerializer, *PAGING],
        responses=page_of(OverlegSerializer),
    )
    def get(self, request: Request) -> Response:
        asked = ZoekSerializer(data=request.query_params)
        asked.is_valid(raise_exception=True)
        return self.page(queries.between(self.actor, **asked.validated_data), OverlegSerializer)

    @extend_schema(
        operation_id="overleg_plannen",
        summary="Een overleg plannen, als concept",
        request=OverlegInvoerSerializer,
        responses={201: OverlegVolledigSerializer},
        examples=[CASUISTIEK],
    )
    def post(self, request: Request) -> Response:
        sent = self.checked(OverlegInvoerSerializer)
        values = {"voorzitter_id": self.actor.user_id, **sent.validated_data}
        people = [DeelnemerInvoer(**one) for one in values.pop("deelnemers")]
        planned = actions.plan_overleg(actor=self.actor, invoer=OverlegInvoer(**values), deelnemers=people)
        return Response(OverlegVolledigSerializer(planned).data, status=201)


class OverlegApi(ApiView):
    required_rights = {"get": "overleg_inzien"}

    @extend_schema(operation_id="overleg", summary="Een overleg", responses=OverlegVolledigSerializer)
    def get(self, request: Request, overleg_id: UUID) -> Response:
        return Response(OverlegVolledigSerializer(queries.overleg_seen(self.actor, overleg_id)).data)


class UitnodigingenApi(ApiView):
    required_rights = {"get": "overleg_plannen", "post": "overleg_plannen"}

    @extend_schema(
        operation_id="uitnodigingen_lijst",
        summary="De uitnodigingen van een overleg en of zij verstuurd zijn",
        responses=UitnodigingSerializer(many=True),
    )
    def get(self, request: Request, overleg_id: UUID) -> Response:
        rows = queries.invitations_of(self.actor, overleg_id)
        return Response(UitnodigingSerializer(rows, many=True).data)

    @extend_schema(
        operation_id="overleg_uitnodigen",
        summary="De deelnemers uitnodigen; de e-mails gaan daarna weg",
        request=None,
        responses={202: UitnodigingSerializer(many=True)},
    )
    def post(self, request: Request, overleg_id: UUID) -> Response:
        actions.invite(actor=self.actor, overleg_id=overleg_id)
        rows = queries.invitations_of(self.actor, overleg_id)
        return Response(UitnodigingSerializer(rows, many=True).data, status=202)


class AgendapuntenApi(ApiView):
    required_rights = {"get": "overleg_inzien", "post": "dossier_openen"}

    @extend_schema(
        operation_id="agendapunten_lijst",
        summary="De dossiers op de agenda van een overleg, met het nummer en hoeveel u ervan mag zien",
        responses=AgendapuntSerializer(many=True),
    )
    def get(self, request: Request, overleg_id: UUID) -> Response:
        rows = queries.points_of(self.actor, overleg_id)
        return Response(AgendapuntSerializer(rows, many=True).data)

    @extend_schema(
        operation_id="dossier_agenderen",
        summary="Een dossier op de agenda van een overleg op microniveau zetten",
        description=(
            "Wie aan tafel zit, ziet daarna wat is gedeeld. Het moet een dossier zijn waar u zelf aan werkt, met voor "
            "deze tafel een vastgelegde toestemming of andere grond. Staat het dossier stil na een verzoek van de "
            "betrokkene, dan kan het niet."
        ),
        request=AgendapuntInvoerSerializer,
        responses={201: AgendapuntSerializer},
        examples=[OpenApiExample("Een dossier bespreken", value={"nummer": "D-2026-0001"}, request_only=True)],
    )
    def post(self, request: Request, overleg_id: UUID) -> Response:
        sent = self.checked(AgendapuntInvoerSerializer)
        added = agendapunten.add_dossier(actor=self.actor, overleg_id=overleg_id, **sent.validated_data)
        return Response(AgendapuntSerializer(added).data, status=201)


class AgendapuntWegApi(ApiView):
    required_rights = {"post": "overleg_plannen"}

    @extend_schema(
        operation_id="dossier_van_agenda_halen",
        summary="Een dossier van de agenda van een overleg halen",
        description="Niemand ziet het daarna nog door dit overleg.",
        request=None,
        responses={204: None},
    )
    def post(self, request: Request, agendapunt_id: UUID) -> Response:
        agendapunten.remove_dossier(actor=self.actor, agendapunt_id=agendapunt_id)
        return Response(status=204)


class AgendaApi(ApiView):
    required_rights = {"get": "overleg_inzien"}
    renderer_classes = [CalendarRenderer, JSONRenderer]

    @extend_schema(
        operation_id="overleg_agenda",
        summary="Een overleg als agenda-item",
        responses={(200, "text/calendar"): OpenApiTypes.STR},
    )
    def get(self, request: Request, overleg_id: UUID) -> Response:
        file = queries.calendar_file(self.actor, overleg_id)
        headers = {"Content-Disposition": 'attachment; filename="overleg.ics"'}
        return Response(file, headers=headers, content_type="text/calendar; charset=utf-8")
