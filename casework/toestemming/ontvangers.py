"""To whom something may go for a purpose, and what they are called."""

from collections.abc import Collection, Mapping
from uuid import UUID

from casework.sociale_kaart.models import Organisatie
from casework.toestemming.rules import ONDERZOEKERS, TAFELS, VASTE_ONTVANGER
from dekkend.accounts.actor import Actor
from tenants.public import names_of, tenants_of_kind

WEG = "Een ontvanger die er niet meer is"


def receivers_of(actor: Actor, doel: str) -> dict[str, str]:
    """Code and name of whoever can be chosen now: no organisation out of the archive, and not our own regio."""
    if doel == "zorgactie":
        rows = Organisatie.objects.filter(status="actief").order_by("naam", "pk")
        return {str(pk): naam for pk, naam in rows.values_list("pk", "naam")}
    if doel == "overdracht":
        regios = [one.schema for one in tenants_of_kind("regio") if one.schema != actor.tenant]
        names = names_of(regios)
        return {schema: names[schema] for schema in regios if schema in names}
    return dict({"overleg": TAFELS, "onderzoek": ONDERZOEKERS}.get(doel, {}))


def name_receivers(pairs: Collection[tuple[str, str]]) -> Mapping[tuple[str, str], str]:
    """What each purpose and code is called; also of those that are gone, which then have no name any more."""
    organisations = {code for doel, code in pairs if doel == "zorgactie"}
    regios = {code for doel, code in pairs if doel == "overdracht"}
    known: dict[tuple[str, str], str] = {(doel, ""): naam for doel, naam in VASTE_ONTVANGER.items()}
    known |= {("overleg", code): naam for code, naam in TAFELS.items()}
    known |= {("onderzoek", code): naam for code, naam in ONDERZOEKERS.items()}
    if organisations:
        rows = Organisatie.objects.filter(pk__in=[UUID(code) for code in organisations]).values_list("pk", "naam")
        known |= {("zorgactie", str(pk)): naam for pk, naam in rows}
    if regios:
        known |= {("overdracht", schema): naam for schema, naam in names_of(regios).items()}
    return {pair: known.get(pair, WEG) for pair in pairs}
