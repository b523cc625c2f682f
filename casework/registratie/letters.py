"""The letters to the national tier, exactly as they are sent. A receiver refuses what does not fit."""

from datetime import date
from typing import Annotated, Literal
from uuid import UUID

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from casework.kenmerken import GENDERS, LEEFTIJDSGROEPEN, NATIONALITEITSGROEPEN, VORMEN
from casework.navraag.rules import ANTWOORDEN
from casework.registratie.volledig import PUNTEN

LANDELIJK = "landelijk"


def one_of(*words: str) -> AfterValidator:
    def check(value: str) -> str:
        if value not in words:
            raise ValueError("dit woord kennen wij niet")
        return value

    return AfterValidator(check)


Kwartaaltekst = Annotated[str, Field(pattern=r"^\d{4}-Q[1-4]$")]
GmCode = Annotated[str, Field(pattern=r"^(GM\d{4})?$")]


class Brief(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    inhoud_versie: Literal[1] = 1


class Grond(BaseModel):
    """Why identifying data may be sent. `kenmerk` is the id of the consent at the sender."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    soort: Literal["toestemming"]
    kenmerk: UUID
    datum: date


class RegistratieBrief(Brief):
    """One person, under the id of the registration and no other number. There is no such letter without a ground."""

    sleutel: UUID
    grond: Grond
    naam: Annotated[str, Field(max_length=200)]
    geboortedatum: date | None
    geboortejaar: Annotated[int | None, Field(ge=1900, le=2200)]
    gender: Annotated[str, one_of(*GENDERS)]
    nationaliteitsgroep: Annotated[str, one_of(*NATIONALITEITSGROEPEN)]
    vormen: Annotated[list[Annotated[str, one_of(*VORMEN)]], Field(min_length=1)]
    leeftijdsgroep: Annotated[str, one_of(*LEEFTIJDSGROEPEN)]
    gm_code: GmCode
    datum_melding: date


class IntrekkingBrief(Brief):
    """The ground is gone: everything about this registration must be removed at once. `definitief`: it never comes
    back, so its key goes too and not even a backup can show it."""

    sleutel: UUID
    definitief: bool = False


class NavraagBrief(Brief):
    """What the national tier asks about version `versie` of a registration: words from a list and nothing else."""

    kenmerk: UUID
    sleutel: UUID
    versie: Annotated[int, Field(ge=1)]
    punten: Annotated[list[Annotated[str, one_of(*PUNTEN)]], Field(min_length=1, max_length=20)]


class NavraagAntwoordBrief(Brief):
    """What the regio says to that, when it does not send a newer version."""

    kenmerk: UUID
    sleutel: UUID
    antwoord: Annotated[str, one_of(*ANTWOORDEN)]
