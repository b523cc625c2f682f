from django.contrib.postgres.operations import ValidateConstraint
from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('casework', '0041_risico'),
    ]

    operations = [
        ValidateConstraint(model_name='gebeurtenis', name='gebeurtenis_bekende_soort'),
        ValidateConstraint(model_name='herinnertermijn', name='herinnertermijn_bekende_soort'),
    ]
