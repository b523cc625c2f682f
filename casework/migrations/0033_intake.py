from django.contrib.postgres.operations import AddConstraintNotValid
import dekkend.keys.fields
import django.contrib.postgres.fields
import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('casework', '0032_wisseling_nagegaan'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Consultatie',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('status', models.CharField(choices=[('gevraagd', 'Advies gevraagd'), ('gegeven', 'Advies gegeven'), ('besloten', 'Besloten'), ('ingetrokken', 'Vraag ingetrokken')], default='gevraagd', max_length=20, verbose_name='stand')),
                ('spoed', models.BooleanField(default=False, verbose_name='spoed')),
                ('vraag', dekkend.keys.fields.SealedTextField(key='dossier_id', verbose_name='vraag')),
                ('gevraagd_at', models.DateTimeField(verbose_name='gevraagd')),
                ('voor_op', models.DateField(verbose_name='antwoord voor')),
                ('advies', dekkend.keys.fields.SealedTextField(blank=True, default='', key='dossier_id', verbose_name='advies')),
                ('advies_at', models.DateTimeField(null=True, verbose_name='advies gegeven')),
                ('besluit', models.CharField(blank=True, choices=[('overgenomen', 'Ik volg het advies'), ('deels', 'Ik volg het voor een deel'), ('niet', 'Ik doe iets anders')], max_length=20, verbose_name='besluit')),
                ('toelichting', dekkend.keys.fields.SealedTextField(blank=True, default='', key='dossier_id', verbose_name='toelichting bij het besluit')),
                ('besloten_at', models.DateTimeField(null=True, verbose_name='besloten')),
            ],
            options={
                'verbose_name': 'consultatie',
                'verbose_name_plural': 'consultaties',
                'ordering': ['-gevraagd_at'],
            },
        ),
        migrations.CreateModel(
            name='Intake',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('status', models.CharField(choices=[('loopt', 'Loopt'), ('gestopt', 'Nu gestopt'), ('afgerond', 'Afgerond')], default='loopt', max_length=20, verbose_name='stand')),
                ('begonnen_at', models.DateTimeField(verbose_name='begonnen')),
                ('verhaal', dekkend.keys.fields.SealedTextField(blank=True, default='', key='dossier_id', verbose_name='wat er is gebeurd')),
                ('veilig_nu', models.CharField(choices=[('ja', 'Ja'), ('nee', 'Nee'), ('onbekend', 'Niet bekend')], default='onbekend', max_length=10, verbose_name='nu veilig')),
                ('veiligheid', dekkend.keys.fields.SealedTextField(blank=True, default='', key='dossier_id', verbose_name='veiligheid')),
                ('risicos', dekkend.keys.fields.SealedTextField(blank=True, default='', key='dossier_id', verbose_name="risico's")),
                ('behoeften', dekkend.keys.fields.SealedTextField(blank=True, default='', key='dossier_id', verbose_name='behoeften')),
                ('wensen', dekkend.keys.fields.SealedTextField(blank=True, default='', key='dossier_id', verbose_name='wat de persoon zelf wil')),
                ('mogelijkheden', dekkend.keys.fields.SealedTextField(blank=True, default='', key='dossier_id', verbose_name='mogelijkheden')),
                ('geen_hulpvraag', models.BooleanField(default=False, verbose_name='nu geen hulpvraag')),
                ('versie', models.PositiveIntegerField(default=1, verbose_name='versie')),
                ('stop_reden', models.CharField(blank=True, choices=[('wil_niet', 'De persoon wil dit nu niet'), ('wil_later', 'De persoon wil het later'), ('onbereikbaar', 'Wij krijgen geen contact'), ('onveilig', 'Praten is nu niet veilig'), ('andere_hulp', 'Iemand anders helpt al')], max_length=20, verbose_name='reden van stoppen')),
                ('stop_toelichting', dekkend.keys.fields.SealedTextField(blank=True, default='', key='dossier_id', verbose_name='toelichting bij stoppen')),
                ('opnieuw_op', models.DateField(null=True, verbose_name='opnieuw contact zoeken')),
                ('afgerond_at', models.DateTimeField(null=True, verbose_name='afgerond')),
                ('gewijzigd_at', models.DateTimeField(auto_now=True, verbose_name='gewijzigd')),
            ],
            options={
                'verbose_name': 'intake',
                'verbose_name_plural': 'intakes',
            },
        ),
        migrations.CreateModel(
            name='Intakegesprek',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('status', models.CharField(choices=[('gepland', 'Gepland'), ('gehouden', 'Gehouden'), ('niet_verschenen', 'Kwam niet'), ('afgezegd', 'Ging niet door')], default='gepland', max_length=20, verbose_name='stand')),
                ('gepland_at', models.DateTimeField(verbose_name='gepland')),
                ('plek', models.CharField(choices=[('kantoor', 'Bij ons op kantoor'), ('bezoek', 'Waar de persoon verblijft'), ('elders', 'Op een andere plek'), ('telefoon', 'Aan de telefoon'), ('beeldbellen', 'Met beeldbellen')], max_length=20, verbose_name='soort plek')),
                ('waar', dekkend.keys.fields.SealedTextField(blank=True, default='', key='dossier_id', verbose_name='waar')),
                ('taal', dekkend.keys.fields.SealedTextField(blank=True, default='', key='dossier_id', verbose_name='taal')),
                ('tolk', models.CharField(choices=[('niet_nodig', 'Geen tolk nodig'), ('aanwezig', 'Een tolk aan tafel'), ('telefoon', 'Een tolk aan de telefoon'), ('begeleider', 'Iemand die meekwam vertaalt')], max_length=20, verbose_name='tolk')),
                ('herinneren', models.CharField(choices=[('bellen', 'Bellen'), ('bericht', 'Een bericht sturen'), ('via_ander', 'Via iemand die de persoon vertrouwt'), ('niet', 'Niet herinneren, dat is niet veilig of niet gewenst')], max_length=20, verbose_name='hoe herinneren')),
                ('afspraak', dekkend.keys.fields.SealedTextField(blank=True, default='', key='dossier_id', verbose_name='veilig bereiken')),
                ('herinnerd_at', models.DateTimeField(null=True, verbose_name='herinnerd')),
                ('aanwezig', dekkend.keys.fields.SealedTextField(blank=True, default='', key='dossier_id', verbose_name='wie er waren')),
                ('verslag', dekkend.keys.fields.SealedTextField(blank=True, default='', key='dossier_id', verbose_name='verslag')),
                ('gewijzigd_at', models.DateTimeField(auto_now=True, verbose_name='gewijzigd')),
            ],
            options={
                'verbose_name': 'intakegesprek',
                'verbose_name_plural': 'intakegesprekken',
                'ordering': ['-gepland_at'],
            },
        ),
        migrations.CreateModel(
            name='Rechtenuitleg',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('gebied', models.CharField(choices=[('verblijf', 'Verblijfsrecht'), ('strafrecht', 'Strafrecht'), ('zorg', 'Zorg')], max_length=20, verbose_name='gebied')),
                ('status', models.CharField(choices=[('gegeven', 'Uitgelegd'), ('ingetrokken', 'Ingetrokken')], default='gegeven', max_length=20, verbose_name='stand')),
                ('datum', models.DateField(verbose_name='datum')),
                ('onderdelen', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('bedenktijd', 'Bedenktijd van drie maanden'), ('verblijf_en_aangifte', 'Verblijf bij aangifte of medewerking'), ('verblijf_zonder_aangifte', 'Verblijf als aangifte niet kan'), ('asiel', 'Asiel vragen'), ('terugkeer', 'Hulp bij terugkeer'), ('plichten_verblijf', 'Plichten bij verblijf, zoals melden'), ('aangifte', 'Informatief gesprek en aangifte, en dat het niet hoeft'), ('advocaat', 'Een eigen advocaat, zonder kosten'), ('slachtofferrechten', 'Rechten in de strafzaak'), ('vergoeding', 'Vergoeding van de schade'), ('bescherming', 'Bescherming tegen de dader'), ('plichten_strafrecht', 'Plichten, zoals de waarheid zeggen als getuige'), ('opvang', 'Opvang en een veilige plek'), ('medisch', 'Dokter, ziekenhuis en tandarts'), ('geestelijk', 'Hulp bij wat er is meegemaakt'), ('geld', 'Geld om van te leven, en verzekering'), ('wonen', 'Wonen, werk en leren'), ('plichten_zorg', 'Plichten, zoals de regels van de opvang')], max_length=30), size=None, verbose_name='wat er is uitgelegd')),
                ('taal', dekkend.keys.fields.SealedTextField(blank=True, default='', key='dossier_id', verbose_name='taal')),
                ('tolk', models.CharField(choices=[('niet_nodig', 'Geen tolk nodig'), ('aanwezig', 'Een tolk aan tafel'), ('telefoon', 'Een tolk aan de telefoon'), ('begeleider', 'Iemand die meekwam vertaalt')], max_length=20, verbose_name='tolk')),
                ('begrepen', models.CharField(choices=[('ja', 'Ja'), ('deels', 'Voor een deel'), ('nee', 'Nee, wij leggen het nog een keer uit')], max_length=10, verbose_name='begrepen')),
                ('schriftelijk', models.BooleanField(default=False, verbose_name='ook op papier')),
                ('toelichting', dekkend.keys.fields.SealedTextField(blank=True, default='', key='dossier_id', verbose_name='toelichting')),
                ('vastgelegd_at', models.DateTimeField(verbose_name='vastgelegd')),
            ],
            options={
                'verbose_name': 'uitleg over rechten',
                'verbose_name_plural': 'uitleg over rechten',
                'ordering': ['-datum', '-vastgelegd_at'],
            },
        ),
        migrations.RemoveConstraint(
            model_name='gebeurtenis',
            name='gebeurtenis_bekende_soort',
        ),
        migrations.RemoveConstraint(
            model_name='herinnertermijn',
            name='herinnertermijn_bekende_soort',
        ),
        migrations.AlterField(
            model_name='gebeurtenis',
            name='soort',
            field=models.CharField(choices=[('dossier_geopend', 'Dossier geopend'), ('dossier_toegewezen', 'Zorgcoördinator gekozen'), ('dossier_losgelaten', 'Teruggegeven aan het team'), ('dossier_overgedragen', 'Overgedragen aan een collega'), ('persoon_gewijzigd', 'Gegevens gewijzigd'), ('aantekening_gemaakt', 'Aantekening'), ('fase_gewijzigd', 'Hulpverlening gestart'), ('dossier_afgesloten', 'Dossier afgesloten'), ('dossier_heropend', 'Dossier heropend'), ('wisseling_voorgesteld', 'Voorgesteld aan een collega'), ('wisseling_geweigerd', 'Collega neemt het niet over'), ('wisseling_ingetrokken', 'Voorstel aan een collega ingetrokken'), ('wisseling_kennisgemaakt', 'Kennisgemaakt met de nieuwe zorgcoördinator'), ('afrondingspunt_vastgelegd', 'Afronding: wat de betrokkene weet'), ('afrondingspunt_ingetrokken', 'Afronding: toch niet helder'), ('nazorg_afgesproken', 'Nazorg afgesproken'), ('nazorg_stap', 'Nazorg'), ('toestemming_gegeven', 'Toestemming gegeven'), ('toestemming_geweigerd', 'Toestemming niet gegeven'), ('toestemming_ingetrokken', 'Toestemming ingetrokken'), ('registratie_verstuurd', 'Registratie verstuurd naar CoMensha'), ('registratie_geteld', 'Alleen geteld, zonder persoonsgegevens'), ('registratie_ingetrokken', 'Registratie bij CoMensha ingetrokken'), ('noodtoegang_geopend', 'Noodtoegang gebruikt'), ('noodtoegang_beeindigd', 'Noodtoegang beëindigd'), ('overdracht_aangeboden', 'Aangeboden aan een andere regio'), ('overdracht_ingetrokken', 'Aanbod aan een andere regio ingetrokken'), ('overdracht_geweigerd', 'Andere regio neemt het niet over'), ('overdracht_verstuurd', 'Verstuurd naar een andere regio'), ('overdracht_teruggehaald', 'Teruggehaald van een andere regio'), ('overname_ontvangen', 'Overgenomen van een andere regio'), ('melding_toegevoegd', 'Melding bij dit dossier gevoegd'), ('herkenningspunt_toegevoegd', 'Nummer of adres vastgelegd'), ('herkenningspunt_weggehaald', 'Nummer of adres weggehaald'), ('melding_overgekomen', 'Melding bij de vorige regio'), ('verblijfsspoor_vastgelegd', 'Verblijfsrecht: spoor vastgelegd'), ('verblijfsspoor_verleend', 'Verblijfsrecht: verleend'), ('verblijfsspoor_afgewezen', 'Verblijfsrecht: afgewezen'), ('verblijfsspoor_bezwaar', 'Verblijfsrecht: bezwaar of beroep'), ('verblijfsspoor_verlengd', 'Verblijfsrecht: verlengd'), ('verblijfsspoor_beeindigd', 'Verblijfsrecht: geëindigd'), ('verblijfsspoor_vergissing', 'Verblijfsrecht: vergissing hersteld'), ('strafzaak_vastgelegd', 'Strafrecht: zaak vastgelegd'), ('strafzaak_stap', 'Strafrecht: volgende stap'), ('slachtofferrecht_vastgelegd', 'Strafrecht: recht van het slachtoffer'), ('schadevergoeding_stap', 'Strafrecht: schadevergoeding'), ('hulp_vastgelegd', 'Hulp en opvang: vastgelegd'), ('hulp_stap', 'Hulp en opvang: volgende stap'), ('hulpvraag_gesteld', 'Hulpvraag'), ('hulpvraag_gewijzigd', 'Hulpvraag gewijzigd'), ('hulpvraag_stap', 'Hulpvraag: volgende stap'), ('zorgactie_aangeboden', 'Zorgactie aangeboden'), ('zorgactie_aangenomen', 'Zorgactie aangenomen'), ('zorgactie_geweigerd', 'Zorgactie niet aangenomen'), ('zorgactie_ingetrokken', 'Aanbod van een zorgactie ingetrokken'), ('zorgactie_begonnen', 'Zorgactie begonnen'), ('zorgactie_gestopt', 'Zorgactie gestopt'), ('zorgactie_klaar', 'Zorgactie klaar'), ('zorgactie_contact', 'Contact over een zorgactie'), ('voorziening_stap', 'Praktische voorziening'), ('termijn_gedaan', 'Termijn afgehandeld'), ('termijn_vervallen', 'Termijn niet meer nodig'), ('taak_gemaakt', 'Taak toegevoegd'), ('taak_gewijzigd', 'Taak gewijzigd'), ('taak_gedaan', 'Taak gedaan'), ('taak_vervallen', 'Taak niet meer nodig'), ('taak_heropend', 'Taak weer opengezet'), ('waarschuwing_gezet', 'Waarschuwing gezet'), ('waarschuwing_ingetrokken', 'Waarschuwing ingetrokken'), ('waarschuwing_hersteld', 'Waarschuwing geldt weer'), ('document_toegevoegd', 'Document toegevoegd'), ('document_ingetrokken', 'Document ingetrokken'), ('document_teruggezet', 'Document teruggezet'), ('naam_toegevoegd', 'Andere naam toegevoegd'), ('naam_weggehaald', 'Andere naam weggehaald'), ('teamlid_toegevoegd', 'Iemand bij het team gezet'), ('teamlid_gestopt', 'Iemand uit het team'), ('zrm_gemeten', 'Zelfredzaamheid gemeten'), ('zrm_gecorrigeerd', 'Meting van zelfredzaamheid gecorrigeerd'), ('zrm_ingetrokken', 'Meting van zelfredzaamheid ingetrokken'), ('intakegesprek_gepland', 'Intakegesprek gepland'), ('intakegesprek_verzet', 'Intakegesprek verzet'), ('intakegesprek_gehouden', 'Intakegesprek gehouden'), ('intakegesprek_gemist', 'Niet gekomen op het intakegesprek'), ('intakegesprek_afgezegd', 'Intakegesprek ging niet door'), ('intakegesprek_hersteld', 'Uitkomst van het intakegesprek hersteld'), ('intake_beschreven', 'Intake: beschrijving gewijzigd'), ('intake_afgerond', 'Intake afgerond'), ('intake_gestopt', 'Intake: nu niet verder'), ('intake_hervat', 'Intake weer opgepakt'), ('rechtenuitleg_gegeven', 'Rechten uitgelegd'), ('rechtenuitleg_ingetrokken', 'Uitleg over rechten ingetrokken'), ('consultatie_gevraagd', 'Advies gevraagd aan de gedragswetenschapper'), ('consultatie_gegeven', 'Advies van de gedragswetenschapper'), ('consultatie_besloten', 'Besluit na het advies'), ('consultatie_ingetrokken', 'Vraag om advies ingetrokken')], max_length=30, verbose_name='soort'),
        ),
        migrations.AlterField(
            model_name='herinnertermijn',
            name='soort',
            field=models.CharField(choices=[('melding_antwoord', 'Antwoord op een melding zonder gevaar of een adviesvraag (werkdagen)'), ('zrm_eerste', 'Eerste Zelfredzaamheid-Matrix, na het openen van het dossier'), ('zrm_herhaling', 'Volgende Zelfredzaamheid-Matrix, na de vorige'), ('intake_eerste', 'Eerste intakegesprek plannen, na het openen van het dossier'), ('intake_contact', 'Opnieuw contact zoeken, na een intakegesprek dat er niet was')], max_length=30, verbose_name='soort'),
        ),
        AddConstraintNotValid(
            model_name='gebeurtenis',
            constraint=models.CheckConstraint(condition=models.Q(('soort__in', ['dossier_geopend', 'dossier_toegewezen', 'dossier_losgelaten', 'dossier_overgedragen', 'persoon_gewijzigd', 'aantekening_gemaakt', 'fase_gewijzigd', 'dossier_afgesloten', 'dossier_heropend', 'wisseling_voorgesteld', 'wisseling_geweigerd', 'wisseling_ingetrokken', 'wisseling_kennisgemaakt', 'afrondingspunt_vastgelegd', 'afrondingspunt_ingetrokken', 'nazorg_afgesproken', 'nazorg_stap', 'toestemming_gegeven', 'toestemming_geweigerd', 'toestemming_ingetrokken', 'registratie_verstuurd', 'registratie_geteld', 'registratie_ingetrokken', 'noodtoegang_geopend', 'noodtoegang_beeindigd', 'overdracht_aangeboden', 'overdracht_ingetrokken', 'overdracht_geweigerd', 'overdracht_verstuurd', 'overdracht_teruggehaald', 'overname_ontvangen', 'melding_toegevoegd', 'herkenningspunt_toegevoegd', 'herkenningspunt_weggehaald', 'melding_overgekomen', 'verblijfsspoor_vastgelegd', 'verblijfsspoor_verleend', 'verblijfsspoor_afgewezen', 'verblijfsspoor_bezwaar', 'verblijfsspoor_verlengd', 'verblijfsspoor_beeindigd', 'verblijfsspoor_vergissing', 'strafzaak_vastgelegd', 'strafzaak_stap', 'slachtofferrecht_vastgelegd', 'schadevergoeding_stap', 'hulp_vastgelegd', 'hulp_stap', 'hulpvraag_gesteld', 'hulpvraag_gewijzigd', 'hulpvraag_stap', 'zorgactie_aangeboden', 'zorgactie_aangenomen', 'zorgactie_geweigerd', 'zorgactie_ingetrokken', 'zorgactie_begonnen', 'zorgactie_gestopt', 'zorgactie_klaar', 'zorgactie_contact', 'voorziening_stap', 'termijn_gedaan', 'termijn_vervallen', 'taak_gemaakt', 'taak_gewijzigd', 'taak_gedaan', 'taak_vervallen', 'taak_heropend', 'waarschuwing_gezet', 'waarschuwing_ingetrokken', 'waarschuwing_hersteld', 'document_toegevoegd', 'document_ingetrokken', 'document_teruggezet', 'naam_toegevoegd', 'naam_weggehaald', 'teamlid_toegevoegd', 'teamlid_gestopt', 'zrm_gemeten', 'zrm_gecorrigeerd', 'zrm_ingetrokken', 'intakegesprek_gepland', 'intakegesprek_verzet', 'intakegesprek_gehouden', 'intakegesprek_gemist', 'intakegesprek_afgezegd', 'intakegesprek_hersteld', 'intake_beschreven', 'intake_afgerond', 'intake_gestopt', 'intake_hervat', 'rechtenuitleg_gegeven', 'rechtenuitleg_ingetrokken', 'consultatie_gevraagd', 'consultatie_gegeven', 'consultatie_besloten', 'consultatie_ingetrokken'])), name='gebeurtenis_bekende_soort'),
        ),
        AddConstraintNotValid(
            model_name='herinnertermijn',
            constraint=models.CheckConstraint(condition=models.Q(('soort__in', ['melding_antwoord', 'zrm_eerste', 'zrm_herhaling', 'intake_eerste', 'intake_contact'])), name='herinnertermijn_bekende_soort'),
        ),
        migrations.AddField(
            model_name='consultatie',
            name='advies_door',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='advies door'),
        ),
        migrations.AddField(
            model_name='consultatie',
            name='besloten_door',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='besloten door'),
        ),
        migrations.AddField(
            model_name='consultatie',
            name='dossier',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='consultaties', to='casework.dossier'),
        ),
        migrations.AddField(
            model_name='consultatie',
            name='gevraagd_door',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='gevraagd door'),
        ),
        migrations.AddField(
            model_name='intake',
            name='dossier',
            field=models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='intake', to='casework.dossier'),
        ),
        migrations.AddField(
            model_name='intake',
            name='gewijzigd_door',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='gewijzigd door'),
        ),
        migrations.AddField(
            model_name='intakegesprek',
            name='dossier',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='intakegesprekken', to='casework.dossier'),
        ),
        migrations.AddField(
            model_name='intakegesprek',
            name='gewijzigd_door',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='gewijzigd door'),
        ),
        migrations.AddField(
            model_name='rechtenuitleg',
            name='dossier',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='rechtenuitleg', to='casework.dossier'),
        ),
        migrations.AddField(
            model_name='rechtenuitleg',
            name='vastgelegd_door',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='vastgelegd door'),
        ),
        migrations.AddIndex(
            model_name='consultatie',
            index=models.Index(fields=['dossier', '-gevraagd_at'], name='consultatie_van_dossier'),
        ),
        migrations.AddIndex(
            model_name='consultatie',
            index=models.Index(fields=['status', 'voor_op'], name='consultatie_wachtend'),
        ),
        migrations.AddConstraint(
            model_name='consultatie',
            constraint=models.CheckConstraint(condition=models.Q(('status__in', ['gevraagd', 'gegeven', 'besloten', 'ingetrokken'])), name='consultatie_bekende_stand'),
        ),
        migrations.AddConstraint(
            model_name='consultatie',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('advies_at__isnull', False), ('status__in', ('gegeven', 'besloten'))), models.Q(models.Q(('status__in', ('gegeven', 'besloten')), _negated=True), ('advies_at', None)), _connector='OR'), name='consultatie_advies_wanneer'),
        ),
        migrations.AddConstraint(
            model_name='consultatie',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('besloten_at__isnull', False), ('besluit__in', ['overgenomen', 'deels', 'niet']), ('status', 'besloten')), models.Q(models.Q(('status', 'besloten'), _negated=True), ('besloten_at', None), ('besluit', '')), _connector='OR'), name='consultatie_besluit_wanneer'),
        ),
        migrations.AddConstraint(
            model_name='consultatie',
            constraint=models.UniqueConstraint(condition=models.Q(('status', 'gevraagd')), fields=('dossier',), name='consultatie_een_open_vraag'),
        ),
        migrations.AddConstraint(
            model_name='intake',
            constraint=models.CheckConstraint(condition=models.Q(('status__in', ['loopt', 'gestopt', 'afgerond']), ('veilig_nu__in', ['ja', 'nee', 'onbekend'])), name='intake_bekend'),
        ),
        migrations.AddConstraint(
            model_name='intake',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('status', 'gestopt'), ('stop_reden__in', ['wil_niet', 'wil_later', 'onbereikbaar', 'onveilig', 'andere_hulp'])), models.Q(models.Q(('status', 'gestopt'), _negated=True), ('opnieuw_op', None), ('stop_reden', '')), _connector='OR'), name='intake_gestopt_met_reden'),
        ),
        migrations.AddConstraint(
            model_name='intake',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('afgerond_at__isnull', False), ('status', 'afgerond')), models.Q(models.Q(('status', 'afgerond'), _negated=True), ('afgerond_at', None)), _connector='OR'), name='intake_afgerond_wanneer'),
        ),
        migrations.AddIndex(
            model_name='intakegesprek',
            index=models.Index(fields=['dossier', '-gepland_at'], name='intakegesprek_van_dossier'),
        ),
        migrations.AddIndex(
            model_name='intakegesprek',
            index=models.Index(fields=['status', 'gepland_at'], name='intakegesprek_agenda'),
        ),
        migrations.AddConstraint(
            model_name='intakegesprek',
            constraint=models.CheckConstraint(condition=models.Q(('herinneren__in', ['bellen', 'bericht', 'via_ander', 'niet']), ('plek__in', ['kantoor', 'bezoek', 'elders', 'telefoon', 'beeldbellen']), ('status__in', ['gepland', 'gehouden', 'niet_verschenen', 'afgezegd']), ('tolk__in', ['niet_nodig', 'aanwezig', 'telefoon', 'begeleider'])), name='intakegesprek_bekend'),
        ),
        migrations.AddIndex(
            model_name='rechtenuitleg',
            index=models.Index(fields=['dossier', 'gebied'], name='rechtenuitleg_van_dossier'),
        ),
        migrations.AddConstraint(
            model_name='rechtenuitleg',
            constraint=models.CheckConstraint(condition=models.Q(('begrepen__in', ['ja', 'deels', 'nee']), ('gebied__in', ['verblijf', 'strafrecht', 'zorg']), ('status__in', ['gegeven', 'ingetrokken']), ('tolk__in', ['niet_nodig', 'aanwezig', 'telefoon', 'begeleider'])), name='rechtenuitleg_bekend'),
        ),
        migrations.AddConstraint(
            model_name='rechtenuitleg',
            constraint=models.CheckConstraint(condition=models.Q(('onderdelen__contained_by', ['bedenktijd', 'verblijf_en_aangifte', 'verblijf_zonder_aangifte', 'asiel', 'terugkeer', 'plichten_verblijf', 'aangifte', 'advocaat', 'slachtofferrechten', 'vergoeding', 'bescherming', 'plichten_strafrecht', 'opvang', 'medisch', 'geestelijk', 'geld', 'wonen', 'plichten_zorg']), ('onderdelen__len__gt', 0)), name='rechtenuitleg_onderdelen'),
        ),
    ]
