import django.contrib.postgres.operations as postgres
from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('casework', '0003_gezag_en_grond_op_de_tijdlijn'),
    ]

    operations = [
        postgres.ValidateConstraint(
            model_name='gebeurtenis',
            name='gebeurtenis_bekende_soort',
        ),
    ]
