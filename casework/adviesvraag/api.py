"""Questions for advice in the API."""
# ruff: noqa: N815 - the API speaks camelCase

from typing import Any
from uuid import UUID

from drf_spectacular.utils import OpenApiExample, OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from casework.adviesvraag import actions, queries
from casework.adviesvraag.rules import (
    ADVIESVRAAG,
    LANGST,
    LANGST_FUNCTIE,
    LANGST_ORGANISATIE,
    MEESTE_MINUTEN,
    ONDERWERPEN,
    VRAGERS,
    AdviesInvoer,
)
from casework.adviesvraag.tables import AdviesFilter
from casework.contact.api import MINIMAAL, MeldingInvoerSerializer, MeldingSerializer
from casework.contact.rules import MeldingInvoer
from casework.zrm.queries import year_of
from dekkend.api.input import Invoer
from dekkend.api.paging import PAGING, page_of
from dekkend.api.views import ApiView
from dekkend.web.filters import accepted

_LEEG: dict[str, Any] = {"default": "", "allow_blank": True}


class AdviesvraagInvoerSerializer(Invoer):
    vraag = serializers.CharField(max_length=LANGST, help_text="Wat er is gevraagd, zonder namen van slachtoffers.")
    antwoord = serializers.CharField(max_length=LANGST, help_text="Leeg: nog te beantwoorden.", **_LEEG)
    onderwerp = serializers.ChoiceField(list(ONDERWERPEN.items()), default="anders")
    vragerSoort = serializers.ChoiceField(list(VRAGERS.items()), source="vrager_soort", default="anders")
    vragerOrganisatie = serializers.CharField(source="vrager_organisatie", max_length=LANGST_ORGANISATIE, **_LEEG)
    vragerFunctie = serializers.CharField(source="vrager_functie", max_length=LANGST_FUNCTIE, **_LEEG)
    minuten = serializers.IntegerField(default=0, min_value=0, max_value=MEESTE_MINUTEN)


class AdviesvraagKortSerializer(serializers.Serializer[Any]):
    """What a list shows: not what was asked."""

    id = serializers.UUIDField()
    nummer = serializers.CharField()
    status = serializers.ChoiceField(list(ADVIESVRAAG.states.items()))
    onderwerp = serializers.ChoiceField(list(ONDERWERPEN.items()))
    vragerSoort = serializers.ChoiceField(list(VRAGERS.items()), source="vrager_soort")
    minuten = serializers.IntegerField()
    gesteldOp = serializers.DateTimeField(source="gesteld_at")
    beantwoordOp = serializers.DateTimeField(source="beantwoord_at", allow_null=True)
    melding = serializers.UUIDField(source="melding_id", allow_null=True)


class AdviesvraagSerializer(AdviesvraagKortSerializer):
    vraag = serializers.CharField()
    antwoord = serializers.CharField()
    vragerOrganisatie = serializers.CharField(source="vrager_organisatie")
    vragerFunctie = serializers.CharField(source="vrager_functie")


class AdviesTellingRegelSerializer(serializers.Serializer[Any]):
    onderwerp = serializers.ChoiceField(list(ONDERWERPEN.items()))
    aantal = serializers.IntegerField()
    minuten = serializers.IntegerField()


class AdviesTellingSerializer(serializers.Serializer[Any]):
    jaar = serializers.IntegerField()
    aantal = serializers.IntegerField()
    minuten = serializers.IntegerField()
    regels = AdviesTellingRegelSerializer(many=True)


VRAAG = OpenApiExample(
    "Een school vraagt wat zij moet doen",
    value={
        "vraag": "Wanneer doet een mentor een melding, en bij wie (voorbeeld)?",
        "antwoord": "De stappen van de meldcode doorlopen en dan bellen (voorbeeld).",
        "onderwerp": "melden",
        "vragerSoort": "school",
        "vragerOrganisatie": "Praktijkschool De Linde (voorbeeld)",
        "vragerFunctie": "mentor",
        "minuten": 15,
    },
    request_only=True,
)
_FILTERS = [
    *PAGING,
    OpenApiParameter("status", str, enum=list(ADVIESVRAAG.states)),
    OpenApiParameter("onderwerp", str, enum=list(ONDERWERPEN)),
    OpenApiParameter("vragerSoort", str, enum=list(VRAGERS)),
    OpenApiParameter("zoek", str, description="Deel van het nummer."),
]


class AdviesvragenApi(ApiView):
    required_rights = {"get": "adviesvraag_noteren", "post": "adviesvraag_noteren"}

    @extend_schema(
        operation_id="adviesvragen_lijst",
        summary="Adviesvragen, de nieuwste eerst",
        parameters=_FILTERS,
        responses=page_of(AdviesvraagKortSerializer),
    )
    def get(self, request: Request) -> Response:
        asked = {**request.query_params.dict(), "vrager_soort": request.query_params.get("vragerSoort", "")}
        rows = accepted(AdviesFilter(asked, queryset=queries.adviesvragen(self.actor)))
        return self.page(rows, AdviesvraagKortSerializer)

    @extend_schema(
        operation_id="adviesvraag_noteren",
        summary="Een adviesvraag noteren",
        request=AdviesvraagInvoerSerializer,
        responses={201: AdviesvraagSerializer},
        examples=[VRAAG],
    )
    def post(self, request: Request) -> Response:
        advies = actions.note_advies(actor=self.actor, invoer=_invoer(self))
        return Response(AdviesvraagSerializer(advies).data, status=201)


class AdviesvraagApi(ApiView):
    required_rights = {"get": "adviesvraag_noteren", "put": "adviesvraag_noteren"}

    @extend_schema(operation_id="adviesvraag", summary="Een adviesvraag", responses=AdviesvraagSerializer)
    def get(self, request: Request, adviesvraag_id: UUID) -> Response:
        return Response(AdviesvraagSerializer(queries.look_at_advies(self.actor, adviesvraag_id).advies).data)

    @extend_schema(
        operation_id="adviesvraag_bijwerken",
        summary="Een adviesvraag beantwoorden of verbeteren",
        request=AdviesvraagInvoerSerializer,
        responses=AdviesvraagSerializer,
        examples=[VRAAG],
    )
    def put(self, request: Request, adviesvraag_id: UUID) -> Response:
        advies = actions.change_advies(actor=self.actor, advies_id=adviesvraag_id, invoer=_invoer(self))
        return Response(AdviesvraagSerializer(advies).data)


class AdviesvraagMeldingApi(ApiView):
    required_rights = {"post": "adviesvraag_noteren"}

    @extend_schema(
        operation_id="adviesvraag_melding_maken",
        summary="Van een adviesvraag een melding maken; de tekst van de vraag gaat daarmee weg",
        request=MeldingInvoerSerializer,
        responses={201: MeldingSerializer},
        examples=[MINIMAAL],
    )
    def post(self, request: Request, adviesvraag_id: UUID) -> Response:
        sent = self.checked(MeldingInvoerSerializer)
        values = {**sent.validated_data, "vormen": tuple(sent.validated_data["vormen"])}
        melding = actions.grow_into_melding(actor=self.actor, advies_id=adviesvraag_id, invoer=MeldingInvoer(**values))
        return Response(MeldingSerializer(melding).data, status=201)


class AdviesvraagIntrekkingApi(ApiView):
    required_rights = {"post": "adviesvraag_noteren"}

    @extend_schema(
        operation_id="adviesvraag_intrekken",
        summary="Een adviesvraag intrekken die een vergissing was",
        request=None,
        responses=AdviesvraagKortSerializer,
    )
    def post(self, request: Request, adviesvraag_id: UUID) -> Response:
        advies = actions.withdraw_advies(actor=self.actor, advies_id=adviesvraag_id)
        return Response(AdviesvraagKortSerializer(advies).data)


class AdviesTellingApi(ApiView):
    required_rights = {"get": "adviesvraag_noteren"}

    @extend_schema(
        operation_id="adviesvragen_telling",
        summary="Hoeveel adviesvragen er waren in een jaar, en hoeveel tijd zij kostten",
        parameters=[OpenApiParameter("jaar", int, description="Standaard het lopende jaar.")],
        responses=AdviesTellingSerializer,
    )
    def get(self, request: Request) -> Response:
        found = queries.telling(self.actor, year_of(request.query_params.get("jaar", "")))
        return Response(AdviesTellingSerializer(found).data)


def _invoer(view: ApiView) -> AdviesInvoer:
    return AdviesInvoer(**view.checked(AdviesvraagInvoerSerializer).validated_data)
