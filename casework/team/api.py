"""The team of a dossier in the API."""
# ruff: noqa: N815 - the API speaks camelCase

from typing import Any
from uuid import UUID

from drf_spectacular.utils import OpenApiExample, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from casework.team import actions, queries
from casework.team.rules import LANGST_REDEN, ROLLEN, STOPREDENEN, TeamInvoer
from dekkend.api.input import Invoer
from dekkend.api.paging import page_of
from dekkend.api.views import ApiView


class TeamlidInvoerSerializer(Invoer):
    gebruiker = serializers.UUIDField(help_text="Een collega van uw organisatie, geen gast.")
    rol = serializers.ChoiceField(list(ROLLEN.items()))
    vanafDatum = serializers.DateField(source="van", help_text="Vandaag of later.")
    totDatum = serializers.DateField(
        source="tot",
        required=False,
        allow_null=True,
        default=None,
        help_text="De laatste dag, die nog meetelt. Null: tot de plek wordt gestopt.",
    )
    reden = serializers.CharField(max_length=LANGST_REDEN)


class TeamlidSerializer(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    dossier = serializers.UUIDField(source="dossier_id")
    gebruiker = serializers.UUIDField(source="gebruiker_id")
    naam = serializers.CharField(source="gebruiker.naam")
    rol = serializers.ChoiceField(list(ROLLEN.items()))
    reden = serializers.CharField()
    vanafOp = serializers.DateTimeField(source="van")
    totOp = serializers.DateTimeField(source="tot", allow_null=True)
    gestoptOp = serializers.DateTimeField(source="gestopt_at", allow_null=True)
    stopreden = serializers.ChoiceField([("", "Niet gestopt"), *STOPREDENEN.items()])


ACHTERVANG = OpenApiExample(
    "Een collega werkt mee",
    value={
        "gebruiker": "5f0c7a52-3a55-4b43-9d3a-1f0c8f3a2b12",
        "rol": "zorgcoordinator",
        "vanafDatum": "2030-12-01",
        "reden": "Samen naar de zittingen (voorbeeld).",
    },
    request_only=True,
)


class TeamApi(ApiView):
    required_rights = {"get": "dossier_inzien", "post": "dossier_openen"}

    @extend_schema(
        operation_id="teamleden_lijst",
        summary="Wie er in een dossier werkt en werkte, naast de zorgcoördinator",
        responses=page_of(TeamlidSerializer),
    )
    def get(self, request: Request, dossier_id: UUID) -> Response:
        team = queries.team_of(self.actor, dossier_id)
        return self.page([*team.nu, *team.voorbij], TeamlidSerializer)

    @extend_schema(
        operation_id="teamlid_toevoegen",
        summary="Een collega in het team van een dossier zetten",
        description="Wie meewerkt als zorgcoördinator, leest en wijzigt het dossier. U blijft verantwoordelijk.",
        request=TeamlidInvoerSerializer,
        examples=[ACHTERVANG],
        responses={201: TeamlidSerializer},
    )
    def post(self, request: Request, dossier_id: UUID) -> Response:
        values = dict(self.checked(TeamlidInvoerSerializer).validated_data)
        row = actions.add_teamlid(
            actor=self.actor, dossier_id=dossier_id, gebruiker_id=values.pop("gebruiker"), invoer=TeamInvoer(**values)
        )
        return Response(TeamlidSerializer(row).data, status=201)


class TeamlidEindeApi(ApiView):
    required_rights = {"post": "dossier_inzien"}

    @extend_schema(
        operation_id="teamlid_stoppen",
        summary="De plek van een collega in een team stoppen, of die van uzelf",
        request=None,
        responses={201: TeamlidSerializer},
    )
    def post(self, request: Request, teamlid_id: UUID) -> Response:
        row = actions.stop_teamlid(actor=self.actor, teamlid_id=teamlid_id)
        return Response(TeamlidSerializer(row).data, status=201)
