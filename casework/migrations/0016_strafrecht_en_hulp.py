import dekkend.keys.fields
import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('casework', '0015_verblijfsrecht_nagegaan'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Strafzaak',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('status', models.CharField(choices=[('informatief_gesprek', 'Informatief gesprek'), ('aangifte', 'Aangifte gedaan'), ('ambtshalve', 'Ambtshalve onderzoek, zonder aangifte'), ('opsporing', 'Opsporing'), ('vervolging', 'Vervolging'), ('zitting', 'Zitting gepland'), ('uitspraak', 'Uitspraak gedaan'), ('geseponeerd', 'Geseponeerd'), ('afgerond', 'Afgerond'), ('gestopt', 'Gestopt, geen aangifte'), ('vergissing', 'Bij vergissing vastgelegd')], max_length=30, verbose_name='stand')),
                ('stand_op', models.DateField(verbose_name='stand sinds')),
                ('begonnen_op', models.DateField(verbose_name='begonnen')),
                ('zitting_op', models.DateField(null=True, verbose_name='zitting')),
                ('uitspraak', models.CharField(blank=True, choices=[('veroordeling', 'Veroordeling voor mensenhandel'), ('ander_feit', 'Veroordeling voor een ander feit'), ('vrijspraak', 'Vrijspraak'), ('geen_straf', 'Ontslag van rechtsvervolging of niet-ontvankelijk')], max_length=20, verbose_name='uitspraak')),
                ('kenmerk', dekkend.keys.fields.SealedTextField(blank=True, default='', key='dossier_id', verbose_name='kenmerk')),
                ('toelichting', dekkend.keys.fields.SealedTextField(blank=True, default='', key='dossier_id', verbose_name='toelichting')),
                ('vastgelegd_at', models.DateTimeField(verbose_name='vastgelegd')),
                ('gewijzigd_at', models.DateTimeField(auto_now=True, verbose_name='gewijzigd')),
                ('dossier', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='strafzaken', to='casework.dossier')),
                ('gewijzigd_door', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='gewijzigd door')),
            ],
            options={
                'verbose_name': 'strafzaak',
                'verbose_name_plural': 'strafzaken',
                'ordering': ['-stand_op', '-vastgelegd_at'],
            },
        ),
        migrations.CreateModel(
            name='Slachtofferrecht',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('recht', models.CharField(choices=[('informatie', 'Horen hoe de zaak verloopt'), ('stukken', 'De stukken van de zaak inzien'), ('advocaat', 'Bijstand van een advocaat'), ('tolk', 'Een tolk en vertaling'), ('bescherming', 'Bescherming bij verhoor en zitting'), ('spreekrecht', 'Spreken op de zitting'), ('verklaring', 'Een schriftelijke slachtofferverklaring'), ('voeging', 'Schadevergoeding vragen in de strafzaak'), ('beklag', 'Klagen bij het gerechtshof als er niet wordt vervolgd')], max_length=20, verbose_name='recht')),
                ('status', models.CharField(choices=[('uitgelegd', 'Uitgelegd'), ('gewild', 'De betrokkene wil dit'), ('niet_gewild', 'De betrokkene wil dit niet'), ('gebruikt', 'Gebruikt')], max_length=20, verbose_name='stand')),
                ('stand_op', models.DateField(verbose_name='stand sinds')),
                ('door', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='door')),
                ('zaak', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='rechten', to='casework.strafzaak')),
            ],
            options={
                'verbose_name': 'slachtofferrecht',
                'verbose_name_plural': 'slachtofferrechten',
                'ordering': ['recht'],
            },
        ),
        migrations.CreateModel(
            name='Schadevergoeding',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('weg', models.CharField(choices=[('strafzaak', 'In de strafzaak (voeging)'), ('schadefonds', 'Schadefonds Geweldsmisdrijven'), ('civiel', 'Bij de burgerlijke rechter')], max_length=20, verbose_name='weg')),
                ('status', models.CharField(choices=[('gevraagd', 'Gevraagd'), ('toegewezen', 'Toegewezen'), ('afgewezen', 'Afgewezen'), ('betaald', 'Betaald')], max_length=20, verbose_name='stand')),
                ('stand_op', models.DateField(verbose_name='stand sinds')),
                ('gevraagd_cent', models.BigIntegerField(verbose_name='gevraagd bedrag')),
                ('toegewezen_cent', models.BigIntegerField(null=True, verbose_name='toegewezen bedrag')),
                ('door', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='door')),
                ('zaak', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='schadevergoedingen', to='casework.strafzaak')),
            ],
            options={
                'verbose_name': 'schadevergoeding',
                'verbose_name_plural': 'schadevergoedingen',
                'ordering': ['-stand_op'],
            },
        ),
        migrations.CreateModel(
            name='Hulp',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('soort', models.CharField(choices=[('opvang', 'Opvang of veilige plek'), ('begeleiding', 'Ambulante begeleiding'), ('geestelijke_zorg', 'Geestelijke gezondheidszorg'), ('medische_zorg', 'Medische zorg'), ('rechtsbijstand', 'Rechtsbijstand'), ('maatschappelijk_werk', 'Maatschappelijk werk of slachtofferhulp'), ('jeugdhulp', 'Jeugdhulp'), ('inkomen', 'Inkomen en schulden'), ('wonen', 'Wonen'), ('werk_en_leren', 'Werk, leren of inburgering'), ('anders', 'Andere hulp')], max_length=30, verbose_name='soort hulp')),
                ('status', models.CharField(choices=[('gevraagd', 'Gevraagd'), ('wachtlijst', 'Op de wachtlijst'), ('loopt', 'Loopt'), ('niet_doorgegaan', 'Niet doorgegaan'), ('geeindigd', 'Geëindigd'), ('vergissing', 'Bij vergissing vastgelegd')], max_length=20, verbose_name='stand')),
                ('stand_op', models.DateField(verbose_name='stand sinds')),
                ('gevraagd_op', models.DateField(null=True, verbose_name='gevraagd')),
                ('begin', models.DateField(null=True, verbose_name='begin')),
                ('eind', models.DateField(null=True, verbose_name='einde')),
                ('eind_reden', models.CharField(blank=True, choices=[('klaar', 'De hulp is klaar'), ('andere_hulp', 'Andere hulp neemt het over'), ('betrokkene_stopt', 'De betrokkene stopt ermee'), ('aanbieder_stopt', 'De aanbieder stopt ermee'), ('geen_plek', 'Er was geen plek'), ('vertrokken', 'De betrokkene is vertrokken')], max_length=20, verbose_name='reden van einde')),
                ('aanbieder', dekkend.keys.fields.SealedTextField(blank=True, default='', key='dossier_id', verbose_name='aanbieder')),
                ('toelichting', dekkend.keys.fields.SealedTextField(blank=True, default='', key='dossier_id', verbose_name='toelichting')),
                ('vastgelegd_at', models.DateTimeField(verbose_name='vastgelegd')),
                ('gewijzigd_at', models.DateTimeField(auto_now=True, verbose_name='gewijzigd')),
                ('dossier', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='hulp', to='casework.dossier')),
                ('gewijzigd_door', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='gewijzigd door')),
            ],
            options={
                'verbose_name': 'hulp',
                'verbose_name_plural': 'hulp',
                'ordering': ['-stand_op', '-vastgelegd_at'],
                'indexes': [models.Index(fields=['dossier', '-stand_op'], name='hulp_van_dossier')],
                'constraints': [models.CheckConstraint(condition=models.Q(('soort__in', ['opvang', 'begeleiding', 'geestelijke_zorg', 'medische_zorg', 'rechtsbijstand', 'maatschappelijk_werk', 'jeugdhulp', 'inkomen', 'wonen', 'werk_en_leren', 'anders']), ('status__in', ['gevraagd', 'wachtlijst', 'loopt', 'niet_doorgegaan', 'geeindigd', 'vergissing'])), name='hulp_bekend'), models.CheckConstraint(condition=models.Q(('gevraagd_op__isnull', False), ('begin__isnull', False), _connector='OR'), name='hulp_met_datum'), models.CheckConstraint(condition=models.Q(models.Q(('eind__isnull', False), ('status__in', ('geeindigd', 'niet_doorgegaan')), models.Q(('eind_reden', ''), _negated=True)), models.Q(models.Q(('status__in', ('geeindigd', 'niet_doorgegaan')), _negated=True), ('eind', None), ('eind_reden', '')), _connector='OR'), name='hulp_voorbij_met_reden'), models.CheckConstraint(condition=models.Q(('begin', None), ('eind', None), ('eind__gte', models.F('begin')), _connector='OR'), name='hulp_einde_na_begin'), models.CheckConstraint(condition=models.Q(models.Q(('status', 'loopt'), _negated=True), ('begin__isnull', False), _connector='OR'), name='hulp_loopt_sinds')],
            },
        ),
        migrations.AddIndex(
            model_name='strafzaak',
            index=models.Index(fields=['dossier', '-stand_op'], name='strafzaak_van_dossier'),
        ),
        migrations.AddConstraint(
            model_name='strafzaak',
            constraint=models.CheckConstraint(condition=models.Q(('status__in', ['informatief_gesprek', 'aangifte', 'ambtshalve', 'opsporing', 'vervolging', 'zitting', 'uitspraak', 'geseponeerd', 'afgerond', 'gestopt', 'vergissing'])), name='strafzaak_bekende_stand'),
        ),
        migrations.AddConstraint(
            model_name='strafzaak',
            constraint=models.CheckConstraint(condition=models.Q(('stand_op__gte', models.F('begonnen_op'))), name='strafzaak_stand_na_begin'),
        ),
        migrations.AddConstraint(
            model_name='strafzaak',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('status', 'zitting'), _negated=True), ('zitting_op__isnull', False), _connector='OR'), name='strafzaak_zitting_met_datum'),
        ),
        migrations.AddConstraint(
            model_name='strafzaak',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('status', 'uitspraak'), _negated=True), ('uitspraak__in', ['veroordeling', 'ander_feit', 'vrijspraak', 'geen_straf']), _connector='OR'), name='strafzaak_met_uitspraak'),
        ),
        migrations.AddConstraint(
            model_name='slachtofferrecht',
            constraint=models.UniqueConstraint(fields=('zaak', 'recht'), name='slachtofferrecht_eenmaal'),
        ),
        migrations.AddConstraint(
            model_name='slachtofferrecht',
            constraint=models.CheckConstraint(condition=models.Q(('recht__in', ['informatie', 'stukken', 'advocaat', 'tolk', 'bescherming', 'spreekrecht', 'verklaring', 'voeging', 'beklag']), ('status__in', ['uitgelegd', 'gewild', 'niet_gewild', 'gebruikt'])), name='slachtofferrecht_bekend'),
        ),
        migrations.AddConstraint(
            model_name='schadevergoeding',
            constraint=models.CheckConstraint(condition=models.Q(('gevraagd_cent__gt', 0), ('status__in', ['gevraagd', 'toegewezen', 'afgewezen', 'betaald']), ('weg__in', ['strafzaak', 'schadefonds', 'civiel'])), name='schadevergoeding_bekend'),
        ),
        migrations.AddConstraint(
            model_name='schadevergoeding',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('status__in', ('toegewezen', 'betaald')), ('toegewezen_cent__gt', 0), ('toegewezen_cent__isnull', False), ('toegewezen_cent__lte', models.F('gevraagd_cent'))), models.Q(models.Q(('status__in', ('toegewezen', 'betaald')), _negated=True), ('toegewezen_cent', None)), _connector='OR'), name='schadevergoeding_toegewezen_bedrag'),
        ),
    ]
