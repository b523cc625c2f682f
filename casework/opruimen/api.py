"""Destroying what became no dossier, in the API."""
# ruff: noqa: N815 - the API speaks camelCase

from typing import Any
from uuid import UUID

from drf_spectacular.utils import OpenApiExample, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from casework.bewaren.rules import LOS
from casework.opruimen import actions, queries
from casework.opruimen.rules import MEEST, OPRUIMVOORSTEL
from dekkend.api.input import Invoer
from dekkend.api.paging import page_of
from dekkend.api.views import ApiView

_RIGHT, _PROPOSE = queries.RIGHT, queries.PROPOSE


class LosStukSerializer(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    soort = serializers.ChoiceField(list(LOS.items()))
    nummer = serializers.CharField()
    gewijzigdDatum = serializers.DateField(source="laatst")
    bewarenTotDatum = serializers.DateField(source="tot")


class OpruimvoorstelInvoerSerializer(Invoer):
    stukken = serializers.ListField(child=serializers.UUIDField(), allow_empty=False, max_length=MEEST)


class OpruimvoorstelKortSerializer(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    status = serializers.ChoiceField(list(OPRUIMVOORSTEL.states.items()))
    voorgesteldOp = serializers.DateTimeField(source="voorgesteld_at")
    beslistOp = serializers.DateTimeField(source="beslist_at", allow_null=True)
    vernietigdOp = serializers.DateTimeField(source="vernietigd_at", allow_null=True)


class OpruimstukSerializer(serializers.Serializer[Any]):
    id = serializers.UUIDField(source="stuk")
    soort = serializers.ChoiceField(list(LOS.items()))
    nummer = serializers.CharField()
    gebleven = serializers.BooleanField(help_text="Er was iets veranderd toen het voorstel werd bevestigd.")


class OpruimvoorstelSerializer(OpruimvoorstelKortSerializer):
    stukken = OpruimstukSerializer(source="stukken.all", many=True)


class LosseStukkenApi(ApiView):
    required_rights = {"get": _PROPOSE}

    @extend_schema(
        operation_id="losse_stukken",
        summary="Wat geen dossier werd en waarvan de bewaartermijn voorbij is, het oudste eerst",
        responses=page_of(LosStukSerializer),
    )
    def get(self, request: Request) -> Response:
        return self.page(queries.due(self.actor), LosStukSerializer)


class OpruimvoorstellenApi(ApiView):
    required_rights = {"get": _RIGHT, "post": _PROPOSE}

    @extend_schema(
        operation_id="opruimvoorstellen_lijst",
        summary="Voorstellen om losse stukken te vernietigen, de nieuwste eerst",
        responses=page_of(OpruimvoorstelKortSerializer),
    )
    def get(self, request: Request) -> Response:
        return self.page(queries.voorstellen(self.actor), OpruimvoorstelKortSerializer)

    @extend_schema(
        operation_id="opruimen_voorstellen",
        summary="Voorstellen om losse stukken te vernietigen; een ander moet het bevestigen",
        request=OpruimvoorstelInvoerSerializer,
        examples=[
            OpenApiExample("Eén stuk", value={"stukken": ["6b1f0c1e-7a35-4f0e-9a53-0d8a4d0c9f11"]}, request_only=True)
        ],
        responses={201: OpruimvoorstelSerializer},
    )
    def post(self, request: Request) -> Response:
        sent = self.checked(OpruimvoorstelInvoerSerializer)
        row = actions.propose_opruimen(actor=self.actor, **sent.validated_data)
        return Response(OpruimvoorstelSerializer(row).data, status=201)


class OpruimvoorstelApi(ApiView):
    required_rights = {"get": _RIGHT}

    @extend_schema(
        operation_id="opruimvoorstel", summary="Een voorstel met zijn stukken", responses=OpruimvoorstelSerializer
    )
    def get(self, request: Request, opruimvoorstel_id: UUID) -> Response:
        return Response(OpruimvoorstelSerializer(queries.voorstel_for(self.actor, opruimvoorstel_id)).data)


class OpruimbevestigingApi(ApiView):
    required_rights = {"post": _RIGHT}

    @extend_schema(
        operation_id="opruimen_bevestigen",
        summary="Bevestigen wat een ander voorstelde, en vernietigen",
        request=None,
        responses={201: OpruimvoorstelSerializer},
    )
    def post(self, request: Request, opruimvoorstel_id: UUID) -> Response:
        row = actions.confirm_opruimen(actor=self.actor, voorstel_id=opruimvoorstel_id)
        return Response(OpruimvoorstelSerializer(row).data, status=201)


class OpruimafwijzingApi(ApiView):
    required_rights = {"post": _RIGHT}

    @extend_schema(
        operation_id="opruimen_afwijzen",
        summary="Een voorstel afwijzen: alles blijft bestaan",
        request=None,
        responses={201: OpruimvoorstelSerializer},
    )
    def post(self, request: Request, opruimvoorstel_id: UUID) -> Response:
        row = actions.reject_opruimen(actor=self.actor, voorstel_id=opruimvoorstel_id)
        return Response(OpruimvoorstelSerializer(row).data, status=201)
