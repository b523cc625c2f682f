"""In the API of the national tier: how complete the registrations of each regio are."""
# ruff: noqa: N815 - the API speaks camelCase

from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from dekkend.api.paging import page_of
from dekkend.api.views import ApiView
from dekkend.national.registraties.queries import RIGHT
from dekkend.national.volledigheid import queries


class RegiovolledigheidSerializer(serializers.Serializer[Any]):
    id = serializers.CharField(source="schema", help_text="Het schema van de regio; hierop filtert de lijst.")
    regio = serializers.CharField()
    aantal = serializers.IntegerField(help_text="Registraties met een grond die geldt.")
    procenten = serializers.DictField(
        child=serializers.IntegerField(allow_null=True),
        help_text="Per groep velden in hoeveel procent van de registraties zij bekend is; null zonder registraties.",
    )
    openNavragen = serializers.IntegerField(source="open_navragen", help_text="Vragen waarop de regio nog antwoordt.")


class RegistratieVolledigheidApi(ApiView):
    required_rights = {"get": RIGHT}

    @extend_schema(
        operation_id="registratie_volledigheid",
        summary="Hoe volledig de registraties van elke regio zijn",
        responses=page_of(RegiovolledigheidSerializer),
    )
    def get(self, request: Request) -> Response:
        return self.page(queries.per_regio(self.actor), RegiovolledigheidSerializer)
