from django.contrib.postgres.operations import ValidateConstraint
from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0006_gast'),
    ]

    operations = [
        ValidateConstraint(model_name='accountuitnodiging', name='accountuitnodiging_gast_van_een'),
        ValidateConstraint(model_name='user', name='user_gast_van_een'),
    ]
