"""Hulpvragen in the API."""
# ruff: noqa: N815 - the API speaks camelCase

from typing import Any
from uuid import UUID

from drf_spectacular.utils import OpenApiExample, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from casework.hulpvraag import actions, queries
from casework.hulpvraag.rules import GEBIEDEN, HULPVRAAG, LANGST_VRAAG, STAPPEN, HulpvraagStap
from dekkend.api.input import Invoer
from dekkend.api.paging import page_of
from dekkend.api.views import ApiView


class HulpvraagInvoerSerializer(Invoer):
    gebied = serializers.ChoiceField(list(GEBIEDEN.items()))
    vraag = serializers.CharField(max_length=LANGST_VRAAG, help_text="Waar de betrokkene hulp bij wil.")


class HulpvraagStapSerializer(Invoer):
    stap = serializers.ChoiceField(list(STAPPEN.items()))
    uitkomst = serializers.CharField(
        default="", allow_blank=True, max_length=LANGST_VRAAG, help_text="Verplicht bij beantwoorden en vervallen."
    )


class HulpvraagSerializer(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    dossier = serializers.UUIDField(source="dossier_id")
    gebied = serializers.ChoiceField(list(GEBIEDEN.items()))
    vraag = serializers.CharField()
    status = serializers.ChoiceField(list(HULPVRAAG.states.items()))
    gesteldDatum = serializers.DateField(source="gesteld_op")
    standDatum = serializers.DateField(source="stand_op")
    uitkomst = serializers.CharField()


VRAAG = OpenApiExample(
    "Een vraag over wonen",
    value={"gebied": "woonruimte", "vraag": "Wil een eigen kamer, niet in de stad van vroeger."},
    request_only=True,
)


class HulpvragenApi(ApiView):
    required_rights = {"get": "dossier_inzien", "post": "dossier_openen"}

    @extend_schema(
        operation_id="hulpvraag_lijst",
        summary="De hulpvragen in een dossier, op volgorde van vragen",
        responses=page_of(HulpvraagSerializer),
    )
    def get(self, request: Request, dossier_id: UUID) -> Response:
        return self.page(queries.look_at_hulpvragen(self.actor, dossier_id)[1], HulpvraagSerializer)

    @extend_schema(
        operation_id="hulpvraag_vastleggen",
        summary="Een hulpvraag vastleggen; dat mag ook voor de intake",
        request=HulpvraagInvoerSerializer,
        examples=[VRAAG],
        responses={201: HulpvraagSerializer},
    )
    def post(self, request: Request, dossier_id: UUID) -> Response:
        sent = self.checked(HulpvraagInvoerSerializer)
        hulpvraag = actions.add_hulpvraag(actor=self.actor, dossier_id=dossier_id, **sent.validated_data)
        return Response(HulpvraagSerializer(hulpvraag).data, status=201)


class HulpvraagApi(ApiView):
    required_rights = {"put": "dossier_openen"}

    @extend_schema(
        operation_id="hulpvraag_wijzigen",
        summary="De woorden van een hulpvraag wijzigen",
        request=HulpvraagInvoerSerializer,
        examples=[VRAAG],
        responses=HulpvraagSerializer,
    )
    def put(self, request: Request, hulpvraag_id: UUID) -> Response:
        sent = self.checked(HulpvraagInvoerSerializer)
        hulpvraag = actions.change_hulpvraag(actor=self.actor, hulpvraag_id=hulpvraag_id, **sent.validated_data)
        return Response(HulpvraagSerializer(hulpvraag).data)


class HulpvraagStappenApi(ApiView):
    required_rights = {"post": "dossier_openen"}

    @extend_schema(
        operation_id="hulpvraag_stap",
        summary="Vastleggen dat een hulpvraag is beantwoord, vervalt of weer open is",
        request=HulpvraagStapSerializer,
        examples=[OpenApiExample("Er is hulp gevonden", value={"stap": "oppakken"}, request_only=True)],
        responses={201: HulpvraagSerializer},
    )
    def post(self, request: Request, hulpvraag_id: UUID) -> Response:
        sent = self.checked(HulpvraagStapSerializer)
        stap = HulpvraagStap(**sent.validated_data)
        hulpvraag = actions.take_hulpvraag_step(actor=self.actor, hulpvraag_id=hulpvraag_id, invoer=stap)
        return Response(HulpvraagSerializer(hulpvraag).data, status=201)
