"""The one shape of every error of the API: `application/problem+json` (RFC 9457), in Dutch."""

from collections.abc import Mapping, Sequence
from typing import Any

CONTENT_TYPE = "application/problem+json"

TITLES = {
    400: "De invoer klopt niet.",
    401: "Log in met een geldig token.",
    404: "Dit bestaat niet.",
    405: "Dit kan hier niet.",
    406: "Dit formaat leveren wij niet.",
    409: "Dit kan nu niet.",
    412: "Een ander was u voor.",
    413: "Dit is te groot.",
    415: "Stuur JSON.",
    428: "De versie ontbreekt.",
    429: "Te veel aanvragen.",
    500: "Er ging iets mis.",
    503: "Dit lukt nu niet.",
}
DETAILS = {
    400: "Wij kunnen dit verzoek niet lezen. Controleer het en stuur het opnieuw.",
    401: "Stuur een geldig token mee in de kop Authorization: Bearer, gevolgd door het token.",
    404: "Controleer het adres en het kenmerk. Misschien mag u dit niet inzien.",
    405: "Deze methode werkt niet op dit adres. In de kop Allow staat wat wel werkt.",
    406: "Wij antwoorden alleen met application/json. Vraag daarom in de kop Accept.",
    409: "Vernieuw de gegevens en kijk wat er nu kan.",
    412: "Vraag het opnieuw op, kijk wat er veranderde en stuur de nieuwe ETag mee in If-Match.",
    413: "Stuur minder gegevens in één keer.",
    415: "Stuur de gegevens als application/json en zet dat in de kop Content-Type.",
    428: "Stuur in de kop If-Match de ETag mee die u bij het opvragen kreeg.",
    429: "Wacht zo veel seconden als in de kop Retry-After staat en probeer het opnieuw.",
    500: "Dit ligt niet aan u. Probeer het over een paar minuten opnieuw.",
    503: "Er is niets getoond of bewaard. Probeer het over een paar minuten opnieuw.",
}


def body_of(status: int, detail: str = "", invalid: Mapping[str, Sequence[str]] | None = None) -> dict[str, Any]:
    """`invalid` maps the name of a field to its sentences."""
    known = status if status in TITLES else min(max(status // 100 * 100, 400), 500)
    body: dict[str, Any] = {
        "type": "about:blank",
        "title": TITLES[known],
        "status": status,
        "detail": _writable(detail or DETAILS[known]),
    }
    if invalid:
        body["invalidParams"] = [
            {"name": _writable(name), "reason": _writable(" ".join(sentences))} for name, sentences in invalid.items()
        ]
    return body


def _writable(text: str) -> str:
    """Input comes back in an error; half a character in it cannot be sent."""
    return text.encode("utf-8", "replace").decode()
