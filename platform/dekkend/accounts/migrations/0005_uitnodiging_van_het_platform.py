import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0004_inlogdienst'),
    ]

    operations = [
        migrations.AlterField(
            model_name='accountuitnodiging',
            name='gemaakt_door',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='uitgenodigd door'),
        ),
    ]
