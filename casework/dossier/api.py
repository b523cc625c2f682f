"""Dossiers in the API. A list names nobody; a single dossier does, and the look is logged."""
# ruff: noqa: N815 - the API speaks camelCase

from functools import partial
from typing import Any
from uuid import UUID

from drf_spectacular.utils import OpenApiExample, OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from casework.contact.api import GM_CODE_HELP
from casework.dossier import actions, queries
from casework.dossier.rules import DOSSIER, LANGST_NAAM, PersoonInvoer
from casework.dossier.tables import DossierFilter
from casework.herkenning.queries import check_known
from casework.kenmerken import GENDERS, JA_NEE_ONBEKEND, NATIONALITEITSGROEPEN, OUDST, VORMEN
from dekkend.api.editing import PARAMETER, TAGGED, etag, version_of
from dekkend.api.input import Invoer
from dekkend.api.paging import PAGING, page_of
from dekkend.api.views import ApiView
from dekkend.web.filters import accepted

_NAAM: dict[str, Any] = {"default": "", "allow_blank": True, "max_length": LANGST_NAAM}


class DossierWijzigingSerializer(Invoer):
    naam = serializers.CharField(**_NAAM)
    roepnaam = serializers.CharField(
        help_text="Zonder melding is een naam, roepnaam of alias nodig. Verzonnen mag.", **_NAAM
    )
    alias = serializers.CharField(**_NAAM)
    geboortedatum = serializers.DateField(required=False, allow_null=True, default=None)
    geboorteGeschat = serializers.BooleanField(
        source="datum_geschat", default=False, help_text="De geboortedatum is een schatting."
    )
    geboortejaar = serializers.IntegerField(
        required=False,
        allow_null=True,
        default=None,
        min_value=1,
        max_value=9999,
        help_text="Een schatting; alleen zonder geboortedatum.",
    )
    geschatteLeeftijd = serializers.IntegerField(
        source="geschatte_leeftijd",
        required=False,
        allow_null=True,
        default=None,
        min_value=0,
        max_value=OUDST,
        help_text="Alleen zonder geboortedatum.",
    )
    minderjarig = serializers.ChoiceField(list(JA_NEE_ONBEKEND.items()), default="onbekend")
    gender = serializers.ChoiceField(list(GENDERS.items()), default="onbekend")
    nationaliteitsgroep = serializers.ChoiceField(list(NATIONALITEITSGROEPEN.items()), default="onbekend")
    vormen = serializers.ListField(
        child=serializers.ChoiceField(list(VORMEN.items())), default=list, help_text="Leeg: nog niet bekend."
    )
    gmCode = serializers.CharField(source="gm_code", default="", allow_blank=True, max_length=6, help_text=GM_CODE_HELP)


class DossierInvoerSerializer(DossierWijzigingSerializer):
    melding = serializers.UUIDField(
        required=False,
        allow_null=True,
        default=None,
        help_text="De melding waaruit het dossier ontstaat. Wat daar staat gaat mee.",
    )
    tochOpenen = serializers.BooleanField(
        source="toch_openen",
        default=False,
        help_text="Lijkt de persoon al bekend, dan antwoorden wij 409. True: u heeft gekeken, het is een ander.",
    )


class DossierKortSerializer(serializers.Serializer[Any]):
    """What a list shows: nobody's name."""

    id = serializers.UUIDField()
    nummer = serializers.CharField()
    fase = serializers.ChoiceField(list(DOSSIER.states.items()))
    zorgcoordinator = serializers.CharField(
        source="zorgcoordinator.naam", default=None, allow_null=True, help_text="Null: nog niemand."
    )
    vormen = serializers.ListField(child=serializers.ChoiceField(list(VORMEN.items())))
    gender = serializers.ChoiceField(list(GENDERS.items()))
    nationaliteitsgroep = serializers.ChoiceField(list(NATIONALITEITSGROEPEN.items()))
    gmCode = serializers.CharField(source="gm_code")
    geopendOp = serializers.DateTimeField(source="geopend_at")


class PersoonSerializer(serializers.Serializer[Any]):
    naam = serializers.CharField()
    roepnaam = serializers.CharField()
    alias = serializers.CharField()
    geboortedatum = serializers.DateField(allow_null=True)
    geboorteGeschat = serializers.BooleanField(source="datum_geschat")
    geboortejaar = serializers.IntegerField(allow_null=True)
    geschatteLeeftijd = serializers.IntegerField(source="geschatte_leeftijd", allow_null=True)
    minderjarig = serializers.ChoiceField(list(JA_NEE_ONBEKEND.items()))


class DossierSerializer(DossierKortSerializer):
    persoon = PersoonSerializer()


UIT_MELDING = OpenApiExample(
    "Uit een melding", value={"melding": "5f0c7a52-3a55-4b43-9d3a-1f0c8f3a2b11"}, request_only=True
)
ZONDER_MELDING = OpenApiExample(
    "Zonder melding",
    value={
        "roepnaam": "Luna (voorbeeld)",
        "geschatteLeeftijd": 17,
        "gender": "vrouw",
        "nationaliteitsgroep": "nederlands",
        "vormen": ["seksuele_uitbuiting"],
        "gmCode": "GM0772",
    },
    request_only=True,
)
TOCH_OPENEN = OpenApiExample(
    "Lijkt op iemand, maar is een ander",
    value={"roepnaam": "Luna (voorbeeld)", "minderjarig": "nee", "tochOpenen": True},
    request_only=True,
)
_FILTERS = [
    *PAGING,
    OpenApiParameter(
        "fase",
        str,
        enum=[fase for fase in DOSSIER.states if fase != "bewaard"],
        description="Zonder fase of nummer staat er niet bij wat is overgedragen.",
    ),
    OpenApiParameter("vorm", str, enum=list(VORMEN)),
    OpenApiParameter("zoek", str, description="Deel van het nummer."),
    OpenApiParameter("van", str, enum=["toegewezen", "team"], description="Met zorgcoördinator, of nog niemand."),
]


class DossiersApi(ApiView):
    required_rights = {"get": "dossier_inzien", "post": "dossier_openen"}

    @extend_schema(
        operation_id="dossiers_lijst",
        summary="Dossiers die u mag zien, de nieuwste eerst",
        parameters=_FILTERS,
        responses=page_of(DossierKortSerializer),
    )
    def get(self, request: Request) -> Response:
        rows = accepted(DossierFilter(request.query_params, queryset=queries.dossiers(self.actor)))
        return self.page(rows, DossierKortSerializer, shown=partial(queries.note_names_shown, self.actor))

    @extend_schema(
        operation_id="dossier_openen",
        summary="Een dossier openen, uit een melding of los",
        description="Wie het token heeft, wordt de zorgcoördinator. Een melding kan in één dossier. Lijkt de persoon "
        "al bekend, dan is het antwoord 409: zoek met `POST /herkenningen`, en stuur `tochOpenen` om door te gaan.",
        request=DossierInvoerSerializer,
        responses={201: DossierSerializer},
        examples=[UIT_MELDING, ZONDER_MELDING, TOCH_OPENEN],
    )
    def post(self, request: Request) -> Response:
        sent = self.checked(DossierInvoerSerializer)
        values = {**sent.validated_data, "vormen": tuple(sent.validated_data["vormen"])}
        melding_id, seen = values.pop("melding"), values.pop("toch_openen")
        persoon = PersoonInvoer(**values)
        if not seen:
            check_known(self.actor, persoon, melding_id)
        if melding_id is None:
            dossier = actions.open_dossier(actor=self.actor, persoon=persoon)
        else:
            dossier = actions.open_dossier_from_melding(actor=self.actor, melding_id=melding_id, persoon=persoon)
        return Response(DossierSerializer(dossier).data, status=201)


class DossierApi(ApiView):
    required_rights = {"get": "dossier_inzien", "put": "dossier_openen"}

    @extend_schema(
        operation_id="dossier",
        summary="Een dossier, met de persoon",
        parameters=[TAGGED],
        responses=DossierSerializer,
    )
    def get(self, request: Request, dossier_id: UUID) -> Response:
        dossier = queries.look_at_dossier(self.actor, dossier_id)
        return Response(DossierSerializer(dossier).data, headers=etag(dossier.versie))

    @extend_schema(
        operation_id="dossier_wijzigen",
        summary="De persoon en de kenmerken van een dossier wijzigen",
        description="Alles wordt vervangen: wat u weglaat, is daarna niet bekend.",
        parameters=[PARAMETER, TAGGED],
        request=DossierWijzigingSerializer,
        examples=[ZONDER_MELDING],
        responses=DossierSerializer,
    )
    def put(self, request: Request, dossier_id: UUID) -> Response:
        sent = self.checked(DossierWijzigingSerializer)
        persoon = PersoonInvoer(**{**sent.validated_data, "vormen": tuple(sent.validated_data["vormen"])})
        dossier = actions.change_persoon(
            actor=self.actor, dossier_id=dossier_id, persoon=persoon, versie=version_of(request)
        )
        return Response(DossierSerializer(dossier).data, headers=etag(dossier.versie))
