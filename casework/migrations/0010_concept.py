import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import dekkend.keys.fields


class Migration(migrations.Migration):

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ('casework', '0009_inzageverzoek'),
    ]

    operations = [
        migrations.CreateModel(
            name='Concept',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('soort', models.CharField(choices=[('melding', 'Melding')], max_length=20, verbose_name='soort')),
                ('inhoud', dekkend.keys.fields.SealedJSONField(key='id', verbose_name='wat er is getypt')),
                ('begonnen_at', models.DateTimeField(auto_now_add=True, verbose_name='begonnen')),
                ('bewaard_at', models.DateTimeField(verbose_name='bewaard')),
                ('van', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='van')),
            ],
            options={
                'verbose_name': 'concept',
                'verbose_name_plural': 'concepten',
                'ordering': ['-bewaard_at'],
                'indexes': [models.Index(fields=['van', '-bewaard_at'], name='concept_van_wie')],
                'constraints': [models.CheckConstraint(condition=models.Q(('soort__in', ['melding'])), name='concept_bekende_soort')],
            },
        ),
    ]
