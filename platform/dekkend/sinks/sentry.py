"""What may go to an outside collector of errors: which kind of error, and where in the program. Nothing else.

An event is built anew from the few things that are known to be safe, so that a new version of the client that
collects more does not send more. Texts of errors are replaced by their class: they quote what was typed.
"""

from typing import Any

from sentry_sdk.types import Event, Hint

from dekkend.audit.trace import current

TOP = ("event_id", "timestamp", "platform", "level", "release", "environment", "logger")
FRAME = ("filename", "function", "module", "lineno", "in_app")
CRUMB = ("type", "category", "level", "timestamp")


def options(dsn: str) -> dict[str, Any]:
    """For `sentry_sdk.init`."""
    return {
        "dsn": dsn,
        "send_default_pii": False,
        "include_local_variables": False,
        "include_source_context": False,
        "max_request_body_size": "never",
        "auto_session_tracking": False,
        "send_client_reports": False,
        "enable_logs": False,
        "traces_sample_rate": None,
        "server_name": "dekkend",
        "max_breadcrumbs": 20,
        "before_send": before_send,
        "before_send_transaction": before_send_transaction,
        "before_breadcrumb": before_breadcrumb,
    }


def before_send(event: Event, hint: Hint) -> Event | None:
    sent: dict[str, Any] = {key: event[key] for key in TOP if key in event}  # type: ignore[literal-required]
    values = (event.get("exception") or {}).get("values") or []
    if values:
        sent["exception"] = {"values": [_fault(value) for value in values]}
    template = (event.get("logentry") or {}).get("message")
    if isinstance(template, str) and (event.get("logentry") or {}).get("params"):
        sent["logentry"] = {"message": template}
    crumbs = event.get("breadcrumbs")
    if isinstance(crumbs, dict):
        sent["breadcrumbs"] = {"values": [_picked(crumb, CRUMB) for crumb in crumbs.get("values", [])]}
    if current().request_id:
        sent["tags"] = {"request_id": current().request_id}
    return sent  # type: ignore[return-value]


def before_send_transaction(event: Event, hint: Hint) -> None:
    """Timings of requests are not sent: they hold addresses and statements."""


def before_breadcrumb(crumb: dict[str, Any], hint: Hint) -> dict[str, Any]:
    return _picked(crumb, CRUMB)


def _fault(value: dict[str, Any]) -> dict[str, Any]:
    frames = (value.get("stacktrace") or {}).get("frames") or []
    return {
        "type": value.get("type"),
        "value": value.get("type"),
        "module": value.get("module"),
        "stacktrace": {"frames": [_picked(frame, FRAME) for frame in frames]},
    }


def _picked(found: dict[str, Any], keys: tuple[str, ...]) -> dict[str, Any]:
    return {key: found[key] for key in keys if key in found}
