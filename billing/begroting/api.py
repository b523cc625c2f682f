"""Begrotingen in the API. Amounts are whole cents, fte's are text with two decimals."""
# ruff: noqa: N815 - the API speaks camelCase

from typing import Any
from uuid import UUID

from drf_spectacular.utils import OpenApiExample, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from billing.begroting import actions, queries
from billing.begroting.rules import BEGROTING, BegrotingInvoer
from dekkend.api.input import Invoer
from dekkend.api.paging import page_of
from dekkend.api.views import ApiView


class BegrotingInvoerSerializer(Invoer):
    jaar = serializers.IntegerField()
    basisFte = serializers.DecimalField(4, 2, source="basis_fte", help_text="Van 0,50 tot en met 1,00.")
    politieregio = serializers.BooleanField(default=False)
    fte = serializers.DecimalField(5, 2)
    tariefCent = serializers.IntegerField(source="tarief_cent")
    overigeKostenCent = serializers.IntegerField(source="overige_kosten_cent", default=0)
    overigeKostenToelichting = serializers.CharField(
        source="overige_kosten_toelichting", default="", allow_blank=True, max_length=200
    )
    decentralisatieUitkeringCent = serializers.IntegerField(source="decentralisatie_uitkering_cent", default=0)
    eigenMiddelenCent = serializers.IntegerField(source="eigen_middelen_cent", default=0)


class BegrotingSerializer(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    jaar = serializers.IntegerField()
    versie = serializers.IntegerField()
    status = serializers.ChoiceField(list(BEGROTING.states.items()))
    inwoners = serializers.IntegerField()
    peildatum = serializers.DateField(source="maatstaf.peildatum")
    basisFte = serializers.DecimalField(4, 2, source="basis_fte")
    politieregio = serializers.BooleanField()
    fteNorm = serializers.DecimalField(8, 2, source="norm.norm", help_text="Naar boven afgerond.")
    fteNormExact = serializers.DecimalField(12, 6, source="norm.exact")
    fte = serializers.DecimalField(5, 2)
    tariefCent = serializers.IntegerField(source="tarief_cent")
    personeelCent = serializers.IntegerField(source="personeel_cent")
    overigeKostenCent = serializers.IntegerField(source="overige_kosten_cent")
    overigeKostenToelichting = serializers.CharField(source="overige_kosten_toelichting")
    decentralisatieUitkeringCent = serializers.IntegerField(source="decentralisatie_uitkering_cent")
    eigenMiddelenCent = serializers.IntegerField(source="eigen_middelen_cent")
    teVerdelenCent = serializers.IntegerField(source="te_verdelen_cent")
    besluitKenmerk = serializers.CharField(source="besluit_kenmerk")
    besluitDatum = serializers.DateField(source="besluit_datum", allow_null=True)


class BesluitSerializer(Invoer):
    besluitKenmerk = serializers.CharField(source="besluit_kenmerk", max_length=100)
    besluitDatum = serializers.DateField(source="besluit_datum")


CONCEPT = OpenApiExample(
    "Een begroting voor een regio",
    value={
        "jaar": 2027,
        "basisFte": "0.75",
        "fte": "1.60",
        "tariefCent": 9850000,
        "overigeKostenCent": 1850000,
        "overigeKostenToelichting": "Tolken (voorbeeld)",
        "decentralisatieUitkeringCent": 6000000,
    },
    request_only=True,
)
BESLUIT = OpenApiExample(
    "Een besluit van het college",
    value={"besluitKenmerk": "B&W 2026-114 (voorbeeld)", "besluitDatum": "2026-11-01"},
    request_only=True,
)


class BegrotingenApi(ApiView):
    required_rights = {"get": "verdeling_inzien", "post": "begroting_opstellen"}

    @extend_schema(
        operation_id="begrotingen_lijst",
        summary="Alle begrotingen, het nieuwste jaar eerst",
        responses=page_of(BegrotingSerializer),
    )
    def get(self, request: Request) -> Response:
        return self.page(queries.begrotingen(self.actor).select_related("maatstaf"), BegrotingSerializer)

    @extend_schema(
        operation_id="begroting_opstellen",
        summary="Een begroting opstellen, als concept",
        request=BegrotingInvoerSerializer,
        responses={201: BegrotingSerializer},
        examples=[CONCEPT],
    )
    def post(self, request: Request) -> Response:
        sent = self.checked(BegrotingInvoerSerializer)
        begroting = actions.draw_up_begroting(actor=self.actor, invoer=BegrotingInvoer(**sent.validated_data))
        return Response(BegrotingSerializer(begroting).data, status=201)


class BegrotingApi(ApiView):
    required_rights = {"get": "verdeling_inzien"}

    @extend_schema(operation_id="begroting", summary="Een begroting", responses=BegrotingSerializer)
    def get(self, request: Request, begroting_id: UUID) -> Response:
        return Response(BegrotingSerializer(queries.begroting_by_id(self.actor, begroting_id)).data)


class VaststellingApi(ApiView):
    required_rights = {"post": "verdeling_vaststellen"}

    @extend_schema(
        operation_id="begroting_vaststellen",
        summary="Een begroting vaststellen; een ander dan de opsteller doet dat",
        request=BesluitSerializer,
        responses=BegrotingSerializer,
        examples=[BESLUIT],
    )
    def post(self, request: Request, begroting_id: UUID) -> Response:
        sent = self.checked(BesluitSerializer)
        begroting = actions.approve_begroting(actor=self.actor, begroting_id=begroting_id, **sent.validated_data)
        return Response(BegrotingSerializer(begroting).data)
