from django.contrib.postgres.operations import ValidateConstraint
from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('national', '0002_wat_er_ontbreekt'),
    ]

    operations = [
        ValidateConstraint('ontvangenregistratie', 'ontvangen_registratie_grafsteen_mist_niets'),
    ]
