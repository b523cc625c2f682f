import django.contrib.postgres.fields
import django.db.models.deletion
import django.db.models.functions.text
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Accountuitnodiging',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('naam', models.CharField(max_length=200, verbose_name='naam')),
                ('email', models.EmailField(max_length=254, verbose_name='e-mailadres')),
                ('rollen', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('zorgcoordinator', 'Zorgcoördinator'), ('gedragswetenschapper', 'Gedragswetenschapper'), ('aandachtsfunctionaris', 'Aandachtsfunctionaris'), ('ketenregisseur', 'Ketenregisseur'), ('bestuurder', 'Bestuurder'), ('financieel_medewerker', 'Financieel medewerker'), ('ketenpartner', 'Ketenpartner'), ('functioneel_beheerder', 'Functioneel beheerder'), ('fg', 'Functionaris gegevensbescherming'), ('landelijk_medewerker', 'Landelijk medewerker'), ('landelijk_analist', 'Landelijk analist')], max_length=40), size=None)),
                ('status', models.CharField(choices=[('open', 'Wacht op antwoord'), ('aangenomen', 'Aangenomen'), ('ingetrokken', 'Ingetrokken')], max_length=20, verbose_name='status')),
                ('hash', models.CharField(max_length=64, unique=True)),
                ('gemaakt_at', models.DateTimeField(verbose_name='uitgenodigd')),
                ('verstuurd_at', models.DateTimeField(null=True, verbose_name='e-mail verstuurd')),
                ('vervalt_at', models.DateTimeField(verbose_name='geldig tot')),
                ('afgehandeld_at', models.DateTimeField(null=True, verbose_name='afgehandeld')),
            ],
            options={
                'verbose_name': 'accountuitnodiging',
                'verbose_name_plural': 'accountuitnodigingen',
            },
        ),
        migrations.AddField(
            model_name='accountuitnodiging',
            name='gemaakt_door',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='uitgenodigd door'),
        ),
        migrations.AddField(
            model_name='accountuitnodiging',
            name='user',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='account'),
        ),
        migrations.AddConstraint(
            model_name='accountuitnodiging',
            constraint=models.UniqueConstraint(django.db.models.functions.text.Lower('email'), condition=models.Q(('status', 'open')), name='accountuitnodiging_een_open'),
        ),
        migrations.AddConstraint(
            model_name='accountuitnodiging',
            constraint=models.CheckConstraint(condition=models.Q(('status__in', ['open', 'aangenomen', 'ingetrokken'])), name='accountuitnodiging_bekende_status'),
        ),
        migrations.AddConstraint(
            model_name='accountuitnodiging',
            constraint=models.CheckConstraint(condition=models.Q(('rollen__contained_by', ['zorgcoordinator', 'gedragswetenschapper', 'aandachtsfunctionaris', 'ketenregisseur', 'bestuurder', 'financieel_medewerker', 'ketenpartner', 'functioneel_beheerder', 'fg', 'landelijk_medewerker', 'landelijk_analist']), ('rollen__len__gt', 0)), name='accountuitnodiging_bekende_rollen'),
        ),
        migrations.AddConstraint(
            model_name='accountuitnodiging',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('afgehandeld_at', None), ('status', 'open')), models.Q(models.Q(('status', 'open'), _negated=True), ('afgehandeld_at__isnull', False)), _connector='OR'), name='accountuitnodiging_afgehandeld'),
        ),
        migrations.AddConstraint(
            model_name='accountuitnodiging',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('status', 'aangenomen'), ('user__isnull', False)), models.Q(models.Q(('status', 'aangenomen'), _negated=True), ('user', None)), _connector='OR'), name='accountuitnodiging_aangenomen_door'),
        ),
    ]
