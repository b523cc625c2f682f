import uuid

import django.db.models.deletion
from django.conf import settings
from django.contrib.postgres.operations import AddConstraintNotValid
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('opdracht', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AlterField(
            model_name='opdracht',
            name='status',
            field=models.CharField(choices=[('wachtend', 'Wacht op de inrichter'), ('uitgevoerd', 'Uitgevoerd'), ('geweigerd', 'Geweigerd'), ('mislukt', 'Mislukt'), ('ingetrokken', 'Ingetrokken')], default='wachtend', max_length=20, verbose_name='status'),
        ),
        migrations.RemoveConstraint(model_name='opdracht', name='opdracht_bekende_status'),
        AddConstraintNotValid(
            model_name='opdracht',
            constraint=models.CheckConstraint(condition=models.Q(('status__in', ['wachtend', 'uitgevoerd', 'geweigerd', 'mislukt', 'ingetrokken'])), name='opdracht_bekende_status'),
        ),
        migrations.CreateModel(
            name='Intrekking',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='ingetrokken')),
                ('ingetrokken_door', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('opdracht', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='intrekking', to='opdracht.opdracht')),
            ],
            options={
                'verbose_name': 'intrekking van een opdracht',
                'verbose_name_plural': 'intrekkingen van opdrachten',
            },
        ),
    ]
