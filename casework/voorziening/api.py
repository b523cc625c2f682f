"""The checklist of practical provisions in the API."""
# ruff: noqa: N815 - the API speaks camelCase

from typing import Any
from uuid import UUID

from drf_spectacular.utils import OpenApiExample, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from casework.pijlers.rules import LANGST_TEKST
from casework.voorziening import actions, queries
from casework.voorziening.rules import AFWIJSREDENEN, SOORTEN, STAPPEN, VOORZIENING, VoorzieningStap
from dekkend.api.input import Invoer
from dekkend.api.paging import page_of
from dekkend.api.views import ApiView


class VoorzieningStapSerializer(Invoer):
    soort = serializers.ChoiceField(list(SOORTEN.items()))
    stap = serializers.ChoiceField(list(STAPPEN.items()))
    reden = serializers.ChoiceField(
        list(AFWIJSREDENEN.items()), default="", allow_blank=True, help_text="Verplicht bij afwijzen."
    )
    toelichting = serializers.CharField(default="", allow_blank=True, max_length=LANGST_TEKST)


class VoorzieningSerializer(serializers.Serializer[Any]):
    soort = serializers.ChoiceField(list(SOORTEN.items()))
    status = serializers.ChoiceField(list(VOORZIENING.states.items()))
    standDatum = serializers.DateField(source="rij.stand_op", default=None, allow_null=True)
    reden = serializers.CharField(source="rij.reden", default="", help_text="Waarom het is afgewezen.")
    toelichting = serializers.CharField(source="rij.toelichting", default="")


class VoorzieningenApi(ApiView):
    required_rights = {"get": "dossier_inzien", "post": "dossier_openen"}

    @extend_schema(
        operation_id="voorzieningen_lijst",
        summary="De praktische voorzieningen van een dossier, ook die nog niemand bekeek",
        responses=page_of(VoorzieningSerializer),
    )
    def get(self, request: Request, dossier_id: UUID) -> Response:
        return self.page(queries.checklist(self.actor, dossier_id)[1], VoorzieningSerializer)

    @extend_schema(
        operation_id="voorziening_stap",
        summary="Vastleggen dat een voorziening nodig, aangevraagd, geregeld, afgewezen of niet nodig is",
        request=VoorzieningStapSerializer,
        examples=[
            OpenApiExample(
                "Urgentie is aangevraagd", value={"soort": "urgentie_woning", "stap": "aanvragen"}, request_only=True
            )
        ],
        responses={201: VoorzieningSerializer},
    )
    def post(self, request: Request, dossier_id: UUID) -> Response:
        sent = self.checked(VoorzieningStapSerializer)
        stap = VoorzieningStap(**sent.validated_data)
        row = actions.take_voorziening_step(actor=self.actor, dossier_id=dossier_id, invoer=stap)
        return Response(VoorzieningSerializer(queries.punt_of(row)).data, status=201)
