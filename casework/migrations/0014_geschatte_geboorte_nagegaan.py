from django.contrib.postgres.operations import ValidateConstraint
from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('casework', '0013_geschatte_geboorte'),
    ]

    operations = [
        ValidateConstraint(model_name='persoon', name='persoon_jaar_alleen_zonder_meer'),
        ValidateConstraint(model_name='persoon', name='persoon_schat_een_datum'),
    ]
