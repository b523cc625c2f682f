import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('casework', '0008_overdracht_nagegaan'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Inzageverzoek',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('status', models.CharField(choices=[('gevraagd', 'Gevraagd'), ('gemaakt', 'Overzicht gemaakt'), ('vrijgegeven', 'Identiteit gecontroleerd'), ('uitgereikt', 'Uitgereikt'), ('afgewezen', 'Afgewezen'), ('vervallen', 'Vervallen, het dossier is er niet meer')], max_length=20, verbose_name='stand')),
                ('aanvrager', models.CharField(choices=[('betrokkene', 'De betrokkene zelf'), ('vertegenwoordiger', 'Een ouder, voogd of andere wettelijk vertegenwoordiger'), ('gemachtigde', 'Een gemachtigde, bijvoorbeeld een advocaat')], max_length=20, verbose_name='wie vraagt het')),
                ('ontvangen_op', models.DateField(verbose_name='gevraagd op')),
                ('uiterlijk', models.DateField(verbose_name='antwoord uiterlijk')),
                ('vastgelegd_at', models.DateTimeField(verbose_name='vastgelegd')),
                ('bestand', models.BinaryField(null=True, verbose_name='verzegeld overzicht')),
                ('sha256', models.CharField(blank=True, default='', max_length=64, verbose_name='controlegetal')),
                ('gemaakt_at', models.DateTimeField(null=True, verbose_name='overzicht gemaakt')),
                ('identiteit', models.CharField(blank=True, choices=[('bewijs_gezien', 'Ik heb een geldig identiteitsbewijs van de betrokkene gezien'), ('bekend', 'Ik ken de betrokkene en sprak hem of haar zelf'), ('machtiging', 'Ik heb het identiteitsbewijs van de aanvrager gezien, en de machtiging of het bewijs van gezag')], max_length=20, verbose_name='hoe gecontroleerd')),
                ('wijze', models.CharField(blank=True, choices=[('persoonlijk', 'Persoonlijk gegeven'), ('beveiligd', 'Met beveiligde e-mail'), ('aangetekend', 'Met aangetekende post')], max_length=20, verbose_name='hoe uitgereikt')),
                ('afwijs_reden', models.CharField(blank=True, choices=[('identiteit', 'Wie het vraagt, is niet vast te stellen'), ('geen_recht', 'Wie het vraagt, mag dit niet voor de betrokkene vragen'), ('buitensporig', 'Hetzelfde is kort geleden al gegeven'), ('ingetrokken', 'De aanvrager trok het verzoek in')], max_length=20, verbose_name='reden van afwijzen')),
                ('afgehandeld_at', models.DateTimeField(null=True, verbose_name='afgehandeld')),
                ('afgehandeld_door', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='afgehandeld door')),
                ('dossier', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='inzageverzoeken', to='casework.dossier')),
                ('vastgelegd_door', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='vastgelegd door')),
            ],
            options={
                'verbose_name': 'inzageverzoek',
                'verbose_name_plural': 'inzageverzoeken',
                'ordering': ['-vastgelegd_at'],
                'indexes': [models.Index(condition=models.Q(('status__in', ('gevraagd', 'gemaakt', 'vrijgegeven'))), fields=['uiterlijk'], name='inzageverzoek_te_doen')],
                'constraints': [models.CheckConstraint(condition=models.Q(('status__in', ['gevraagd', 'gemaakt', 'vrijgegeven', 'uitgereikt', 'afgewezen', 'vervallen'])), name='inzageverzoek_bekende_status'), models.CheckConstraint(condition=models.Q(models.Q(('bestand__isnull', False), ('status__in', ('gemaakt', 'vrijgegeven'))), models.Q(models.Q(('status__in', ('gemaakt', 'vrijgegeven')), _negated=True), ('bestand', None)), _connector='OR'), name='inzageverzoek_bestand_tot_uitreiken'), models.CheckConstraint(condition=models.Q(models.Q(('status__in', ['vrijgegeven', 'uitgereikt']), _negated=True), models.Q(('identiteit__in', ['bewijs_gezien', 'bekend', 'machtiging']), ('wijze__in', ['persoonlijk', 'beveiligd', 'aangetekend'])), _connector='OR'), name='inzageverzoek_uitgereikt_aan_wie_is_gecontroleerd'), models.CheckConstraint(condition=models.Q(models.Q(('status', 'afgewezen'), models.Q(('afwijs_reden', ''), _negated=True)), models.Q(models.Q(('status', 'afgewezen'), _negated=True), ('afwijs_reden', '')), _connector='OR'), name='inzageverzoek_afgewezen_met_reden'), models.UniqueConstraint(condition=models.Q(('status__in', ('gevraagd', 'gemaakt', 'vrijgegeven'))), fields=('dossier',), name='inzageverzoek_een_open')],
            },
        ),
    ]
