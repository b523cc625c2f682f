import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import dekkend.keys.fields


class Migration(migrations.Migration):

    dependencies = [
        ("accounts", "0008_api_token_gronden"),
    ]

    operations = [
        migrations.CreateModel(
            name="Weergave",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("lijst", models.CharField(max_length=60, verbose_name="lijst")),
                ("titel", models.CharField(max_length=120, verbose_name="titel van de lijst")),
                ("naam", dekkend.keys.fields.SealedTextField(key="id", verbose_name="naam")),
                ("velden", models.JSONField(verbose_name="keuzes in het filter en volgorde")),
                ("woorden", models.TextField(verbose_name="keuzes in woorden")),
                ("eerste", models.BooleanField(default=False, verbose_name="als eerste")),
                ("gemaakt_at", models.DateTimeField(auto_now_add=True, verbose_name="gemaakt")),
                (
                    "van",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="van",
                    ),
                ),
            ],
            options={
                "verbose_name": "weergave",
                "verbose_name_plural": "weergaven",
                "ordering": ["titel", "gemaakt_at"],
                "indexes": [models.Index(fields=["van", "lijst"], name="weergave_van_wie")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("eerste", True)), fields=("van", "lijst"), name="weergave_een_als_eerste"
                    )
                ],
            },
        ),
    ]
