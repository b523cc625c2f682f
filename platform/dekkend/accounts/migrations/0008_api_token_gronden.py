import django.contrib.postgres.fields
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0007_gast_nagegaan'),
    ]

    operations = [
        migrations.AddField(
            model_name='apitoken',
            name='gronden',
            field=django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=60), db_default=models.Value('{}'), default=list, size=None, verbose_name='gronden'),
        ),
    ]
