from django.contrib.postgres.operations import ValidateConstraint
from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('casework', '0008_uitstel_en_navraag'),
    ]

    operations = [
        ValidateConstraint(model_name='gebeurtenis', name='gebeurtenis_bekende_soort'),
    ]
