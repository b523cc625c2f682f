"""Handing over in the API: offering, following, withdrawing, and deciding on what others offer."""
# ruff: noqa: N815 - the API speaks camelCase

from functools import partial
from typing import Any
from uuid import UUID

from drf_spectacular.utils import OpenApiExample, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from casework.kenmerken import LEEFTIJDSGROEPEN, VORMEN
from casework.overdracht import actions, overname, queries
from casework.overdracht.rules import OVERDRACHT, OVERNAME, RECHTSGRONDEN, REDENEN, WEIGERREDENEN
from dekkend.api.input import Invoer
from dekkend.api.paging import PAGING, page_of
from dekkend.api.views import ApiView

_WEIGERREDEN = [("", "Niet geweigerd"), *WEIGERREDENEN.items()]


class OverdrachtInvoerSerializer(Invoer):
    ontvanger = serializers.CharField(max_length=63, help_text="Kenmerk van de andere regio.")
    reden = serializers.ChoiceField(list(REDENEN.items()))
    spoed = serializers.BooleanField(default=False)


class OverdrachtSerializer(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    dossier = serializers.UUIDField(source="dossier_id")
    ontvanger = serializers.CharField()
    status = serializers.ChoiceField(list(OVERDRACHT.states.items()))
    reden = serializers.ChoiceField(list(REDENEN.items()))
    rechtsgrond = serializers.ChoiceField(list(RECHTSGRONDEN.items()))
    spoed = serializers.BooleanField()
    aangebodenOp = serializers.DateTimeField(source="aangeboden_at")
    reagerenVoor = serializers.DateField(source="reageren_voor")
    weigerReden = serializers.ChoiceField(_WEIGERREDEN, source="weiger_reden", allow_blank=True)
    nummerDaar = serializers.CharField(source="nummer_daar", allow_blank=True)


class OvernameSerializer(serializers.Serializer[Any]):
    """Without a name or number: those come with the dossier."""

    id = serializers.UUIDField()
    afzender = serializers.CharField()
    status = serializers.ChoiceField(list(OVERNAME.states.items()))
    reden = serializers.ChoiceField(list(REDENEN.items()))
    rechtsgrond = serializers.ChoiceField(list(RECHTSGRONDEN.items()))
    spoed = serializers.BooleanField()
    vormen = serializers.ListField(child=serializers.ChoiceField(list(VORMEN.items())))
    leeftijdsgroep = serializers.ChoiceField(list(LEEFTIJDSGROEPEN.items()))
    gmCode = serializers.CharField(source="gm_code", allow_blank=True)
    ontvangenOp = serializers.DateTimeField(source="ontvangen_at")
    reagerenVoor = serializers.DateField(source="reageren_voor")
    weigerReden = serializers.ChoiceField(_WEIGERREDEN, source="weiger_reden", allow_blank=True)
    dossier = serializers.UUIDField(source="dossier_id", allow_null=True)


class AanbodBesluitSerializer(Invoer):
    besluit = serializers.ChoiceField([("overnemen", "Overnemen"), ("weigeren", "Weigeren")])
    reden = serializers.ChoiceField(
        list(WEIGERREDENEN.items()), required=False, allow_blank=True, default="", help_text="Nodig bij weigeren."
    )


class DossierOverdrachtenApi(ApiView):
    required_rights = {"post": "dossier_overdragen"}

    @extend_schema(
        operation_id="dossier_overdragen",
        summary="Een dossier aan een andere regio aanbieden",
        description="Op de toestemming of andere grond die voor deze regio is vastgelegd; zonder is het 409. De andere "
        "regio ziet geen naam en geen nummer. Pas na een ja gaat de inhoud.",
        request=OverdrachtInvoerSerializer,
        responses={201: OverdrachtSerializer},
        examples=[
            OpenApiExample(
                "Verhuisd, met toestemming",
                value={
                    "ontvanger": "r_00000002",
                    "reden": "verhuizing",
                },
                request_only=True,
            )
        ],
    )
    def post(self, request: Request, dossier_id: UUID) -> Response:
        sent = self.checked(OverdrachtInvoerSerializer)
        made = actions.offer_overdracht(actor=self.actor, dossier_id=dossier_id, **sent.validated_data)
        return Response(OverdrachtSerializer(made).data, status=201)


class OverdrachtenApi(ApiView):
    required_rights = {"get": "dossier_overdragen"}

    @extend_schema(
        operation_id="overdrachten_lijst",
        summary="Dossiers die u aan een andere regio aanbood, de nieuwste eerst",
        parameters=PAGING,
        responses=page_of(OverdrachtSerializer),
    )
    def get(self, request: Request) -> Response:
        return self.page(queries.overdrachten(self.actor), OverdrachtSerializer)


class OverdrachtIntrekkingApi(ApiView):
    required_rights = {"post": "dossier_overdragen"}

    @extend_schema(
        operation_id="overdracht_intrekken",
        summary="Een aanbod intrekken, zolang er geen antwoord is",
        request=None,
        responses=OverdrachtSerializer,
    )
    def post(self, request: Request, overdracht_id: UUID) -> Response:
        found = actions.withdraw_overdracht(actor=self.actor, overdracht_id=overdracht_id)
        return Response(OverdrachtSerializer(found).data)


class OvernamesApi(ApiView):
    required_rights = {"get": "dossier_overdragen"}

    @extend_schema(
        operation_id="overnames_lijst",
        summary="Dossiers die een andere regio aan u aanbiedt, de nieuwste eerst",
        parameters=PAGING,
        responses=page_of(OvernameSerializer),
    )
    def get(self, request: Request) -> Response:
        noted = partial(queries.note_offers_shown, self.actor)
        return self.page(queries.overnames(self.actor), OvernameSerializer, shown=noted)


class OvernameBesluitApi(ApiView):
    required_rights = {"post": "dossier_overdragen"}

    @extend_schema(
        operation_id="overname_besluiten",
        summary="Een aangeboden dossier overnemen of weigeren",
        description="Wie overneemt, wordt de zorgcoördinator; het dossier volgt als brief.",
        request=AanbodBesluitSerializer,
        examples=[OpenApiExample("Overnemen", value={"besluit": "overnemen"}, request_only=True)],
        responses=OvernameSerializer,
    )
    def post(self, request: Request, overname_id: UUID) -> Response:
        sent = self.checked(AanbodBesluitSerializer)
        if sent.validated_data["besluit"] == "overnemen":
            found = overname.accept_overname(actor=self.actor, overname_id=overname_id)
        else:
            found = overname.refuse_overname(
                actor=self.actor, overname_id=overname_id, reden=sent.validated_data["reden"]
            )
        return Response(OvernameSerializer(found).data)
