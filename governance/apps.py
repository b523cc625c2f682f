from django.apps import AppConfig


class GovernanceConfig(AppConfig):
    """The tables of a region: overleggen on three levels."""

    name = "governance"
    label = "governance"
    verbose_name = "overleg en regie"

    def ready(self) -> None:
        from casework.public import GrondVervallen, register_bron  # noqa: PLC0415
        from dekkend.accounts.events import AccountGesloten  # noqa: PLC0415
        from dekkend.accounts.vertrek.overdracht import register as register_work  # noqa: PLC0415
        from dekkend.audit import events  # noqa: PLC0415
        from dekkend.core.events import subscribe  # noqa: PLC0415
        from dekkend.web import navigation, work  # noqa: PLC0415
        from governance.audit import EVENTS  # noqa: PLC0415
        from governance.overleg.betrokkene import tables_of  # noqa: PLC0415
        from governance.overleg.toestemming import take_off_agendas  # noqa: PLC0415
        from governance.overleg.vertrek import leave_overleggen, work_of  # noqa: PLC0415
        from governance.work import waiting_overleggen  # noqa: PLC0415

        events.register(*EVENTS, purpose="samenwerking in de keten")
        work.register(waiting_overleggen)
        register_bron(tables_of)
        subscribe(AccountGesloten, leave_overleggen)
        subscribe(GrondVervallen, take_off_agendas)
        register_work(work_of, kinds=("regio",))
        navigation.register(
            navigation.NavItem(
                "Overleg", "calendar-days", "overleg_lijst", right="overleg_inzien", order=40, kinds=("regio",)
            )
        )
