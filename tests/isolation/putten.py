"""Where what is said in a request may end up besides its answer: log, mail, tasks, error reports, cache, tables."""

import base64
import json
import logging
import sys
import warnings
from collections.abc import Iterator
from contextlib import ExitStack
from types import TracebackType
from typing import Any

import sentry_sdk
from django.conf import settings
from django.core import mail
from django.core.cache import caches
from django.core.mail import EmailMessage
from django.core.signals import got_request_exception
from django.db import connection
from kombu.transport.memory import Channel
from sentry_sdk.envelope import Envelope
from sentry_sdk.transport import Transport
from sentry_sdk.utils import event_from_exception

from dekkend.sinks import sentry
from tests.sinks.canaries import text_of_mail
from tests.sinks.listening import listening

# Nothing of anybody belongs in these, not even of the tenant itself. A mail may speak of its own tenant.
BARE = ("log", "taak", "sentry", "cache")


class Double(Transport):
    """Keeps what would have gone to the collector of errors."""

    def __init__(self) -> None:
        super().__init__()
        self.sent: list[str] = []

    def capture_envelope(self, envelope: Envelope) -> None:
        self.sent.append(envelope.serialize().decode())


class Putten:
    """Open as a with-statement. `since` gives what came in after the last time it was asked, by kind."""

    def __enter__(self) -> "Putten":
        for alias in caches:
            caches[alias].clear()
        self.stack = ExitStack()
        self.log = self.stack.enter_context(listening())
        self._hush()
        self.double = Double()
        options = {**sentry.options("https://sleutel@sentry.example.org/1"), "default_integrations": False}
        with warnings.catch_warnings(action="ignore", category=DeprecationWarning):
            client = sentry_sdk.Client(**options, transport=self.double)
        self.stack.enter_context(sentry_sdk.isolation_scope())
        scope = self.stack.enter_context(sentry_sdk.new_scope())
        scope.set_client(client)
        got_request_exception.connect(self._fault)
        self.stack.callback(got_request_exception.disconnect, self._fault)
        for _ in self.since():
            pass
        return self

    def __exit__(self, *error: type[BaseException] | BaseException | TracebackType | None) -> None:
        self.stack.close()

    def _hush(self) -> None:
        """Nobody but this listens to the log: ten thousand requests would fill the report of the test."""
        root = logging.getLogger()
        for handler in root.handlers[:-1]:
            root.removeHandler(handler)
            self.stack.callback(root.addHandler, handler)

    def _fault(self, **_: Any) -> None:
        """What the client of the collector does by itself where it is installed."""
        event, hint = event_from_exception(sys.exc_info(), client_options=sentry_sdk.get_client().options)
        sentry_sdk.capture_event(event, hint)

    def since(self) -> Iterator[tuple[str, str]]:
        if self.log.tell():
            yield "log", self.log.getvalue()
            self.log.seek(0)
            self.log.truncate()
        while mail.outbox:
            yield "mail", _text_of(mail.outbox.pop())
        for queue in list(Channel.queues.values()):
            while queue.qsize():
                yield "taak", _message(queue.get(block=False))
        while self.double.sent:
            yield "sentry", self.double.sent.pop()


def _text_of(message: Any) -> str:
    assert isinstance(message, EmailMessage)
    return text_of_mail(message)


def _message(message: dict[str, Any]) -> str:
    """As it lies at the broker, and its body as the worker reads it."""
    body = message.get("body", "")
    return json.dumps(message, default=str) + "\n" + base64.b64decode(body).decode("utf-8", "replace")


def cached() -> str:
    """Every key and value in every cache, as one text."""
    parts = []
    for alias in settings.CACHES:
        held: dict[str, bytes] = vars(caches[alias])["_cache"]
        parts += [f"{key} {value.decode('latin-1')}" for key, value in held.items()]
    return "\n".join(parts)


def rows_written() -> dict[str, int]:
    """How many rows of each schema were written in this transaction, also those that were taken back."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT schemaname, sum(n_tup_ins + n_tup_upd + n_tup_del) FROM pg_stat_xact_user_tables GROUP BY 1"
        )
        return {schema: int(count) for schema, count in cursor.fetchall()}
