import dekkend.keys.fields
import django.contrib.postgres.fields
import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0003_api_token_grenzen'),
    ]

    operations = [
        migrations.CreateModel(
            name='Inlogdienst',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('enig', models.BooleanField(default=True, editable=False, unique=True)),
                ('actief', models.BooleanField(default=True, verbose_name='in gebruik')),
                ('server_url', models.URLField(max_length=300, verbose_name='adres van de inlogdienst')),
                ('client_id', models.CharField(max_length=200, verbose_name='client-id')),
                ('geheim', dekkend.keys.fields.SealedTextField(key='id', verbose_name='geheim')),
                ('mfa_waarden', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=100), default=list, size=None, verbose_name='waarden voor een tweede stap')),
                ('mfa_door_organisatie', models.BooleanField(default=False, verbose_name='de organisatie eist zelf een tweede stap')),
                ('adres_door_organisatie', models.BooleanField(default=False, verbose_name='de organisatie controleert e-mailadressen zelf')),
                ('issuer', models.CharField(max_length=300, verbose_name='uitgever')),
                ('inlogpunt', models.URLField(max_length=300, verbose_name='inlogpunt')),
                ('tokenpunt', models.URLField(max_length=300, verbose_name='tokenpunt')),
                ('sleutelpunt', models.URLField(max_length=300, verbose_name='sleutelpunt')),
                ('gegevenspunt', models.URLField(blank=True, max_length=300, verbose_name='gegevenspunt')),
                ('met_basic', models.BooleanField(default=False, verbose_name='geheim in de kop van het verzoek')),
                ('gecontroleerd_at', models.DateTimeField(verbose_name='gecontroleerd')),
            ],
            options={
                'verbose_name': 'inlogdienst',
                'verbose_name_plural': 'inlogdiensten',
            },
        ),
        migrations.CreateModel(
            name='Organisatiekoppeling',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('kenmerk', models.CharField(max_length=64, unique=True, verbose_name='kenmerk')),
                ('gekoppeld_at', models.DateTimeField(verbose_name='gekoppeld')),
            ],
            options={
                'verbose_name': 'organisatiekoppeling',
                'verbose_name_plural': 'organisatiekoppelingen',
            },
        ),
        migrations.AddConstraint(
            model_name='inlogdienst',
            constraint=models.CheckConstraint(condition=models.Q(('enig', True)), name='inlogdienst_is_enig'),
        ),
        migrations.AddField(
            model_name='organisatiekoppeling',
            name='user',
            field=models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='organisatiekoppeling', to=settings.AUTH_USER_MODEL, verbose_name='gebruiker'),
        ),
    ]
