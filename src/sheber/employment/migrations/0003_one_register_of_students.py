# Students move to the registry: training and employment read one register. Keys stay, so what points at them still does.

import django.db.models.deletion
from django.core.management.color import no_style
from django.db import migrations, models

FIELDS = (
    "id", "code", "person", "college_id", "qualification_id", "entered", "left", "graduated", "on_order", "source", "synthetic",
)  # fmt: skip


def move(apps, schema_editor):
    old, new = apps.get_model("employment", "Student"), apps.get_model("registry", "Student")
    rows = old.objects.values(*FIELDS).order_by("pk")
    batch = []
    for row in rows.iterator(chunk_size=2000):
        batch.append(new(**row))
        if len(batch) == 2000:
            new.objects.bulk_create(batch)
            batch = []
    new.objects.bulk_create(batch)
    connection = schema_editor.connection
    with connection.cursor() as cursor:
        for sql in connection.ops.sequence_reset_sql(no_style(), [new]):
            cursor.execute(sql)
        if connection.vendor == "postgresql":  # no table is changed while its rows wait for their check
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("SET CONSTRAINTS ALL DEFERRED")


class Migration(migrations.Migration):

    dependencies = [
        ('employment', '0002_interest_weights'),
        ('registry', '0002_students'),
    ]

    operations = [
        migrations.RunPython(move, migrations.RunPython.noop),
        migrations.AlterField(
            model_name='dualcontract',
            name='student',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='dual_contracts', to='registry.student'),
        ),
        migrations.AlterField(
            model_name='claim',
            name='student',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='claims', to='registry.student'),
        ),
        migrations.DeleteModel(
            name='Student',
        ),
    ]
