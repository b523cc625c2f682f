from django.contrib.postgres.operations import ValidateConstraint
from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('casework', '0038_meldcode_antwoorden'),
    ]

    operations = [
        ValidateConstraint(model_name='meldcodestap', name='meldcodestap_antwoorden_bij_wegen'),
    ]
