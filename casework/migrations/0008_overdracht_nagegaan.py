from django.contrib.postgres.operations import ValidateConstraint
from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('casework', '0007_overdracht_aan_een_andere_regio'),
    ]

    operations = [
        ValidateConstraint(model_name='dossier', name='dossier_bekende_fase'),
        ValidateConstraint(model_name='dossier', name='dossier_afgesloten_met_reden'),
        ValidateConstraint(model_name='dossier', name='dossier_overgedragen_is_leeg'),
        ValidateConstraint(model_name='gebeurtenis', name='gebeurtenis_bekende_soort'),
    ]
