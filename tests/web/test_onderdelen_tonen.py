"""The parts that pages are made of."""

from datetime import UTC, date, datetime, time

import pytest
from django.template import Context, Template

from dekkend.core.transitions import Edge, Machine
from dekkend.web import formats
from dekkend.web.elements import action, icon, status_badge
from dekkend.web.parts import Action, AgendaDay, AgendaItem, Moment, Tab
from dekkend.web.status import Status, status_of, statuses

STEP = Edge("oppakken", "nieuw", "bezig", "Oppakken", frozenset({"zorgcoordinator"}), "x")
MACHINE = Machine("proef", {"nieuw": "Nieuw", "bezig": "In behandeling"}, "nieuw", (STEP,))


def show(source: str, **values: object) -> str:
    return Template("{% load ui %}" + source).render(Context(values))


def test_a_badge_has_an_icon_and_words() -> None:
    html = status_badge({"klaar": Status("Klaar", "positive")}, "klaar")
    assert "#circle-check" in html
    assert "app-tone--positive" in html
    assert html.endswith("Klaar</span>")
    assert 'aria-hidden="true"' in html


def test_a_bare_machine_and_bare_words_make_badges_too() -> None:
    assert status_of(MACHINE, "nieuw") == Status("Nieuw", "info")
    assert status_of(MACHINE, "bezig") == Status("In behandeling", "neutral")
    assert status_of({"x": "Iets"}, "x") == Status("Iets")
    assert Status("Post", "info", "mail").symbol == "mail"
    assert "In behandeling" in show("{% status_badge machine 'bezig' %}", machine=MACHINE)


def test_states_of_a_machine_get_their_tones() -> None:
    assert statuses(MACHINE, {"bezig": "warning"}) == {
        "nieuw": Status("Nieuw", "info"), "bezig": Status("In behandeling", "warning"),
    }  # fmt: skip


def test_a_tone_or_state_that_does_not_exist_is_an_error() -> None:
    with pytest.raises(ValueError, match="unknown tone"):
        Status("X", "roze")
    with pytest.raises(ValueError, match="no state kwijt"):
        statuses(MACHINE, {"kwijt": "info"})


def test_text_of_others_is_never_html() -> None:
    evil = "<script>"
    assert "<script>" not in status_badge({evil: evil}, evil)
    assert "<script>" not in action(evil, evil)
    assert "<script>" not in icon("bell", evil)
    assert "<script>" not in show("{% card evil %}{{ evil }}{% endcard %}", evil=evil)
    assert "<script>" not in show("{% page_header evil sub=evil %}{% endpage_header %}", evil=evil)
    assert "<script>" not in show("{% alert 'info' evil %}{{ evil }}{% endalert %}", evil=evil)


def test_an_icon_with_a_label_is_read_aloud() -> None:
    assert 'role="img" aria-label="Nieuw"' in icon("bell", "Nieuw")


def test_a_button_of_an_unknown_kind_is_an_error() -> None:
    with pytest.raises(ValueError, match="unknown kind"):
        action("Weg", "/", kind="groot")


def test_actions_of_a_page_stand_in_a_row() -> None:
    html = show("{% actions all %}", all=[Action("Een", "/1/", "plus", "primary"), Action("Twee", "/2/")])
    assert html.count("<a ") == 2
    assert "nl-button--primary" in html


def test_what_changes_something_is_a_form() -> None:
    html = show("{% post_action 'Oppakken' '/x/' name='stap' value='oppakken' icon='check' %}", csrf_token="geheim")
    assert 'method="post" action="/x/"' in html
    assert 'name="csrfmiddlewaretoken" value="geheim"' in html
    assert 'name="stap" value="oppakken"' in html


def test_a_header_without_actions_has_no_empty_row() -> None:
    assert "app-actions" not in show("{% page_header 'Titel' %} {% endpage_header %}")
    assert '<div class="app-actions"><a href="/">Weg</a></div>' in show(
        "{% page_header 'Titel' %}<a href=\"/\">Weg</a>{% endpage_header %}"
    )


def test_a_tile_shows_a_figure_its_unit_and_a_meter() -> None:
    html = show("{% kpi 'Besteed' 68 unit='%' percent=68 hint='van 5 mln' %}")
    assert '<meter min="0" max="100" value="68" aria-label="Besteed">' in html
    assert "<small>%</small>" in html
    assert "meter" not in show("{% kpi 'Open' 0 %}")


def test_a_timeline_tells_when_and_who() -> None:
    moment = Moment(
        "Melding genoteerd", datetime(2026, 11, 22, 13, 10, tzinfo=UTC), "M. Jansen (voorbeeld)", "Per telefoon."
    )
    html = show("{% timeline all %}", all=[moment])
    assert "22 november 2026, 14:10" in html
    assert "· M. Jansen (voorbeeld)" in html
    assert "<h3" in html


def test_the_tab_one_is_on_is_marked() -> None:
    html = show(
        "{% tabs 'Onderdelen' all %}", all=[Tab("Tijdlijn", "?a", current=True), Tab("Stukken", "?b", count=1200)]
    )
    assert html.count('aria-current="page"') == 1
    assert "1.200" in html


def test_more_tabs_than_fit_on_a_phone_are_a_menu_with_the_name_of_the_open_one() -> None:
    names = ("Tijdlijn", "Intake", "Taken", "Stukken")
    html = show("{% tabs 'Onderdelen' all %}", all=[Tab(name, "?", current=name == "Taken") for name in names])
    assert 'popovertarget="onderdelen">Taken<' in html
    assert '<ul id="onderdelen" popover>' in html
    assert "popover" not in show("{% tabs 'Onderdelen' all %}", all=[Tab(name, "?") for name in names[:3]])


def test_the_trail_ends_at_this_page() -> None:
    html = show("{% breadcrumb all %}", all=[("Dossiers", "/dossiers/"), ("D-2026-1", "")])
    assert '<a class="utrecht-breadcrumb-nav__link" href="/dossiers/">Dossiers</a>' in html
    assert '<span aria-current="page">D-2026-1</span>' in html
    assert show("{% breadcrumb all %}", all=[]).strip() == ""
    assert show("{% breadcrumb all %}", all=[("Cijfers", "")]).strip() == ""


def test_a_fact_that_is_missing_is_not_known() -> None:
    assert "<dt>Leeftijd</dt><dd>Niet bekend</dd>" in show("{% facts all %}", all=[("Leeftijd", None)])


def test_the_week_shows_days_with_and_without_meetings() -> None:
    meeting = AgendaItem(time(9, 30), time(11), "Meso-overleg", "/overleggen/1/", "Eindhoven")
    html = show("{% agenda all %}", all=[AgendaDay(date(2026, 11, 25), [meeting]), AgendaDay(date(2026, 11, 26))])
    assert "Woensdag <span>25 november</span>" in html
    assert '<time datetime="09:30">09:30</time>' in html
    assert html.count("Geen overleg") == 1


def test_an_empty_list_offers_a_way_on() -> None:
    html = show("{% empty_state 'Nog geen dossiers' 'Maak er een.' label='Naar meldingen' url='/meldingen/' %}")
    assert 'href="/meldingen/"' in html
    assert "<a " not in show("{% empty_state 'Niets' %}")


def test_messages_keep_their_tone() -> None:
    assert "app-alert--positive" in show(
        "{% with tone='success'|message_tone %}{% alert tone role='status' %}x{% endalert %}{% endwith %}"
    )
    assert show("{{ 'debug'|message_tone }}") == "info"


@pytest.mark.parametrize(
    ("shown", "expected"),
    [
        (formats.euro(123456), "€\u00a01.234,56"),
        (formats.euro(None), ""),
        (formats.getal(1234), "1.234"),
        (formats.getal(None), ""),
        (formats.datum(date(2026, 11, 22)), "22 november 2026"),
        (formats.datum(datetime(2026, 11, 22, 23, 30, tzinfo=UTC)), "23 november 2026"),
        (formats.datum(None), ""),
        (formats.datum_kort(date(2026, 1, 2)), "02-01-2026"),
        (formats.datum_kort(None), ""),
        (formats.datumtijd(date(2026, 11, 22)), "22 november 2026"),
        (formats.datumtijd(None), ""),
        (formats.tijd(time(9, 5)), "09:05"),
        (formats.tijd(datetime(2026, 7, 1, 12, 0, tzinfo=UTC)), "14:00"),
        (formats.tijd(None), ""),
        (formats.initials("Mina van Jansen (voorbeeld)"), "MJ"),
        (formats.initials("Beheer"), "B"),
        (formats.initials(""), ""),
    ],
)
def test_values_are_written_as_dutch_readers_do(shown: str, expected: str) -> None:
    assert shown == expected
