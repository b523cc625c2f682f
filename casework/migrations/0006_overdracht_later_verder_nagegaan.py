from django.contrib.postgres.operations import ValidateConstraint
from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('casework', '0005_overdracht_later_verder'),
    ]

    operations = [
        ValidateConstraint(model_name='concept', name='concept_een_bekende_soort'),
        ValidateConstraint(model_name='concept', name='concept_hoort_in_een_dossier'),
    ]
