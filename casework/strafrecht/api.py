"""Criminal cases in the API."""
# ruff: noqa: N815 - the API speaks camelCase

from typing import Any
from uuid import UUID

from drf_spectacular.utils import OpenApiExample, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from casework.pijlers.api import TermijnSerializer
from casework.pijlers.rules import LANGST_TEKST
from casework.strafrecht import actions, queries
from casework.strafrecht.rules import (
    BEGIN,
    LANGST_KENMERK,
    RECHTEN,
    RECHTSTAPPEN,
    SCHADESTAPPEN,
    SCHADEVERGOEDING,
    SLACHTOFFERRECHT,
    STAPPEN,
    STRAFZAAK,
    UITSPRAKEN,
    WEGEN,
    ZaakInvoer,
    ZaakStap,
)
from dekkend.api.input import Invoer
from dekkend.api.paging import page_of
from dekkend.api.views import ApiView

_TEKST: dict[str, Any] = {"default": "", "allow_blank": True, "max_length": LANGST_TEKST}
_CENT: dict[str, Any] = {"min_value": 1, "max_value": 2**53, "help_text": "Hele centen."}


class StrafzaakInvoerSerializer(Invoer):
    begin = serializers.ChoiceField(list(BEGIN.items()))
    datum = serializers.DateField()
    kenmerk = serializers.CharField(default="", allow_blank=True, max_length=LANGST_KENMERK)
    toelichting = serializers.CharField(**_TEKST)


class StrafzaakStapSerializer(Invoer):
    stap = serializers.ChoiceField(list(STAPPEN.items()))
    datum = serializers.DateField()
    zittingDatum = serializers.DateField(
        source="zitting_op", required=False, allow_null=True, default=None, help_text="Bij het plannen van een zitting."
    )
    uitspraak = serializers.ChoiceField(
        list(UITSPRAKEN.items()), default="", allow_blank=True, help_text="Bij een uitspraak."
    )
    toelichting = serializers.CharField(**_TEKST)


class SlachtofferrechtInvoerSerializer(Invoer):
    recht = serializers.ChoiceField(list(RECHTEN.items()))
    stap = serializers.ChoiceField(list(RECHTSTAPPEN.items()))
    datum = serializers.DateField()


class SchadevergoedingInvoerSerializer(Invoer):
    weg = serializers.ChoiceField(list(WEGEN.items()))
    bedrag = serializers.IntegerField(**_CENT)
    datum = serializers.DateField()


class SchadevergoedingStapSerializer(Invoer):
    stap = serializers.ChoiceField(list(SCHADESTAPPEN.items()))
    datum = serializers.DateField()
    bedrag = serializers.IntegerField(required=False, allow_null=True, default=None, **_CENT)


class SlachtofferrechtSerializer(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    recht = serializers.ChoiceField(list(RECHTEN.items()))
    status = serializers.ChoiceField(list(SLACHTOFFERRECHT.states.items()))
    standDatum = serializers.DateField(source="stand_op")


class SchadevergoedingSerializer(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    weg = serializers.ChoiceField(list(WEGEN.items()))
    status = serializers.ChoiceField(list(SCHADEVERGOEDING.states.items()))
    standDatum = serializers.DateField(source="stand_op")
    gevraagdCent = serializers.IntegerField(source="gevraagd_cent")
    toegewezenCent = serializers.IntegerField(source="toegewezen_cent", allow_null=True)


class StrafzaakSerializer(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    dossier = serializers.UUIDField(source="dossier_id")
    status = serializers.ChoiceField(list(STRAFZAAK.states.items()))
    standDatum = serializers.DateField(source="stand_op")
    begonnenDatum = serializers.DateField(source="begonnen_op")
    zittingDatum = serializers.DateField(source="zitting_op", allow_null=True)
    uitspraak = serializers.ChoiceField(list(UITSPRAKEN.items()), allow_blank=True)


class StrafzaakMetAllesSerializer(StrafzaakSerializer):
    termijnen = TermijnSerializer(many=True)
    rechten = SlachtofferrechtSerializer(many=True)
    schadevergoedingen = SchadevergoedingSerializer(many=True)

    def to_representation(self, instance: queries.ZaakDetail) -> dict[str, Any]:
        return {
            **StrafzaakSerializer(instance.zaak).data,
            "termijnen": TermijnSerializer(instance.klokken, many=True).data,
            "rechten": SlachtofferrechtSerializer(instance.rechten, many=True).data,
            "schadevergoedingen": SchadevergoedingSerializer(instance.schadevergoedingen, many=True).data,
        }


class StrafzakenApi(ApiView):
    required_rights = {"get": "dossier_inzien", "post": "dossier_openen"}

    @extend_schema(
        operation_id="strafzaken_lijst",
        summary="De strafzaken van een dossier, met termijnen, rechten en schadevergoedingen",
        responses=page_of(StrafzaakMetAllesSerializer),
    )
    def get(self, request: Request, dossier_id: UUID) -> Response:
        return self.page(queries.strafrecht_of(self.actor, dossier_id)[1], StrafzaakMetAllesSerializer)

    @extend_schema(
        operation_id="strafzaak_vastleggen",
        summary="Een strafzaak vastleggen; de termijnen gaan lopen",
        request=StrafzaakInvoerSerializer,
        examples=[
            OpenApiExample("Een aangifte", value={"begin": "aangifte", "datum": "2026-11-20"}, request_only=True)
        ],
        responses={201: StrafzaakSerializer},
    )
    def post(self, request: Request, dossier_id: UUID) -> Response:
        sent = self.checked(StrafzaakInvoerSerializer)
        zaak = actions.start_zaak(actor=self.actor, dossier_id=dossier_id, invoer=ZaakInvoer(**sent.validated_data))
        return Response(StrafzaakSerializer(zaak).data, status=201)


class StrafzaakStappenApi(ApiView):
    required_rights = {"post": "dossier_openen"}

    @extend_schema(
        operation_id="strafzaak_stap",
        summary="Vastleggen wat er in een strafzaak gebeurde",
        request=StrafzaakStapSerializer,
        examples=[
            OpenApiExample(
                "De politie gaat opsporen", value={"stap": "opsporen", "datum": "2026-11-20"}, request_only=True
            )
        ],
        responses={201: StrafzaakSerializer},
    )
    def post(self, request: Request, strafzaak_id: UUID) -> Response:
        sent = self.checked(StrafzaakStapSerializer)
        zaak = actions.take_zaak_step(actor=self.actor, zaak_id=strafzaak_id, invoer=ZaakStap(**sent.validated_data))
        return Response(StrafzaakSerializer(zaak).data, status=201)


class SlachtofferrechtenApi(ApiView):
    required_rights = {"post": "dossier_openen"}

    @extend_schema(
        operation_id="slachtofferrecht_vastleggen",
        summary="Vastleggen dat een recht is uitgelegd, gewild of gebruikt",
        request=SlachtofferrechtInvoerSerializer,
        examples=[
            OpenApiExample(
                "Een tolk is gewenst",
                value={"recht": "tolk", "stap": "willen", "datum": "2026-11-20"},
                request_only=True,
            )
        ],
        responses={201: SlachtofferrechtSerializer},
    )
    def post(self, request: Request, strafzaak_id: UUID) -> Response:
        sent = self.checked(SlachtofferrechtInvoerSerializer)
        row = actions.record_recht(actor=self.actor, zaak_id=strafzaak_id, **sent.validated_data)
        return Response(SlachtofferrechtSerializer(row).data, status=201)


class SchadevergoedingenApi(ApiView):
    required_rights = {"post": "dossier_openen"}

    @extend_schema(
        operation_id="schadevergoeding_vragen",
        summary="Vastleggen dat schadevergoeding is gevraagd",
        request=SchadevergoedingInvoerSerializer,
        examples=[
            OpenApiExample(
                "In de strafzaak gevraagd",
                value={"weg": "strafzaak", "bedrag": 250000, "datum": "2026-11-20"},
                request_only=True,
            )
        ],
        responses={201: SchadevergoedingSerializer},
    )
    def post(self, request: Request, strafzaak_id: UUID) -> Response:
        sent = self.checked(SchadevergoedingInvoerSerializer)
        row = actions.ask_schadevergoeding(actor=self.actor, zaak_id=strafzaak_id, **sent.validated_data)
        return Response(SchadevergoedingSerializer(row).data, status=201)


class SchadevergoedingStappenApi(ApiView):
    required_rights = {"post": "dossier_openen"}

    @extend_schema(
        operation_id="schadevergoeding_stap",
        summary="Vastleggen dat schadevergoeding is toegewezen, afgewezen of betaald",
        request=SchadevergoedingStapSerializer,
        examples=[
            OpenApiExample(
                "Toegewezen", value={"stap": "toewijzen", "datum": "2026-11-20", "bedrag": 200000}, request_only=True
            )
        ],
        responses={201: SchadevergoedingSerializer},
    )
    def post(self, request: Request, schadevergoeding_id: UUID) -> Response:
        sent = self.checked(SchadevergoedingStapSerializer)
        row = actions.take_schade_step(actor=self.actor, schadevergoeding_id=schadevergoeding_id, **sent.validated_data)
        return Response(SchadevergoedingSerializer(row).data, status=201)
