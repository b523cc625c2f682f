"""The letter with the figures of a quarter, exactly as it is sent. Nothing else leaves."""

from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from casework.cijfers.rules import AFSLUITING, CELVORMEN
from casework.kenmerken import GENDERS, LEEFTIJDSGROEPEN, NATIONALITEITSGROEPEN
from casework.registratie.letters import Brief, Kwartaaltekst, one_of

SOORT = "cijfers"
_Aantal = Annotated[int, Field(ge=0, le=1_000_000)]


class Celregel(BaseModel):
    """How many people stand in one cell."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    vorm: Annotated[str, one_of(*CELVORMEN)]
    gender: Annotated[str, one_of(*GENDERS)]
    leeftijdsgroep: Annotated[str, one_of(*LEEFTIJDSGROEPEN)]
    nationaliteitsgroep: Annotated[str, one_of(*NATIONALITEITSGROEPEN)]
    met_toestemming: _Aantal
    zonder_toestemming: _Aantal

    @model_validator(mode="after")
    def _somebody(self) -> Self:
        if not self.met_toestemming + self.zonder_toestemming:
            raise ValueError("een cel zonder mensen gaat niet mee")
        return self


class CijferBrief(Brief):
    """The people of one quarter per cell, with and without consent apart. No cells at all is a report too: nobody.
    The first letter of a quarter closes it; a later one tells what came to it and what is taken off."""

    kwartaal: Kwartaaltekst
    volgnummer: Annotated[int, Field(ge=AFSLUITING, le=10_000)]
    bij: list[Celregel]
    af: list[Celregel]

    @model_validator(mode="after")
    def _whole(self) -> Self:
        if self.volgnummer == AFSLUITING and self.af:
            raise ValueError("een afsluiting haalt niets weg")
        for rows in (self.bij, self.af):
            cells = [(row.vorm, row.gender, row.leeftijdsgroep, row.nationaliteitsgroep) for row in rows]
            if len(set(cells)) < len(cells):
                raise ValueError("een cel staat er twee keer in")
        return self
