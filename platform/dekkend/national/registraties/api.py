"""Received registrations in the API of the national tier."""
# ruff: noqa: N815 - the API speaks camelCase

from typing import Any
from uuid import UUID

from drf_spectacular.utils import OpenApiParameter, extend_schema, extend_schema_field
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from casework.public import (
    GENDERS,
    GRONDEN,
    LEEFTIJDSGROEPEN,
    NATIONALITEITSGROEPEN,
    PUNTEN,
    VORMEN,
    completeness,
    missing_in,
)
from dekkend.api.paging import PAGING, page_of
from dekkend.api.views import ApiView
from dekkend.national.registraties import actions, queries
from dekkend.national.registraties.models import OntvangenRegistratie
from dekkend.national.registraties.tables import RegistratieFilter
from dekkend.web.filters import accepted


class OntvangenRegistratieSerializer(serializers.Serializer[Any]):
    id = serializers.UUIDField(source="sleutel", help_text="Het kenmerk dat de regio aan de registratie gaf.")
    regio = serializers.SerializerMethodField()
    ontvangenOp = serializers.DateTimeField(source="ontvangen_at")
    bijgewerktOp = serializers.DateTimeField(source="bijgewerkt_at")
    versie = serializers.IntegerField()
    grond = serializers.ChoiceField(list(GRONDEN.items()))
    grondDatum = serializers.DateField(source="grond_datum")
    naam = serializers.CharField()
    geboortedatum = serializers.DateField(allow_null=True)
    geboortejaar = serializers.IntegerField(allow_null=True)
    gender = serializers.ChoiceField(list(GENDERS.items()))
    nationaliteitsgroep = serializers.ChoiceField(list(NATIONALITEITSGROEPEN.items()))
    vormen = serializers.ListField(child=serializers.ChoiceField(list(VORMEN.items())))
    leeftijdsgroep = serializers.ChoiceField(list(LEEFTIJDSGROEPEN.items()))
    gmCode = serializers.CharField(source="gm_code")
    datumMelding = serializers.DateField(source="datum_melding")
    volledig = serializers.SerializerMethodField()
    ontbreekt = serializers.SerializerMethodField()

    @extend_schema_field(serializers.IntegerField(help_text="Hoeveel procent er bekend is."))
    def get_volledig(self, row: OntvangenRegistratie) -> int:
        return completeness(queries.known_of(row))

    @extend_schema_field(serializers.ListField(child=serializers.ChoiceField(list(PUNTEN.items()))))
    def get_ontbreekt(self, row: OntvangenRegistratie) -> list[str]:
        return list(missing_in(queries.known_of(row)))

    def get_regio(self, row: OntvangenRegistratie) -> str:
        names: dict[str, str] = self.context["regios"]
        return names.get(row.afzender, "")


class OntvangenRegistratiesApi(ApiView):
    required_rights = {"get": "registraties_ontvangen_inzien"}

    @extend_schema(
        operation_id="ontvangen_registraties_lijst",
        summary="Ontvangen registraties",
        description=(
            "Alleen registraties met een grond die nog geldt, de nieuwste eerst. Wie geen toestemming gaf, staat er "
            "niet bij: die telt alleen mee in de cijfers van een kwartaal. Het ophalen komt in het logboek."
        ),
        parameters=[
            *PAGING,
            OpenApiParameter("regio", str, description="Schema van de regio, zoals in de lijst op de pagina."),
            OpenApiParameter("vorm", str, enum=list(VORMEN)),
        ],
        responses=page_of(OntvangenRegistratieSerializer),
    )
    def get(self, request: Request) -> Response:
        rows = accepted(RegistratieFilter(request.query_params, queryset=queries.registraties(self.actor)))
        context: dict[str, Any] = {}

        def shown(page: list[OntvangenRegistratie]) -> None:
            queries.note_shown(self.actor, [row.sleutel for row in page])
            context["regios"] = queries.names_of_senders(page)

        return self.page(rows, OntvangenRegistratieSerializer, shown=shown, context=context)


class OntvangenRegistratieApi(ApiView):
    required_rights = {"get": "registraties_ontvangen_inzien"}

    @extend_schema(
        operation_id="ontvangen_registratie",
        summary="Een ontvangen registratie",
        responses=OntvangenRegistratieSerializer,
    )
    def get(self, request: Request, sleutel: UUID) -> Response:
        row = actions.look_at_registratie(actor=self.actor, sleutel=sleutel)
        regios = {"regios": queries.names_of_senders([row])}
        return Response(OntvangenRegistratieSerializer(row, context=regios).data)
