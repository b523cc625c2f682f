"""Mijn werk: what waits for me, late first."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dekkend.web import views, work
from dekkend.web.work import Figure, WorkItem
from tests.web.conftest import Request

pytestmark = pytest.mark.urls("dekkend.web.urls")

TODAY = date(2026, 11, 22)
DAYS = st.none() | st.integers(-9, 9).map(lambda days: TODAY + timedelta(days))
ITEMS = st.builds(
    WorkItem, title=st.text(max_size=3), url=st.just("/"), why=st.just(""), due=DAYS, urgent=st.booleans(),
    group=st.sampled_from(["Meldingen", "Dossiers", "Overleggen"]),
)  # fmt: skip


def item(title: str, due: int | None = None, *, urgent: bool = False, group: str = "Overig") -> WorkItem:
    when = None if due is None else TODAY + timedelta(due)
    return WorkItem(title, "/x/", "Doe iets.", when, urgent, group)


def test_late_comes_first_then_urgent_then_the_nearest_date() -> None:
    items = [
        item("zonder datum"),
        item("morgen", 1),
        item("dringend", 5, urgent=True),
        item("te laat", -1),
        item("nog later", -3),
    ]
    [group] = work.in_groups(items, TODAY)
    assert [found.title for found in group.items] == ["nog later", "te laat", "dringend", "morgen", "zonder datum"]


def test_today_is_not_late() -> None:
    assert not item("vandaag", 0).late(TODAY)
    assert item("gisteren", -1).late(TODAY)


def test_the_group_with_the_latest_work_is_on_top() -> None:
    groups = work.in_groups([item("a", 3, group="Dossiers"), item("b", -1, group="Meldingen")], TODAY)
    assert [group.name for group in groups] == ["Meldingen", "Dossiers"]


@given(st.lists(ITEMS))
def test_nothing_is_lost_in_groups(items: list[WorkItem]) -> None:
    groups = work.in_groups(items, TODAY)
    found = [member for group in groups for member in group.items]
    assert sorted(found, key=repr) == sorted(items, key=repr)
    assert len({group.name for group in groups}) == len(groups)
    assert all(member.group == group.name for group in groups for member in group.items)
    for group in groups:
        late = [member.late(TODAY) for member in group.items]
        assert late == sorted(late, reverse=True)


def page(request_of: Request) -> str:
    request = request_of("/", "zorgcoordinator")
    request.user = type("Known", (), {"is_authenticated": True})()  # type: ignore[assignment]
    return views.mijn_werk(request).content.decode()


def test_the_page_shows_work_and_figures_of_the_actor(
    empty_work: None, request_of: Request, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(views, "today", lambda: TODAY)
    work.register(lambda actor: [item(f"Werk van {actor.kind}", -2, group="Nieuwe meldingen")])
    work.register(lambda actor: [item("Dringend werk", 2, urgent=True), item("Gewoon werk", 4)])
    work.register_figure(lambda actor: [Figure("Open dossiers", "128", "2 over termijn", "/dossiers/", "warning")])
    html = page(request_of)
    assert "Werk van regio" in html
    assert "Te laat: 20 november 2026" in html
    assert "Dringend: 24 november 2026" in html
    assert "Uiterlijk 26 november 2026" in html
    assert '<a href="/dossiers/">Open dossiers</a>' in html
    assert "app-kpi__hint--warning" in html


def test_without_work_the_page_is_friendly(empty_work: None, request_of: Request) -> None:
    html = page(request_of)
    assert "Er wacht nu niets op u" in html
    assert "app-kpis" not in html


def test_a_provider_counts_once(empty_work: None, request_of: Request) -> None:
    def provide(actor: object) -> list[WorkItem]:
        return [item("Eén keer")]

    work.register(provide)
    work.register(provide)
    assert page(request_of).count("Eén keer") == 1
