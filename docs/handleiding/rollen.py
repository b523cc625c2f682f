"""Writes `rollen.md` from the table of roles in the code: `python docs/handleiding/rollen.py`."""

import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parents[1] / "platform")]

from dekkend.accounts.roles import RIGHTS, ROLES  # noqa: E402  the project may not be installed

PAGE = HERE / "rollen.md"
KINDS = {"regio": "Regio", "gemeente": "Gemeente", "landelijk": "Landelijk", "kluis": "Kluis"}
HEAD = """# Rollen en rechten

Dit overzicht komt rechtstreeks uit de programmatekst (`platform/dekkend/accounts/roles.py`) en wordt gemaakt met
`python docs/handleiding/rollen.py`. Wat een rol niet mag, bestaat voor die rol niet: de pagina “bestaat niet”.

Een recht zegt welk werk iemand mag doen. Welk dossier of welk overleg iemand daarbij ziet, hangt ook af van de grond:
is het uw dossier, bent u uitgenodigd voor dit overleg?
"""


def page() -> str:
    """The whole page, from the table as it is now."""
    return f"{HEAD}\n## Per rol\n\n{_per_role()}\n\n## Per recht\n\n{_per_right()}\n"


def _per_role() -> str:
    lines = ["| Rol | Waar | Mag |", "| --- | --- | --- |"]
    for role in ROLES.values():
        where = ", ".join(label for kind, label in KINDS.items() if kind in role.kinds)
        what = "; ".join(sentence for code, sentence in RIGHTS.items() if code in role.rights)
        lines.append(f"| {role.label} | {where} | {what} |")
    return "\n".join(lines)


def _per_right() -> str:
    lines = ["| Recht | Code | Rollen |", "| --- | --- | --- |"]
    for code, sentence in RIGHTS.items():
        who = ", ".join(role.label for role in ROLES.values() if code in role.rights)
        everybody = all(code in role.rights for role in ROLES.values())
        lines.append(f"| {sentence} | `{code}` | {'iedereen die is ingelogd' if everybody else who} |")
    return "\n".join(lines)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
