from django.contrib.postgres.operations import ValidateConstraint
from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('national', '0003_navraag_en_uitlevering'),
    ]

    operations = [
        ValidateConstraint(model_name='ontvangenregistratie', name='ontvangen_registratie_nooit_zonder_grond'),
    ]
