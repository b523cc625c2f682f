"""What the vault tells the national tier: that figures came. Never which."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

SOORT = "cijferontvangst"


class CijferontvangstBrief(BaseModel):
    """`regio` is a schema name. The first number closes the quarter, a later one is a supplement."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    inhoud_versie: Literal[1] = 1
    regio: Annotated[str, Field(max_length=63)]
    kwartaal: Annotated[str, Field(pattern=r"^\d{4}-Q[1-4]$")]
    volgnummer: Annotated[int, Field(ge=1, le=10_000)]
    ontvangen_at: datetime
