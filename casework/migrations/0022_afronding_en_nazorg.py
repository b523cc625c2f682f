import dekkend.keys.fields
import django.db.models.deletion
import uuid
from django.conf import settings
from django.contrib.postgres.operations import AddConstraintNotValid
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('casework', '0021_adviesvraag'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Afrondingspunt',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('punt', models.CharField(choices=[('verblijfsrecht', 'Weet welke stappen in het verblijfsrecht hij of zij wil nemen'), ('voorzieningen', 'Weet wat de rechten op voorzieningen zijn'), ('instanties', 'Weet bij welke instantie hij of zij terecht kan voor hulp en zorg')], max_length=20, verbose_name='punt')),
                ('status', models.CharField(choices=[('helder', 'Helder'), ('ingetrokken', 'Ingetrokken')], max_length=20, verbose_name='stand')),
                ('datum', models.DateField(verbose_name='besproken op')),
                ('toelichting', dekkend.keys.fields.SealedTextField(blank=True, default='', key='dossier_id', verbose_name='toelichting')),
                ('vastgelegd_at', models.DateTimeField(verbose_name='vastgelegd')),
                ('ingetrokken_at', models.DateTimeField(null=True, verbose_name='ingetrokken')),
            ],
            options={
                'verbose_name': 'afrondingspunt',
                'verbose_name_plural': 'afrondingspunten',
                'ordering': ['-vastgelegd_at'],
            },
        ),
        migrations.CreateModel(
            name='Afsluiting',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('status', models.CharField(choices=[('afgesloten', 'Afgesloten'), ('heropend', 'Heropend')], max_length=20, verbose_name='stand')),
                ('einde', models.CharField(choices=[('afgerond', 'Het traject is afgerond'), ('onbekende_bestemming', 'Vertrokken met onbekende bestemming'), ('ziet_af_van_hulp', 'De betrokkene ziet af van hulp'), ('teruggekeerd', 'Teruggekeerd naar het land van herkomst'), ('overleden', 'De betrokkene is overleden')], max_length=30, verbose_name='hoe het eindigde')),
                ('datum', models.DateField(verbose_name='dag')),
                ('terugkeer', models.CharField(blank=True, choices=[('vrijwillig', 'Uit eigen wil'), ('gedwongen', 'Gedwongen'), ('onbekend', 'Niet bekend')], max_length=20, verbose_name='terugkeer')),
                ('toelichting', dekkend.keys.fields.SealedTextField(blank=True, default='', key='dossier_id', verbose_name='toelichting')),
                ('verder', dekkend.keys.fields.SealedTextField(blank=True, default='', key='dossier_id', verbose_name='hoe het verdergaat')),
                ('afgesloten_at', models.DateTimeField(verbose_name='afgesloten')),
                ('heropend_at', models.DateTimeField(null=True, verbose_name='heropend')),
                ('heropen_reden', models.CharField(blank=True, choices=[('terug_in_beeld', 'De betrokkene is terug in beeld'), ('nieuwe_hulpvraag', 'Er is een nieuwe hulpvraag'), ('strafzaak', 'Er loopt (weer) een strafzaak'), ('vergissing', 'Het dossier is per ongeluk afgesloten')], max_length=20, verbose_name='reden van heropenen')),
            ],
            options={
                'verbose_name': 'afsluiting',
                'verbose_name_plural': 'afsluitingen',
                'ordering': ['-afgesloten_at'],
            },
        ),
        migrations.CreateModel(
            name='Nazorgmoment',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('status', models.CharField(choices=[('afgesproken', 'Afgesproken'), ('gehouden', 'Contact gehad'), ('geen_contact', 'Geen contact gekregen'), ('vervallen', 'Gaat niet door')], max_length=20, verbose_name='stand')),
                ('datum', models.DateField(verbose_name='afgesproken voor')),
                ('vorm', models.CharField(choices=[('bellen', 'Bellen'), ('gesprek', 'Een gesprek'), ('bezoek', 'Een bezoek'), ('bericht', 'Een bericht'), ('via_hulpverlener', 'Via de hulpverlener')], max_length=20, verbose_name='hoe')),
                ('afspraak', dekkend.keys.fields.SealedTextField(blank=True, default='', key='dossier_id', verbose_name='afspraak')),
                ('uitkomst', dekkend.keys.fields.SealedTextField(blank=True, default='', key='dossier_id', verbose_name='uitkomst')),
                ('afgehandeld_op', models.DateField(null=True, verbose_name='dag van het contact')),
                ('vastgelegd_at', models.DateTimeField(verbose_name='vastgelegd')),
            ],
            options={
                'verbose_name': 'nazorgmoment',
                'verbose_name_plural': 'nazorgmomenten',
                'ordering': ['datum', 'vastgelegd_at'],
            },
        ),
        migrations.RemoveConstraint(
            model_name='gebeurtenis',
            name='gebeurtenis_bekende_soort',
        ),
        migrations.AlterField(
            model_name='gebeurtenis',
            name='soort',
            field=models.CharField(choices=[('dossier_geopend', 'Dossier geopend'), ('dossier_toegewezen', 'Zorgcoördinator gekozen'), ('dossier_losgelaten', 'Teruggegeven aan het team'), ('dossier_overgedragen', 'Overgedragen aan een collega'), ('persoon_gewijzigd', 'Gegevens gewijzigd'), ('aantekening_gemaakt', 'Aantekening'), ('fase_gewijzigd', 'Hulpverlening gestart'), ('dossier_afgesloten', 'Dossier afgesloten'), ('dossier_heropend', 'Dossier heropend'), ('afrondingspunt_vastgelegd', 'Afronding: wat de betrokkene weet'), ('afrondingspunt_ingetrokken', 'Afronding: toch niet helder'), ('nazorg_afgesproken', 'Nazorg afgesproken'), ('nazorg_stap', 'Nazorg'), ('toestemming_gegeven', 'Toestemming gegeven'), ('toestemming_geweigerd', 'Toestemming niet gegeven'), ('toestemming_ingetrokken', 'Toestemming ingetrokken'), ('registratie_verstuurd', 'Registratie verstuurd naar CoMensha'), ('registratie_geteld', 'Alleen geteld, zonder persoonsgegevens'), ('registratie_ingetrokken', 'Registratie bij CoMensha ingetrokken'), ('noodtoegang_geopend', 'Noodtoegang gebruikt'), ('noodtoegang_beeindigd', 'Noodtoegang beëindigd'), ('overdracht_aangeboden', 'Aangeboden aan een andere regio'), ('overdracht_ingetrokken', 'Aanbod aan een andere regio ingetrokken'), ('overdracht_geweigerd', 'Andere regio neemt het niet over'), ('overdracht_verstuurd', 'Verstuurd naar een andere regio'), ('overdracht_teruggehaald', 'Teruggehaald van een andere regio'), ('overname_ontvangen', 'Overgenomen van een andere regio'), ('melding_overgekomen', 'Melding bij de vorige regio'), ('verblijfsspoor_vastgelegd', 'Verblijfsrecht: spoor vastgelegd'), ('verblijfsspoor_verleend', 'Verblijfsrecht: verleend'), ('verblijfsspoor_afgewezen', 'Verblijfsrecht: afgewezen'), ('verblijfsspoor_bezwaar', 'Verblijfsrecht: bezwaar of beroep'), ('verblijfsspoor_verlengd', 'Verblijfsrecht: verlengd'), ('verblijfsspoor_beeindigd', 'Verblijfsrecht: geëindigd'), ('verblijfsspoor_vergissing', 'Verblijfsrecht: vergissing hersteld'), ('strafzaak_vastgelegd', 'Strafrecht: zaak vastgelegd'), ('strafzaak_stap', 'Strafrecht: volgende stap'), ('slachtofferrecht_vastgelegd', 'Strafrecht: recht van het slachtoffer'), ('schadevergoeding_stap', 'Strafrecht: schadevergoeding'), ('hulp_vastgelegd', 'Hulp en opvang: vastgelegd'), ('hulp_stap', 'Hulp en opvang: volgende stap'), ('hulpvraag_gesteld', 'Hulpvraag'), ('hulpvraag_gewijzigd', 'Hulpvraag gewijzigd'), ('hulpvraag_stap', 'Hulpvraag: volgende stap'), ('zorgactie_aangeboden', 'Zorgactie aangeboden'), ('zorgactie_aangenomen', 'Zorgactie aangenomen'), ('zorgactie_geweigerd', 'Zorgactie niet aangenomen'), ('zorgactie_ingetrokken', 'Aanbod van een zorgactie ingetrokken'), ('zorgactie_begonnen', 'Zorgactie begonnen'), ('zorgactie_gestopt', 'Zorgactie gestopt'), ('zorgactie_klaar', 'Zorgactie klaar'), ('zorgactie_contact', 'Contact over een zorgactie'), ('voorziening_stap', 'Praktische voorziening'), ('termijn_gedaan', 'Termijn afgehandeld'), ('termijn_vervallen', 'Termijn niet meer nodig'), ('zrm_gemeten', 'Zelfredzaamheid gemeten'), ('zrm_gecorrigeerd', 'Meting van zelfredzaamheid gecorrigeerd'), ('zrm_ingetrokken', 'Meting van zelfredzaamheid ingetrokken')], max_length=30, verbose_name='soort'),
        ),
        AddConstraintNotValid(
            model_name='gebeurtenis',
            constraint=models.CheckConstraint(condition=models.Q(('soort__in', ['dossier_geopend', 'dossier_toegewezen', 'dossier_losgelaten', 'dossier_overgedragen', 'persoon_gewijzigd', 'aantekening_gemaakt', 'fase_gewijzigd', 'dossier_afgesloten', 'dossier_heropend', 'afrondingspunt_vastgelegd', 'afrondingspunt_ingetrokken', 'nazorg_afgesproken', 'nazorg_stap', 'toestemming_gegeven', 'toestemming_geweigerd', 'toestemming_ingetrokken', 'registratie_verstuurd', 'registratie_geteld', 'registratie_ingetrokken', 'noodtoegang_geopend', 'noodtoegang_beeindigd', 'overdracht_aangeboden', 'overdracht_ingetrokken', 'overdracht_geweigerd', 'overdracht_verstuurd', 'overdracht_teruggehaald', 'overname_ontvangen', 'melding_overgekomen', 'verblijfsspoor_vastgelegd', 'verblijfsspoor_verleend', 'verblijfsspoor_afgewezen', 'verblijfsspoor_bezwaar', 'verblijfsspoor_verlengd', 'verblijfsspoor_beeindigd', 'verblijfsspoor_vergissing', 'strafzaak_vastgelegd', 'strafzaak_stap', 'slachtofferrecht_vastgelegd', 'schadevergoeding_stap', 'hulp_vastgelegd', 'hulp_stap', 'hulpvraag_gesteld', 'hulpvraag_gewijzigd', 'hulpvraag_stap', 'zorgactie_aangeboden', 'zorgactie_aangenomen', 'zorgactie_geweigerd', 'zorgactie_ingetrokken', 'zorgactie_begonnen', 'zorgactie_gestopt', 'zorgactie_klaar', 'zorgactie_contact', 'voorziening_stap', 'termijn_gedaan', 'termijn_vervallen', 'zrm_gemeten', 'zrm_gecorrigeerd', 'zrm_ingetrokken'])), name='gebeurtenis_bekende_soort'),
        ),
        migrations.AddField(
            model_name='afrondingspunt',
            name='dossier',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='afrondingspunten', to='casework.dossier'),
        ),
        migrations.AddField(
            model_name='afrondingspunt',
            name='vastgelegd_door',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='vastgelegd door'),
        ),
        migrations.AddField(
            model_name='afsluiting',
            name='afgesloten_door',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='afgesloten door'),
        ),
        migrations.AddField(
            model_name='afsluiting',
            name='dossier',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='afsluitingen', to='casework.dossier'),
        ),
        migrations.AddField(
            model_name='afsluiting',
            name='heropend_door',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='heropend door'),
        ),
        migrations.AddField(
            model_name='nazorgmoment',
            name='dossier',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='nazorgmomenten', to='casework.dossier'),
        ),
        migrations.AddField(
            model_name='nazorgmoment',
            name='gewijzigd_door',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='gewijzigd door'),
        ),
        migrations.AddConstraint(
            model_name='afrondingspunt',
            constraint=models.CheckConstraint(condition=models.Q(('punt__in', ['verblijfsrecht', 'voorzieningen', 'instanties']), ('status__in', ['helder', 'ingetrokken'])), name='afrondingspunt_bekend'),
        ),
        migrations.AddConstraint(
            model_name='afrondingspunt',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('ingetrokken_at', None), ('status', 'helder')), models.Q(('ingetrokken_at__isnull', False), ('status', 'ingetrokken')), _connector='OR'), name='afrondingspunt_ingetrokken_wanneer'),
        ),
        migrations.AddConstraint(
            model_name='afrondingspunt',
            constraint=models.UniqueConstraint(condition=models.Q(('status', 'helder')), fields=('dossier', 'punt'), name='afrondingspunt_eenmaal_helder'),
        ),
        migrations.AddConstraint(
            model_name='afsluiting',
            constraint=models.CheckConstraint(condition=models.Q(('einde__in', ['afgerond', 'onbekende_bestemming', 'ziet_af_van_hulp', 'teruggekeerd', 'overleden']), ('status__in', ['afgesloten', 'heropend'])), name='afsluiting_bekend'),
        ),
        migrations.AddConstraint(
            model_name='afsluiting',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('heropen_reden', ''), ('heropend_at', None), ('status', 'afgesloten')), models.Q(('heropen_reden__in', ['terug_in_beeld', 'nieuwe_hulpvraag', 'strafzaak', 'vergissing']), ('heropend_at__isnull', False), ('status', 'heropend')), _connector='OR'), name='afsluiting_heropend_met_reden'),
        ),
        migrations.AddConstraint(
            model_name='afsluiting',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('einde', 'teruggekeerd'), ('terugkeer__in', ['vrijwillig', 'gedwongen', 'onbekend'])), models.Q(models.Q(('einde', 'teruggekeerd'), _negated=True), ('terugkeer', '')), _connector='OR'), name='afsluiting_terugkeer'),
        ),
        migrations.AddConstraint(
            model_name='afsluiting',
            constraint=models.UniqueConstraint(condition=models.Q(('status', 'afgesloten')), fields=('dossier',), name='afsluiting_eenmaal_tegelijk'),
        ),
        migrations.AddIndex(
            model_name='nazorgmoment',
            index=models.Index(condition=models.Q(('status', 'afgesproken')), fields=['datum'], name='nazorgmoment_dat_komt'),
        ),
        migrations.AddIndex(
            model_name='nazorgmoment',
            index=models.Index(fields=['dossier', 'datum'], name='nazorgmoment_van_dossier'),
        ),
        migrations.AddConstraint(
            model_name='nazorgmoment',
            constraint=models.CheckConstraint(condition=models.Q(('status__in', ['afgesproken', 'gehouden', 'geen_contact', 'vervallen']), ('vorm__in', ['bellen', 'gesprek', 'bezoek', 'bericht', 'via_hulpverlener'])), name='nazorgmoment_bekend'),
        ),
        migrations.AddConstraint(
            model_name='nazorgmoment',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('afgehandeld_op', None), ('status', 'afgesproken')), models.Q(models.Q(('status', 'afgesproken'), _negated=True), ('afgehandeld_op__isnull', False)), _connector='OR'), name='nazorgmoment_afgehandeld_wanneer'),
        ),
    ]
