"""Help and shelter in the API."""
# ruff: noqa: N815 - the API speaks camelCase

from typing import Any
from uuid import UUID

from drf_spectacular.utils import OpenApiExample, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from casework.hulp import actions, queries
from casework.hulp.rules import EINDREDENEN, HULP, LANGST_NAAM, SOORTEN, STAPPEN, HulpInvoer, HulpStap
from casework.pijlers.api import TermijnSerializer
from casework.pijlers.rules import LANGST_TEKST
from dekkend.api.input import Invoer
from dekkend.api.paging import page_of
from dekkend.api.views import ApiView

_TEKST: dict[str, Any] = {"default": "", "allow_blank": True, "max_length": LANGST_TEKST}


class HulpInvoerSerializer(Invoer):
    soort = serializers.ChoiceField(list(SOORTEN.items()))
    datum = serializers.DateField(help_text="De dag waarop het begon, of waarop het is gevraagd.")
    loopt = serializers.BooleanField(default=False, help_text="Waar: de hulp is al begonnen.")
    aanbieder = serializers.CharField(default="", allow_blank=True, max_length=LANGST_NAAM)
    toelichting = serializers.CharField(**_TEKST)


class HulpStapSerializer(Invoer):
    stap = serializers.ChoiceField(list(STAPPEN.items()))
    datum = serializers.DateField()
    reden = serializers.ChoiceField(
        list(EINDREDENEN.items()), default="", allow_blank=True, help_text="Bij beëindigen en afzeggen."
    )
    toelichting = serializers.CharField(**_TEKST)


class HulpSerializer(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    dossier = serializers.UUIDField(source="dossier_id")
    soort = serializers.ChoiceField(list(SOORTEN.items()))
    status = serializers.ChoiceField(list(HULP.states.items()))
    standDatum = serializers.DateField(source="stand_op")
    aanvraagDatum = serializers.DateField(source="gevraagd_op", allow_null=True)
    begin = serializers.DateField(allow_null=True)
    eind = serializers.DateField(allow_null=True)
    eindReden = serializers.ChoiceField(list(EINDREDENEN.items()), source="eind_reden", allow_blank=True)
    aanbieder = serializers.CharField()


class HulpMetTermijnenSerializer(HulpSerializer):
    termijnen = TermijnSerializer(many=True)

    def to_representation(self, instance: queries.HulpDetail) -> dict[str, Any]:
        clocks = TermijnSerializer(instance.klokken, many=True).data
        return {**HulpSerializer(instance.hulp).data, "termijnen": clocks}


class HulpApi(ApiView):
    required_rights = {"get": "dossier_inzien", "post": "dossier_openen"}

    @extend_schema(
        operation_id="hulp_lijst",
        summary="De hulp en opvang in een dossier, de nieuwste eerst",
        responses=page_of(HulpMetTermijnenSerializer),
    )
    def get(self, request: Request, dossier_id: UUID) -> Response:
        return self.page(queries.hulp_of(self.actor, dossier_id)[1], HulpMetTermijnenSerializer)

    @extend_schema(
        operation_id="hulp_vastleggen",
        summary="Hulp of opvang vastleggen; dat mag ook voor de intake",
        request=HulpInvoerSerializer,
        examples=[
            OpenApiExample("Opvang is gevraagd", value={"soort": "opvang", "datum": "2026-11-20"}, request_only=True)
        ],
        responses={201: HulpSerializer},
    )
    def post(self, request: Request, dossier_id: UUID) -> Response:
        sent = self.checked(HulpInvoerSerializer)
        hulp = actions.start_hulp(actor=self.actor, dossier_id=dossier_id, invoer=HulpInvoer(**sent.validated_data))
        return Response(HulpSerializer(hulp).data, status=201)


class HulpStappenApi(ApiView):
    required_rights = {"post": "dossier_openen"}

    @extend_schema(
        operation_id="hulp_stap",
        summary="Vastleggen dat hulp begon, wacht, eindigde of niet doorging",
        request=HulpStapSerializer,
        examples=[
            OpenApiExample("De hulp begint", value={"stap": "beginnen", "datum": "2026-11-20"}, request_only=True)
        ],
        responses={201: HulpSerializer},
    )
    def post(self, request: Request, hulp_id: UUID) -> Response:
        sent = self.checked(HulpStapSerializer)
        hulp = actions.take_hulp_step(actor=self.actor, hulp_id=hulp_id, invoer=HulpStap(**sent.validated_data))
        return Response(HulpSerializer(hulp).data, status=201)
