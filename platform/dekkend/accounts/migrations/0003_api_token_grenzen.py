import datetime
import django.contrib.postgres.fields
from django.db import migrations, models
from django.utils import timezone


def over_een_jaar():
    """Tokens that were made without an end get the usual term from now."""
    return timezone.now() + datetime.timedelta(days=365)


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0002_uitnodiging'),
    ]

    operations = [
        migrations.AddField(
            model_name='apitoken',
            name='alleen_lezen',
            field=models.BooleanField(default=False, verbose_name='alleen lezen'),
        ),
        migrations.AddField(
            model_name='apitoken',
            name='laatst_gebruikt_at',
            field=models.DateTimeField(blank=True, null=True, verbose_name='laatst gebruikt'),
        ),
        migrations.AddField(
            model_name='apitoken',
            name='rechten',
            field=django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=60), default=list, size=None, verbose_name='rechten'),
        ),
        migrations.AddField(
            model_name='apitoken',
            name='rollen',
            field=django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=40), default=list, size=None, verbose_name='rollen'),
        ),
        migrations.AddField(
            model_name='apitoken',
            name='vervalt_at',
            field=models.DateTimeField(default=over_een_jaar, verbose_name='geldig tot'),
            preserve_default=False,
        ),
        migrations.AddConstraint(
            model_name='apitoken',
            constraint=models.CheckConstraint(condition=models.Q(('rollen__contained_by', ['zorgcoordinator', 'gedragswetenschapper', 'aandachtsfunctionaris', 'ketenregisseur', 'bestuurder', 'financieel_medewerker', 'ketenpartner', 'functioneel_beheerder', 'fg', 'landelijk_medewerker', 'landelijk_analist'])), name='api_token_bekende_rollen'),
        ),
    ]
