from django.contrib.postgres.operations import AddConstraintNotValid
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0009_weergave'),
    ]

    operations = [
        migrations.AddField(
            model_name='accountuitnodiging',
            name='gast_organisatie_id',
            field=models.UUIDField(blank=True, null=True, verbose_name='gast van organisatie op de kaart'),
        ),
        migrations.AddField(
            model_name='user',
            name='gast_organisatie_id',
            field=models.UUIDField(blank=True, null=True, verbose_name='gast van organisatie op de kaart'),
        ),
        AddConstraintNotValid(
            model_name='accountuitnodiging',
            constraint=models.CheckConstraint(condition=models.Q(('gast_organisatie_id', None), models.Q(('gast_organisatie', ''), _negated=True), _connector='OR'), name='accountuitnodiging_gast_op_de_kaart'),
        ),
        AddConstraintNotValid(
            model_name='user',
            constraint=models.CheckConstraint(condition=models.Q(('gast_organisatie_id', None), models.Q(('gast_organisatie', ''), _negated=True), _connector='OR'), name='user_gast_op_de_kaart'),
        ),
    ]
