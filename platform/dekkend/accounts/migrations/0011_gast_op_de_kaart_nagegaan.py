from django.contrib.postgres.operations import ValidateConstraint
from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0010_gast_op_de_kaart'),
    ]

    operations = [
        ValidateConstraint(model_name='accountuitnodiging', name='accountuitnodiging_gast_op_de_kaart'),
        ValidateConstraint(model_name='user', name='user_gast_op_de_kaart'),
    ]
