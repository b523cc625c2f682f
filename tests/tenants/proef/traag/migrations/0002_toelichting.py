from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("proef", "0001_blad")]
    operations = [
        migrations.AddField(
            model_name="blad",
            name="toelichting",
            field=models.CharField(blank=True, db_default="", max_length=200, verbose_name="toelichting"),
        ),
        migrations.AddIndex(model_name="blad", index=models.Index(fields=["titel"], name="blad_titel")),
        migrations.RunSQL("SELECT pg_sleep(0.12)", migrations.RunSQL.noop),
    ]
