"""Small pieces of HTML that Python code needs as well as templates: cells of tables, tiles, buttons."""

from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString

from dekkend.web.status import States, status_of

BUTTONS = {
    "primary": "nl-button nl-button--primary",
    "secondary": "nl-button nl-button--secondary",
    "subtle": "nl-button nl-button--subtle",
    "danger": "nl-button nl-button--primary nl-button--negative",
}


def icon(name: str, label: str = "") -> SafeString:
    """A symbol from the sprite. Without a label it is decoration and hidden from screen readers."""
    address = f"{static('vendor/icons.svg')}#{name}"
    if label:
        return format_html(
            '<svg class="app-icon" role="img" aria-label="{}"><use href="{}"></use></svg>', label, address
        )
    return format_html(
        '<svg class="app-icon" aria-hidden="true" focusable="false"><use href="{}"></use></svg>', address
    )


def status_badge(states: States, value: str) -> SafeString:
    """Icon and words in a fixed colour; colour alone never says it."""
    status = status_of(states, value)
    return format_html(
        '<span class="nl-data-badge app-status app-tone--{}">{}{}</span>',
        status.tone,
        icon(status.symbol),
        status.label,
    )


def button_class(kind: str) -> str:
    """Raises ValueError for a kind that does not exist, so that a page never shows a button without a look."""
    if kind not in BUTTONS:
        raise ValueError(f"unknown kind of button {kind!r}")
    return BUTTONS[kind]


def action(label: str, url: str, icon_name: str = "", kind: str = "secondary") -> SafeString:
    symbol = icon(icon_name) if icon_name else ""
    return format_html('<a class="{}" href="{}">{}{}</a>', button_class(kind), url, symbol, label)
