import dekkend.keys.fields
from django.contrib.postgres.operations import AddConstraintNotValid
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('casework', '0012_cijfers_van_een_kwartaal'),
    ]

    operations = [
        migrations.AddField(
            model_name='persoon',
            name='datum_geschat',
            field=models.BooleanField(db_default=False, default=False, verbose_name='geboortedatum geschat'),
        ),
        migrations.AddField(
            model_name='persoon',
            name='geboortejaar',
            field=dekkend.keys.fields.SealedJSONField(key='dossier_id', null=True, verbose_name='geboortejaar, geschat'),
        ),
        AddConstraintNotValid(
            model_name='persoon',
            constraint=models.CheckConstraint(condition=models.Q(('geboortejaar', None), models.Q(('geboortedatum', None), ('geschatte_leeftijd', None)), _connector='OR'), name='persoon_jaar_alleen_zonder_meer'),
        ),
        AddConstraintNotValid(
            model_name='persoon',
            constraint=models.CheckConstraint(condition=models.Q(('datum_geschat', False), ('geboortedatum__isnull', False), _connector='OR'), name='persoon_schat_een_datum'),
        ),
    ]
