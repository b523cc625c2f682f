"""`python -m infra.bench.proef.maak AANTAL`: a database that is prepared, with so many tenants of the small kind."""

import sys

import django


def schema(number: int) -> str:
    return f"k_{0xBE000000 + number:08x}"


def main(count: int) -> None:
    django.setup()
    # Models can be read once the apps are there.
    from tenants.tenant.prepare import prepare  # noqa: PLC0415
    from tenants.tenant.provision import NewTenant, create_tenant  # noqa: PLC0415

    prepare()
    for number in range(count):
        create_tenant(
            NewTenant(f"Proef {number}", "PRF", "#333333", "kluis", f"proef{number}.test", schema=schema(number))
        )


if __name__ == "__main__":
    main(int(sys.argv[1]))
