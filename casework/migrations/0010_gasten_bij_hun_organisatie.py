from django.db import migrations

CHUNK = 500


def bind(apps, schema_editor):
    """Who was known as a guest by the name of an organisation, is known by its id from now on."""
    ids = {naam.lower(): pk for pk, naam in apps.get_model('casework', 'Organisatie').objects.values_list('pk', 'naam')}
    for model in ('User', 'Accountuitnodiging'):
        rows = apps.get_model('accounts', model).objects.filter(gast_organisatie_id=None).exclude(gast_organisatie='')
        for row in rows.iterator(chunk_size=CHUNK):
            found = ids.get(row.gast_organisatie.lower())
            if found is not None:
                row.gast_organisatie_id = found
                row.save(update_fields=['gast_organisatie_id'])


class Migration(migrations.Migration):

    dependencies = [
        ('casework', '0009_uitstel_en_navraag_nagegaan'),
        ('accounts', '0011_gast_op_de_kaart_nagegaan'),
    ]

    operations = [
        migrations.RunPython(bind, migrations.RunPython.noop),
    ]
