import sys
from typing import Any

from django.core.management.base import BaseCommand

from infra.local.demo import run_demo


class Command(BaseCommand):
    help = "Start alles voor de demo, tot Ctrl-C."
    requires_system_checks = ()

    def handle(self, *args: Any, **options: Any) -> None:
        sys.exit(run_demo())
