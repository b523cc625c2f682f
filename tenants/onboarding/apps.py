from django.apps import AppConfig


class OnboardingConfig(AppConfig):
    """How a gemeente joins a regio. Its tables stand in the regio's schema, the register in `public`."""

    name = "tenants.onboarding"
    label = "onboarding"
    verbose_name = "aansluiten van gemeenten"

    def ready(self) -> None:
        from dekkend.audit import events  # noqa: PLC0415
        from tenants.onboarding.audit import EVENTS  # noqa: PLC0415

        events.register(*EVENTS, purpose="inrichten van de samenwerking")
