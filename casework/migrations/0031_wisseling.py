import dekkend.keys.fields
import django.db.models.deletion
import uuid
from django.conf import settings
from django.contrib.postgres.operations import AddConstraintNotValid
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('casework', '0030_verwijzing_nagegaan'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Wisseling',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('status', models.CharField(choices=[('voorgesteld', 'Voorgesteld'), ('aangenomen', 'Overgenomen, nog kennismaken'), ('kennisgemaakt', 'Overgenomen en kennisgemaakt'), ('geweigerd', 'Niet overgenomen'), ('ingetrokken', 'Ingetrokken')], max_length=20, verbose_name='stand')),
                ('notitie', dekkend.keys.fields.SealedTextField(blank=True, default='', key='dossier_id', verbose_name='overdrachtsnotitie')),
                ('reden', dekkend.keys.fields.SealedTextField(blank=True, default='', key='dossier_id', verbose_name='reden van weigeren')),
                ('kennismaking_op', models.DateField(verbose_name='kennismaken voor')),
                ('kennisgemaakt_op', models.DateField(null=True, verbose_name='kennisgemaakt')),
                ('voorgesteld_at', models.DateTimeField(verbose_name='voorgesteld')),
                ('beslist_at', models.DateTimeField(null=True, verbose_name='beslist')),
            ],
            options={
                'verbose_name': 'wisseling',
                'verbose_name_plural': 'wisselingen',
                'ordering': ['-voorgesteld_at', 'pk'],
            },
        ),
        migrations.RemoveConstraint(
            model_name='gebeurtenis',
            name='gebeurtenis_bekende_soort',
        ),
        migrations.AlterField(
            model_name='gebeurtenis',
            name='soort',
            field=models.CharField(choices=[('dossier_geopend', 'Dossier geopend'), ('dossier_toegewezen', 'Zorgcoördinator gekozen'), ('dossier_losgelaten', 'Teruggegeven aan het team'), ('dossier_overgedragen', 'Overgedragen aan een collega'), ('persoon_gewijzigd', 'Gegevens gewijzigd'), ('aantekening_gemaakt', 'Aantekening'), ('fase_gewijzigd', 'Hulpverlening gestart'), ('dossier_afgesloten', 'Dossier afgesloten'), ('dossier_heropend', 'Dossier heropend'), ('wisseling_voorgesteld', 'Voorgesteld aan een collega'), ('wisseling_geweigerd', 'Collega neemt het niet over'), ('wisseling_ingetrokken', 'Voorstel aan een collega ingetrokken'), ('wisseling_kennisgemaakt', 'Kennisgemaakt met de nieuwe zorgcoördinator'), ('afrondingspunt_vastgelegd', 'Afronding: wat de betrokkene weet'), ('afrondingspunt_ingetrokken', 'Afronding: toch niet helder'), ('nazorg_afgesproken', 'Nazorg afgesproken'), ('nazorg_stap', 'Nazorg'), ('toestemming_gegeven', 'Toestemming gegeven'), ('toestemming_geweigerd', 'Toestemming niet gegeven'), ('toestemming_ingetrokken', 'Toestemming ingetrokken'), ('registratie_verstuurd', 'Registratie verstuurd naar CoMensha'), ('registratie_geteld', 'Alleen geteld, zonder persoonsgegevens'), ('registratie_ingetrokken', 'Registratie bij CoMensha ingetrokken'), ('noodtoegang_geopend', 'Noodtoegang gebruikt'), ('noodtoegang_beeindigd', 'Noodtoegang beëindigd'), ('overdracht_aangeboden', 'Aangeboden aan een andere regio'), ('overdracht_ingetrokken', 'Aanbod aan een andere regio ingetrokken'), ('overdracht_geweigerd', 'Andere regio neemt het niet over'), ('overdracht_verstuurd', 'Verstuurd naar een andere regio'), ('overdracht_teruggehaald', 'Teruggehaald van een andere regio'), ('overname_ontvangen', 'Overgenomen van een andere regio'), ('melding_toegevoegd', 'Melding bij dit dossier gevoegd'), ('herkenningspunt_toegevoegd', 'Nummer of adres vastgelegd'), ('herkenningspunt_weggehaald', 'Nummer of adres weggehaald'), ('melding_overgekomen', 'Melding bij de vorige regio'), ('verblijfsspoor_vastgelegd', 'Verblijfsrecht: spoor vastgelegd'), ('verblijfsspoor_verleend', 'Verblijfsrecht: verleend'), ('verblijfsspoor_afgewezen', 'Verblijfsrecht: afgewezen'), ('verblijfsspoor_bezwaar', 'Verblijfsrecht: bezwaar of beroep'), ('verblijfsspoor_verlengd', 'Verblijfsrecht: verlengd'), ('verblijfsspoor_beeindigd', 'Verblijfsrecht: geëindigd'), ('verblijfsspoor_vergissing', 'Verblijfsrecht: vergissing hersteld'), ('strafzaak_vastgelegd', 'Strafrecht: zaak vastgelegd'), ('strafzaak_stap', 'Strafrecht: volgende stap'), ('slachtofferrecht_vastgelegd', 'Strafrecht: recht van het slachtoffer'), ('schadevergoeding_stap', 'Strafrecht: schadevergoeding'), ('hulp_vastgelegd', 'Hulp en opvang: vastgelegd'), ('hulp_stap', 'Hulp en opvang: volgende stap'), ('hulpvraag_gesteld', 'Hulpvraag'), ('hulpvraag_gewijzigd', 'Hulpvraag gewijzigd'), ('hulpvraag_stap', 'Hulpvraag: volgende stap'), ('zorgactie_aangeboden', 'Zorgactie aangeboden'), ('zorgactie_aangenomen', 'Zorgactie aangenomen'), ('zorgactie_geweigerd', 'Zorgactie niet aangenomen'), ('zorgactie_ingetrokken', 'Aanbod van een zorgactie ingetrokken'), ('zorgactie_begonnen', 'Zorgactie begonnen'), ('zorgactie_gestopt', 'Zorgactie gestopt'), ('zorgactie_klaar', 'Zorgactie klaar'), ('zorgactie_contact', 'Contact over een zorgactie'), ('voorziening_stap', 'Praktische voorziening'), ('termijn_gedaan', 'Termijn afgehandeld'), ('termijn_vervallen', 'Termijn niet meer nodig'), ('taak_gemaakt', 'Taak toegevoegd'), ('taak_gewijzigd', 'Taak gewijzigd'), ('taak_gedaan', 'Taak gedaan'), ('taak_vervallen', 'Taak niet meer nodig'), ('taak_heropend', 'Taak weer opengezet'), ('waarschuwing_gezet', 'Waarschuwing gezet'), ('waarschuwing_ingetrokken', 'Waarschuwing ingetrokken'), ('waarschuwing_hersteld', 'Waarschuwing geldt weer'), ('document_toegevoegd', 'Document toegevoegd'), ('document_ingetrokken', 'Document ingetrokken'), ('document_teruggezet', 'Document teruggezet'), ('naam_toegevoegd', 'Andere naam toegevoegd'), ('naam_weggehaald', 'Andere naam weggehaald'), ('teamlid_toegevoegd', 'Iemand bij het team gezet'), ('teamlid_gestopt', 'Iemand uit het team'), ('zrm_gemeten', 'Zelfredzaamheid gemeten'), ('zrm_gecorrigeerd', 'Meting van zelfredzaamheid gecorrigeerd'), ('zrm_ingetrokken', 'Meting van zelfredzaamheid ingetrokken')], max_length=30, verbose_name='soort'),
        ),
        AddConstraintNotValid(
            model_name='gebeurtenis',
            constraint=models.CheckConstraint(condition=models.Q(('soort__in', ['dossier_geopend', 'dossier_toegewezen', 'dossier_losgelaten', 'dossier_overgedragen', 'persoon_gewijzigd', 'aantekening_gemaakt', 'fase_gewijzigd', 'dossier_afgesloten', 'dossier_heropend', 'wisseling_voorgesteld', 'wisseling_geweigerd', 'wisseling_ingetrokken', 'wisseling_kennisgemaakt', 'afrondingspunt_vastgelegd', 'afrondingspunt_ingetrokken', 'nazorg_afgesproken', 'nazorg_stap', 'toestemming_gegeven', 'toestemming_geweigerd', 'toestemming_ingetrokken', 'registratie_verstuurd', 'registratie_geteld', 'registratie_ingetrokken', 'noodtoegang_geopend', 'noodtoegang_beeindigd', 'overdracht_aangeboden', 'overdracht_ingetrokken', 'overdracht_geweigerd', 'overdracht_verstuurd', 'overdracht_teruggehaald', 'overname_ontvangen', 'melding_toegevoegd', 'herkenningspunt_toegevoegd', 'herkenningspunt_weggehaald', 'melding_overgekomen', 'verblijfsspoor_vastgelegd', 'verblijfsspoor_verleend', 'verblijfsspoor_afgewezen', 'verblijfsspoor_bezwaar', 'verblijfsspoor_verlengd', 'verblijfsspoor_beeindigd', 'verblijfsspoor_vergissing', 'strafzaak_vastgelegd', 'strafzaak_stap', 'slachtofferrecht_vastgelegd', 'schadevergoeding_stap', 'hulp_vastgelegd', 'hulp_stap', 'hulpvraag_gesteld', 'hulpvraag_gewijzigd', 'hulpvraag_stap', 'zorgactie_aangeboden', 'zorgactie_aangenomen', 'zorgactie_geweigerd', 'zorgactie_ingetrokken', 'zorgactie_begonnen', 'zorgactie_gestopt', 'zorgactie_klaar', 'zorgactie_contact', 'voorziening_stap', 'termijn_gedaan', 'termijn_vervallen', 'taak_gemaakt', 'taak_gewijzigd', 'taak_gedaan', 'taak_vervallen', 'taak_heropend', 'waarschuwing_gezet', 'waarschuwing_ingetrokken', 'waarschuwing_hersteld', 'document_toegevoegd', 'document_ingetrokken', 'document_teruggezet', 'naam_toegevoegd', 'naam_weggehaald', 'teamlid_toegevoegd', 'teamlid_gestopt', 'zrm_gemeten', 'zrm_gecorrigeerd', 'zrm_ingetrokken'])), name='gebeurtenis_bekende_soort'),
        ),
        migrations.AddField(
            model_name='wisseling',
            name='dossier',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='wisselingen', to='casework.dossier'),
        ),
        migrations.AddField(
            model_name='wisseling',
            name='naar',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='naar'),
        ),
        migrations.AddField(
            model_name='wisseling',
            name='van',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='van'),
        ),
        migrations.AddField(
            model_name='wisseling',
            name='voorgesteld_door',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='voorgesteld door'),
        ),
        migrations.AddIndex(
            model_name='wisseling',
            index=models.Index(fields=['naar', 'status'], name='wisseling_voor_wie'),
        ),
        migrations.AddConstraint(
            model_name='wisseling',
            constraint=models.CheckConstraint(condition=models.Q(('status__in', ['voorgesteld', 'aangenomen', 'kennisgemaakt', 'geweigerd', 'ingetrokken'])), name='wisseling_bekende_stand'),
        ),
        migrations.AddConstraint(
            model_name='wisseling',
            constraint=models.CheckConstraint(condition=models.Q(('van', models.F('naar')), _negated=True), name='wisseling_naar_een_ander'),
        ),
        migrations.AddConstraint(
            model_name='wisseling',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('beslist_at', None), ('status', 'voorgesteld')), models.Q(models.Q(('status', 'voorgesteld'), _negated=True), ('beslist_at__isnull', False)), _connector='OR'), name='wisseling_beslist_wanneer'),
        ),
        migrations.AddConstraint(
            model_name='wisseling',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('kennisgemaakt_op__isnull', False), ('status', 'kennisgemaakt')), models.Q(models.Q(('status', 'kennisgemaakt'), _negated=True), ('kennisgemaakt_op', None)), _connector='OR'), name='wisseling_kennisgemaakt_wanneer'),
        ),
        migrations.AddConstraint(
            model_name='wisseling',
            constraint=models.UniqueConstraint(condition=models.Q(('status', 'voorgesteld')), fields=('dossier',), name='wisseling_een_voorstel_tegelijk'),
        ),
    ]
