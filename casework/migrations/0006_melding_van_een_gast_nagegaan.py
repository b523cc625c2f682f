from django.contrib.postgres.operations import ValidateConstraint
from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('casework', '0005_melding_van_een_gast'),
    ]

    operations = [
        ValidateConstraint(model_name='melding', name='melding_namens_gemeente'),
    ]
