"""Files with registrations in the API of the national tier."""
# ruff: noqa: N815 - the API speaks camelCase

from typing import Any
from uuid import UUID

from drf_spectacular.utils import OpenApiExample, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from dekkend.api.input import Invoer
from dekkend.api.paging import page_of
from dekkend.api.views import ApiView
from dekkend.national.uitlevering import actions, queries
from dekkend.national.uitlevering.rules import ONTVANGERS


class UitleveringInvoerSerializer(Invoer):
    ontvanger = serializers.ChoiceField(list(ONTVANGERS.items()))


class UitleveringSerializer(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    ontvanger = serializers.ChoiceField(list(ONTVANGERS.items()))
    gemaaktOp = serializers.DateTimeField(source="gemaakt_at")
    aantal = serializers.IntegerField()
    controlegetal = serializers.CharField(help_text="SHA-256 van het bestand.")
    teMelden = serializers.IntegerField(
        source="te_melden", default=0, help_text="Hoeveel intrekkingen de ontvanger nog niet weet."
    )


class UitleveringMetBestandSerializer(UitleveringSerializer):
    bestand = serializers.CharField(
        help_text="Het bestand zelf: CSV met de velden van HTCDS 2.0. Het wordt niet bewaard."
    )


class UitleveringenApi(ApiView):
    required_rights = {"get": actions.RIGHT, "post": actions.RIGHT}

    @extend_schema(
        operation_id="uitleveringen_lijst", summary="Wat er is uitgeleverd", responses=page_of(UitleveringSerializer)
    )
    def get(self, request: Request) -> Response:
        return self.page(queries.uitleveringen(self.actor), UitleveringSerializer)

    @extend_schema(
        operation_id="uitlevering_maken",
        summary="Alle registraties met een geldige grond als bestand in HTCDS 2.0",
        description="Zonder naam, geboortedatum en gemeente: de toestemming noemt alleen CoMensha.",
        request=UitleveringInvoerSerializer,
        examples=[OpenApiExample("Voor het jaarbeeld", value={"ontvanger": "nationaal_rapporteur"}, request_only=True)],
        responses={201: UitleveringMetBestandSerializer},
    )
    def post(self, request: Request) -> Response:
        sent = self.checked(UitleveringInvoerSerializer)
        row, text = actions.make_uitlevering(actor=self.actor, **sent.validated_data)
        return Response({**UitleveringSerializer(row).data, "bestand": text}, status=201)


class UitleveringMeldingApi(ApiView):
    required_rights = {"post": actions.RIGHT}

    @extend_schema(
        operation_id="uitlevering_melden",
        summary="Vastleggen dat de ontvanger weet wat er is ingetrokken",
        request=None,
        responses={200: UitleveringSerializer},
    )
    def post(self, request: Request, uitlevering_id: UUID) -> Response:
        row = actions.report_withdrawals(actor=self.actor, uitlevering_id=uitlevering_id)
        return Response(UitleveringSerializer(row).data)
