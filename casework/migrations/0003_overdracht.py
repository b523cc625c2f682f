from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('casework', '0002_inzage_vervanging_noodtoegang'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='gebeurtenis',
            name='gebeurtenis_bekende_soort',
        ),
        migrations.AlterField(
            model_name='gebeurtenis',
            name='soort',
            field=models.CharField(choices=[('dossier_geopend', 'Dossier geopend'), ('dossier_toegewezen', 'Zorgcoördinator gekozen'), ('dossier_losgelaten', 'Teruggegeven aan het team'), ('dossier_overgedragen', 'Overgedragen aan een collega'), ('persoon_gewijzigd', 'Gegevens gewijzigd'), ('aantekening_gemaakt', 'Aantekening'), ('fase_gewijzigd', 'Hulpverlening gestart'), ('dossier_afgesloten', 'Dossier afgesloten'), ('dossier_heropend', 'Dossier heropend'), ('toestemming_gegeven', 'Toestemming gegeven'), ('toestemming_geweigerd', 'Toestemming niet gegeven'), ('toestemming_ingetrokken', 'Toestemming ingetrokken'), ('registratie_verstuurd', 'Registratie verstuurd naar CoMensha'), ('registratie_geteld', 'Alleen geteld, zonder persoonsgegevens'), ('registratie_ingetrokken', 'Registratie bij CoMensha ingetrokken'), ('noodtoegang_geopend', 'Noodtoegang gebruikt'), ('noodtoegang_beeindigd', 'Noodtoegang beëindigd')], max_length=30, verbose_name='soort'),
        ),
        migrations.AddConstraint(
            model_name='gebeurtenis',
            constraint=models.CheckConstraint(condition=models.Q(('soort__in', ['dossier_geopend', 'dossier_toegewezen', 'dossier_losgelaten', 'dossier_overgedragen', 'persoon_gewijzigd', 'aantekening_gemaakt', 'fase_gewijzigd', 'dossier_afgesloten', 'dossier_heropend', 'toestemming_gegeven', 'toestemming_geweigerd', 'toestemming_ingetrokken', 'registratie_verstuurd', 'registratie_geteld', 'registratie_ingetrokken', 'noodtoegang_geopend', 'noodtoegang_beeindigd'])), name='gebeurtenis_bekende_soort'),
        ),
    ]
