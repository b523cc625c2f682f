"""Reading aansluitingen: of the own regio for its people, and the one that a link or a browser opens."""

from dekkend.accounts.models import hash_token
from tenants.onboarding.models import Aansluiting
from tenants.register.models import Gemeente

RIGHT = "gemeenten_aansluiten"


def aansluiting_in_browser(secret: str) -> Aansluiting | None:
    return Aansluiting.objects.select_related("opdracht").filter(browser_hash=hash_token(secret)).first()


def naam_of(gm_code: str) -> str:
    found = Gemeente.objects.filter(code=gm_code).values_list("naam", flat=True).first()
    return f"Gemeente {found}" if found else gm_code
