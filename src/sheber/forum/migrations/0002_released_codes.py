# A released programme gets a code of its own, by which the sheet of its sessions names it.

from django.db import migrations

import sheber.forum.models.programme


def fill(apps, schema_editor):
    versions = apps.get_model("forum", "Version")
    for pk, forum, number in versions.objects.values_list("pk", "forum__code", "number"):
        versions.objects.filter(pk=pk).update(code=f"{forum}-v{number}")


def column(**more):
    return sheber.forum.models.programme._CodeField(default="", editable=False, max_length=80, **more)


class Migration(migrations.Migration):

    dependencies = [
        ("forum", "0001_tables"),
    ]

    operations = [
        migrations.AddField(model_name="version", name="code", field=column()),
        migrations.RunPython(fill, migrations.RunPython.noop),
        migrations.AlterField(model_name="version", name="code", field=column(unique=True)),
    ]
