import django.db.models.deletion
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('tenants', '0004_opheffing_ingetrokken_door'),
    ]

    operations = [
        migrations.CreateModel(
            name='Gemeenteaanbod',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('vanaf', models.DateField(verbose_name='vanaf')),
                ('status', models.CharField(choices=[('aangeboden', 'Wacht op antwoord'), ('aangenomen', 'Aangenomen'), ('geweigerd', 'Geweigerd'), ('ingetrokken', 'Ingetrokken')], default='aangeboden', max_length=20, verbose_name='stand')),
                ('weiger_reden', models.CharField(blank=True, choices=[('past_niet', 'De gemeente past niet bij ons werkgebied'), ('andere_dag', 'Een andere dag is beter'), ('niet_afgesproken', 'Dit is niet met de gemeente afgesproken')], default='', max_length=20, verbose_name='reden van weigeren')),
                ('aangeboden_at', models.DateTimeField(verbose_name='aangeboden')),
                ('beantwoord_at', models.DateTimeField(blank=True, null=True, verbose_name='beantwoord')),
                ('gemeente', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='tenants.gemeente')),
                ('naar', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='tenants.tenant')),
                ('van', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='tenants.tenant')),
            ],
            options={
                'verbose_name': 'gemeenteaanbod',
                'verbose_name_plural': 'gemeenteaanbiedingen',
                'ordering': ['-aangeboden_at'],
                'constraints': [models.CheckConstraint(condition=models.Q(('status__in', ['aangeboden', 'aangenomen', 'geweigerd', 'ingetrokken'])), name='gemeenteaanbod_bekende_status'), models.CheckConstraint(condition=models.Q(('van', models.F('naar')), _negated=True), name='gemeenteaanbod_aan_een_ander'), models.CheckConstraint(condition=models.Q(models.Q(('status', 'geweigerd'), ('weiger_reden__in', ['past_niet', 'andere_dag', 'niet_afgesproken'])), models.Q(models.Q(('status', 'geweigerd'), _negated=True), ('weiger_reden', '')), _connector='OR'), name='gemeenteaanbod_geweigerd_met_reden'), models.UniqueConstraint(condition=models.Q(('status', 'aangeboden')), fields=('gemeente', 'vanaf'), name='gemeenteaanbod_een_open')],
            },
        ),
    ]
