"""`python -m infra.bench.proef.meet ours|stock [JOBS]`: milliseconds for bringing all tenants up to date, in one
process that has started already."""

import sys

import django

from infra.bench.measure import timed


def main(whose: str, jobs: int) -> float:
    django.setup()
    # Models can be read once the apps are there.
    from django.core.management import call_command  # noqa: PLC0415

    from tenants.migratie.actions import migrate_tenants  # noqa: PLC0415

    if whose == "ours":
        return timed(lambda: migrate_tenants(jobs=jobs))
    return timed(lambda: call_command("migrate_schemas", tenant=True, interactive=False, verbosity=0))


if __name__ == "__main__":
    sys.stdout.write(f"{main(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 0)}\n")  # noqa: PLR2004
