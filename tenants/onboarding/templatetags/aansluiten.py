"""The list of steps, on every page of a gemeente that joins."""

from django import template

from tenants.onboarding.aansluiting.beeld import PUNTEN
from tenants.onboarding.aansluiting.queries import checklist_of
from tenants.onboarding.aansluiting.rules import Punt
from tenants.onboarding.models import Aansluiting

register = template.Library()


@register.simple_tag
def stappen_van(aansluiting: Aansluiting) -> list[Punt]:
    return checklist_of(aansluiting, for_gemeente=True)


@register.simple_tag
def standen_van_stappen() -> object:
    return PUNTEN
