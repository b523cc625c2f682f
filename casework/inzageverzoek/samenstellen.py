"""Putting together everything that is held about the person of a dossier, in words that can be read.

Colleagues are named by role and organisation, who reported something by kind (see `uitleg.py` for why).
"""

from collections import Counter, defaultdict
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Q

from casework.contact.models import Melding
from casework.dossier.models import Dossier, Gebeurtenis, Persoon
from casework.gemeenten import naam_van
from casework.inzage.models import Inzage
from casework.inzageverzoek.bronnen import Deel, Regel, parts_of_others
from casework.inzageverzoek.models import Inzageverzoek
from casework.inzageverzoek.overige import parts_of_other_tables
from casework.inzageverzoek.uitleg import RECHTEN, VERWERKINGEN, WAAROM_GEEN_MELDER, WAAROM_GEEN_NAMEN
from casework.kenmerken import vormen_tekst
from casework.registratie.models import Registratie
from casework.risico import tekst as risico
from casework.stukstop.models import Stukstop
from casework.toestemming.queries import name_rows
from casework.toestemming.rules import TALEN
from casework.verwijzing.models import Verwijzing
from casework.zorgactie.tekst import told_to_the_person as helpers
from casework.zrm.tekst import UITLEG as ZRM_UITLEG
from casework.zrm.tekst import told_to_the_person
from dekkend.accounts.models import User
from dekkend.accounts.roles import ROLES
from dekkend.audit.events import event_type
from dekkend.audit.models import AuditEvent
from dekkend.audit.queries import about
from dekkend.core.clock import now
from dekkend.isolation.context import current_schema
from dekkend.web.formats import datum, datumtijd
from tenants.post.public import letters_about
from tenants.public import gemeente_names, names_of

FORMAAT, VERSIE = "dekkend-inzage", 1
LOOKS = ("R", "E")


def overview_of(verzoek: Inzageverzoek, dossier: Dossier) -> dict[str, Any]:
    """As it is shown, printed and put in the file. The dossier came through the gate."""
    organisatie = names_of([current_schema()])[current_schema()]
    meldingen = list(Melding.objects.filter(dossier=dossier).order_by("ontvangen_at"))
    parts = [
        Deel("Wie u bent", "", [_persoon(dossier)]),
        Deel("Uw dossier", "", [_dossier(dossier)]),
        Deel("Meldingen over u", WAAROM_GEEN_MELDER, _told(meldingen)),
        Deel("Met wie een melding over u is besproken", "", [_referral(one) for one in _referrals(meldingen)]),
        Deel("Wat er is gebeurd en opgeschreven", "", _timeline(dossier)),
        Deel("Hoe veilig u was", risico.UITLEG, risico.told_to_the_person(dossier)),
        Deel("Hoe zelfredzaam u was", ZRM_UITLEG, told_to_the_person(dossier)),
        Deel("Uw toestemming", "", _consents(dossier)),
        Deel("Wie gegevens over u kreeg", "Brieven en registraties, met de ontvanger.", _received(dossier, meldingen)),
        Deel("Aan wie wij hulp voor u vroegen", "", helpers(dossier)),
        Deel("Met wie uw dossier is gedeeld", "", _lent(dossier, organisatie)),
        *parts_of_other_tables(dossier),
        *parts_of_others(dossier.pk),
        Deel("Wie er heeft gekeken", WAAROM_GEEN_NAMEN, _looks(dossier, meldingen, organisatie)),
        Deel("Waarvoor, op welke grond en hoe lang", "", VERWERKINGEN),
        Deel("Uw rechten", "", RECHTEN),
    ]
    return {
        "formaat": FORMAAT,
        "versie": VERSIE,
        "organisatie": organisatie,
        "dossier": dossier.nummer,
        "gevraagd_op": verzoek.ontvangen_op.isoformat(),
        "gemaakt_op": now().isoformat(),
        "delen": [
            {"titel": part.titel, "uitleg": part.uitleg, "regels": [dict(line) for line in part.regels]}
            for part in parts
        ],
    }


def _line(**values: object) -> Regel:
    """What is empty is left out. Underscores in a label are spaces."""
    return {name.replace("_", " "): text for name, value in values.items() if (text := _text(value))}


def _text(value: object) -> str:
    if isinstance(value, datetime):
        return datumtijd(value)
    if isinstance(value, date):
        return datum(value)
    return "" if value is None else str(value)


def _persoon(dossier: Dossier) -> Regel:
    persoon = Persoon.objects.get(dossier=dossier)
    return _line(
        Naam=persoon.naam,
        Roepnaam=persoon.roepnaam,
        Alias=persoon.alias,
        Geboortedatum=persoon.geboortedatum,
        Geboortedatum_is_een_schatting="Ja" if persoon.datum_geschat else "",
        Geschat_geboortejaar=persoon.geboortejaar,
        Geschatte_leeftijd=persoon.geschatte_leeftijd,
        Geschat_op=persoon.geschat_op,
        Jonger_dan_18_jaar=persoon.get_minderjarig_display(),
        Gender=dossier.get_gender_display(),
        Nationaliteit=dossier.get_nationaliteitsgroep_display(),
        Woongemeente=naam_van(dossier.gm_code),
    )


def _dossier(dossier: Dossier) -> Regel:
    return _line(
        Nummer=dossier.nummer,
        Stand=dossier.get_fase_display(),
        Vermoedelijke_vormen=vormen_tekst(dossier.vormen),
        Geopend=dossier.geopend_at,
        Gewijzigd=dossier.gewijzigd_at,
        Afgesloten=dossier.afgesloten_at,
        Reden_van_afsluiten=dossier.get_afsluit_reden_display() if dossier.afsluit_reden else "",
    )


def _told(meldingen: list[Melding]) -> list[Regel]:
    stops: dict[UUID, list[Stukstop]] = defaultdict(list)
    for one in Stukstop.objects.filter(stuk__in=[melding.pk for melding in meldingen]).order_by("gezet_at"):
        stops[one.stuk].append(one)
    return [_melding(one, stops[one.pk]) for one in meldingen]


def _melding(melding: Melding, stops: list[Stukstop]) -> Regel:
    sender = names_of([melding.afzender]).get(melding.afzender, "") if melding.afzender else ""
    return _line(
        Nummer=melding.nummer,
        Ontvangen=melding.ontvangen_at,
        Herkomst=melding.get_herkomst_display(),
        Van=sender or naam_van(melding.namens_gemeente),
        Soort_melder=melding.get_melder_soort_display(),
        Hoe=melding.get_kanaal_display(),
        Wat_er_gebeurt=melding.omschrijving,
        Naam=melding.betrokkene_naam,
        Nu_in_gevaar=melding.get_in_gevaar_display(),
        Vermoedelijke_vormen=vormen_tekst(melding.vormen),
        Jonger_dan_18_jaar=melding.get_minderjarig_display(),
        Woongemeente=naam_van(melding.gm_code),
        Plaats_gevonden=melding.vindplaats,
        Waarom_bewaard=" ".join(f"{one.get_reden_display()}. {one.toelichting}".strip() for one in stops),
    )


def _referrals(meldingen: list[Melding]) -> list[Verwijzing]:
    return list(Verwijzing.objects.filter(melding__in=meldingen).order_by("verwezen_at"))


def _referral(row: Verwijzing) -> Regel:
    return _line(
        Naar=names_of([row.regio]).get(row.regio, "") if row.regio else row.get_naar_display(),
        Wanneer=row.verwezen_at,
        Wat_is_doorgegeven=row.gedeeld,
        Waarom_dat_mag=row.get_rechtsgrond_display(),
        Teruggehaald=row.teruggehaald_at,
    )


def _timeline(dossier: Dossier) -> list[Regel]:
    rows = Gebeurtenis.objects.filter(dossier=dossier).order_by("at")
    return [_line(Wanneer=row.at, Wat=row.get_soort_display(), Tekst=row.tekst) for row in rows]


def _consents(dossier: Dossier) -> list[Regel]:
    rows = list(dossier.toestemmingen.order_by("vastgelegd_at"))
    name_rows(rows)
    return [
        _line(
            Waarvoor=row.get_doel_display(),
            Voor_wie=row.ontvanger_naam,
            Stand=row.get_status_display(),
            Datum=row.datum,
            Gegeven_door=row.get_gegeven_door_display(),
            Hoe=row.get_wijze_display(),
            Versie_van_de_tekst=row.tekstversie,
            Taal=TALEN.get(row.taal or ""),
            Naam_van_wie_het_gaf=row.gever_naam,
            Wie_het_gezag_had=row.get_gezag_display() if row.gezag != "onbekend" else "",
            Geldig_tot_en_met=row.geldig_tot,
            Ingetrokken=row.ingetrokken_at,
            Ingetrokken_door=row.get_ingetrokken_namens_display(),
        )
        for row in rows
    ]


def _received(dossier: Dossier, meldingen: list[Melding]) -> list[Regel]:
    registratie = Registratie.objects.filter(dossier=dossier).first()
    keys = [
        dossier.pk,
        *(one.pk for one in meldingen),
        *(one.pk for one in _referrals(meldingen)),
        *dossier.overdrachten.values_list("pk", flat=True),
    ]
    if registratie is not None:
        keys += [registratie.pk, *registratie.navragen.values_list("pk", flat=True)]
    letters = letters_about(keys)
    names = names_of({letter.ontvanger for letter in letters})
    found = [
        _line(
            Wat=letter.label,
            Aan=names.get(letter.ontvanger, letter.ontvanger),
            Verstuurd=letter.verstuurd_at,
            Uitkomst=letter.uitkomst or "Onderweg",
            Reden=letter.reden,
        )
        for letter in letters
    ]
    if registratie is not None:
        found.append(
            _line(
                Wat="Registratie bij CoMensha",
                Hoe=registratie.get_soort_display(),
                Kwartaal=registratie.kwartaal,
                Sinds=registratie.geregistreerd_at,
            )
        )
    return found


def _lent(dossier: Dossier, organisatie: str) -> list[Regel]:
    rows = list(Inzage.objects.filter(dossier=dossier).select_related("user").order_by("van"))
    roles = {user.pk: user.roltoekenningen.all() for user in _with_roles({row.user_id for row in rows})}
    places = _organisations({row.user_id for row in rows}, organisatie)
    return [
        _line(
            Waarom=row.get_grond_display(),
            Rol=", ".join(str(role) for role in roles.get(row.user_id, [])) or "Niet meer bekend",
            Organisatie=places.get(row.user_id, organisatie),
            Vanaf=row.van,
            Tot=row.tot,
            Ingetrokken=row.ingetrokken_at,
            Reden=row.reden,
        )
        for row in rows
    ]


def _with_roles(users: set[UUID]) -> list[User]:
    return list(User.objects.filter(pk__in=users).prefetch_related("roltoekenningen"))


def _organisations(users: set[UUID], organisatie: str) -> dict[UUID, str]:
    """Guests come from elsewhere; everybody else is of the organisation itself."""
    found = {user.pk: user.gast for user in User.objects.filter(pk__in=users)}
    names = gemeente_names({gast.gm_code for gast in found.values() if gast and gast.gm_code})
    return {
        pk: organisatie if gast is None else gast.organisatie or f"Gemeente {names.get(gast.gm_code, gast.gm_code)}"
        for pk, gast in found.items()
    }


def _looks(dossier: Dossier, meldingen: list[Melding], organisatie: str) -> list[Regel]:
    """One line for each day, role, organisation, deed and ground, with how often."""
    which = about("dossier", dossier.pk)
    for melding in meldingen:
        which |= about("melding", melding.pk)
    lines = list(AuditEvent.objects.filter(which & Q(action__in=LOOKS)).order_by("at", "pk"))
    places = _organisations({line.actor_id for line in lines if line.actor_id}, organisatie)
    counted = Counter(
        (
            datum(line.at),
            ", ".join(ROLES[role].label for role in line.roles if role in ROLES) or "Dekkend zelf",
            places.get(line.actor_id, organisatie) if line.actor_id else organisatie,
            event_type(line.code).sentence,
            line.ground,
            line.purpose,
        )
        for line in lines
    )
    return [
        _line(
            Wanneer=day, Rol=role, Organisatie=place, Wat=deed, Grond=ground, Doel=purpose,
            Hoe_vaak=f"{count} keer" if count > 1 else "",
        )
        for (day, role, place, deed, ground, purpose), count in counted.items()
    ]  # fmt: skip
