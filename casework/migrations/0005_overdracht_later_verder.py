from django.conf import settings
from django.contrib.postgres.operations import AddConstraintNotValid
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('casework', '0004_opruimen'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='concept',
            name='concept_een_bekende_soort',
        ),
        migrations.RemoveConstraint(
            model_name='concept',
            name='concept_hoort_in_een_dossier',
        ),
        migrations.AlterField(
            model_name='concept',
            name='soort',
            field=models.CharField(choices=[('melding', 'Melding'), ('adviesvraag', 'Adviesvraag'), ('advies_bijwerken', 'Adviesvraag bijwerken'), ('advies_melding', 'Melding uit een adviesvraag'), ('signalering', 'Signalering'), ('signalen', 'Meldcode, signalen'), ('overleg', 'Meldcode, overleg'), ('gesprek', 'Meldcode, gesprek'), ('wegen', 'Meldcode, wegen'), ('beslissen', 'Meldcode, besluit'), ('intakegesprek', 'Intakegesprek plannen'), ('intakeverslag', 'Verslag van een intakegesprek'), ('intake', 'Intake beschrijven'), ('rechtenuitleg', 'Rechten uitgelegd'), ('intake_stoppen', 'Intake, nu niet verder'), ('risico', "Risico's bekijken"), ('risico_corrigeren', 'Risicotaxatie corrigeren'), ('consultatie', 'Advies vragen'), ('advies', 'Advies geven'), ('adviesbesluit', 'Besluit na het advies'), ('zorgactie', 'Hulpvraag aanbieden'), ('overdragen', 'Dossier overdragen'), ('zorgcontact', 'Contact over een zorgactie'), ('document', 'Document toevoegen'), ('documentversie', 'Nieuwe versie van een document')], max_length=20, verbose_name='soort'),
        ),
        AddConstraintNotValid(
            model_name='concept',
            constraint=models.CheckConstraint(condition=models.Q(('soort__in', ['melding', 'adviesvraag', 'advies_bijwerken', 'advies_melding', 'signalering', 'signalen', 'overleg', 'gesprek', 'wegen', 'beslissen', 'intakegesprek', 'intakeverslag', 'intake', 'rechtenuitleg', 'intake_stoppen', 'risico', 'risico_corrigeren', 'consultatie', 'advies', 'adviesbesluit', 'zorgactie', 'overdragen', 'zorgcontact', 'document', 'documentversie'])), name='concept_een_bekende_soort'),
        ),
        AddConstraintNotValid(
            model_name='concept',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('dossier__isnull', False), ('soort__in', ('intakegesprek', 'intakeverslag', 'intake', 'rechtenuitleg', 'intake_stoppen', 'risico', 'risico_corrigeren', 'consultatie', 'advies', 'adviesbesluit', 'zorgactie', 'overdragen', 'zorgcontact', 'document', 'documentversie'))), models.Q(models.Q(('soort__in', ('intakegesprek', 'intakeverslag', 'intake', 'rechtenuitleg', 'intake_stoppen', 'risico', 'risico_corrigeren', 'consultatie', 'advies', 'adviesbesluit', 'zorgactie', 'overdragen', 'zorgcontact', 'document', 'documentversie')), _negated=True), ('dossier', None)), _connector='OR'), name='concept_hoort_in_een_dossier'),
        ),
    ]
