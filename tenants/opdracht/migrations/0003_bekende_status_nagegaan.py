from django.contrib.postgres.operations import ValidateConstraint
from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('opdracht', '0002_intrekking'),
    ]

    operations = [
        ValidateConstraint(model_name='opdracht', name='opdracht_bekende_status'),
    ]
