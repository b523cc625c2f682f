from django.contrib.postgres.operations import ValidateConstraint
from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('casework', '0029_verwijzing'),
    ]

    operations = [
        ValidateConstraint(model_name='herinnertermijn', name='herinnertermijn_bekende_soort'),
        ValidateConstraint(model_name='melding', name='melding_bekende_status'),
    ]
