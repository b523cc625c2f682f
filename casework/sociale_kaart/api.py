"""The sociale kaart in the API: the list, one organisation with its people, a new one, and a change."""
# ruff: noqa: N815 - the API speaks camelCase

from typing import Any
from uuid import UUID

from drf_spectacular.utils import OpenApiExample, OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from casework.kenmerken import JA_NEE_ONBEKEND
from casework.sociale_kaart import actions, queries
from casework.sociale_kaart.rules import ADRES, KAART, KORT, LANG, LANGSTE_WACHTTIJD, OrganisatieInvoer
from casework.sociale_kaart.tables import OrganisatieFilter
from casework.sociale_kaart.woorden import (
    AANBOD,
    BEKENDHEID,
    BEWIJZEN,
    CONTRA_INDICATIES,
    DOELGROEP_GENDER,
    DOELGROEP_LEEFTIJD,
    ONDERWERPEN,
    SOORTEN,
)
from dekkend.api.editing import PARAMETER, TAGGED, etag, version_of
from dekkend.api.input import Invoer
from dekkend.api.paging import PAGING, page_of
from dekkend.api.views import ApiView
from dekkend.web.filters import accepted

_KORT: dict[str, Any] = {"default": "", "allow_blank": True, "max_length": KORT}


def _several(words: Any, **options: Any) -> serializers.ListField:
    return serializers.ListField(child=serializers.ChoiceField(list(words.items())), **options)


def _answer(words: Any, **options: Any) -> serializers.ChoiceField:
    return serializers.ChoiceField(list(words.items()), default="onbekend", **options)


class OrganisatieInvoerSerializer(Invoer):
    naam = serializers.CharField(max_length=KORT)
    soort = serializers.ChoiceField(list(SOORTEN.items()), default="anders")
    plaats = serializers.CharField(**{**_KORT, "help_text": "Nooit een adres; leeg bij een geheime plek."})
    website = serializers.CharField(**_KORT)
    email = serializers.CharField(default="", allow_blank=True, max_length=ADRES)
    telefoon = serializers.CharField(default="", allow_blank=True, max_length=30)
    aanbod = _several(AANBOD)
    aanbodTekst = serializers.CharField(source="aanbod_tekst", default="", allow_blank=True, max_length=LANG)
    landelijk = serializers.BooleanField(default=False, help_text="Bij true blijft gmCodes leeg.")
    gmCodes = serializers.ListField(
        child=serializers.CharField(max_length=6), source="gm_codes", default=list, help_text="CBS-codes."
    )
    doelgroepGender = _several(DOELGROEP_GENDER, source="doelgroep_gender", default=list)
    doelgroepLeeftijd = _several(DOELGROEP_LEEFTIJD, source="doelgroep_leeftijd", default=list)
    contraIndicaties = _several(CONTRA_INDICATIES, source="contra_indicaties", default=list)
    bekendMetDoelgroep = _answer(BEKENDHEID, source="bekend_met_doelgroep")
    consultatie = _answer(JA_NEE_ONBEKEND)
    casuistiek = _answer(JA_NEE_ONBEKEND)
    dossierinzage = _answer(JA_NEE_ONBEKEND)
    wachttijdDagen = serializers.IntegerField(
        source="wachttijd_dagen", default=None, allow_null=True, min_value=0, max_value=LANGSTE_WACHTTIJD
    )
    wachttijdDatum = serializers.DateField(source="wachttijd_op", default=None, allow_null=True)
    nakijkdatum = serializers.DateField(source="nagekeken_op", default=None, allow_null=True)

    def invoer(self) -> OrganisatieInvoer:
        sent = self.validated_data.items()
        values: dict[str, Any] = {name: tuple(v) if isinstance(v, list) else v for name, v in sent}
        return OrganisatieInvoer(**values)


class OrganisatieKortSerializer(serializers.Serializer[Any]):
    """What a list shows: nobody's name."""

    id = serializers.UUIDField()
    naam = serializers.CharField()
    status = serializers.ChoiceField(list(KAART.states.items()))
    soort = serializers.ChoiceField(list(SOORTEN.items()))
    plaats = serializers.CharField()
    aanbod = _several(AANBOD)
    landelijk = serializers.BooleanField()
    gmCodes = serializers.ListField(child=serializers.CharField(), source="gm_codes")
    bekendMetDoelgroep = serializers.ChoiceField(list(BEKENDHEID.items()), source="bekend_met_doelgroep")
    wachttijdDagen = serializers.IntegerField(source="wachttijd_dagen", allow_null=True)
    wachttijdDatum = serializers.DateField(source="wachttijd_op", allow_null=True)
    nakijkdatum = serializers.DateField(source="nagekeken_op")
    versie = serializers.IntegerField()


class KaartcontactSerializer(serializers.Serializer[Any]):
    naam = serializers.CharField()
    functie = serializers.CharField()
    email = serializers.CharField()
    telefoon = serializers.CharField()
    kent = _several(ONDERWERPEN)


class SpecialismeSerializer(serializers.Serializer[Any]):
    onderwerp = serializers.ChoiceField(list(ONDERWERPEN.items()))
    bewijs = serializers.ChoiceField(list(BEWIJZEN.items()))
    toelichting = serializers.CharField()


class OrganisatieSerializer(OrganisatieKortSerializer):
    website = serializers.CharField()
    email = serializers.CharField()
    telefoon = serializers.CharField()
    aanbodTekst = serializers.CharField(source="aanbod_tekst")
    doelgroepGender = _several(DOELGROEP_GENDER, source="doelgroep_gender")
    doelgroepLeeftijd = _several(DOELGROEP_LEEFTIJD, source="doelgroep_leeftijd")
    contraIndicaties = _several(CONTRA_INDICATIES, source="contra_indicaties")
    consultatie = serializers.ChoiceField(list(JA_NEE_ONBEKEND.items()))
    casuistiek = serializers.ChoiceField(list(JA_NEE_ONBEKEND.items()))
    dossierinzage = serializers.ChoiceField(list(JA_NEE_ONBEKEND.items()))
    specialismen = SpecialismeSerializer(many=True, source="getoonde_specialismen")
    contactpersonen = KaartcontactSerializer(
        many=True, source="getoonde_contacten", help_text="Wie u mag zien: ketenpartners zien alleen wie gedeeld is."
    )


_NIEUW = {
    "naam": "Opvang De Haven (voorbeeld)",
    "soort": "opvang",
    "aanbod": ["veilige_opvang"],
    "landelijk": True,
    "contraIndicaties": ["verslaving"],
    "wachttijdDagen": 14,
}
NIEUW = OpenApiExample("Een nieuwe organisatie", value=_NIEUW, request_only=True)
WIJZIGING = OpenApiExample("Een nieuwe wachttijd", value=_NIEUW, request_only=True)
_FILTERS = [
    *PAGING,
    OpenApiParameter("zoek", str, description="Deel van naam, plaats of toelichting."),
    OpenApiParameter("aanbod", str, enum=list(AANBOD)),
    OpenApiParameter(
        "kent", str, enum=list(ONDERWERPEN), description="Waar organisatie of contactpersoon veel van weet."
    ),
    OpenApiParameter("gemeente", str, description="CBS-code van een gemeente in de regio."),
    OpenApiParameter("soort", str, enum=list(SOORTEN)),
    OpenApiParameter("bekend", str, enum=list(BEKENDHEID)),
    OpenApiParameter("nakijken", bool, description="Alleen wat nagekeken moet worden."),
    OpenApiParameter("archief", bool, description="Alleen het archief; alleen voor wie de kaart bijhoudt."),
]


class OrganisatiesApi(ApiView):
    required_rights = {"get": queries.INZIEN, "post": queries.BEHEREN}

    @extend_schema(
        operation_id="organisaties_lijst",
        summary="Organisaties op de sociale kaart, op naam",
        parameters=_FILTERS,
        responses=page_of(OrganisatieKortSerializer),
    )
    def get(self, request: Request) -> Response:
        rows = accepted(OrganisatieFilter(request.query_params, queryset=queries.organisaties(self.actor)))
        return self.page(rows, OrganisatieKortSerializer)

    @extend_schema(
        operation_id="organisatie_toevoegen",
        summary="Een organisatie op de sociale kaart zetten",
        request=OrganisatieInvoerSerializer,
        responses={201: OrganisatieSerializer},
        examples=[NIEUW],
    )
    def post(self, request: Request) -> Response:
        sent = self.checked(OrganisatieInvoerSerializer)
        made = actions.add_organisatie(actor=self.actor, invoer=sent.invoer())
        return Response(shown(queries.blad(self.actor, made.pk)), status=201)


class OrganisatieApi(ApiView):
    required_rights = {"get": queries.INZIEN, "put": queries.BEHEREN}

    @extend_schema(
        operation_id="organisatie",
        summary="Een organisatie, met contactpersonen en specialismen",
        parameters=[TAGGED],
        responses=OrganisatieSerializer,
    )
    def get(self, request: Request, organisatie_id: UUID) -> Response:
        return self._answer(organisatie_id)

    @extend_schema(
        operation_id="organisatie_wijzigen",
        summary="Een organisatie wijzigen",
        description="Stuur alles mee: wat u weglaat, wordt leeg of onbekend. Contactpersonen blijven zoals zij zijn.",
        parameters=[PARAMETER, TAGGED],
        request=OrganisatieInvoerSerializer,
        responses=OrganisatieSerializer,
        examples=[WIJZIGING],
    )
    def put(self, request: Request, organisatie_id: UUID) -> Response:
        sent = self.checked(OrganisatieInvoerSerializer)
        actions.change_organisatie(
            actor=self.actor, organisatie_id=organisatie_id, invoer=sent.invoer(), versie=version_of(request)
        )
        return self._answer(organisatie_id)

    def _answer(self, organisatie_id: UUID) -> Response:
        blad = queries.blad(self.actor, organisatie_id)
        return Response(shown(blad), headers=etag(blad.organisatie.versie))


def shown(blad: queries.Blad) -> Any:
    organisatie: Any = blad.organisatie
    organisatie.getoonde_contacten, organisatie.getoonde_specialismen = blad.contacten, blad.specialismen
    return OrganisatieSerializer(organisatie).data
