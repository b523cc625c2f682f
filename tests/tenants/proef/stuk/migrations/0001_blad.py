from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [
        migrations.CreateModel(
            name="Blad",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("titel", models.CharField(max_length=100, verbose_name="titel")),
            ],
            options={"verbose_name": "blad", "verbose_name_plural": "bladen"},
        ),
    ]
