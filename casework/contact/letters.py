"""The letter with which a gemeente passes a melding on to the regio, and a regio to another one."""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

Kort = Annotated[str, Field(max_length=200)]


class MeldingBrief(BaseModel):
    """What the zorgcoördinator needs to act on; the receiver checks it with the rules for any melding."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    inhoud_versie: Literal[1] = 1
    kenmerk: UUID
    omschrijving: Annotated[str, Field(max_length=20_000)]
    in_gevaar: Kort
    kanaal: Kort
    melder_soort: Kort
    melder_naam: Kort
    melder_organisatie: Kort
    melder_telefoon: Kort
    terugbellen: Kort
    terugbellen_wanneer: Kort
    betrokkene_naam: Kort
    vormen: list[Kort]
    minderjarig: Kort
    gm_code: Kort
    vindplaats: Kort
