from django.contrib.postgres.operations import AddConstraintNotValid
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('casework', '0004_wisverzoek'),
    ]

    operations = [
        migrations.AddField(
            model_name='melding',
            name='namens_gemeente',
            field=models.CharField(blank=True, db_default='', default='', max_length=6, verbose_name='namens gemeente'),
        ),
        AddConstraintNotValid(
            model_name='melding',
            constraint=models.CheckConstraint(condition=models.Q(('namens_gemeente', ''), models.Q(('herkomst', 'gemeente'), ('namens_gemeente__regex', '^GM[0-9]{4}$')), _connector='OR'), name='melding_namens_gemeente'),
        ),
    ]
