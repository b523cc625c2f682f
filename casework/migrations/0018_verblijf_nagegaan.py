from django.contrib.postgres.operations import ValidateConstraint
from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('casework', '0017_verblijf_met_een_leesbaar_woord'),
    ]

    operations = [
        ValidateConstraint(model_name='verblijfsspoor', name='verblijfsspoor_bekend'),
    ]
