from django.apps import AppConfig


class BillingConfig(AppConfig):
    """The finances of a region: what zorgcoördinatie costs and who pays which part of it."""

    name = "billing"
    label = "billing"
    verbose_name = "financiën"

    def ready(self) -> None:
        from billing.audit import EVENTS  # noqa: PLC0415
        from billing.work import waiting_begrotingen  # noqa: PLC0415
        from dekkend.audit import events  # noqa: PLC0415
        from dekkend.web import navigation, work  # noqa: PLC0415

        events.register(*EVENTS, purpose="financiering van de zorgcoördinatie")
        work.register(waiting_begrotingen)
        navigation.register(
            navigation.NavItem(
                "Financiën", "coins", "begroting_lijst", right="verdeling_inzien", order=60, kinds=("regio",)
            )
        )
