"""The registration of a dossier in the API."""
# ruff: noqa: N815 - the API speaks camelCase

from typing import Any
from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from casework.registratie import actions, queries
from casework.registratie.models import Registratie
from casework.registratie.queries import RegistratieStatus
from casework.registratie.rules import POSTSTATUS, REGISTRATIE
from dekkend.api.views import ApiView


class RegistratieSerializer(serializers.Serializer[Any]):
    id = serializers.UUIDField(help_text="Onder dit kenmerk, en geen ander, kent CoMensha de registratie.")
    soort = serializers.ChoiceField(
        list(REGISTRATIE.states.items()),
        help_text="alleen_telling: er was geen toestemming, alleen het aantal gaat mee.",
    )
    status = serializers.ChoiceField(list(POSTSTATUS.items()))
    versie = serializers.IntegerField()
    kwartaal = serializers.CharField(help_text="Het kwartaal waarin dit dossier meetelt, bijvoorbeeld 2026-Q4.")
    dossier = serializers.UUIDField(source="dossier_id")
    geregistreerdOp = serializers.DateTimeField(source="geregistreerd_at")
    verstuurdOp = serializers.DateTimeField(source="verstuurd_at", allow_null=True)
    ontvangenOp = serializers.DateTimeField(source="beantwoord_at", allow_null=True)
    reden = serializers.CharField(help_text="Waarom de brief is geweigerd; anders leeg.")


def _answer(registratie: Registratie, post: RegistratieStatus) -> dict[str, Any]:
    values = {name: getattr(registratie, name) for name in ("id", "soort", "versie", "kwartaal", "dossier_id")}
    times = {name: getattr(registratie, name) for name in ("geregistreerd_at", "verstuurd_at")}
    return dict(RegistratieSerializer({**values, **times, **vars(post)}).data)


class RegistratiesApi(ApiView):
    required_rights = {"get": "dossier_inzien", "post": "registratie_versturen"}

    @extend_schema(
        operation_id="registratie", summary="De registratie van een dossier", responses=RegistratieSerializer
    )
    def get(self, request: Request, dossier_id: UUID) -> Response:
        registratie = queries.look_at_registratie(self.actor, dossier_id)
        return Response(_answer(registratie, queries.status_of_registratie(registratie)))

    @extend_schema(
        operation_id="registratie_versturen",
        summary="Een dossier registreren bij CoMensha",
        description=(
            "Met geldige toestemming gaan de gegevens van de persoon mee; zonder toestemming alleen het aantal "
            "(soort alleen_telling). Elk dossier heeft één registratie: een tweede aanroep geeft dezelfde terug (200) "
            "en stuurt alleen een nieuwe versie als er iets is gewijzigd. De body mag leeg zijn."
        ),
        request=None,
        responses={201: RegistratieSerializer, 200: RegistratieSerializer},
    )
    def post(self, request: Request, dossier_id: UUID) -> Response:
        registratie, new = actions.register_dossier(actor=self.actor, dossier_id=dossier_id)
        post = queries.status_of_registratie(registratie)
        return Response(_answer(registratie, post), status=201 if new else 200)
