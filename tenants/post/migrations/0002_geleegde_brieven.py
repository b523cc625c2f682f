from django.db import migrations, models
from django.db.models import Q

SETTLED = ("verwerkt", "geweigerd")


def tray(name, fields, indexes):
    """The hash of what lies there; what was dealt with is emptied."""
    table = f"post_{name}"
    return [
        *(migrations.AddField(name, field, column) for field, column in fields),
        migrations.RunSQL(
            [
                f"UPDATE {table} SET controlegetal = encode(sha256(inhoud), 'hex')",
                f"UPDATE {table} SET inhoud = '', geleegd_at = now() WHERE uitkomst IN ('verwerkt', 'geweigerd')",
            ],
            migrations.RunSQL.noop,
        ),
        migrations.AddConstraint(
            name,
            models.CheckConstraint(condition=Q(geleegd_at=None) | Q(inhoud=b""), name=f"{name}_geleegd_is_leeg"),
        ),
        *(migrations.AddIndex(name, index) for index in indexes),
    ]


def columns():
    return [
        ("controlegetal", models.CharField("controlegetal van de inhoud", max_length=64, default="")),
        ("geleegd_at", models.DateTimeField("geleegd", null=True)),
    ]


class Migration(migrations.Migration):
    dependencies = [("post", "0001_initial")]

    operations = [
        *tray(
            "uitbak",
            columns(),
            [models.Index(fields=["id"], condition=Q(geleegd_at=None, uitkomst__in=SETTLED), name="uitbak_te_legen")],
        ),
        *tray("inbak", columns(), []),
        migrations.AlterField("uitbak", "controlegetal", models.CharField("controlegetal van de inhoud", max_length=64)),
        migrations.AlterField("inbak", "controlegetal", models.CharField("controlegetal van de inhoud", max_length=64)),
    ]
