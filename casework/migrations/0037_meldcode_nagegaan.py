from django.contrib.postgres.operations import ValidateConstraint
from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('casework', '0036_meldcode'),
    ]

    operations = [
        ValidateConstraint(model_name='herinnertermijn', name='herinnertermijn_bekende_soort'),
    ]
