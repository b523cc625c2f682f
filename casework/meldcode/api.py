"""The meldcode in the API of a gemeente."""
# ruff: noqa: N815 - the API speaks camelCase

from typing import Any
from uuid import UUID

from drf_spectacular.utils import OpenApiExample, OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from casework.contact.api import MeldingInvoerSerializer
from casework.contact.rules import MeldingInvoer
from casework.meldcode import actions, queries
from casework.meldcode.rules import ANTWOORDEN, BESLUITEN, KORT, LANGST, SIGNALERING, STAPPEN, VOORAF, StapInvoer
from casework.meldcode.tables import SignaleringFilter
from dekkend.api.input import Invoer
from dekkend.api.paging import PAGING, page_of
from dekkend.api.views import ApiView
from dekkend.web.filters import accepted

_VOORAF = [(code, STAPPEN[code]) for code in VOORAF]


class SignaleringInvoerSerializer(Invoer):
    onderwerp = serializers.CharField(max_length=KORT, help_text="Waaraan u het terugvindt; zonder naam.")


class AfwegingSerializer(Invoer):
    vermoeden = serializers.ChoiceField(list(ANTWOORDEN.items()))
    onveilig = serializers.ChoiceField(list(ANTWOORDEN.items()))
    hulpMogelijk = serializers.ChoiceField(list(ANTWOORDEN.items()), source="hulp_mogelijk")
    aanvaard = serializers.ChoiceField(list(ANTWOORDEN.items()))
    veiligErdoor = serializers.ChoiceField(list(ANTWOORDEN.items()), source="veilig_erdoor")


class MeldcodestapInvoerSerializer(Invoer):
    stap = serializers.ChoiceField(_VOORAF)
    datum = serializers.DateField()
    tekst = serializers.CharField(max_length=LANGST, help_text="Wat u deed en wat eruit kwam.")
    metWie = serializers.CharField(source="met_wie", max_length=KORT, default="", allow_blank=True)
    overgeslagen = serializers.BooleanField(default=False, help_text="Alleen bij een gesprek dat niet veilig is.")
    antwoorden = AfwegingSerializer(required=False, default=None, allow_null=True, help_text="Alleen bij wegen.")


class SignaleringBesluitSerializer(Invoer):
    besluit = serializers.ChoiceField(list(BESLUITEN.items()))
    toelichting = serializers.CharField(max_length=LANGST)
    melding = MeldingInvoerSerializer(
        required=False, default=None, allow_null=True, help_text="Bij melden: zo weinig als nodig is."
    )


class MeldcodestapSerializer(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    stap = serializers.ChoiceField(list(STAPPEN.items()))
    datum = serializers.DateField()
    tekst = serializers.CharField()
    metWie = serializers.CharField(source="met_wie")
    overgeslagen = serializers.BooleanField()
    antwoorden = serializers.DictField(child=serializers.CharField(), allow_null=True)
    vastgelegdOp = serializers.DateTimeField(source="vastgelegd_at")


class SignaleringKortSerializer(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    nummer = serializers.CharField()
    status = serializers.ChoiceField(list(SIGNALERING.states.items()))
    begonnenOp = serializers.DateTimeField(source="begonnen_at")
    beslotenOp = serializers.DateTimeField(source="besloten_at", allow_null=True)
    melding = serializers.UUIDField(source="melding_id", allow_null=True)


class SignaleringSerializer(SignaleringKortSerializer):
    onderwerp = serializers.CharField()
    stappen = MeldcodestapSerializer(source="stappen.all", many=True)


class SignaleringenApi(ApiView):
    required_rights = {"get": "meldcode_bijhouden", "post": "meldcode_bijhouden"}

    @extend_schema(
        operation_id="signaleringen_lijst",
        summary="Signaleringen langs de meldcode, de nieuwste eerst",
        parameters=[
            *PAGING,
            OpenApiParameter("status", str, enum=list(SIGNALERING.states)),
            OpenApiParameter("zoek", str, description="Deel van het nummer."),
        ],
        responses=page_of(SignaleringKortSerializer),
    )
    def get(self, request: Request) -> Response:
        asked = request.query_params.dict()
        rows = accepted(SignaleringFilter(asked, queryset=queries.signaleringen(self.actor)))
        return self.page(rows, SignaleringKortSerializer)

    @extend_schema(
        operation_id="signalering_beginnen",
        summary="Een signalering beginnen",
        request=SignaleringInvoerSerializer,
        responses={201: SignaleringSerializer},
        examples=[
            OpenApiExample(
                "Een signaal van de balie", value={"onderwerp": "Gesprek aan de balie (voorbeeld)"}, request_only=True
            )
        ],
    )
    def post(self, request: Request) -> Response:
        sent = self.checked(SignaleringInvoerSerializer)
        row = actions.begin_signalering(actor=self.actor, **sent.validated_data)
        return Response(SignaleringSerializer(row).data, status=201)


class SignaleringApi(ApiView):
    required_rights = {"get": "meldcode_bijhouden"}

    @extend_schema(operation_id="signalering", summary="Een signalering met stappen", responses=SignaleringSerializer)
    def get(self, request: Request, signalering_id: UUID) -> Response:
        found = queries.look_at_signalering(self.actor, signalering_id).signalering
        return Response(SignaleringSerializer(found).data)


class SignaleringStappenApi(ApiView):
    required_rights = {"post": "meldcode_bijhouden"}

    @extend_schema(
        operation_id="signalering_stap",
        summary="Een stap van de meldcode vastleggen, of opnieuw om te verbeteren",
        request=MeldcodestapInvoerSerializer,
        responses={201: MeldcodestapSerializer},
        examples=[
            OpenApiExample(
                "Signalen",
                value={"stap": "signalen", "datum": "2026-11-20", "tekst": "Komt steeds met een ander (voorbeeld)."},
                request_only=True,
            )
        ],
    )
    def post(self, request: Request, signalering_id: UUID) -> Response:
        sent = self.checked(MeldcodestapInvoerSerializer)
        made = actions.record_stap(
            actor=self.actor, signalering_id=signalering_id, invoer=StapInvoer(**sent.validated_data)
        )
        return Response(MeldcodestapSerializer(made).data, status=201)


class SignaleringBesluitApi(ApiView):
    required_rights = {"post": "meldcode_bijhouden"}

    @extend_schema(
        operation_id="signalering_beslissen",
        summary="Beslissen: melden bij de regio, zelf hulp organiseren, of afsluiten",
        request=SignaleringBesluitSerializer,
        responses=SignaleringSerializer,
        examples=[
            OpenApiExample(
                "Geen vermoeden meer",
                value={"besluit": "afsluiten", "toelichting": "De signalen hadden een andere oorzaak (voorbeeld)."},
                request_only=True,
            )
        ],
    )
    def post(self, request: Request, signalering_id: UUID) -> Response:
        sent = self.checked(SignaleringBesluitSerializer)
        said = sent.validated_data
        told = said["melding"]
        melding = MeldingInvoer(**{**told, "vormen": tuple(told["vormen"])}) if told else None
        row = actions.decide(
            actor=self.actor,
            signalering_id=signalering_id,
            besluit=said["besluit"],
            toelichting=said["toelichting"],
            melding=melding,
        )
        return Response(SignaleringSerializer(row).data)


class SignaleringHeropeningApi(ApiView):
    required_rights = {"post": "meldcode_bijhouden"}

    @extend_schema(
        operation_id="signalering_heropenen",
        summary="Een signalering heropenen die niet was gemeld",
        request=None,
        responses=SignaleringSerializer,
    )
    def post(self, request: Request, signalering_id: UUID) -> Response:
        row = actions.reopen_signalering(actor=self.actor, signalering_id=signalering_id)
        return Response(SignaleringSerializer(row).data)


class SignaleringIntrekkingApi(ApiView):
    required_rights = {"post": "meldcode_bijhouden"}

    @extend_schema(
        operation_id="signalering_intrekken",
        summary="Een signalering intrekken die een vergissing was; wat er stond is weg",
        request=None,
        responses=SignaleringKortSerializer,
    )
    def post(self, request: Request, signalering_id: UUID) -> Response:
        row = actions.withdraw_signalering(actor=self.actor, signalering_id=signalering_id)
        return Response(SignaleringKortSerializer(row).data)
