# The tables of the first release, made by Django.

import django.db.models.deletion
import django.utils.timezone
import sheber.kernel.words
from django.db import migrations, models

from sheber.kernel.create_tables import CreateTables


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        CreateTables(
            [
                migrations.CreateModel(
                    name='ClaimChoice',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('key', models.CharField(max_length=64, unique=True)),
                        ('indicator', models.CharField(blank=True, default='', max_length=80)),
                        ('text', models.CharField(max_length=500)),
                        ('actor', models.CharField(max_length=150)),
                        ('made', models.DateTimeField(default=django.utils.timezone.now)),
                    ],
                ),
                migrations.CreateModel(
                    name='PublishedFigure',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('source', models.CharField(blank=True, default='', max_length=500)),
                        ('synthetic', models.BooleanField(default=False)),
                        ('code', models.CharField(max_length=64, unique=True)),
                        ('year', models.PositiveIntegerField(db_index=True)),
                        ('indicator', models.CharField(blank=True, default='', max_length=80)),
                        ('value', models.DecimalField(decimal_places=2, max_digits=16)),
                        ('unit', models.CharField(max_length=40)),
                        ('day', models.DateField(blank=True, null=True)),
                        ('wording_kk', models.CharField(blank=True, default='', max_length=500)),
                        ('wording_ru', models.CharField(blank=True, default='', max_length=500)),
                        ('wording_en', models.CharField(blank=True, default='', max_length=500)),
                        ('wording_sort_kk', sheber.kernel.words._KeyField(db_index=True, default='', editable=False, max_length=120, source='wording')),
                        ('wording_sort_ru', sheber.kernel.words._KeyField(db_index=True, default='', editable=False, max_length=120, source='wording')),
                        ('wording_sort_en', sheber.kernel.words._KeyField(default='', editable=False, max_length=120, source='wording')),
                        ('wording_search', sheber.kernel.words._KeyField(default='', editable=False, max_length=1502, source='wording')),
                    ],
                    options={
                        'abstract': False,
                    },
                ),
                migrations.CreateModel(
                    name='Release',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('year', models.PositiveIntegerField(db_index=True)),
                        ('number', models.PositiveIntegerField()),
                        ('folder', models.CharField(max_length=255)),
                        ('summary', models.JSONField(default=dict)),
                        ('made', models.DateTimeField(default=django.utils.timezone.now)),
                    ],
                    options={
                        'ordering': ['-year', '-number'],
                        'constraints': [models.UniqueConstraint(fields=('year', 'number'), name='release_once')],
                    },
                ),
                migrations.CreateModel(
                    name='ReleasedFigure',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('indicator', models.CharField(max_length=80)),
                        ('version', models.PositiveIntegerField()),
                        ('exact', models.CharField(blank=True, default='', max_length=80)),
                        ('shown', models.CharField(blank=True, default='', max_length=40)),
                        ('rows', models.PositiveIntegerField()),
                        ('synthetic', models.BooleanField(default=False)),
                        ('release', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='figures', to='report.release')),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('release', 'indicator'), name='released_figure_once')],
                    },
                ),
                migrations.CreateModel(
                    name='ReleasedTable',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('indicator', models.CharField(max_length=80)),
                        ('year', models.PositiveIntegerField()),
                        ('rows', models.JSONField()),
                        ('release', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='tables', to='report.release')),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('release', 'indicator', 'year'), name='released_table_once')],
                    },
                ),
            ]
        ),
    ]
