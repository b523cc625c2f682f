"""The figures of a quarter in the API."""
# ruff: noqa: N815 - the API speaks camelCase

from collections.abc import Callable
from typing import Any

from drf_spectacular.utils import OpenApiExample, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from casework.cijfers import actions, queries
from casework.cijfers.rules import CELVORMEN
from casework.kenmerken import GENDERS, LEEFTIJDSGROEPEN, NATIONALITEITSGROEPEN
from casework.registratie.rules import POSTSTATUS
from dekkend.api.input import Invoer
from dekkend.api.views import ApiView

_STANDEN = ["loopt", "open", "te_laat", "afgesloten"]
_GEZIEN = [OpenApiExample("De cijfers zijn bekeken", value={"gezien": "0" * 64}, request_only=True)]


class CelSerializer(serializers.Serializer[Any]):
    vorm = serializers.ChoiceField(list(CELVORMEN.items()))
    gender = serializers.ChoiceField(list(GENDERS.items()))
    leeftijdsgroep = serializers.ChoiceField(list(LEEFTIJDSGROEPEN.items()))
    nationaliteitsgroep = serializers.ChoiceField(list(NATIONALITEITSGROEPEN.items()))
    metToestemming = serializers.IntegerField(source="met_toestemming")
    zonderToestemming = serializers.IntegerField(source="zonder_toestemming")


class KwartaalstandSerializer(serializers.Serializer[Any]):
    kwartaal = serializers.CharField()
    status = serializers.ChoiceField(_STANDEN)
    afsluitenVoorDatum = serializers.DateField(source="afsluiten_voor")
    afgeslotenOp = serializers.DateTimeField(source="afgesloten_at", allow_null=True)
    aanvullingen = serializers.IntegerField()
    veranderd = serializers.IntegerField(help_text="Hoeveel mensen er sinds de laatste brief bij kwamen of weg gingen.")


class KwartaalstandenSerializer(serializers.Serializer[Any]):
    kwartalen = KwartaalstandSerializer(many=True)


class CijferopgaveSerializer(serializers.Serializer[Any]):
    volgnummer = serializers.IntegerField(source="rij.volgnummer", help_text="1 is de afsluiting.")
    status = serializers.ChoiceField(list(POSTSTATUS.items()))
    reden = serializers.CharField(help_text="Waarom de kluis de cijfers weigerde; anders leeg.")
    vastgesteldOp = serializers.DateTimeField(source="rij.vastgesteld_at")
    bij = CelSerializer(many=True)
    af = CelSerializer(many=True)


class KwartaalcijfersSerializer(serializers.Serializer[Any]):
    kwartaal = serializers.CharField()
    status = serializers.ChoiceField(_STANDEN)
    afsluitenVoorDatum = serializers.DateField(source="afsluiten_voor")
    vingerafdruk = serializers.CharField(help_text="Stuur deze terug als gezien: er gaat niets wat niemand zag.")
    bij = CelSerializer(many=True, help_text="Wat er nu zou gaan.")
    af = CelSerializer(many=True)
    opgaven = CijferopgaveSerializer(many=True, help_text="Wat er is gegaan.")


class GezienSerializer(Invoer):
    gezien = serializers.CharField(max_length=64, help_text="De vingerafdruk van de cijfers die u bekeek.")


class KwartalenApi(ApiView):
    required_rights = {"get": queries.RIGHT}

    @extend_schema(
        operation_id="kwartalen_lijst",
        summary="De kwartalen van de regio en hoever ze zijn",
        responses=KwartaalstandenSerializer,
    )
    def get(self, request: Request) -> Response:
        return Response(KwartaalstandenSerializer({"kwartalen": queries.kwartalen(self.actor)}).data)


class KwartaalApi(ApiView):
    required_rights = {"get": queries.RIGHT}

    @extend_schema(
        operation_id="kwartaal",
        summary="De cijfers van een kwartaal: wat er nu zou gaan en wat er is gegaan. Het bekijken komt in het logboek",
        responses=KwartaalcijfersSerializer,
    )
    def get(self, request: Request, kwartaal: str) -> Response:
        return Response(KwartaalcijfersSerializer(queries.look_at_kwartaal(self.actor, kwartaal)).data)


class _GezienApi(ApiView):
    """Sends figures that somebody looked at."""

    required_rights = {"post": queries.RIGHT}

    def send(self, action: Callable[..., Any], kwartaal: str) -> Response:
        sent = self.checked(GezienSerializer)
        action(actor=self.actor, kwartaal=kwartaal, **sent.validated_data)
        return Response(KwartaalcijfersSerializer(queries.look_at_kwartaal(self.actor, kwartaal)).data, status=201)


class KwartaalAfsluitingApi(_GezienApi):
    @extend_schema(
        operation_id="kwartaal_afsluiten",
        summary="Een kwartaal afsluiten en de cijfers naar de kluis sturen",
        request=GezienSerializer,
        examples=_GEZIEN,
        responses={201: KwartaalcijfersSerializer},
    )
    def post(self, request: Request, kwartaal: str) -> Response:
        return self.send(actions.close_kwartaal, kwartaal)


class KwartaalAanvullingenApi(_GezienApi):
    @extend_schema(
        operation_id="kwartaal_aanvullen",
        summary="Sturen wat er na het afsluiten bij een kwartaal kwam en weg ging",
        request=GezienSerializer,
        examples=_GEZIEN,
        responses={201: KwartaalcijfersSerializer},
    )
    def post(self, request: Request, kwartaal: str) -> Response:
        return self.send(actions.supplement_kwartaal, kwartaal)
