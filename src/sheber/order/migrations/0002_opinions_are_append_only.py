"""The database itself refuses to change or delete an opinion of the commission."""

from django.db import migrations

from sheber.kernel.append_only import append_only


class Migration(migrations.Migration):
    dependencies = [("order", "0001_tables")]
    operations = [append_only("order_opinion", "opinion", "an opinion of the commission is never changed or deleted")]
