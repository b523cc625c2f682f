"""Tracks of verblijfsrecht in the API."""
# ruff: noqa: N815 - the API speaks camelCase

from typing import Any
from uuid import UUID

from drf_spectacular.utils import OpenApiExample, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from casework.pijlers.api import TermijnSerializer
from casework.pijlers.rules import LANGST_TEKST
from casework.verblijfsrecht import actions, queries
from casework.verblijfsrecht.rules import (
    EINDREDENEN,
    SPOREN,
    STAPPEN,
    VERBLIJFSSPOOR,
    VERLENGREDENEN,
    SpoorInvoer,
    StapInvoer,
)
from dekkend.api.input import Invoer
from dekkend.api.paging import page_of
from dekkend.api.views import ApiView

_REDENEN = {**EINDREDENEN, **VERLENGREDENEN}
_TEKST: dict[str, Any] = {"default": "", "allow_blank": True, "max_length": LANGST_TEKST}


class VerblijfsspoorInvoerSerializer(Invoer):
    soort = serializers.ChoiceField(list(SPOREN.items()))
    datum = serializers.DateField(help_text="De dag waarop het begon, of waarop het is aangevraagd.")
    loopt = serializers.BooleanField(
        default=False,
        help_text="Waar: het is al verleend. Bedenktijd, aangifte en terugkeer beginnen altijd meteen.",
    )
    eind = serializers.DateField(
        required=False,
        allow_null=True,
        default=None,
        help_text="De laatste dag op het document. Zonder rekent Dekkend die uit.",
    )
    dublin = serializers.BooleanField(default=False, help_text="Alleen bij bedenktijd.")
    toelichting = serializers.CharField(**_TEKST)


class VerblijfsspoorStapSerializer(Invoer):
    stap = serializers.ChoiceField(list(STAPPEN.items()))
    datum = serializers.DateField()
    eind = serializers.DateField(required=False, allow_null=True, default=None, help_text="Bij verlenen en verlengen.")
    reden = serializers.ChoiceField(
        list(_REDENEN.items()), default="", allow_blank=True, help_text="Nodig bij verlengen en beëindigen."
    )
    toelichting = serializers.CharField(**_TEKST)


class VerblijfsspoorSerializer(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    dossier = serializers.UUIDField(source="dossier_id")
    soort = serializers.ChoiceField(list(SPOREN.items()))
    status = serializers.ChoiceField(list(VERBLIJFSSPOOR.states.items()))
    standDatum = serializers.DateField(source="stand_op")
    dublin = serializers.BooleanField()
    aanvraagDatum = serializers.DateField(source="aangevraagd_op", allow_null=True)
    begin = serializers.DateField(allow_null=True)
    eind = serializers.DateField(allow_null=True)
    beeindigdDatum = serializers.DateField(source="beeindigd_op", allow_null=True)
    eindReden = serializers.ChoiceField(list(EINDREDENEN.items()), source="eind_reden", allow_blank=True)


class VerblijfsspoorMetTermijnenSerializer(VerblijfsspoorSerializer):
    termijnen = TermijnSerializer(many=True)

    def to_representation(self, instance: queries.SpoorDetail) -> dict[str, Any]:
        clocks = TermijnSerializer(instance.klokken, many=True).data
        return {**VerblijfsspoorSerializer(instance.spoor).data, "termijnen": clocks}


BEDENKTIJD = OpenApiExample(
    "Bedenktijd sinds 3 november", value={"soort": "bedenktijd", "datum": "2026-11-03"}, request_only=True
)
EINDE = OpenApiExample(
    "De bedenktijd eindigt door een aangifte",
    value={"stap": "beeindigen", "datum": "2026-11-20", "reden": "aangifte_gedaan"},
    request_only=True,
)


class VerblijfssporenApi(ApiView):
    required_rights = {"get": "dossier_inzien", "post": "dossier_openen"}

    @extend_schema(
        operation_id="verblijfssporen_lijst",
        summary="De sporen van verblijfsrecht in een dossier, het nieuwste eerst, met hun termijnen",
        responses=page_of(VerblijfsspoorMetTermijnenSerializer),
    )
    def get(self, request: Request, dossier_id: UUID) -> Response:
        detail = queries.verblijf_of(self.actor, dossier_id)
        rows = [*detail.lopend, *detail.voorbij]
        return self.page(rows, VerblijfsspoorMetTermijnenSerializer)

    @extend_schema(
        operation_id="verblijfsspoor_vastleggen",
        summary="Een spoor van verblijfsrecht vastleggen; de termijnen gaan lopen",
        request=VerblijfsspoorInvoerSerializer,
        responses={201: VerblijfsspoorSerializer},
        examples=[BEDENKTIJD],
    )
    def post(self, request: Request, dossier_id: UUID) -> Response:
        sent = self.checked(VerblijfsspoorInvoerSerializer)
        spoor = actions.start_spoor(actor=self.actor, dossier_id=dossier_id, invoer=SpoorInvoer(**sent.validated_data))
        return Response(VerblijfsspoorSerializer(spoor).data, status=201)


class VerblijfsspoorStappenApi(ApiView):
    required_rights = {"post": "dossier_openen"}

    @extend_schema(
        operation_id="verblijfsspoor_stap",
        summary="Vastleggen wat er met een spoor gebeurde: verleend, afgewezen, verlengd, geëindigd",
        request=VerblijfsspoorStapSerializer,
        responses={201: VerblijfsspoorSerializer},
        examples=[EINDE],
    )
    def post(self, request: Request, verblijfsspoor_id: UUID) -> Response:
        sent = self.checked(VerblijfsspoorStapSerializer)
        spoor = actions.take_spoor_step(
            actor=self.actor, spoor_id=verblijfsspoor_id, invoer=StapInvoer(**sent.validated_data)
        )
        return Response(VerblijfsspoorSerializer(spoor).data, status=201)
