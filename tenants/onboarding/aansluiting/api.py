"""Joining over the API, for who connects gemeenten: how far each is, asking one, withdrawing, and its leaving."""
# ruff: noqa: N815 - the API speaks camelCase

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.urls import reverse
from drf_spectacular.utils import OpenApiExample, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from dekkend.api.input import Invoer
from dekkend.api.paging import PAGING, page_of
from dekkend.api.views import ApiView
from tenants.onboarding.aansluiting import actions, queries
from tenants.onboarding.aansluiting.beeld import STATEN
from tenants.onboarding.aansluiting.rules import AANSLUITING, BEWIJZEN, LONGEST_REASON, VORMEN, Uitnodiging


class AansluitingSerializer(serializers.Serializer[Any]):
    """Without who is asked: names and addresses are on the page, for whoever works with them."""

    id = serializers.UUIDField()
    gmCode = serializers.CharField(source="gm_code", help_text="CBS-code")
    status = serializers.ChoiceField(list(AANSLUITING.states.items()))
    vorm = serializers.ChoiceField(list(VORMEN.items()), allow_blank=True)
    bewijs = serializers.ChoiceField(list(BEWIJZEN.items()), allow_blank=True)
    uitgenodigdOp = serializers.DateTimeField(source="uitgenodigd_at")
    verstuurdOp = serializers.DateTimeField(
        source="verstuurd_at", allow_null=True, help_text="Leeg: de e-mail met de link is niet verstuurd"
    )
    geldigTot = serializers.DateTimeField(source="vervalt_at")
    aangeslotenOp = serializers.DateTimeField(source="aangesloten_at", allow_null=True)
    laatsteDag = serializers.DateField(source="vertrek_op", allow_null=True)
    beeindigdOp = serializers.DateTimeField(source="beeindigd_at", allow_null=True)


class StandSerializer(serializers.Serializer[Any]):
    gmCode = serializers.CharField(source="gm_code", help_text="CBS-code")
    naam = serializers.CharField()
    rol = serializers.CharField(allow_blank=True, help_text="Leeg: de gemeente hoort nog niet bij de regio")
    stand = serializers.ChoiceField([(value, status.label) for value, status in STATEN.items()])
    doorlooptijd = serializers.CharField(source="duur", allow_blank=True, help_text="Zoals “12 minuten”")
    aansluiting = serializers.UUIDField(source="aansluiting.id", allow_null=True, default=None)


class UitnodigingInvoerSerializer(Invoer):
    gmCode = serializers.RegexField(r"^GM[0-9]{4}$", max_length=6, help_text="CBS-code")
    naam = serializers.CharField(max_length=200, help_text="Van de contactpersoon")
    email = serializers.CharField(max_length=254, help_text="Hierheen gaat de link")
    adres = serializers.CharField(max_length=300, help_text="Postadres, voor de brief met de code")


class RedenInvoerSerializer(Invoer):
    reden = serializers.CharField(max_length=LONGEST_REASON, help_text="De gemeente leest dit")


class VertrekInvoerSerializer(Invoer):
    laatsteDag = serializers.DateField(help_text="Vandaag of later")


VALKENSWAARD = OpenApiExample(
    "Een gemeente uitnodigen",
    value={
        "gmCode": "GM0858",
        "naam": "Anna Bos (voorbeeld)",
        "email": "anna@gemeente.example.org",
        "adres": "Postbus 1\n5550 AA Valkenswaard",
    },
    request_only=True,
)


class AansluitingenApi(ApiView):
    required_rights = {"get": queries.RIGHT, "post": queries.RIGHT}

    @extend_schema(
        operation_id="aansluitingen_lijst",
        summary="De aansluitingen van gemeenten, de nieuwste eerst",
        parameters=PAGING,
        responses=page_of(AansluitingSerializer),
    )
    def get(self, request: Request) -> Response:
        return self.page(queries.aansluitingen_for(self.actor), AansluitingSerializer)

    @extend_schema(
        operation_id="aansluiting_uitnodigen",
        summary="Een gemeente uitnodigen om aan te sluiten; zij krijgt een e-mail met een link",
        request=UitnodigingInvoerSerializer,
        responses={201: AansluitingSerializer},
        examples=[VALKENSWAARD],
    )
    def post(self, request: Request) -> Response:
        sent = self.checked(UitnodigingInvoerSerializer)
        values = sent.validated_data
        invoer = Uitnodiging(values["gmCode"], values["naam"], values["email"], values["adres"])
        made = actions.invite_gemeente(actor=self.actor, invoer=invoer, link=_link(request))
        return Response(AansluitingSerializer(made).data, status=201)


class StandenApi(ApiView):
    required_rights = {"get": queries.RIGHT}

    @extend_schema(
        operation_id="aansluitingen_standen",
        summary="Alle gemeenten van de regio, en hoever zij zijn met aansluiten",
        parameters=PAGING,
        responses=page_of(StandSerializer),
    )
    def get(self, request: Request) -> Response:
        return self.page(queries.overview_for(self.actor), StandSerializer)


class AansluitingApi(ApiView):
    required_rights = {"get": queries.RIGHT}

    @extend_schema(operation_id="aansluiting", summary="Eén aansluiting", responses=AansluitingSerializer)
    def get(self, request: Request, aansluiting_id: UUID) -> Response:
        return Response(AansluitingSerializer(queries.aansluiting_for(self.actor, aansluiting_id)).data)


class IntrekkenApi(ApiView):
    required_rights = {"post": queries.RIGHT}

    @extend_schema(
        operation_id="aansluiting_intrekken",
        summary="Een uitnodiging intrekken; de link werkt niet meer",
        request=RedenInvoerSerializer,
        examples=[
            OpenApiExample(
                "Waarom de uitnodiging vervalt",
                value={"reden": "Er komt eerst een gesprek met het college."},
                request_only=True,
            )
        ],
        responses=AansluitingSerializer,
    )
    def post(self, request: Request, aansluiting_id: UUID) -> Response:
        sent = self.checked(RedenInvoerSerializer)
        actions.withdraw_aansluiting(
            actor=self.actor, aansluiting_id=aansluiting_id, reden=sent.validated_data["reden"]
        )
        return Response(AansluitingSerializer(queries.aansluiting_for(self.actor, aansluiting_id)).data)


class VertrekApi(ApiView):
    required_rights = {"post": queries.RIGHT}

    @extend_schema(
        operation_id="aansluiting_vertrek",
        summary="Het vertrek van een gemeente vragen; de inrichter voert het uit",
        request=VertrekInvoerSerializer,
        examples=[OpenApiExample("Een laatste dag", value={"laatsteDag": "2030-12-31"}, request_only=True)],
        responses={202: AansluitingSerializer},
    )
    def post(self, request: Request, aansluiting_id: UUID) -> Response:
        sent = self.checked(VertrekInvoerSerializer)
        day = sent.validated_data["laatsteDag"]
        actions.end_aansluiting(actor=self.actor, aansluiting_id=aansluiting_id, laatste_dag=day)
        return Response(AansluitingSerializer(queries.aansluiting_for(self.actor, aansluiting_id)).data, status=202)


def _link(request: Request) -> Callable[[str], str]:
    return lambda code: request.build_absolute_uri(reverse("aansluiten_openen", args=[code]))
