from django.contrib.postgres.operations import AddConstraintNotValid
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('casework', '0016_strafrecht_en_hulp'),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='verblijfsspoor',
            name='verblijfsspoor_bekend',
        ),
        migrations.AlterField(
            model_name='verblijfsspoor',
            name='soort',
            field=models.CharField(choices=[('bedenktijd', 'Bedenktijd'), ('aangifte', 'Aangifte, wacht op de IND'), ('tijdelijk_verblijf', 'Vergunning B8/3 (humanitair tijdelijk)'), ('humanitair', 'Voortgezet verblijf (humanitair niet-tijdelijk)'), ('asiel', 'Asiel'), ('terugkeer', 'Terugkeer')], max_length=20, verbose_name='soort'),
        ),
        AddConstraintNotValid(
            model_name='verblijfsspoor',
            constraint=models.CheckConstraint(condition=models.Q(('soort__in', ['bedenktijd', 'aangifte', 'tijdelijk_verblijf', 'humanitair', 'asiel', 'terugkeer']), ('status__in', ['aangevraagd', 'loopt', 'afgewezen', 'geeindigd', 'vergissing'])), name='verblijfsspoor_bekend'),
        ),
    ]
