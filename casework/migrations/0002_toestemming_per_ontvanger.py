import dekkend.keys.fields
import django.contrib.postgres.operations as postgres
import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('casework', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Gezag',
            fields=[
                ('dossier', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='gezag', serialize=False, to='casework.dossier')),
                ('gezag', models.CharField(choices=[('ouders', 'Een of twee ouders'), ('voogd', 'Een voogd (een persoon of een instelling)'), ('niemand', 'Niemand, of niemand die te bereiken is'), ('onbekend', 'Nog niet bekend')], max_length=20, verbose_name='wie het gezag heeft')),
                ('verdenking', models.CharField(choices=[('nee', 'Nee, geen vermoeden'), ('ja', 'Ja, er is een vermoeden'), ('onbekend', 'Dat is nog niet bekeken')], max_length=20, verbose_name='vermoeden tegen wie het gezag heeft')),
                ('toelichting', dekkend.keys.fields.SealedTextField(blank=True, default='', key='dossier_id', verbose_name='toelichting')),
                ('vastgelegd_at', models.DateTimeField(verbose_name='vastgelegd')),
            ],
            options={
                'verbose_name': 'gezag',
                'verbose_name_plural': 'gezag',
            },
        ),
        migrations.CreateModel(
            name='Grondslag',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('doel', models.CharField(choices=[('registratie_comensha', 'Registratie bij CoMensha'), ('zorgactie', 'Hulp vragen aan een organisatie'), ('overleg', 'Bespreken aan een tafel voor casuïstiek'), ('overdracht', 'Overdragen aan een andere regio'), ('veilig_thuis', 'Melden bij Veilig Thuis'), ('onderzoek', 'Wetenschappelijk onderzoek')], max_length=30, verbose_name='doel')),
                ('ontvanger', models.CharField(blank=True, default='', max_length=64, verbose_name='ontvanger')),
                ('soort', models.CharField(choices=[('vitaal_belang', 'Het is nodig om iemand in veiligheid te brengen, en vragen kan niet'), ('meldcode', 'De meldcode: melden bij Veilig Thuis mag zonder toestemming'), ('taak', 'De wet geeft ons deze taak, en de betrokkene weet ervan'), ('politie', 'De politie registreert zelf'), ('marechaussee', 'De Koninklijke Marechaussee registreert zelf'), ('arbeidsinspectie', 'De Arbeidsinspectie registreert zelf')], max_length=20, verbose_name='soort grond')),
                ('reden', dekkend.keys.fields.SealedTextField(key='dossier_id', verbose_name='reden')),
                ('verteld', models.CharField(choices=[('ja', 'Ja, de betrokkene weet het'), ('nog_niet', 'Nog niet: dat is nu niet veilig of niet mogelijk')], max_length=20, verbose_name='weet de betrokkene het')),
                ('geldig_tot', models.DateField(null=True, verbose_name='geldig tot en met')),
                ('status', models.CharField(choices=[('geldt', 'Geldt'), ('ingetrokken', 'Beëindigd')], max_length=20, verbose_name='stand')),
                ('vastgelegd_at', models.DateTimeField(verbose_name='vastgelegd')),
                ('ingetrokken_at', models.DateTimeField(null=True, verbose_name='beëindigd')),
            ],
            options={
                'verbose_name': 'grondslag',
                'verbose_name_plural': 'grondslagen',
                'ordering': ['-vastgelegd_at'],
            },
        ),
        migrations.RemoveConstraint(
            model_name='toestemming',
            name='toestemming_een_per_doel',
        ),
        migrations.AddField(
            model_name='toestemming',
            name='bewijs',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='casework.document', verbose_name='bewijs'),
        ),
        migrations.AddField(
            model_name='toestemming',
            name='geldig_tot',
            field=models.DateField(null=True, verbose_name='geldig tot en met'),
        ),
        migrations.AddField(
            model_name='toestemming',
            name='gever_naam',
            field=dekkend.keys.fields.SealedTextField(key='dossier_id', null=True, verbose_name='naam van wie het gaf'),
        ),
        migrations.AddField(
            model_name='toestemming',
            name='gezag',
            field=models.CharField(choices=[('ouders', 'Een of twee ouders'), ('voogd', 'Een voogd (een persoon of een instelling)'), ('niemand', 'Niemand, of niemand die te bereiken is'), ('onbekend', 'Nog niet bekend')], db_default='onbekend', default='onbekend', max_length=20, verbose_name='wie het gezag had'),
        ),
        migrations.AddField(
            model_name='toestemming',
            name='ingetrokken_namens',
            field=models.CharField(blank=True, choices=[('betrokkene', 'De betrokkene zelf'), ('gezaghebbende', 'Een ouder of voogd met gezag'), ('voogd', 'De voogd die de rechter aanwees'), ('vertegenwoordiger', 'Een wettelijk vertegenwoordiger'), ('rechter', 'De rechter, in plaats van wie het gezag heeft')], db_default='', default='', max_length=30, verbose_name='ingetrokken door'),
        ),
        migrations.AddField(
            model_name='toestemming',
            name='ontvanger',
            field=models.CharField(blank=True, db_default='', default='', max_length=64, verbose_name='ontvanger'),
        ),
        migrations.AddField(
            model_name='toestemming',
            name='taal',
            field=dekkend.keys.fields.SealedTextField(key='dossier_id', null=True, verbose_name='taal'),
        ),
        migrations.AddField(
            model_name='toestemming',
            name='tolk',
            field=models.BooleanField(db_default=False, default=False, verbose_name='met een tolk'),
        ),
        migrations.AddField(
            model_name='toestemming',
            name='verdenking',
            field=models.CharField(choices=[('nee', 'Nee, geen vermoeden'), ('ja', 'Ja, er is een vermoeden'), ('onbekend', 'Dat is nog niet bekeken')], db_default='nee', default='nee', max_length=20, verbose_name='vermoeden tegen wie het gezag had'),
        ),
        migrations.AlterField(
            model_name='toestemming',
            name='doel',
            field=models.CharField(choices=[('registratie_comensha', 'Registratie bij CoMensha'), ('zorgactie', 'Hulp vragen aan een organisatie'), ('overleg', 'Bespreken aan een tafel voor casuïstiek'), ('overdracht', 'Overdragen aan een andere regio'), ('veilig_thuis', 'Melden bij Veilig Thuis'), ('onderzoek', 'Wetenschappelijk onderzoek')], max_length=30, verbose_name='doel'),
        ),
        migrations.AlterField(
            model_name='toestemming',
            name='gegeven_door',
            field=models.CharField(choices=[('betrokkene', 'De betrokkene zelf'), ('gezaghebbende', 'Een ouder of voogd met gezag'), ('beide', 'De betrokkene én een ouder of voogd met gezag'), ('voogd', 'De voogd die de rechter aanwees'), ('betrokkene_en_voogd', 'De betrokkene én de voogd die de rechter aanwees'), ('rechter', 'De rechter, in plaats van wie het gezag heeft'), ('betrokkene_en_rechter', 'De betrokkene én de rechter, in plaats van wie het gezag heeft'), ('vertegenwoordiger', 'Een wettelijk vertegenwoordiger')], max_length=30, verbose_name='gegeven door'),
        ),
        migrations.AlterField(
            model_name='toestemming',
            name='intrek_reden',
            field=models.CharField(blank=True, choices=[('op_verzoek', 'Op verzoek'), ('leeftijd', 'De leeftijd bleek anders: wie toestemming gaf, mocht dat niet alleen'), ('grens', 'De betrokkene werd 12 of 16 jaar: nu beslist een ander'), ('verlopen', 'De toestemming was verlopen'), ('gezag', 'Er is een vermoeden, of een ander heeft nu het gezag: wie toestemming gaf, mag dat niet meer')], max_length=20, verbose_name='reden van intrekken'),
        ),
        migrations.AlterField(
            model_name='toestemming',
            name='wijze',
            field=models.CharField(choices=[('mondeling', 'Mondeling'), ('schriftelijk', 'Schriftelijk'), ('digitaal', 'Digitaal')], max_length=20, verbose_name='wijze'),
        ),
        migrations.AddIndex(
            model_name='toestemming',
            index=models.Index(condition=models.Q(('status', 'gegeven')), fields=['geldig_tot'], name='toestemming_die_afloopt'),
        ),
        migrations.AddConstraint(
            model_name='toestemming',
            constraint=models.UniqueConstraint(condition=models.Q(('status', 'gegeven')), fields=('dossier', 'doel', 'ontvanger'), name='toestemming_een_per_ontvanger'),
        ),
        postgres.AddConstraintNotValid(
            model_name='toestemming',
            constraint=models.CheckConstraint(condition=models.Q(('gezag__in', ['ouders', 'voogd', 'niemand', 'onbekend']), ('verdenking__in', ['nee', 'ja', 'onbekend']), models.Q(('geldig_tot', None), ('geldig_tot__gte', models.F('datum')), _connector='OR')), name='toestemming_bekende_omstandigheden'),
        ),
        migrations.AddField(
            model_name='gezag',
            name='vastgelegd_door',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='vastgelegd door'),
        ),
        migrations.AddField(
            model_name='grondslag',
            name='dossier',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='grondslagen', to='casework.dossier'),
        ),
        migrations.AddField(
            model_name='grondslag',
            name='vastgelegd_door',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='vastgelegd door'),
        ),
        migrations.AddConstraint(
            model_name='gezag',
            constraint=models.CheckConstraint(condition=models.Q(('gezag__in', ['ouders', 'voogd', 'niemand', 'onbekend']), ('verdenking__in', ['nee', 'ja', 'onbekend'])), name='gezag_bekend'),
        ),
        migrations.AddConstraint(
            model_name='grondslag',
            constraint=models.CheckConstraint(condition=models.Q(('doel__in', ['registratie_comensha', 'zorgactie', 'overleg', 'overdracht', 'veilig_thuis', 'onderzoek']), ('soort__in', ['vitaal_belang', 'meldcode', 'taak', 'politie', 'marechaussee', 'arbeidsinspectie']), ('verteld__in', ['ja', 'nog_niet']), ('status__in', ['geldt', 'ingetrokken'])), name='grondslag_bekend'),
        ),
        migrations.AddConstraint(
            model_name='grondslag',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('ingetrokken_at', None), ('status', 'geldt')), models.Q(models.Q(('status', 'geldt'), _negated=True), ('ingetrokken_at__isnull', False)), _connector='OR'), name='grondslag_beeindigd_wanneer'),
        ),
        migrations.AddConstraint(
            model_name='grondslag',
            constraint=models.UniqueConstraint(condition=models.Q(('status', 'geldt')), fields=('dossier', 'doel', 'ontvanger', 'soort'), name='grondslag_een_tegelijk'),
        ),
    ]
