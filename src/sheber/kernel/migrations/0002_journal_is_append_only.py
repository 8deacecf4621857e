"""The database itself refuses to change or delete a journal entry."""

from django.db import migrations

from sheber.kernel.append_only import append_only


class Migration(migrations.Migration):
    dependencies = [("kernel", "0001_tables")]
    operations = [append_only("kernel_journalentry", "journal", "the journal is append-only")]
