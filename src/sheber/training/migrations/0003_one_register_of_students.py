# Groups and students move to the registry, beside those whom employment kept there; of one code the group is added.

from django.core.management.color import no_style
from django.db import migrations

GROUP = (
    "id", "code", "college_id", "qualification_id", "base", "language", "starts", "ends", "students", "source", "synthetic",
)  # fmt: skip


def move(apps, schema_editor):
    groups, students = apps.get_model("registry", "Group"), apps.get_model("registry", "Student")
    groups.objects.bulk_create(
        [groups(**row) for row in apps.get_model("training", "Group").objects.values(*GROUP).order_by("pk")],
        batch_size=2000,
    )
    held = students.objects.in_bulk(field_name="code")
    old = apps.get_model("training", "Student").objects.select_related("group").order_by("pk")
    made = []
    for row in old.iterator(chunk_size=2000):
        one = held.get(row.code)
        if one is None:
            finished = row.left.year if row.status == "finished" else None
            made.append(
                students(
                    code=row.code,
                    college_id=row.group.college_id,
                    qualification_id=row.group.qualification_id,
                    group_id=row.group_id,
                    entered=row.group.starts.year,
                    left=None if finished else row.left,
                    moved=row.status == "moved",
                    graduated=finished,
                    zhas_maman=row.zhas_maman,
                    dual=row.dual,
                    source=row.source,
                    synthetic=row.synthetic,
                )
            )
        else:
            one.group_id, one.zhas_maman, one.dual = row.group_id, row.zhas_maman, row.dual
            one.save()
    students.objects.bulk_create(made, batch_size=2000)
    connection = schema_editor.connection
    with connection.cursor() as cursor:
        for sql in connection.ops.sequence_reset_sql(no_style(), [groups]):
            cursor.execute(sql)
        if connection.vendor == "postgresql":  # no table is changed while its rows wait for their check
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("SET CONSTRAINTS ALL DEFERRED")


class Migration(migrations.Migration):

    dependencies = [
        ('employment', '0003_one_register_of_students'),
        ('training', '0002_rules'),
    ]

    operations = [
        migrations.RunPython(move, migrations.RunPython.noop),
        migrations.RemoveField(
            model_name='student',
            name='group',
        ),
        migrations.DeleteModel(
            name='Group',
        ),
        migrations.DeleteModel(
            name='Student',
        ),
    ]
