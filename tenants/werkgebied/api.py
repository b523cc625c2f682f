"""The working area over the API: what it is on a day, asking for a change, and what came of it."""
# ruff: noqa: N815 - the API speaks camelCase

from typing import Any
from uuid import UUID

from drf_spectacular.utils import OpenApiExample, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from dekkend.api.input import Invoer
from dekkend.api.paging import PAGING, page_of
from dekkend.api.views import ApiView
from tenants.opdracht.public import STATEN
from tenants.werkgebied import actions, queries
from tenants.werkgebied.rules import Wijziging


class Code(serializers.RegexField):
    def __init__(self) -> None:
        super().__init__(r"^GM[0-9]{4}$", max_length=6, help_text="CBS-code")


class LidSerializer(serializers.Serializer[Any]):
    code = serializers.CharField(help_text="CBS-code")
    naam = serializers.CharField()
    inwoners = serializers.IntegerField(allow_null=True)


class DoorsnedenSerializer(serializers.Serializer[Any]):
    naam = serializers.CharField()
    binnen = serializers.ListField(child=serializers.CharField(), help_text="CBS-codes in het werkgebied")
    buiten = serializers.ListField(child=serializers.CharField(), help_text="CBS-codes erbuiten")


class OordeelSerializer(serializers.Serializer[Any]):
    soort = serializers.CharField()
    uitkomst = serializers.ChoiceField(["past", "binnen", "doorsnijdt", "onbekend"])
    doorsneden = DoorsnedenSerializer(many=True)


class WerkgebiedSerializer(serializers.Serializer[Any]):
    op = serializers.DateField()
    centrumgemeente = serializers.CharField(source="centrum", allow_blank=True, help_text="CBS-code; leeg: geen")
    gemeenten = LidSerializer(many=True, source="eigen")
    aansluiting = OordeelSerializer(many=True, source="oordelen", help_text="Past het bij gebieden van anderen?")
    komendeDagen = serializers.ListField(
        child=serializers.DateField(), source="komende_dagen", help_text="Waarop het werkgebied verandert"
    )


class DagSerializer(serializers.Serializer[Any]):
    op = serializers.DateField(default=None, help_text="Op welke dag; zonder: vandaag")


class VeranderingInvoerSerializer(Invoer):
    vanaf = serializers.DateField(help_text="Vandaag of later")
    erbij = serializers.ListField(child=Code(), default=list, max_length=400)
    eraf = serializers.ListField(child=Code(), default=list, max_length=400)
    centrumgemeente = serializers.CharField(
        source="centrum", default="", allow_blank=True, max_length=6, help_text="CBS-code; leeg: blijft"
    )


class VeranderingSerializer(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    vanaf = serializers.DateField(source="inhoud.vanaf")
    erbij = serializers.ListField(child=serializers.CharField(), source="inhoud.erbij")
    eraf = serializers.ListField(child=serializers.CharField(), source="inhoud.eraf")
    centrumgemeente = serializers.CharField(source="inhoud.centrum", allow_blank=True)
    status = serializers.ChoiceField(list(STATEN.items()))
    reden = serializers.CharField(allow_blank=True, help_text="Waarom het is geweigerd of mislukt")
    gevraagdOp = serializers.DateTimeField(source="created_at")
    afgehandeldOp = serializers.DateTimeField(source="afgehandeld_at", allow_null=True)


ERBIJ = OpenApiExample(
    "Een gemeente komt erbij",
    value={"vanaf": "2027-01-01", "erbij": ["GM0743"], "eraf": [], "centrumgemeente": ""},
    request_only=True,
)


class WerkgebiedApi(ApiView):
    required_rights = {"get": queries.RIGHT}

    @extend_schema(
        operation_id="werkgebied",
        summary="Het werkgebied van de regio op een dag",
        parameters=[DagSerializer],
        responses=WerkgebiedSerializer,
    )
    def get(self, request: Request) -> Response:
        asked = DagSerializer(data=request.query_params)
        asked.is_valid(raise_exception=True)
        return Response(WerkgebiedSerializer(queries.werkgebied_for(self.actor, **asked.validated_data)).data)


class VeranderingenApi(ApiView):
    required_rights = {"get": queries.RIGHT, "post": queries.RIGHT}

    @extend_schema(
        operation_id="werkgebied_veranderingen_lijst",
        summary="De gevraagde wijzigingen van het werkgebied, de nieuwste eerst",
        parameters=PAGING,
        responses=page_of(VeranderingSerializer),
    )
    def get(self, request: Request) -> Response:
        return self.page(queries.requests_for(self.actor), VeranderingSerializer)

    @extend_schema(
        operation_id="werkgebied_wijzigen",
        summary="Een wijziging van het werkgebied vragen; wat ervan kwam staat even later in de wijziging",
        request=VeranderingInvoerSerializer,
        responses={202: VeranderingSerializer},
        examples=[ERBIJ],
    )
    def post(self, request: Request) -> Response:
        sent = self.checked(VeranderingInvoerSerializer)
        values = sent.validated_data
        wijziging = Wijziging(values["vanaf"], frozenset(values["erbij"]), frozenset(values["eraf"]), values["centrum"])
        asked = actions.ask_change(actor=self.actor, wijziging=wijziging)
        return Response(VeranderingSerializer(asked).data, status=202)


class VeranderingApi(ApiView):
    required_rights = {"get": queries.RIGHT}

    @extend_schema(
        operation_id="werkgebied_verandering", summary="Een gevraagde wijziging", responses=VeranderingSerializer
    )
    def get(self, request: Request, opdracht_id: UUID) -> Response:
        return Response(VeranderingSerializer(queries.request_for(self.actor, opdracht_id)).data)
