from django.contrib.postgres.operations import AddConstraintNotValid
import dekkend.keys.fields
import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('casework', '0040_document'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Risicotaxatie',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('instrument', models.CharField(max_length=20, verbose_name='vragenlijst')),
                ('versie', models.PositiveSmallIntegerField(verbose_name='versie van de vragenlijst')),
                ('datum', models.DateField(verbose_name='datum')),
                ('niveau', models.CharField(choices=[('laag', 'Laag'), ('verhoogd', 'Verhoogd'), ('hoog', 'Hoog'), ('acuut', 'Nu gevaar')], max_length=20, verbose_name='niveau')),
                ('antwoorden', dekkend.keys.fields.SealedJSONField(key='dossier_id', verbose_name='antwoorden')),
                ('toelichting', dekkend.keys.fields.SealedTextField(key='dossier_id', verbose_name='waarom dit niveau')),
                ('beschermt', dekkend.keys.fields.SealedTextField(blank=True, default='', key='dossier_id', verbose_name='wat beschermt')),
                ('signalen', dekkend.keys.fields.SealedTextField(blank=True, default='', key='dossier_id', verbose_name='signalen dat het misgaat')),
                ('afspraken', dekkend.keys.fields.SealedTextField(blank=True, default='', key='dossier_id', verbose_name='afspraken over veiligheid')),
                ('bij_nood', dekkend.keys.fields.SealedTextField(blank=True, default='', key='dossier_id', verbose_name='wie er belt en wie er komt')),
                ('volgende_op', models.DateField(verbose_name='volgende keer')),
                ('status', models.CharField(choices=[('vastgelegd', 'Geldig'), ('gecorrigeerd', 'Vervangen door een correctie'), ('ingetrokken', 'Ingetrokken')], default='vastgelegd', max_length=20, verbose_name='stand')),
                ('reden', dekkend.keys.fields.SealedTextField(blank=True, default='', key='dossier_id', verbose_name='reden van correctie')),
                ('intrek_reden', dekkend.keys.fields.SealedTextField(blank=True, default='', key='dossier_id', verbose_name='reden van intrekken')),
                ('vastgelegd_at', models.DateTimeField(verbose_name='vastgelegd')),
                ('vervallen_at', models.DateTimeField(null=True, verbose_name='vervallen')),
            ],
            options={
                'verbose_name': 'risicotaxatie',
                'verbose_name_plural': 'risicotaxaties',
                'ordering': ['datum', 'vastgelegd_at'],
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
            field=models.CharField(choices=[('dossier_geopend', 'Dossier geopend'), ('dossier_toegewezen', 'Zorgcoördinator gekozen'), ('dossier_losgelaten', 'Teruggegeven aan het team'), ('dossier_overgedragen', 'Overgedragen aan een collega'), ('persoon_gewijzigd', 'Gegevens gewijzigd'), ('aantekening_gemaakt', 'Aantekening'), ('fase_gewijzigd', 'Hulpverlening gestart'), ('dossier_afgesloten', 'Dossier afgesloten'), ('dossier_heropend', 'Dossier heropend'), ('wisseling_voorgesteld', 'Voorgesteld aan een collega'), ('wisseling_geweigerd', 'Collega neemt het niet over'), ('wisseling_ingetrokken', 'Voorstel aan een collega ingetrokken'), ('wisseling_kennisgemaakt', 'Kennisgemaakt met de nieuwe zorgcoördinator'), ('afrondingspunt_vastgelegd', 'Afronding: wat de betrokkene weet'), ('afrondingspunt_ingetrokken', 'Afronding: toch niet helder'), ('nazorg_afgesproken', 'Nazorg afgesproken'), ('nazorg_stap', 'Nazorg'), ('toestemming_gegeven', 'Toestemming gegeven'), ('toestemming_geweigerd', 'Toestemming niet gegeven'), ('toestemming_ingetrokken', 'Toestemming ingetrokken'), ('registratie_verstuurd', 'Registratie verstuurd naar CoMensha'), ('registratie_geteld', 'Alleen geteld, zonder persoonsgegevens'), ('registratie_ingetrokken', 'Registratie bij CoMensha ingetrokken'), ('noodtoegang_geopend', 'Noodtoegang gebruikt'), ('noodtoegang_beeindigd', 'Noodtoegang beëindigd'), ('overdracht_aangeboden', 'Aangeboden aan een andere regio'), ('overdracht_ingetrokken', 'Aanbod aan een andere regio ingetrokken'), ('overdracht_geweigerd', 'Andere regio neemt het niet over'), ('overdracht_verstuurd', 'Verstuurd naar een andere regio'), ('overdracht_teruggehaald', 'Teruggehaald van een andere regio'), ('overname_ontvangen', 'Overgenomen van een andere regio'), ('melding_toegevoegd', 'Melding bij dit dossier gevoegd'), ('herkenningspunt_toegevoegd', 'Nummer of adres vastgelegd'), ('herkenningspunt_weggehaald', 'Nummer of adres weggehaald'), ('melding_overgekomen', 'Melding bij de vorige regio'), ('verblijfsspoor_vastgelegd', 'Verblijfsrecht: spoor vastgelegd'), ('verblijfsspoor_verleend', 'Verblijfsrecht: verleend'), ('verblijfsspoor_afgewezen', 'Verblijfsrecht: afgewezen'), ('verblijfsspoor_bezwaar', 'Verblijfsrecht: bezwaar of beroep'), ('verblijfsspoor_verlengd', 'Verblijfsrecht: verlengd'), ('verblijfsspoor_beeindigd', 'Verblijfsrecht: geëindigd'), ('verblijfsspoor_vergissing', 'Verblijfsrecht: vergissing hersteld'), ('strafzaak_vastgelegd', 'Strafrecht: zaak vastgelegd'), ('strafzaak_stap', 'Strafrecht: volgende stap'), ('slachtofferrecht_vastgelegd', 'Strafrecht: recht van het slachtoffer'), ('schadevergoeding_stap', 'Strafrecht: schadevergoeding'), ('hulp_vastgelegd', 'Hulp en opvang: vastgelegd'), ('hulp_stap', 'Hulp en opvang: volgende stap'), ('hulpvraag_gesteld', 'Hulpvraag'), ('hulpvraag_gewijzigd', 'Hulpvraag gewijzigd'), ('hulpvraag_stap', 'Hulpvraag: volgende stap'), ('zorgactie_aangeboden', 'Zorgactie aangeboden'), ('zorgactie_aangenomen', 'Zorgactie aangenomen'), ('zorgactie_geweigerd', 'Zorgactie niet aangenomen'), ('zorgactie_ingetrokken', 'Aanbod van een zorgactie ingetrokken'), ('zorgactie_begonnen', 'Zorgactie begonnen'), ('zorgactie_gestopt', 'Zorgactie gestopt'), ('zorgactie_klaar', 'Zorgactie klaar'), ('zorgactie_contact', 'Contact over een zorgactie'), ('voorziening_stap', 'Praktische voorziening'), ('termijn_gedaan', 'Termijn afgehandeld'), ('termijn_vervallen', 'Termijn niet meer nodig'), ('taak_gemaakt', 'Taak toegevoegd'), ('taak_gewijzigd', 'Taak gewijzigd'), ('taak_gedaan', 'Taak gedaan'), ('taak_vervallen', 'Taak niet meer nodig'), ('taak_heropend', 'Taak weer opengezet'), ('waarschuwing_gezet', 'Waarschuwing gezet'), ('waarschuwing_ingetrokken', 'Waarschuwing ingetrokken'), ('waarschuwing_hersteld', 'Waarschuwing geldt weer'), ('document_toegevoegd', 'Document toegevoegd'), ('document_ingetrokken', 'Document ingetrokken'), ('document_teruggezet', 'Document teruggezet'), ('naam_toegevoegd', 'Andere naam toegevoegd'), ('naam_weggehaald', 'Andere naam weggehaald'), ('teamlid_toegevoegd', 'Iemand bij het team gezet'), ('teamlid_gestopt', 'Iemand uit het team'), ('zrm_gemeten', 'Zelfredzaamheid gemeten'), ('zrm_gecorrigeerd', 'Meting van zelfredzaamheid gecorrigeerd'), ('zrm_ingetrokken', 'Meting van zelfredzaamheid ingetrokken'), ('intakegesprek_gepland', 'Intakegesprek gepland'), ('intakegesprek_verzet', 'Intakegesprek verzet'), ('intakegesprek_gehouden', 'Intakegesprek gehouden'), ('intakegesprek_gemist', 'Niet gekomen op het intakegesprek'), ('intakegesprek_afgezegd', 'Intakegesprek ging niet door'), ('intakegesprek_hersteld', 'Uitkomst van het intakegesprek hersteld'), ('intake_beschreven', 'Intake: beschrijving gewijzigd'), ('intake_afgerond', 'Intake afgerond'), ('intake_gestopt', 'Intake: nu niet verder'), ('intake_hervat', 'Intake weer opgepakt'), ('rechtenuitleg_gegeven', 'Rechten uitgelegd'), ('rechtenuitleg_ingetrokken', 'Uitleg over rechten ingetrokken'), ('risico_getaxeerd', "Risico's bekeken"), ('risico_gecorrigeerd', 'Risicotaxatie gecorrigeerd'), ('risico_ingetrokken', 'Risicotaxatie ingetrokken'), ('consultatie_gevraagd', 'Advies gevraagd aan de gedragswetenschapper'), ('consultatie_gegeven', 'Advies van de gedragswetenschapper'), ('consultatie_besloten', 'Besluit na het advies'), ('consultatie_ingetrokken', 'Vraag om advies ingetrokken')], max_length=30, verbose_name='soort'),
        ),
        migrations.AlterField(
            model_name='herinnertermijn',
            name='soort',
            field=models.CharField(choices=[('signalering_stap', 'Volgende stap van de meldcode, na de vorige'), ('melding_antwoord', 'Antwoord op een melding zonder gevaar of een adviesvraag (werkdagen)'), ('zrm_eerste', 'Eerste Zelfredzaamheid-Matrix, na het openen van het dossier'), ('zrm_herhaling', 'Volgende Zelfredzaamheid-Matrix, na de vorige'), ('intake_eerste', 'Eerste intakegesprek plannen, na het openen van het dossier'), ('risico_eerste', 'Eerste risicotaxatie, na het openen van het dossier'), ('intake_contact', 'Opnieuw contact zoeken, na een intakegesprek dat er niet was')], max_length=30, verbose_name='soort'),
        ),
        AddConstraintNotValid(
            model_name='gebeurtenis',
            constraint=models.CheckConstraint(condition=models.Q(('soort__in', ['dossier_geopend', 'dossier_toegewezen', 'dossier_losgelaten', 'dossier_overgedragen', 'persoon_gewijzigd', 'aantekening_gemaakt', 'fase_gewijzigd', 'dossier_afgesloten', 'dossier_heropend', 'wisseling_voorgesteld', 'wisseling_geweigerd', 'wisseling_ingetrokken', 'wisseling_kennisgemaakt', 'afrondingspunt_vastgelegd', 'afrondingspunt_ingetrokken', 'nazorg_afgesproken', 'nazorg_stap', 'toestemming_gegeven', 'toestemming_geweigerd', 'toestemming_ingetrokken', 'registratie_verstuurd', 'registratie_geteld', 'registratie_ingetrokken', 'noodtoegang_geopend', 'noodtoegang_beeindigd', 'overdracht_aangeboden', 'overdracht_ingetrokken', 'overdracht_geweigerd', 'overdracht_verstuurd', 'overdracht_teruggehaald', 'overname_ontvangen', 'melding_toegevoegd', 'herkenningspunt_toegevoegd', 'herkenningspunt_weggehaald', 'melding_overgekomen', 'verblijfsspoor_vastgelegd', 'verblijfsspoor_verleend', 'verblijfsspoor_afgewezen', 'verblijfsspoor_bezwaar', 'verblijfsspoor_verlengd', 'verblijfsspoor_beeindigd', 'verblijfsspoor_vergissing', 'strafzaak_vastgelegd', 'strafzaak_stap', 'slachtofferrecht_vastgelegd', 'schadevergoeding_stap', 'hulp_vastgelegd', 'hulp_stap', 'hulpvraag_gesteld', 'hulpvraag_gewijzigd', 'hulpvraag_stap', 'zorgactie_aangeboden', 'zorgactie_aangenomen', 'zorgactie_geweigerd', 'zorgactie_ingetrokken', 'zorgactie_begonnen', 'zorgactie_gestopt', 'zorgactie_klaar', 'zorgactie_contact', 'voorziening_stap', 'termijn_gedaan', 'termijn_vervallen', 'taak_gemaakt', 'taak_gewijzigd', 'taak_gedaan', 'taak_vervallen', 'taak_heropend', 'waarschuwing_gezet', 'waarschuwing_ingetrokken', 'waarschuwing_hersteld', 'document_toegevoegd', 'document_ingetrokken', 'document_teruggezet', 'naam_toegevoegd', 'naam_weggehaald', 'teamlid_toegevoegd', 'teamlid_gestopt', 'zrm_gemeten', 'zrm_gecorrigeerd', 'zrm_ingetrokken', 'intakegesprek_gepland', 'intakegesprek_verzet', 'intakegesprek_gehouden', 'intakegesprek_gemist', 'intakegesprek_afgezegd', 'intakegesprek_hersteld', 'intake_beschreven', 'intake_afgerond', 'intake_gestopt', 'intake_hervat', 'rechtenuitleg_gegeven', 'rechtenuitleg_ingetrokken', 'risico_getaxeerd', 'risico_gecorrigeerd', 'risico_ingetrokken', 'consultatie_gevraagd', 'consultatie_gegeven', 'consultatie_besloten', 'consultatie_ingetrokken'])), name='gebeurtenis_bekende_soort'),
        ),
        AddConstraintNotValid(
            model_name='herinnertermijn',
            constraint=models.CheckConstraint(condition=models.Q(('soort__in', ['signalering_stap', 'melding_antwoord', 'zrm_eerste', 'zrm_herhaling', 'intake_eerste', 'risico_eerste', 'intake_contact'])), name='herinnertermijn_bekende_soort'),
        ),
        migrations.AddField(
            model_name='risicotaxatie',
            name='correctie_van',
            field=models.OneToOneField(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='opvolger', to='casework.risicotaxatie', verbose_name='correctie van'),
        ),
        migrations.AddField(
            model_name='risicotaxatie',
            name='dossier',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='risicotaxaties', to='casework.dossier'),
        ),
        migrations.AddField(
            model_name='risicotaxatie',
            name='vastgelegd_door',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='vastgelegd door'),
        ),
        migrations.AddIndex(
            model_name='risicotaxatie',
            index=models.Index(fields=['dossier', 'status', 'datum'], name='risicotaxatie_per_dossier'),
        ),
        migrations.AddConstraint(
            model_name='risicotaxatie',
            constraint=models.CheckConstraint(condition=models.Q(('niveau__in', ['laag', 'verhoogd', 'hoog', 'acuut']), ('status__in', ['vastgelegd', 'gecorrigeerd', 'ingetrokken'])), name='risicotaxatie_bekend'),
        ),
        migrations.AddConstraint(
            model_name='risicotaxatie',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('status', 'vastgelegd'), ('vervallen_at', None)), models.Q(models.Q(('status', 'vastgelegd'), _negated=True), ('vervallen_at__isnull', False)), _connector='OR'), name='risicotaxatie_vervallen_wanneer'),
        ),
        migrations.AddConstraint(
            model_name='risicotaxatie',
            constraint=models.CheckConstraint(condition=models.Q(('volgende_op__gt', models.F('datum'))), name='risicotaxatie_volgende_later'),
        ),
    ]
