from django.apps import AppConfig


class NationalConfig(AppConfig):
    """The national tier: it never reads a tenant, it only opens letters."""

    name = "dekkend.national"
    label = "national"
    verbose_name = "landelijk"

    def ready(self) -> None:
        self._register()
        self._erasing()
        self._letters()

    def _register(self) -> None:
        from dekkend.audit.events import register as register_events  # noqa: PLC0415
        from dekkend.national.registraties.audit import ACTIVITY, EVENTS, MELDING  # noqa: PLC0415
        from dekkend.national.registraties.work import figures, new_registraties, withdrawals_to_report  # noqa: PLC0415
        from dekkend.web.navigation import NavItem  # noqa: PLC0415
        from dekkend.web.navigation import register as register_nav  # noqa: PLC0415
        from dekkend.web.work import register as register_work  # noqa: PLC0415
        from dekkend.web.work import register_figure  # noqa: PLC0415

        purpose = "landelijke registratie"
        register_events(*EVENTS, purpose=purpose, activity=ACTIVITY)
        register_events(MELDING, purpose=purpose)
        register_nav(
            NavItem(
                "Registraties", "inbox", "registratie_lijst", "registraties_ontvangen_inzien", 20, kinds=("landelijk",)
            )
        )
        register_nav(
            NavItem(
                "Cijfers", "calendar-days", "cijferstand", "registraties_ontvangen_inzien", 21, kinds=("landelijk",)
            )
        )
        register_nav(
            NavItem(
                "Uitleveringen", "download", "uitlevering_lijst", "registraties_uitleveren", 22, kinds=("landelijk",)
            )
        )
        register_nav(
            NavItem("Dekking", "map", "dekking", "dekking_inzien", order=50, kinds=("regio", "gemeente", "landelijk"))
        )
        register_work(new_registraties)
        register_work(withdrawals_to_report)
        register_figure(figures)

    def _erasing(self) -> None:
        from dekkend.keys.wisregister import register_eraser  # noqa: PLC0415
        from dekkend.national.registraties.actions import erase  # noqa: PLC0415

        register_eraser(erase, kinds=("landelijk",))

    def _letters(self) -> None:
        from casework.public import IntrekkingBrief, NavraagAntwoordBrief, RegistratieBrief  # noqa: PLC0415
        from dekkend.national.cijferstand.actions import receive_cijferontvangst  # noqa: PLC0415
        from dekkend.national.cijferstand.letters import SOORT as CIJFERONTVANGST  # noqa: PLC0415
        from dekkend.national.cijferstand.letters import CijferontvangstBrief  # noqa: PLC0415
        from dekkend.national.navraag.actions import receive_antwoord  # noqa: PLC0415
        from dekkend.national.registraties.actions import (  # noqa: PLC0415
            receive_intrekking,
            receive_registratie,
        )
        from tenants.post.public import LetterKind, register_kind  # noqa: PLC0415

        regio, landelijk = frozenset({"regio"}), frozenset({"landelijk"})
        for name, label, schema, handler in (
            ("registratie", "Registratie", RegistratieBrief, receive_registratie),
            ("registratie_intrekking", "Intrekking van een registratie", IntrekkingBrief, receive_intrekking),
            ("navraag_antwoord", "Antwoord op een vraag", NavraagAntwoordBrief, receive_antwoord),
        ):
            register_kind(LetterKind(name, label, schema, regio, landelijk, handler))
        kluis = frozenset({"kluis"})
        label = "Bericht dat cijfers in de kluis liggen"
        register_kind(
            LetterKind(CIJFERONTVANGST, label, CijferontvangstBrief, kluis, landelijk, receive_cijferontvangst)
        )
