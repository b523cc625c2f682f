"""The deeds of an aansluiting."""

from tenants.onboarding.aansluiting.stappen import advance

__all__ = ["advance"]
