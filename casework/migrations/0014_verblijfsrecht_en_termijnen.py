import dekkend.keys.fields
import django.db.models.deletion
import uuid
from django.conf import settings
from django.contrib.postgres.operations import AddConstraintNotValid
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('casework', '0013_sociale_kaart'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Termijn',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('pijler', models.CharField(choices=[('hulp', 'Hulp en opvang'), ('verblijfsrecht', 'Verblijfsrecht'), ('strafrecht', 'Strafrecht')], max_length=20, verbose_name='pijler')),
                ('zaak', models.UUIDField(verbose_name='zaak')),
                ('code', models.CharField(max_length=40, verbose_name='termijn')),
                ('uiterlijk', models.DateField(verbose_name='uiterlijk')),
                ('waarschuwen_vanaf', models.DateField(verbose_name='waarschuwen vanaf')),
                ('status', models.CharField(choices=[('open', 'Nog te doen'), ('gedaan', 'Gedaan'), ('vervallen', 'Niet meer nodig')], max_length=20, verbose_name='stand')),
                ('afgehandeld_at', models.DateTimeField(null=True, verbose_name='afgehandeld')),
            ],
            options={
                'verbose_name': 'termijn',
                'verbose_name_plural': 'termijnen',
                'ordering': ['uiterlijk', 'code'],
            },
        ),
        migrations.CreateModel(
            name='Verblijfsspoor',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('soort', models.CharField(choices=[('bedenktijd', 'Bedenktijd'), ('aangifte', 'Aangifte, wacht op de IND'), ('b8', 'Vergunning B8/3 (humanitair tijdelijk)'), ('humanitair', 'Voortgezet verblijf (humanitair niet-tijdelijk)'), ('asiel', 'Asiel'), ('terugkeer', 'Terugkeer')], max_length=20, verbose_name='soort')),
                ('status', models.CharField(choices=[('aangevraagd', 'Aangevraagd'), ('loopt', 'Loopt'), ('afgewezen', 'Afgewezen'), ('geeindigd', 'Geëindigd'), ('vergissing', 'Bij vergissing vastgelegd')], max_length=20, verbose_name='stand')),
                ('stand_op', models.DateField(verbose_name='stand sinds')),
                ('dublin', models.BooleanField(default=False, verbose_name='valt onder de Dublinverordening')),
                ('aangevraagd_op', models.DateField(null=True, verbose_name='aangevraagd')),
                ('begin', models.DateField(null=True, verbose_name='begin')),
                ('eind', models.DateField(null=True, verbose_name='laatste dag')),
                ('beeindigd_op', models.DateField(null=True, verbose_name='geëindigd')),
                ('eind_reden', models.CharField(blank=True, choices=[('aangifte_gedaan', 'Er is aangifte gedaan'), ('werkt_anders_mee', 'De betrokkene werkt op een andere manier mee'), ('ziet_af', 'De betrokkene ziet af van aangifte'), ('besloten', 'De IND heeft beslist'), ('strafzaak_voorbij', 'De strafzaak is voorbij of geseponeerd'), ('ander_verblijf', 'De betrokkene kreeg een ander verblijfsrecht'), ('ingetrokken', 'Het is ingetrokken door de IND of de politie'), ('zelf_gestopt', 'De betrokkene stopte hiermee'), ('afgewezen_gebleven', 'De afwijzing staat vast'), ('vertrokken', 'De betrokkene is vertrokken uit Nederland'), ('verlopen', 'De termijn is voorbij')], max_length=30, verbose_name='reden van einde')),
                ('toelichting', dekkend.keys.fields.SealedTextField(blank=True, default='', key='dossier_id', verbose_name='toelichting')),
                ('vastgelegd_at', models.DateTimeField(verbose_name='vastgelegd')),
                ('gewijzigd_at', models.DateTimeField(auto_now=True, verbose_name='gewijzigd')),
            ],
            options={
                'verbose_name': 'verblijfsspoor',
                'verbose_name_plural': 'verblijfssporen',
                'ordering': ['-stand_op', '-vastgelegd_at'],
            },
        ),
        migrations.CreateModel(
            name='Verlenging',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('datum', models.DateField(verbose_name='datum')),
                ('eind_was', models.DateField(null=True, verbose_name='laatste dag was')),
                ('eind_wordt', models.DateField(verbose_name='laatste dag wordt')),
                ('reden', models.CharField(choices=[('nieuwe_vergunning', 'De IND verlengde de vergunning'), ('vertrek_uitgesteld', 'Het vertrek is uitgesteld')], max_length=30, verbose_name='reden')),
                ('vastgelegd_at', models.DateTimeField(verbose_name='vastgelegd')),
            ],
            options={
                'verbose_name': 'verlenging',
                'verbose_name_plural': 'verlengingen',
                'ordering': ['vastgelegd_at'],
            },
        ),
        migrations.RemoveConstraint(
            model_name='gebeurtenis',
            name='gebeurtenis_bekende_soort',
        ),
        migrations.AlterField(
            model_name='gebeurtenis',
            name='soort',
            field=models.CharField(choices=[('dossier_geopend', 'Dossier geopend'), ('dossier_toegewezen', 'Zorgcoördinator gekozen'), ('dossier_losgelaten', 'Teruggegeven aan het team'), ('dossier_overgedragen', 'Overgedragen aan een collega'), ('persoon_gewijzigd', 'Gegevens gewijzigd'), ('aantekening_gemaakt', 'Aantekening'), ('fase_gewijzigd', 'Hulpverlening gestart'), ('dossier_afgesloten', 'Dossier afgesloten'), ('dossier_heropend', 'Dossier heropend'), ('toestemming_gegeven', 'Toestemming gegeven'), ('toestemming_geweigerd', 'Toestemming niet gegeven'), ('toestemming_ingetrokken', 'Toestemming ingetrokken'), ('registratie_verstuurd', 'Registratie verstuurd naar CoMensha'), ('registratie_geteld', 'Alleen geteld, zonder persoonsgegevens'), ('registratie_ingetrokken', 'Registratie bij CoMensha ingetrokken'), ('noodtoegang_geopend', 'Noodtoegang gebruikt'), ('noodtoegang_beeindigd', 'Noodtoegang beëindigd'), ('overdracht_aangeboden', 'Aangeboden aan een andere regio'), ('overdracht_ingetrokken', 'Aanbod aan een andere regio ingetrokken'), ('overdracht_geweigerd', 'Andere regio neemt het niet over'), ('overdracht_verstuurd', 'Verstuurd naar een andere regio'), ('overdracht_teruggehaald', 'Teruggehaald van een andere regio'), ('overname_ontvangen', 'Overgenomen van een andere regio'), ('melding_overgekomen', 'Melding bij de vorige regio'), ('verblijfsspoor_vastgelegd', 'Verblijfsrecht: spoor vastgelegd'), ('verblijfsspoor_verleend', 'Verblijfsrecht: verleend'), ('verblijfsspoor_afgewezen', 'Verblijfsrecht: afgewezen'), ('verblijfsspoor_bezwaar', 'Verblijfsrecht: bezwaar of beroep'), ('verblijfsspoor_verlengd', 'Verblijfsrecht: verlengd'), ('verblijfsspoor_beeindigd', 'Verblijfsrecht: geëindigd'), ('verblijfsspoor_vergissing', 'Verblijfsrecht: vergissing hersteld'), ('strafzaak_vastgelegd', 'Strafrecht: zaak vastgelegd'), ('strafzaak_stap', 'Strafrecht: volgende stap'), ('slachtofferrecht_vastgelegd', 'Strafrecht: recht van het slachtoffer'), ('schadevergoeding_stap', 'Strafrecht: schadevergoeding'), ('hulp_vastgelegd', 'Hulp en opvang: vastgelegd'), ('hulp_stap', 'Hulp en opvang: volgende stap'), ('termijn_gedaan', 'Termijn afgehandeld'), ('termijn_vervallen', 'Termijn niet meer nodig'), ('zrm_gemeten', 'Zelfredzaamheid gemeten'), ('zrm_gecorrigeerd', 'Meting van zelfredzaamheid gecorrigeerd'), ('zrm_ingetrokken', 'Meting van zelfredzaamheid ingetrokken')], max_length=30, verbose_name='soort'),
        ),
        AddConstraintNotValid(
            model_name='gebeurtenis',
            constraint=models.CheckConstraint(condition=models.Q(('soort__in', ['dossier_geopend', 'dossier_toegewezen', 'dossier_losgelaten', 'dossier_overgedragen', 'persoon_gewijzigd', 'aantekening_gemaakt', 'fase_gewijzigd', 'dossier_afgesloten', 'dossier_heropend', 'toestemming_gegeven', 'toestemming_geweigerd', 'toestemming_ingetrokken', 'registratie_verstuurd', 'registratie_geteld', 'registratie_ingetrokken', 'noodtoegang_geopend', 'noodtoegang_beeindigd', 'overdracht_aangeboden', 'overdracht_ingetrokken', 'overdracht_geweigerd', 'overdracht_verstuurd', 'overdracht_teruggehaald', 'overname_ontvangen', 'melding_overgekomen', 'verblijfsspoor_vastgelegd', 'verblijfsspoor_verleend', 'verblijfsspoor_afgewezen', 'verblijfsspoor_bezwaar', 'verblijfsspoor_verlengd', 'verblijfsspoor_beeindigd', 'verblijfsspoor_vergissing', 'strafzaak_vastgelegd', 'strafzaak_stap', 'slachtofferrecht_vastgelegd', 'schadevergoeding_stap', 'hulp_vastgelegd', 'hulp_stap', 'termijn_gedaan', 'termijn_vervallen', 'zrm_gemeten', 'zrm_gecorrigeerd', 'zrm_ingetrokken'])), name='gebeurtenis_bekende_soort'),
        ),
        migrations.AddField(
            model_name='termijn',
            name='afgehandeld_door',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='afgehandeld door'),
        ),
        migrations.AddField(
            model_name='termijn',
            name='dossier',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='termijnen', to='casework.dossier'),
        ),
        migrations.AddField(
            model_name='verblijfsspoor',
            name='dossier',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='verblijfssporen', to='casework.dossier'),
        ),
        migrations.AddField(
            model_name='verblijfsspoor',
            name='gewijzigd_door',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='gewijzigd door'),
        ),
        migrations.AddField(
            model_name='verblijfsspoor',
            name='vastgelegd_door',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='vastgelegd door'),
        ),
        migrations.AddField(
            model_name='verlenging',
            name='door',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='door'),
        ),
        migrations.AddField(
            model_name='verlenging',
            name='spoor',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='verlengingen', to='casework.verblijfsspoor'),
        ),
        migrations.AddIndex(
            model_name='termijn',
            index=models.Index(condition=models.Q(('status', 'open')), fields=['waarschuwen_vanaf'], name='termijn_die_waarschuwt'),
        ),
        migrations.AddIndex(
            model_name='termijn',
            index=models.Index(fields=['dossier', 'pijler'], name='termijn_van_dossier'),
        ),
        migrations.AddConstraint(
            model_name='termijn',
            constraint=models.CheckConstraint(condition=models.Q(('pijler__in', ['hulp', 'verblijfsrecht', 'strafrecht']), ('status__in', ['open', 'gedaan', 'vervallen'])), name='termijn_bekend'),
        ),
        migrations.AddConstraint(
            model_name='termijn',
            constraint=models.CheckConstraint(condition=models.Q(('waarschuwen_vanaf__lte', models.F('uiterlijk'))), name='termijn_waarschuwt_ervoor'),
        ),
        migrations.AddConstraint(
            model_name='termijn',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('afgehandeld_at', None), ('status', 'open')), models.Q(models.Q(('status', 'open'), _negated=True), ('afgehandeld_at__isnull', False)), _connector='OR'), name='termijn_afgehandeld_wanneer'),
        ),
        migrations.AddConstraint(
            model_name='termijn',
            constraint=models.UniqueConstraint(condition=models.Q(('status', 'open')), fields=('zaak', 'code'), name='termijn_eenmaal_tegelijk'),
        ),
        migrations.AddConstraint(
            model_name='verblijfsspoor',
            constraint=models.CheckConstraint(condition=models.Q(('soort__in', ['bedenktijd', 'aangifte', 'b8', 'humanitair', 'asiel', 'terugkeer']), ('status__in', ['aangevraagd', 'loopt', 'afgewezen', 'geeindigd', 'vergissing'])), name='verblijfsspoor_bekend'),
        ),
        migrations.AddConstraint(
            model_name='verblijfsspoor',
            constraint=models.CheckConstraint(condition=models.Q(('aangevraagd_op__isnull', False), ('begin__isnull', False), _connector='OR'), name='verblijfsspoor_met_datum'),
        ),
        migrations.AddConstraint(
            model_name='verblijfsspoor',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('status', 'loopt'), _negated=True), ('begin__isnull', False), _connector='OR'), name='verblijfsspoor_loopt_sinds'),
        ),
        migrations.AddConstraint(
            model_name='verblijfsspoor',
            constraint=models.CheckConstraint(condition=models.Q(('eind', None), models.Q(('begin__isnull', False), ('eind__gte', models.F('begin'))), _connector='OR'), name='verblijfsspoor_eind_na_begin'),
        ),
        migrations.AddConstraint(
            model_name='verblijfsspoor',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('beeindigd_op__isnull', False), ('status', 'geeindigd'), models.Q(('eind_reden', ''), _negated=True)), models.Q(models.Q(('status', 'geeindigd'), _negated=True), ('beeindigd_op', None), ('eind_reden', '')), _connector='OR'), name='verblijfsspoor_geeindigd_met_reden'),
        ),
        migrations.AddConstraint(
            model_name='verblijfsspoor',
            constraint=models.UniqueConstraint(condition=models.Q(('status__in', ('aangevraagd', 'loopt', 'afgewezen'))), fields=('dossier', 'soort'), name='verblijfsspoor_een_per_soort'),
        ),
        migrations.AddConstraint(
            model_name='verlenging',
            constraint=models.CheckConstraint(condition=models.Q(('reden__in', ['nieuwe_vergunning', 'vertrek_uitgesteld'])), name='verlenging_met_reden'),
        ),
        migrations.AddConstraint(
            model_name='verlenging',
            constraint=models.CheckConstraint(condition=models.Q(('eind_was', None), ('eind_wordt__gt', models.F('eind_was')), _connector='OR'), name='verlenging_is_later'),
        ),
    ]
