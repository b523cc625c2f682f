"""What an operation takes in. A field that it does not have is refused: a typing error must not vanish unseen."""

import base64
import binascii
from typing import Any

from drf_spectacular.extensions import OpenApiSerializerExtension
from drf_spectacular.openapi import AutoSchema
from drf_spectacular.utils import Direction, extend_schema_field
from rest_framework import serializers

UNKNOWN = "Dit veld kennen wij niet. Haal het weg of verbeter de naam."
NO_BASE64 = "Stuur de inhoud van het bestand als base64."


class Invoer(serializers.Serializer[Any]):
    """Base of every body that is sent to us."""

    def to_internal_value(self, data: Any) -> Any:
        """Raises ValidationError naming every unknown field, together with whatever else is wrong."""
        unknown = {} if not isinstance(data, dict) else {name: [UNKNOWN] for name in data if name not in self.fields}
        try:
            found = super().to_internal_value(data)
        except serializers.ValidationError as error:
            raise serializers.ValidationError({**dict(error.detail), **unknown}) from None  # type: ignore[arg-type]
        if unknown:
            raise serializers.ValidationError(unknown)
        return found


class InvoerInTheDocument(OpenApiSerializerExtension):  # type: ignore[no-untyped-call]
    """The document says so too: `additionalProperties: false`."""

    target_class = Invoer
    match_subclasses = True

    def map_serializer(self, auto_schema: AutoSchema, direction: Direction) -> dict[str, Any]:
        shape: dict[str, Any] = auto_schema._map_serializer(  # type: ignore[no-untyped-call]
            self.target, direction, bypass_extensions=True
        )
        return {**shape, "additionalProperties": False}


@extend_schema_field({"type": "string", "format": "byte"})
class InhoudField(serializers.Field[bytes, str, Any, Any]):
    """The bytes of a file, in base64."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(write_only=True, **kwargs)

    def to_internal_value(self, data: Any) -> bytes:
        try:
            return base64.b64decode(data, validate=True)
        except (TypeError, ValueError, binascii.Error):
            raise serializers.ValidationError(NO_BASE64) from None
