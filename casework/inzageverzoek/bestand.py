"""The file that is handed out: a page that can be read and printed, the same as data, and what is what. Sealed with
the key of the dossier while it waits."""

import hashlib
import io
import json
import zipfile
from typing import Any

from django.template.loader import render_to_string

from casework.inzageverzoek.models import Inzageverzoek
from dekkend.keys.files import open_file, seal_file

PAGINA, GEGEVENS, LEESMIJ = "overzicht.html", "gegevens.json", "lees-mij.txt"
_UITLEG = """Dit zijn de gegevens die {organisatie} over u heeft.

overzicht.html   Alles om te lezen. Open dit bestand in een internetbrowser. U kunt het ook afdrukken.
gegevens.json    Hetzelfde, om met een computerprogramma te gebruiken.

Bewaar deze bestanden op een veilige plek. Klopt er iets niet? In het overzicht staat wat u kunt doen.
"""


def zipped(overzicht: dict[str, Any]) -> bytes:
    page = render_to_string("casework/inzageverzoek/bestand.html", {"overzicht": overzicht})
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr(LEESMIJ, _UITLEG.format(organisatie=overzicht["organisatie"]))
        file.writestr(PAGINA, page)
        file.writestr(GEGEVENS, json.dumps(overzicht, ensure_ascii=False, indent=2))
    return made.getvalue()


def put_away(verzoek: Inzageverzoek, plain: bytes) -> None:
    verzoek.bestand = b"".join(seal_file(plain, file=verzoek.pk, subject=verzoek.dossier_id))
    verzoek.sha256 = hashlib.sha256(plain).hexdigest()


def taken_out(verzoek: Inzageverzoek) -> bytes:
    """Raises Unreadable when it is not what was put away."""
    return open_file([bytes(verzoek.bestand or b"")], file=verzoek.pk, subject=verzoek.dossier_id)


def overview_in(plain: bytes) -> dict[str, Any]:
    with zipfile.ZipFile(io.BytesIO(plain)) as file:
        found: dict[str, Any] = json.loads(file.read(GEGEVENS))
        return found
