"""Lists of the API in pages: `?page=2&pageSize=50`, answered with count, next, previous and results."""

from typing import Any

from drf_spectacular.utils import OpenApiParameter
from rest_framework import serializers
from rest_framework.pagination import PageNumberPagination
from rest_framework.request import Request
from rest_framework.views import APIView

from dekkend.core.errors import InvalidInput

PAGING = [
    OpenApiParameter("page", int, description="Bladzijde, vanaf 1."),
    OpenApiParameter("pageSize", int, description="Aantal per bladzijde, hoogstens 500."),
]


class Paging(PageNumberPagination):
    """Raises InvalidInput for a page or a size that is not a number in range. A page past the end is a 404."""

    page_size = 50
    max_page_size = 500
    page_size_query_param = "pageSize"

    def paginate_queryset(self, queryset: Any, request: Request, view: APIView | None = None) -> list[Any] | None:
        wrong = {
            name: [f"Geef een heel getal van 1 tot en met {most}."]
            for name, most in ((self.page_query_param, 1_000_000), (self.page_size_query_param, self.max_page_size))
            if not _fits(request.query_params.get(name), most)
        }
        if wrong:
            raise InvalidInput(wrong)
        return super().paginate_queryset(queryset, request, view)


def _fits(typed: str | None, most: int) -> bool:
    if typed is None:
        return True
    return typed.isascii() and typed.isdigit() and len(typed) <= len(str(most)) and 1 <= int(typed) <= most


def page_of(row: type[serializers.Serializer[Any]]) -> type[serializers.Serializer[Any]]:
    """The shape of one page of rows, for the document of the API."""
    name = row.__name__.removesuffix("Serializer")
    fields = {
        "count": serializers.IntegerField(help_text="Aantal over alle bladzijden."),
        "next": serializers.URLField(allow_null=True, help_text="De volgende bladzijde."),
        "previous": serializers.URLField(allow_null=True, help_text="De vorige bladzijde."),
        "results": row(many=True),
    }
    return type(f"{name}PaginaSerializer", (serializers.Serializer,), fields)
