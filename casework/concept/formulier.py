"""A form on a page that is kept while somebody types: what the view, the page and the keeping have to tell each other.

The page carries a token: which draft it is, to which form it belongs, and which fields that has. The page was given to
somebody who may fill in the form; the token says so, signed for him alone, to where the draft is kept.
"""

from dataclasses import asdict, dataclass
from uuid import UUID, uuid4

from django import forms
from django.http import QueryDict
from django.urls import reverse

from casework.concept import actions, queries
from casework.concept.rules import SOORTEN, Inhoud, Plek, id_of, soort_of, tidied
from dekkend.accounts.actor import Actor
from dekkend.accounts.requests import ActorRequest
from dekkend.core.errors import Hidden
from dekkend.web.forms import Form
from dekkend.web.signed import signed, told_by
from dekkend.web.together import SharedForm

PURPOSE = "concept"


@dataclass(frozen=True)
class Bewaard:
    """What is kept of this form; goes into the context of its page as `kept`."""

    actor: Actor
    id: UUID
    plek: Plek
    eerder: queries.Begonnen | None = None

    @property
    def url(self) -> str:
        return reverse("concept_bewaren", args=[self.id])

    @property
    def lijst(self) -> str:
        return reverse("concept_lijst")

    @property
    def token(self) -> str:
        return token_of(self.actor, self.id, self.plek)

    def put_away(self, typed: QueryDict) -> str:
        """What was typed, for who first has something else to do. Gives the address to come back to."""
        page = reverse(SOORTEN[self.plek.soort].pagina, kwargs=dict(self.plek.waar))
        if not tidied(dict(typed.lists()), self.plek.velden):
            return page
        actions.save_concept(actor=self.actor, concept_id=self.id, plek=self.plek, typed=dict(typed.lists()))
        return f"{page}?concept={self.id}"

    def let_go(self) -> None:
        """The form was sent."""
        actions.let_go(actor=self.actor, concept_id=self.id)


def keep(request: ActorRequest, form: Form, dossier: UUID | None = None) -> Bewaard:
    """For a view, once its form is made. With `?concept=` in the address the form gets what was kept. Raises Hidden
    for a draft that is not there for this actor, or not of this form."""
    actor, match = request.actor, request.resolver_match
    waar = {name: str(value) for name, value in (match.kwargs if match else {}).items()}
    plek = Plek(soort_of(str(match and match.url_name)), waar, dossier, _names(form))
    if request.method == "POST":
        token = request.POST.get("concept", "")
        return Bewaard(actor, _read(actor, token)[0] if token else uuid4(), plek)
    if "concept" not in request.GET:
        return Bewaard(actor, uuid4(), plek, queries.earlier(actor, plek))
    found = id_of(request.GET["concept"])
    _go_on(form, actions.look_at_concept(actor=actor, concept_id=found, plek=plek))
    return Bewaard(actor, found, plek)


def token_of(actor: Actor, concept_id: UUID, plek: Plek) -> str:
    said = {"id": str(concept_id), **asdict(plek), "dossier": str(plek.dossier or "")}
    return signed(actor, PURPOSE, said)


def opened(actor: Actor, token: str, concept_id: UUID) -> Plek:
    """Raises Hidden for a token that we did not give to this actor for this draft."""
    found, plek = _read(actor, token)
    if found != concept_id:
        raise Hidden
    return plek


def _read(actor: Actor, token: str) -> tuple[UUID, Plek]:
    said = told_by(actor, PURPOSE, token)
    concept_id, dossier = UUID(said.pop("id")), said.pop("dossier")
    return concept_id, Plek(dossier=UUID(dossier) if dossier else None, **said)


def _names(form: Form) -> tuple[str, ...]:
    """A file is not kept: it is chosen again."""
    own = (name for name, field in form.fields.items() if not isinstance(field, forms.FileField))
    return (*own, *(SharedForm.CARRIED if isinstance(form, SharedForm) else ()))


def _go_on(form: Form, inhoud: Inhoud) -> None:
    """What was left empty is empty again; a choice that was not made is as the form proposes it."""
    for name, field in form.fields.items():
        typed, widget = inhoud.get(name, []), field.widget
        if getattr(widget, "allow_multiple_selected", False):
            form.initial[name] = typed
        elif typed or not isinstance(widget, forms.Select | forms.RadioSelect):
            form.initial[name] = typed[-1] if typed else ""
    if isinstance(form, SharedForm):
        form.go_on({name: values[-1] for name, values in inhoud.items() if name in SharedForm.CARRIED})
