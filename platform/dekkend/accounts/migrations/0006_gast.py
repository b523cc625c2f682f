from django.contrib.postgres.operations import AddConstraintNotValid
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0005_uitnodiging_van_het_platform'),
    ]

    operations = [
        migrations.AddField(
            model_name='accountuitnodiging',
            name='gast_gm_code',
            field=models.CharField(blank=True, db_default='', default='', max_length=6, verbose_name='gast van gemeente'),
        ),
        migrations.AddField(
            model_name='accountuitnodiging',
            name='gast_organisatie',
            field=models.CharField(blank=True, db_default='', default='', max_length=200, verbose_name='gast van organisatie'),
        ),
        migrations.AddField(
            model_name='accountuitnodiging',
            name='gast_tot',
            field=models.DateField(blank=True, null=True, verbose_name='gast tot en met'),
        ),
        migrations.AddField(
            model_name='user',
            name='gast_gm_code',
            field=models.CharField(blank=True, db_default='', default='', max_length=6, verbose_name='gast van gemeente'),
        ),
        migrations.AddField(
            model_name='user',
            name='gast_organisatie',
            field=models.CharField(blank=True, db_default='', default='', max_length=200, verbose_name='gast van organisatie'),
        ),
        migrations.AddField(
            model_name='user',
            name='gast_tot',
            field=models.DateField(blank=True, null=True, verbose_name='gast tot en met'),
        ),
        AddConstraintNotValid(
            model_name='accountuitnodiging',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('gast_gm_code', ''), ('gast_organisatie', ''), ('gast_tot', None)), models.Q(('gast_gm_code__regex', '^GM[0-9]{4}$'), ('gast_organisatie', '')), models.Q(('gast_gm_code', ''), models.Q(('gast_organisatie', ''), _negated=True)), _connector='OR'), name='accountuitnodiging_gast_van_een'),
        ),
        AddConstraintNotValid(
            model_name='user',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('gast_gm_code', ''), ('gast_organisatie', ''), ('gast_tot', None)), models.Q(('gast_gm_code__regex', '^GM[0-9]{4}$'), ('gast_organisatie', '')), models.Q(('gast_gm_code', ''), models.Q(('gast_organisatie', ''), _negated=True)), _connector='OR'), name='user_gast_van_een'),
        ),
    ]
