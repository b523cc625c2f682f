from django.apps import AppConfig


class GovernanceConfig(AppConfig):
    """The tables of a region: overleggen on three levels."""

    name = "governance"
    label = "governance"
    verbose_name = "overleg en regie"

    def ready(self) -> None:
        from dekkend.audit import events  # noqa: PLC0415
        from dekkend.web import navigation, work  # noqa: PLC0415
        from governance.audit import EVENTS  # noqa: PLC0415
        from governance.work import waiting_overleggen  # noqa: PLC0415

        events.register(*EVENTS, purpose="samenwerking in de keten")
        work.register(waiting_overleggen)
        navigation.register(
            navigation.NavItem(
                "Overleg", "calendar-days", "overleg_lijst", right="overleg_inzien", order=40, kinds=("regio",)
            )
        )
