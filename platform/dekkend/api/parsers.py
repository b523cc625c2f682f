"""Bodies are one JSON object in UTF-8; anything else is refused before a view reads it."""

from collections.abc import Mapping
from typing import IO, Any

from rest_framework.exceptions import ParseError
from rest_framework.parsers import JSONParser

from dekkend.core.errors import InvalidInput

NOT_JSON = "Dit is geen geldige JSON. Controleer haken, komma's en aanhalingstekens."
NOT_AN_OBJECT = "Stuur één JSON-object: de velden tussen accolades."


class ObjectParser(JSONParser):
    """Raises InvalidInput for what is not an object, and for nesting deeper than the program can follow."""

    def parse(
        self, stream: IO[Any], media_type: str | None = None, parser_context: Mapping[str, Any] | None = None
    ) -> dict[str, Any]:
        try:
            sent = super().parse(stream, media_type, {**(parser_context or {}), "encoding": "utf-8"})
        except (ParseError, RecursionError) as error:
            raise InvalidInput({}, NOT_JSON) from error
        if not isinstance(sent, dict):
            raise InvalidInput({}, NOT_AN_OBJECT)
        return sent
