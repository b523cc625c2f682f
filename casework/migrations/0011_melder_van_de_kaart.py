import dekkend.keys.fields
from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('casework', '0010_gasten_bij_hun_organisatie'),
    ]

    operations = [
        migrations.AddField(
            model_name='melding',
            name='melder_kaart',
            field=dekkend.keys.fields.SealedTextField(key='id', null=True, verbose_name='melder op de sociale kaart'),
        ),
    ]
