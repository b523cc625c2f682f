from django.apps import AppConfig


class CaseworkConfig(AppConfig):
    """From the first call to the end of a traject, and what may be told of it to others."""

    name = "casework"
    label = "casework"
    verbose_name = "casuïstiek"

    def ready(self) -> None:
        from casework.audit import BEWAAR_EVENTS, CIJFER_EVENTS, EVENTS, SOCIALE_KAART_EVENTS, ZORGCOORDINATIE  # noqa: PLC0415
        from dekkend.audit.events import register as register_events  # noqa: PLC0415

        register_events(*EVENTS, purpose="zorgcoördinatie", activity=ZORGCOORDINATIE)
        register_events(*SOCIALE_KAART_EVENTS, purpose="netwerk onderhouden")
        register_events(*CIJFER_EVENTS, purpose="landelijke cijfers")
        register_events(*BEWAAR_EVENTS, purpose="bewaren en vernietigen")
        self._erasing()
        self._grounds()
        self._menu()
        self._work()
        self._registering()
        self._figures()
        self._letters()
        self._news()
        self._rights()
        self._teams()
        self._consent()
        self._guests()

    def _guests(self) -> None:
        from casework.sociale_kaart.queries import id_of, name_of, to_choose  # noqa: PLC0415
        from dekkend.accounts.gast import organisaties  # noqa: PLC0415

        organisaties.make_known(organisaties.Kaart(id_of, name_of, to_choose))

    def _erasing(self) -> None:
        from casework.wissen.legen import erase  # noqa: PLC0415
        from dekkend.keys.wisregister import register_eraser  # noqa: PLC0415

        register_eraser(erase, kinds=("regio", "gemeente"))

    def _grounds(self) -> None:
        from casework import access, gronden  # noqa: PLC0415
        from casework.zorgactie.toegang import AANGEBODEN  # noqa: PLC0415
        from dekkend.accounts.tokens.gronden import register_grond  # noqa: PLC0415

        for naam in (gronden.CASELOAD, gronden.TEAMLID, gronden.VERVANGING, gronden.TEAM, gronden.ADVIES):
            register_grond(naam, right="dossier_inzien")
        for naam in (gronden.ZORGACTIE, gronden.OVERLEG):
            register_grond(naam, right="dossier_gedeeld_inzien")
        register_grond(AANGEBODEN, right="zorgactie_beantwoorden")
        for naam in (access.REGIO, access.GEMEENTE, access.ZELF, access.EIGEN_GEMEENTE):
            register_grond(naam, right="melding_inzien")

    def _menu(self) -> None:
        from dekkend.web.navigation import NavItem, register  # noqa: PLC0415

        register(NavItem("Meldingen", "bell", "melding_lijst", "melding_inzien", order=20, kinds=("regio", "gemeente")))
        register(
            NavItem(
                "Adviesvragen", "message-square", "adviesvraag_lijst", "adviesvraag_noteren", order=21, kinds=("regio",)
            )
        )
        register(NavItem("Meldcode", "shield-check", "signalering_lijst", "meldcode_bijhouden", 22, ("gemeente",)))
        register(NavItem("Dossiers", "folder-open", "dossier_lijst", "dossier_inzien", order=30, kinds=("regio",)))
        register(
            NavItem("Zorgacties", "handshake", "zorgactie_lijst", "zorgactie_beantwoorden", order=31, kinds=("regio",))
        )
        register(
            NavItem("Advies gevraagd", "circle-help", "consultatie_lijst", "advies_geven", order=31, kinds=("regio",))
        )
        register(NavItem("Uitkomsten", "chart-column", "zrm_uitkomst", "uitkomsten_inzien", order=36, kinds=("regio",)))
        register(
            NavItem("Herinneringen", "clock", "herinnering_lijst", "herinneringen_beheren", order=85, kinds=("regio",))
        )
        register(NavItem("Sociale kaart", "map-pin", "kaart_lijst", "sociale_kaart_inzien", order=34, kinds=("regio",)))
        register(
            NavItem(
                "Noodtoegang",
                "triangle-alert",
                "noodtoegang_lijst",
                "noodtoegang_beoordelen",
                order=86,
                kinds=("regio",),
            )
        )

        register(
            NavItem("Overdrachten", "handshake", "overname_lijst", "dossier_overdragen", order=32, kinds=("regio",))
        )
        register(
            NavItem("Wisverzoeken", "archive", "wisverzoek_lijst", "wisverzoek_beslissen", order=87, kinds=("regio",))
        )

    def _registering(self) -> None:
        from casework.registratie.work import (  # noqa: PLC0415
            waiting_navragen,
            waiting_registraties,
            waiting_to_register,
        )
        from dekkend.web.work import register  # noqa: PLC0415

        register(waiting_to_register)
        register(waiting_registraties)
        register(waiting_navragen)

    def _work(self) -> None:
        from casework import work  # noqa: PLC0415
        from casework.adviesvraag.work import waiting_adviesvragen  # noqa: PLC0415
        from casework.afronding.work import waiting_nazorg  # noqa: PLC0415
        from casework.caseload.work import weight  # noqa: PLC0415
        from casework.consultatie.work import waiting_consultaties  # noqa: PLC0415
        from casework.intake.work import waiting_for_intake  # noqa: PLC0415
        from casework.inzageverzoek.work import waiting_inzageverzoeken  # noqa: PLC0415
        from casework.meldcode.work import waiting_signaleringen  # noqa: PLC0415
        from casework.pijlers.work import warning_clocks  # noqa: PLC0415
        from casework.risico.work import late_risicos  # noqa: PLC0415
        from casework.sociale_kaart.work import waiting_kaart  # noqa: PLC0415
        from casework.taak.work import waiting_taken  # noqa: PLC0415
        from casework.wisseling.work import waiting_wisselingen  # noqa: PLC0415
        from casework.zorgactie.work import offered_zorgacties, waiting_zorgacties  # noqa: PLC0415
        from dekkend.web.work import register, register_figure  # noqa: PLC0415

        register(work.waiting_meldingen)
        register(waiting_adviesvragen)
        register(waiting_signaleringen)
        register(waiting_taken)
        register(waiting_consultaties)
        register(waiting_for_intake)
        register(late_risicos)
        register(warning_clocks)
        register(work.waiting_concepten)
        register(work.waiting_noodtoegang)
        register(work.waiting_wisverzoeken)
        register(waiting_inzageverzoeken)
        register(work.waiting_overnames)
        register(work.late_overdrachten)
        register(work.waiting_zrm)
        register(waiting_kaart)
        register(waiting_nazorg)
        register(waiting_zorgacties)
        register(offered_zorgacties)
        register(waiting_wisselingen)
        register_figure(work.figures)
        register_figure(weight)

    def _figures(self) -> None:
        from casework.bewaren.work import waiting_bewaarstops  # noqa: PLC0415
        from casework.cijfers.work import waiting_cijfers  # noqa: PLC0415
        from casework.opruimen.work import waiting_opruimen  # noqa: PLC0415
        from casework.stukstop.work import waiting_stukstops  # noqa: PLC0415
        from dekkend.web.navigation import NavItem  # noqa: PLC0415
        from dekkend.web.navigation import register as register_nav  # noqa: PLC0415
        from dekkend.web.work import register  # noqa: PLC0415

        register_nav(
            NavItem("Cijfers", "calendar-days", "kwartaal_lijst", "cijfers_vaststellen", order=37, kinds=("regio",))
        )
        right = "losse_stukken_beslissen"
        register_nav(NavItem("Opruimen", "archive", "opruimen_lijst", right, order=88, kinds=("gemeente",)))
        register_nav(
            NavItem("Bewaartermijnen", "history", "bewaren_lijst", "wisverzoek_beslissen", order=88, kinds=("regio",))
        )
        label, right = "Bewaartermijn", "bewaartermijnen_beheren"
        register_nav(NavItem(label, "history", "bewaartermijn_wijzigen", right, order=89, kinds=("regio", "gemeente")))
        register(waiting_cijfers)
        register(waiting_bewaarstops)
        register(waiting_stukstops)
        register(waiting_opruimen)

    def _letters(self) -> None:
        from casework.contact.actions import receive_melding  # noqa: PLC0415
        from casework.contact.letters import MeldingBrief  # noqa: PLC0415
        from casework.navraag.actions import receive_navraag  # noqa: PLC0415
        from casework.overdracht.letters import SOORT as OVERDRACHT  # noqa: PLC0415
        from casework.overdracht.letters import OverdrachtBrief  # noqa: PLC0415
        from casework.overdracht.ontvangst import receive_overdracht  # noqa: PLC0415
        from casework.registratie.letters import NavraagBrief  # noqa: PLC0415
        from tenants.post.public import LetterKind, register_kind  # noqa: PLC0415

        gemeente, regio = frozenset({"gemeente"}), frozenset({"regio"})
        register_kind(LetterKind("melding", "Melding", MeldingBrief, gemeente | regio, regio, receive_melding))
        register_kind(
            LetterKind(
                "registratie_navraag",
                "Vraag over een registratie",
                NavraagBrief,
                frozenset({"landelijk"}),
                regio,
                receive_navraag,
            )
        )
        register_kind(
            LetterKind(OVERDRACHT, "Overdracht van een dossier", OverdrachtBrief, regio, regio, receive_overdracht)
        )

    def _news(self) -> None:
        from casework.dossier.overdracht import hand_over, release_all, work_of  # noqa: PLC0415
        from casework.events import GrondVervallen, PersoonGewijzigd  # noqa: PLC0415
        from casework.inzage.vertrek import void_grounds  # noqa: PLC0415
        from casework.registratie.actions import retract_registratie  # noqa: PLC0415
        from casework.taak.vertrek import release_on_leaving, release_on_other_work  # noqa: PLC0415
        from casework.toestemming.actions import review_toestemmingen  # noqa: PLC0415
        from casework.wisseling.actions import withdraw_all_of  # noqa: PLC0415
        from dekkend.accounts.events import AccountGesloten, RollenIngetrokken  # noqa: PLC0415
        from dekkend.accounts.vertrek.overdracht import register as register_work  # noqa: PLC0415
        from dekkend.core.events import subscribe  # noqa: PLC0415

        subscribe(AccountGesloten, void_grounds)
        subscribe(AccountGesloten, withdraw_all_of)
        subscribe(AccountGesloten, hand_over)
        subscribe(RollenIngetrokken, release_all)
        subscribe(AccountGesloten, release_on_leaving)
        subscribe(RollenIngetrokken, release_on_other_work)
        register_work(work_of, kinds=("regio",))
        subscribe(PersoonGewijzigd, review_toestemmingen)
        subscribe(GrondVervallen, retract_registratie)

    def _rights(self) -> None:
        from casework.avgverzoek.work import waiting_avgverzoeken  # noqa: PLC0415
        from dekkend.web.navigation import NavItem  # noqa: PLC0415
        from dekkend.web.navigation import register as register_nav  # noqa: PLC0415
        from dekkend.web.work import register  # noqa: PLC0415

        register(waiting_avgverzoeken)
        register_nav(
            NavItem("AVG-verzoeken", "shield-check", "avgverzoek_lijst", "avgtermijnen_inzien", 87, ("regio",))
        )

    def _teams(self) -> None:
        from casework.team.vertrek import leave_on_closing, leave_on_other_work, places_of  # noqa: PLC0415
        from casework.team.work import waiting_places  # noqa: PLC0415
        from dekkend.accounts.events import AccountGesloten, RollenIngetrokken  # noqa: PLC0415
        from dekkend.accounts.vertrek.overdracht import register as register_places  # noqa: PLC0415
        from dekkend.core.events import subscribe  # noqa: PLC0415
        from dekkend.web.work import register  # noqa: PLC0415

        register(waiting_places)
        register_places(places_of, kinds=("regio",))
        subscribe(AccountGesloten, leave_on_closing)
        subscribe(RollenIngetrokken, leave_on_other_work)

    def _consent(self) -> None:
        from casework.events import GrondVastgelegd, GrondVervallen  # noqa: PLC0415
        from casework.overdracht.toestemming import take_back_on_withdrawal  # noqa: PLC0415
        from casework.toestemming.work import waiting_toestemmingen  # noqa: PLC0415
        from casework.zorgactie.toestemming import share_again, stop_on_withdrawal  # noqa: PLC0415
        from dekkend.core.events import subscribe  # noqa: PLC0415
        from dekkend.web.work import register  # noqa: PLC0415

        register(waiting_toestemmingen)
        subscribe(GrondVastgelegd, share_again)
        subscribe(GrondVervallen, stop_on_withdrawal)
        subscribe(GrondVervallen, take_back_on_withdrawal)
