from django.apps import AppConfig


class TenantsConfig(AppConfig):
    name = "tenants"
    label = "tenants"
    verbose_name = "register en tenants"

    def ready(self) -> None:
        from dekkend.accounts.gast import lidmaatschap  # noqa: PLC0415
        from dekkend.audit import events  # noqa: PLC0415
        from dekkend.web import navigation, work  # noqa: PLC0415
        from tenants.audit import EVENTS  # noqa: PLC0415
        from tenants.opdracht.public import register_opdracht  # noqa: PLC0415
        from tenants.register.aanvullen.actions import CENTRUMGEMEENTE_AANVULLEN  # noqa: PLC0415
        from tenants.tenant.queries import belongs, member_names  # noqa: PLC0415
        from tenants.werkgebied.aanbod.inrichten import GEMEENTE_AANBIEDEN, GEMEENTE_AANBOD  # noqa: PLC0415
        from tenants.werkgebied.aanbod.work import waiting_aanbod  # noqa: PLC0415
        from tenants.werkgebied.wijzigen import WERKGEBIED_WIJZIGEN  # noqa: PLC0415

        lidmaatschap.make_known(lidmaatschap.Register(belongs, member_names))
        events.register(*EVENTS, purpose="inrichten van de samenwerking")
        register_opdracht(WERKGEBIED_WIJZIGEN)
        register_opdracht(GEMEENTE_AANBIEDEN)
        register_opdracht(GEMEENTE_AANBOD)
        work.register(waiting_aanbod)
        register_opdracht(CENTRUMGEMEENTE_AANVULLEN)
        navigation.register(
            navigation.NavItem(
                "Werkgebied", "map", "werkgebied", right="werkgebied_beheren", order=74, kinds=("regio",)
            )
        )

        navigation.register(
            navigation.NavItem("Gemeenten", "landmark", "gemeente_lijst", right="register_inzien", order=75)
        )
