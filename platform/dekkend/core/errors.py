"""What can go wrong, in the words of the user. Every message is a Dutch sentence that says what to do."""

from collections.abc import Mapping, Sequence


class DekkendError(Exception):
    """Base of all refusals that a user may read."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class Refused(DekkendError):
    """A rule says no. The page shows the message; the API answers 409."""


class Hidden(DekkendError):
    """The actor may not know whether this exists. Page and API answer 404, never 403."""

    def __init__(self, message: str = "Deze pagina bestaat niet.") -> None:
        super().__init__(message)


class InvalidInput(DekkendError):
    """Input that cannot be taken. `fields` maps a field name to Dutch sentences."""

    def __init__(self, fields: Mapping[str, Sequence[str]], message: str = "Controleer uw invoer.") -> None:
        super().__init__(message)
        self.fields = {name: list(sentences) for name, sentences in fields.items()}
