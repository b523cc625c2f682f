"""Grounds other than consent in the API."""
# ruff: noqa: N815 - the API speaks camelCase

from typing import Any
from uuid import UUID

from drf_spectacular.utils import OpenApiExample, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from casework.grondslag import actions, queries
from casework.grondslag.rules import GRONDSLAG, KORTST, LABELS, LANGST, VERTELD, GrondslagInvoer
from casework.toestemming.rules import DOELEN
from dekkend.api.input import Invoer
from dekkend.api.paging import page_of
from dekkend.api.views import ApiView


class GrondslagInvoerSerializer(Invoer):
    doel = serializers.ChoiceField(list(DOELEN.items()))
    ontvanger = serializers.CharField(
        max_length=64, allow_blank=True, default="", help_text="Zoals bij een toestemming."
    )
    soort = serializers.ChoiceField(list(LABELS.items()), help_text="Niet elke grond geldt voor elk doel.")
    reden = serializers.CharField(min_length=KORTST, max_length=LANGST)
    verteld = serializers.ChoiceField(list(VERTELD.items()))
    geldigTot = serializers.DateField(
        source="geldig_tot", allow_null=True, default=None, help_text="Standaard het langst mogelijke."
    )


class GrondslagSerializer(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    dossier = serializers.UUIDField(source="dossier_id")
    doel = serializers.ChoiceField(list(DOELEN.items()))
    ontvanger = serializers.CharField(allow_blank=True)
    soort = serializers.ChoiceField(list(LABELS.items()))
    reden = serializers.CharField()
    verteld = serializers.ChoiceField(list(VERTELD.items()))
    geldigTot = serializers.DateField(source="geldig_tot", allow_null=True)
    status = serializers.ChoiceField(list(GRONDSLAG.states.items()))
    vastgelegdOp = serializers.DateTimeField(source="vastgelegd_at")
    beeindigdOp = serializers.DateTimeField(source="ingetrokken_at", allow_null=True)


class GrondslagenApi(ApiView):
    required_rights = {"get": "dossier_inzien", "post": "toestemming_vastleggen"}

    @extend_schema(
        operation_id="grondslagen_lijst",
        summary="Andere gronden dan toestemming in een dossier, de nieuwste eerst",
        responses=page_of(GrondslagSerializer),
    )
    def get(self, request: Request, dossier_id: UUID) -> Response:
        return self.page(queries.grondslagen_of(self.actor, dossier_id), GrondslagSerializer)

    @extend_schema(
        operation_id="grondslag_vastleggen",
        summary="Een andere grond dan toestemming vastleggen, met de reden",
        request=GrondslagInvoerSerializer,
        responses={201: GrondslagSerializer},
        examples=[
            OpenApiExample(
                "Melden bij Veilig Thuis",
                value={
                    "doel": "veilig_thuis",
                    "soort": "meldcode",
                    "reden": "Kind thuis in gevaar, vragen maakt het nu gevaarlijker (voorbeeld).",
                    "verteld": "nog_niet",
                },
                request_only=True,
            )
        ],
    )
    def post(self, request: Request, dossier_id: UUID) -> Response:
        sent = self.checked(GrondslagInvoerSerializer)
        found = actions.record_grondslag(
            actor=self.actor, dossier_id=dossier_id, invoer=GrondslagInvoer(**sent.validated_data)
        )
        return Response(GrondslagSerializer(found).data, status=201)


class GrondslagEindeApi(ApiView):
    required_rights = {"post": "toestemming_vastleggen"}

    @extend_schema(
        operation_id="grondslag_beeindigen",
        summary="Een andere grond dan toestemming beëindigen",
        request=None,
        responses=GrondslagSerializer,
    )
    def post(self, request: Request, grondslag_id: UUID) -> Response:
        return Response(GrondslagSerializer(actions.end_grondslag(actor=self.actor, grondslag_id=grondslag_id)).data)
