import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("proef", "0002_toelichting")]
    operations = [
        migrations.CreateModel(
            name="Regel",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("tekst", models.CharField(max_length=200, verbose_name="tekst")),
                (
                    "blad",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="regels", to="proef.blad"
                    ),
                ),
            ],
            options={"verbose_name": "regel", "verbose_name_plural": "regels"},
        ),
        migrations.RunSQL(
            "SELECT 1 / CASE current_schema() WHEN 'k_be000002' THEN 0 ELSE 1 END", migrations.RunSQL.noop
        ),
    ]
