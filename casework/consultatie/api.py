"""Consultations in the API."""
# ruff: noqa: N815 - the API speaks camelCase

from typing import Any
from uuid import UUID

from drf_spectacular.utils import OpenApiExample, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from casework.consultatie import actions, queries
from casework.consultatie.rules import BESLUITEN, CONSULTATIE, LANGST_TEKST, BesluitInvoer, Vraag
from dekkend.api.input import Invoer
from dekkend.api.paging import page_of
from dekkend.api.views import ApiView


class ConsultatieVraagSerializer(Invoer):
    vraag = serializers.CharField(max_length=LANGST_TEKST)
    spoed = serializers.BooleanField(default=False)


class ConsultatieAdviesSerializer(Invoer):
    advies = serializers.CharField(max_length=LANGST_TEKST)


class ConsultatieBesluitSerializer(Invoer):
    besluit = serializers.ChoiceField(list(BESLUITEN.items()))
    toelichting = serializers.CharField(
        default="", allow_blank=True, max_length=LANGST_TEKST, help_text="Verplicht als het advies niet wordt gevolgd."
    )


class WachtendeConsultatieSerializer(serializers.Serializer[Any]):
    """Without what was asked: a list shows nobody."""

    id = serializers.UUIDField()
    dossier = serializers.UUIDField(source="dossier_id")
    status = serializers.ChoiceField(list(CONSULTATIE.states.items()))
    spoed = serializers.BooleanField()
    gevraagdOp = serializers.DateTimeField(source="gevraagd_at")
    uitersteDatum = serializers.DateField(source="voor_op")


class ConsultatieSerializer(WachtendeConsultatieSerializer):
    vraag = serializers.CharField()
    advies = serializers.CharField()
    adviesOp = serializers.DateTimeField(source="advies_at", allow_null=True)
    besluit = serializers.ChoiceField(list(BESLUITEN.items()), allow_blank=True)
    toelichting = serializers.CharField()
    beslotenOp = serializers.DateTimeField(source="besloten_at", allow_null=True)


class ConsultatiesApi(ApiView):
    required_rights = {"get": "advies_geven"}

    @extend_schema(
        operation_id="consultatie_wachtend",
        summary="Wat op advies wacht, wat het eerst nodig is bovenaan",
        responses=page_of(WachtendeConsultatieSerializer),
    )
    def get(self, request: Request) -> Response:
        return self.page(queries.waiting_for_advice(self.actor), WachtendeConsultatieSerializer)


class DossierConsultatiesApi(ApiView):
    required_rights = {"get": "dossier_inzien", "post": "dossier_openen"}

    @extend_schema(
        operation_id="consultatie_lijst",
        summary="Alle vragen aan de gedragswetenschapper in een dossier, de nieuwste eerst",
        responses=page_of(ConsultatieSerializer),
    )
    def get(self, request: Request, dossier_id: UUID) -> Response:
        return self.page(queries.look_at_consultaties(self.actor, dossier_id), ConsultatieSerializer)

    @extend_schema(
        operation_id="consultatie_vragen",
        summary="De gedragswetenschapper om advies vragen",
        request=ConsultatieVraagSerializer,
        examples=[OpenApiExample("Welke hulp past", value={"vraag": "Welke hulp past het best?"}, request_only=True)],
        responses={201: ConsultatieSerializer},
    )
    def post(self, request: Request, dossier_id: UUID) -> Response:
        sent = self.checked(ConsultatieVraagSerializer)
        row = actions.ask_consultatie(actor=self.actor, dossier_id=dossier_id, invoer=Vraag(**sent.validated_data))
        return Response(ConsultatieSerializer(row).data, status=201)


class ConsultatieAdviesApi(ApiView):
    required_rights = {"post": "advies_geven"}

    @extend_schema(
        operation_id="consultatie_adviseren",
        summary="Advies geven, of het aanvullen tot er is besloten",
        request=ConsultatieAdviesSerializer,
        examples=[OpenApiExample("Een advies", value={"advies": "Begin met rust en veiligheid."}, request_only=True)],
        responses=ConsultatieSerializer,
    )
    def post(self, request: Request, consultatie_id: UUID) -> Response:
        sent = self.checked(ConsultatieAdviesSerializer)
        row = actions.give_advice(actor=self.actor, consultatie_id=consultatie_id, **sent.validated_data)
        return Response(ConsultatieSerializer(row).data)


class ConsultatieBesluitApi(ApiView):
    required_rights = {"post": "dossier_openen"}

    @extend_schema(
        operation_id="consultatie_besluiten",
        summary="Vastleggen wat er met het advies gebeurt",
        request=ConsultatieBesluitSerializer,
        examples=[OpenApiExample("Het advies wordt gevolgd", value={"besluit": "overgenomen"}, request_only=True)],
        responses=ConsultatieSerializer,
    )
    def post(self, request: Request, consultatie_id: UUID) -> Response:
        sent = self.checked(ConsultatieBesluitSerializer)
        row = actions.decide_consultatie(
            actor=self.actor, consultatie_id=consultatie_id, invoer=BesluitInvoer(**sent.validated_data)
        )
        return Response(ConsultatieSerializer(row).data)


class ConsultatieIntrekkingApi(ApiView):
    required_rights = {"post": "dossier_openen"}

    @extend_schema(
        operation_id="consultatie_intrekken",
        summary="Een vraag om advies intrekken",
        request=None,
        responses=ConsultatieSerializer,
    )
    def post(self, request: Request, consultatie_id: UUID) -> Response:
        row = actions.withdraw_consultatie(actor=self.actor, consultatie_id=consultatie_id)
        return Response(ConsultatieSerializer(row).data)
