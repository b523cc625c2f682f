"""What keeps a melding, adviesvraag or signalering that became no dossier, in the API."""
# ruff: noqa: N815 - the API speaks camelCase

from typing import Any
from uuid import UUID

from drf_spectacular.utils import OpenApiExample, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from casework.bewaren.api import BewaarstopInvoerSerializer
from casework.bewaren.rules import LOS, STOPREDENEN
from casework.opruimen.queries import PROPOSE
from casework.stukstop import actions, queries
from dekkend.api.paging import page_of
from dekkend.api.views import ApiView


class StukstopSerializer(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    soort = serializers.ChoiceField(list(LOS.items()))
    stuk = serializers.UUIDField()
    reden = serializers.ChoiceField(list(STOPREDENEN.items()))
    toelichting = serializers.CharField()
    opnieuwBekijkenDatum = serializers.DateField(source="opnieuw_bekijken")
    gezetOp = serializers.DateTimeField(source="gezet_at")
    opgehevenOp = serializers.DateTimeField(source="opgeheven_at", allow_null=True)


class StukstopsApi(ApiView):
    required_rights = {"get": PROPOSE, "post": PROPOSE}

    @extend_schema(
        operation_id="stukstops_lijst",
        summary="Wat vernietigen van een melding, adviesvraag of signalering tegenhoudt: wat staat eerst",
        responses=page_of(StukstopSerializer),
    )
    def get(self, request: Request, los_stuk_id: UUID) -> Response:
        found = queries.look_at_stops(self.actor, los_stuk_id)
        return self.page([*found.stops, *found.opgeheven], StukstopSerializer)

    @extend_schema(
        operation_id="stukstop_zetten",
        summary="Een bewaarstop zetten op een melding, adviesvraag of signalering zonder dossier",
        request=BewaarstopInvoerSerializer,
        examples=[
            OpenApiExample(
                "Er loopt een klacht",
                value={"reden": "klacht", "opnieuwBekijkenDatum": "2027-11-22", "toelichting": "Brief van mei."},
                request_only=True,
            )
        ],
        responses={201: StukstopSerializer},
    )
    def post(self, request: Request, los_stuk_id: UUID) -> Response:
        sent = self.checked(BewaarstopInvoerSerializer)
        row = actions.stop_stuk(actor=self.actor, stuk_id=los_stuk_id, **sent.validated_data)
        return Response(StukstopSerializer(row).data, status=201)


class StukstopOpheffingApi(ApiView):
    required_rights = {"post": PROPOSE}

    @extend_schema(
        operation_id="stukstop_opheffen",
        summary="Een bewaarstop op een los stuk opheffen",
        request=None,
        responses={201: StukstopSerializer},
    )
    def post(self, request: Request, stukstop_id: UUID) -> Response:
        row = actions.lift_stukstop(actor=self.actor, stukstop_id=stukstop_id)
        return Response(StukstopSerializer(row).data, status=201)
