# The tables of the first release, made by Django.

import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models

from sheber.kernel.create_tables import CreateTables


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('registry', '0001_tables'),
    ]

    operations = [
        CreateTables(
            [
                migrations.CreateModel(
                    name='CrosswalkEdition',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('number', models.PositiveIntegerField(unique=True)),
                        ('author', models.CharField(max_length=255)),
                        ('day', models.DateField()),
                        ('reason', models.CharField(max_length=500)),
                        ('rows', models.JSONField(default=list)),
                        ('fingerprint', models.CharField(max_length=64)),
                    ],
                    options={
                        'ordering': ['-number'],
                    },
                ),
                migrations.CreateModel(
                    name='Forecast',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('year', models.PositiveIntegerField(db_index=True)),
                        ('folder', models.CharField(max_length=255)),
                        ('summary', models.JSONField(default=dict)),
                        ('made', models.DateTimeField(default=django.utils.timezone.now)),
                        ('synthetic', models.BooleanField(default=False)),
                    ],
                    options={
                        'ordering': ['-made'],
                    },
                ),
                migrations.CreateModel(
                    name='ForecastSetting',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('source', models.CharField(blank=True, default='', max_length=500)),
                        ('synthetic', models.BooleanField(default=False)),
                        ('year', models.PositiveIntegerField(unique=True)),
                        ('years', models.PositiveIntegerField()),
                        ('ratio', models.DecimalField(decimal_places=4, max_digits=5)),
                        ('ratio_spread', models.DecimalField(decimal_places=4, max_digits=5)),
                        ('exit_rate', models.DecimalField(decimal_places=4, max_digits=5)),
                        ('act', models.CharField(blank=True, default='', max_length=255)),
                    ],
                    options={
                        'abstract': False,
                    },
                ),
                migrations.CreateModel(
                    name='EntryRate',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('source', models.CharField(blank=True, default='', max_length=500)),
                        ('synthetic', models.BooleanField(default=False)),
                        ('entry', models.DecimalField(decimal_places=4, max_digits=5)),
                        ('specialty', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='entry_rate', to='registry.specialty')),
                    ],
                    options={
                        'abstract': False,
                    },
                ),
                migrations.CreateModel(
                    name='ExitRate',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('source', models.CharField(blank=True, default='', max_length=500)),
                        ('synthetic', models.BooleanField(default=False)),
                        ('rate', models.DecimalField(decimal_places=4, max_digits=5)),
                        ('kappa', models.DecimalField(blank=True, decimal_places=4, max_digits=5, null=True)),
                        ('occupation', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='exit_rate', to='registry.occupation')),
                    ],
                    options={
                        'abstract': False,
                    },
                ),
                migrations.CreateModel(
                    name='Request',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('source', models.CharField(blank=True, default='', max_length=500)),
                        ('synthetic', models.BooleanField(default=False)),
                        ('code', models.CharField(max_length=64, unique=True)),
                        ('asked_year', models.PositiveIntegerField()),
                        ('wanted_year', models.PositiveIntegerField(db_index=True)),
                        ('number', models.PositiveIntegerField()),
                        ('contract', models.BooleanField(default=False)),
                        ('project', models.CharField(blank=True, default='', max_length=64)),
                        ('district', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='requests', to='registry.district')),
                        ('employer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='requests', to='registry.employer')),
                        ('occupation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='requests', to='registry.occupation')),
                    ],
                    options={
                        'abstract': False,
                    },
                ),
                migrations.CreateModel(
                    name='RequestCampaign',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('source', models.CharField(blank=True, default='', max_length=500)),
                        ('synthetic', models.BooleanField(default=False)),
                        ('year', models.PositiveIntegerField(unique=True)),
                        ('opens', models.DateField()),
                        ('closes', models.DateField()),
                        ('act', models.CharField(blank=True, default='', max_length=255)),
                    ],
                    options={
                        'constraints': [models.CheckConstraint(condition=models.Q(('opens__lte', models.F('closes'))), name='a_request_campaign_opens_first')],
                    },
                ),
                migrations.CreateModel(
                    name='Signature',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('source', models.CharField(blank=True, default='', max_length=500)),
                        ('synthetic', models.BooleanField(default=False)),
                        ('day', models.DateField()),
                        ('post', models.CharField(max_length=255)),
                        ('fingerprint', models.CharField(max_length=64)),
                        ('request', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='signature', to='demand.request')),
                    ],
                    options={
                        'abstract': False,
                    },
                ),
                migrations.CreateModel(
                    name='Vacancy',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('source', models.CharField(blank=True, default='', max_length=500)),
                        ('synthetic', models.BooleanField(default=False)),
                        ('code', models.CharField(max_length=64, unique=True)),
                        ('opened', models.DateField()),
                        ('closed', models.DateField(blank=True, null=True)),
                        ('number', models.PositiveIntegerField()),
                        ('fate', models.CharField(choices=[('open', 'Открыта'), ('filled', 'Закрыта наймом'), ('vanished', 'Потребность отпала'), ('given_up', 'Никого не нашли')], default='open', max_length=12)),
                        ('same_as', models.CharField(blank=True, default='', max_length=64)),
                        ('district', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='vacancies', to='registry.district')),
                        ('employer', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='vacancies', to='registry.employer')),
                        ('occupation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='vacancies', to='registry.occupation')),
                    ],
                    options={
                        'abstract': False,
                    },
                ),
                migrations.CreateModel(
                    name='CameTrue',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('source', models.CharField(blank=True, default='', max_length=500)),
                        ('synthetic', models.BooleanField(default=False)),
                        ('year', models.PositiveIntegerField()),
                        ('came', models.DecimalField(decimal_places=3, max_digits=12)),
                        ('district', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='came_true', to='registry.district')),
                        ('occupation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='came_true', to='registry.occupation')),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('occupation', 'district', 'year'), name='came_true_once')],
                    },
                ),
                migrations.CreateModel(
                    name='Crosswalk',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('source', models.CharField(blank=True, default='', max_length=500)),
                        ('synthetic', models.BooleanField(default=False)),
                        ('share', models.DecimalField(decimal_places=4, max_digits=5)),
                        ('author', models.CharField(blank=True, default='', max_length=255)),
                        ('day', models.DateField(blank=True, null=True)),
                        ('occupation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='crosswalk', to='registry.occupation')),
                        ('specialty', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='crosswalk', to='registry.specialty')),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('specialty', 'occupation'), name='crosswalk_once')],
                    },
                ),
                migrations.CreateModel(
                    name='Employment',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('source', models.CharField(blank=True, default='', max_length=500)),
                        ('synthetic', models.BooleanField(default=False)),
                        ('year', models.PositiveIntegerField()),
                        ('persons', models.DecimalField(decimal_places=3, max_digits=12)),
                        ('se', models.DecimalField(blank=True, decimal_places=3, max_digits=12, null=True)),
                        ('district', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='employment', to='registry.district')),
                        ('occupation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='employment', to='registry.occupation')),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('occupation', 'district', 'year'), name='employment_once')],
                    },
                ),
                migrations.CreateModel(
                    name='Cell',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('year', models.PositiveIntegerField()),
                        ('need', models.BigIntegerField()),
                        ('q10', models.BigIntegerField()),
                        ('q90', models.BigIntegerField()),
                        ('supply', models.BigIntegerField(default=0)),
                        ('level', models.BigIntegerField(default=0)),
                        ('exits', models.BigIntegerField(default=0)),
                        ('requests', models.BigIntegerField(default=0)),
                        ('contracts', models.BigIntegerField(default=0)),
                        ('projects', models.BigIntegerField(default=0)),
                        ('kappa', models.BigIntegerField(default=0)),
                        ('floor', models.BigIntegerField(default=0)),
                        ('growth', models.BigIntegerField(default=0)),
                        ('balancing', models.BigIntegerField(default=0)),
                        ('nowcast', models.BigIntegerField(default=0)),
                        ('surplus', models.BigIntegerField(default=0)),
                        ('parts', models.JSONField(default=dict)),
                        ('grade', models.CharField(max_length=1)),
                        ('synthetic', models.BooleanField(default=False)),
                        ('district', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='forecast_cells', to='registry.district')),
                        ('occupation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='forecast_cells', to='registry.occupation')),
                        ('forecast', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='cells', to='demand.forecast')),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('forecast', 'occupation', 'district', 'year'), name='cell_once')],
                    },
                ),
                migrations.CreateModel(
                    name='Hire',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('source', models.CharField(blank=True, default='', max_length=500)),
                        ('synthetic', models.BooleanField(default=False)),
                        ('year', models.PositiveIntegerField()),
                        ('number', models.PositiveIntegerField()),
                        ('by_contract', models.PositiveIntegerField(blank=True, null=True)),
                        ('district', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='hires', to='registry.district')),
                        ('employer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='hires', to='registry.employer')),
                        ('occupation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='hires', to='registry.occupation')),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('employer', 'occupation', 'district', 'year'), name='hire_once')],
                    },
                ),
                migrations.CreateModel(
                    name='JobProject',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('source', models.CharField(blank=True, default='', max_length=500)),
                        ('synthetic', models.BooleanField(default=False)),
                        ('code', models.CharField(max_length=64)),
                        ('year', models.PositiveIntegerField()),
                        ('jobs', models.PositiveIntegerField()),
                        ('probability', models.DecimalField(decimal_places=4, max_digits=5)),
                        ('fresh', models.DecimalField(decimal_places=4, max_digits=5)),
                        ('district', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='job_projects', to='registry.district')),
                        ('occupation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='job_projects', to='registry.occupation')),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('code', 'occupation', 'district', 'year'), name='job_project_once')],
                    },
                ),
                migrations.CreateModel(
                    name='Learners',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('source', models.CharField(blank=True, default='', max_length=500)),
                        ('synthetic', models.BooleanField(default=False)),
                        ('year', models.PositiveIntegerField()),
                        ('number', models.PositiveIntegerField()),
                        ('college', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='learners', to='registry.college')),
                        ('specialty', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='learners', to='registry.specialty')),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('specialty', 'college', 'year'), name='learners_once')],
                    },
                ),
                migrations.CreateModel(
                    name='Mobility',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('source', models.CharField(blank=True, default='', max_length=500)),
                        ('synthetic', models.BooleanField(default=False)),
                        ('share', models.DecimalField(decimal_places=4, max_digits=5)),
                        ('origin', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='moves_out', to='registry.district')),
                        ('target', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='moves_in', to='registry.district')),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('origin', 'target'), name='mobility_once')],
                    },
                ),
                migrations.CreateModel(
                    name='PastForecast',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('source', models.CharField(blank=True, default='', max_length=500)),
                        ('synthetic', models.BooleanField(default=False)),
                        ('forecaster', models.CharField(max_length=64)),
                        ('origin', models.PositiveIntegerField()),
                        ('year', models.PositiveIntegerField()),
                        ('told', models.DecimalField(decimal_places=3, max_digits=12)),
                        ('low', models.DecimalField(blank=True, decimal_places=3, max_digits=12, null=True)),
                        ('high', models.DecimalField(blank=True, decimal_places=3, max_digits=12, null=True)),
                        ('district', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='past_forecasts', to='registry.district')),
                        ('occupation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='past_forecasts', to='registry.occupation')),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('forecaster', 'origin', 'year', 'occupation', 'district'), name='past_forecast_once')],
                    },
                ),
            ]
        ),
    ]
