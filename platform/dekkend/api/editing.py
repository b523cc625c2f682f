"""Two programs, or a program and a colleague, change the same thing: ETag on reading, If-Match on changing (RFC 9110).

The tag is the version of the row. Without If-Match nothing is changed: who does not say what he read, may overwrite
what he never saw.
"""

import re

from drf_spectacular.utils import OpenApiParameter
from rest_framework.exceptions import APIException
from rest_framework.request import Request

IF_MATCH = "If-Match"
_TAG = re.compile(r'(?:W/)?"([0-9]{1,9})"')


class VersionMissing(APIException):
    status_code = 428


def version_of(request: Request) -> int | None:
    """The version that was read; None for any ("*"), 0, which no row has, for a tag that is not ours. Raises
    VersionMissing when nothing was said."""
    sent = request.headers.get(IF_MATCH, "").strip()
    if not sent:
        raise VersionMissing
    if sent == "*":
        return None
    found = _TAG.fullmatch(sent)
    return int(found[1]) if found else 0


def etag(versie: int) -> dict[str, str]:
    """The header of an answer."""
    return {"ETag": f'"{versie}"'}


PARAMETER = OpenApiParameter(
    IF_MATCH,
    str,
    OpenApiParameter.HEADER,
    required=True,
    description="De ETag die u bij het opvragen kreeg. Wijzigde een ander intussen iets, dan is het antwoord 412.",
)
TAGGED = OpenApiParameter(
    "ETag",
    str,
    OpenApiParameter.HEADER,
    response=True,
    description="De versie, voor If-Match bij het wijzigen.",
)
