# The tables of the first release, made by Django.

import django.db.models.deletion
import django.utils.timezone
import sheber.kernel.words
from django.db import migrations, models

from sheber.kernel.create_tables import CreateTables


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('order', '0001_tables'),
        ('registry', '0001_tables'),
    ]

    operations = [
        CreateTables(
            [
                migrations.CreateModel(
                    name='BudgetLine',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('source', models.CharField(blank=True, default='', max_length=500)),
                        ('synthetic', models.BooleanField(default=False)),
                        ('code', models.CharField(max_length=64, unique=True)),
                        ('year', models.PositiveIntegerField()),
                        ('funding', models.CharField(choices=[('republican', 'Республиканский бюджет'), ('local', 'Местный бюджет'), ('sponsor', 'Спонсор'), ('own', 'Собственные средства')], max_length=12)),
                        ('amount', models.BigIntegerField()),
                        ('act', models.CharField(blank=True, default='', max_length=255)),
                        ('name_kk', models.CharField(blank=True, default='', max_length=255)),
                        ('name_ru', models.CharField(blank=True, default='', max_length=255)),
                        ('name_en', models.CharField(blank=True, default='', max_length=255)),
                        ('name_sort_kk', sheber.kernel.words._KeyField(db_index=True, default='', editable=False, max_length=120, source='name')),
                        ('name_sort_ru', sheber.kernel.words._KeyField(db_index=True, default='', editable=False, max_length=120, source='name')),
                        ('name_sort_en', sheber.kernel.words._KeyField(default='', editable=False, max_length=120, source='name')),
                        ('name_search', sheber.kernel.words._KeyField(default='', editable=False, max_length=767, source='name')),
                    ],
                    options={
                        'abstract': False,
                    },
                ),
                migrations.CreateModel(
                    name='Contractor',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('source', models.CharField(blank=True, default='', max_length=500)),
                        ('synthetic', models.BooleanField(default=False)),
                        ('code', models.CharField(max_length=64, unique=True)),
                        ('bin', models.CharField(blank=True, default='', max_length=12)),
                        ('name_kk', models.CharField(blank=True, default='', max_length=255)),
                        ('name_ru', models.CharField(blank=True, default='', max_length=255)),
                        ('name_en', models.CharField(blank=True, default='', max_length=255)),
                        ('name_sort_kk', sheber.kernel.words._KeyField(db_index=True, default='', editable=False, max_length=120, source='name')),
                        ('name_sort_ru', sheber.kernel.words._KeyField(db_index=True, default='', editable=False, max_length=120, source='name')),
                        ('name_sort_en', sheber.kernel.words._KeyField(default='', editable=False, max_length=120, source='name')),
                        ('name_search', sheber.kernel.words._KeyField(default='', editable=False, max_length=767, source='name')),
                    ],
                    options={
                        'abstract': False,
                    },
                ),
                migrations.CreateModel(
                    name='Contract',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('source', models.CharField(blank=True, default='', max_length=500)),
                        ('synthetic', models.BooleanField(default=False)),
                        ('code', models.CharField(max_length=64, unique=True)),
                        ('subject', models.CharField(choices=[('design', 'Проектирование'), ('works', 'Работы'), ('supervision', 'Технадзор'), ('supply', 'Поставка')], max_length=12)),
                        ('number', models.CharField(blank=True, default='', max_length=120)),
                        ('signed', models.DateField()),
                        ('ends', models.DateField(blank=True, null=True)),
                        ('amount', models.BigIntegerField()),
                        ('contractor', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='contracts', to='works.contractor')),
                    ],
                    options={
                        'constraints': [models.CheckConstraint(condition=models.Q(('ends', None), ('ends__gte', models.F('signed')), _connector='OR'), name='contract_ends_after_signing')],
                    },
                ),
                migrations.CreateModel(
                    name='Payment',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('source', models.CharField(blank=True, default='', max_length=500)),
                        ('synthetic', models.BooleanField(default=False)),
                        ('code', models.CharField(max_length=64, unique=True)),
                        ('day', models.DateField()),
                        ('amount', models.BigIntegerField()),
                        ('contract', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='payments', to='works.contract')),
                        ('line', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='payments', to='works.budgetline')),
                    ],
                    options={
                        'abstract': False,
                    },
                ),
                migrations.CreateModel(
                    name='Project',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('source', models.CharField(blank=True, default='', max_length=500)),
                        ('synthetic', models.BooleanField(default=False)),
                        ('code', models.CharField(max_length=64, unique=True)),
                        ('kind', models.CharField(choices=[('new', 'Новое строительство'), ('capital_repair', 'Капитальный ремонт'), ('current_repair', 'Текущий ремонт'), ('equipment', 'Оснащение'), ('it_hub', 'IT-хаб')], max_length=16)),
                        ('stage', models.CharField(choices=[('planned', 'Запланирован'), ('building', 'Ведётся'), ('done', 'Завершён'), ('stopped', 'Остановлен')], max_length=10)),
                        ('year', models.PositiveIntegerField()),
                        ('cost', models.BigIntegerField(blank=True, null=True)),
                        ('colleges_count', models.PositiveIntegerField(default=1)),
                        ('cost_note', models.CharField(blank=True, default='', max_length=255)),
                        ('paid', models.DecimalField(blank=True, decimal_places=4, max_digits=5, null=True)),
                        ('done', models.DecimalField(blank=True, decimal_places=4, max_digits=5, null=True)),
                        ('starts', models.DateField(blank=True, null=True)),
                        ('ends', models.DateField(blank=True, null=True)),
                        ('expected', models.DateField(blank=True, null=True)),
                        ('ended', models.DateField(blank=True, null=True)),
                        ('final_cost', models.BigIntegerField(blank=True, null=True)),
                        ('name_kk', models.CharField(blank=True, default='', max_length=255)),
                        ('name_ru', models.CharField(blank=True, default='', max_length=255)),
                        ('name_en', models.CharField(blank=True, default='', max_length=255)),
                        ('name_sort_kk', sheber.kernel.words._KeyField(db_index=True, default='', editable=False, max_length=120, source='name')),
                        ('name_sort_ru', sheber.kernel.words._KeyField(db_index=True, default='', editable=False, max_length=120, source='name')),
                        ('name_sort_en', sheber.kernel.words._KeyField(default='', editable=False, max_length=120, source='name')),
                        ('name_search', sheber.kernel.words._KeyField(default='', editable=False, max_length=767, source='name')),
                        ('college', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='projects', to='registry.college')),
                    ],
                    options={
                        'constraints': [models.CheckConstraint(condition=models.Q(('starts', None), ('ends', None), ('ends__gte', models.F('starts')), _connector='OR'), name='project_ends_after_it_starts')],
                    },
                ),
                migrations.CreateModel(
                    name='Photo',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('code', models.CharField(max_length=64, unique=True)),
                        ('day', models.DateField()),
                        ('caption', models.CharField(blank=True, default='', max_length=255)),
                        ('path', models.CharField(max_length=255)),
                        ('sha256', models.CharField(max_length=64)),
                        ('print', models.CharField(max_length=32)),
                        ('width', models.PositiveIntegerField()),
                        ('height', models.PositiveIntegerField()),
                        ('size', models.PositiveIntegerField()),
                        ('likeness', models.CharField(choices=[('new', 'Новый снимок'), ('same', 'Тот же файл'), ('alike', 'Изменённый старый снимок')], default='new', max_length=8)),
                        ('distance', models.PositiveSmallIntegerField(blank=True, null=True)),
                        ('shown', models.BooleanField(default=False)),
                        ('added', models.DateTimeField(default=django.utils.timezone.now)),
                        ('like', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='works.photo')),
                        ('project', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='photos', to='works.project')),
                    ],
                    options={
                        'ordering': ['day', 'pk'],
                    },
                ),
                migrations.CreateModel(
                    name='Effect',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('source', models.CharField(blank=True, default='', max_length=500)),
                        ('synthetic', models.BooleanField(default=False)),
                        ('code', models.CharField(max_length=140, unique=True)),
                        ('resource', models.CharField(max_length=64)),
                        ('amount', models.DecimalField(decimal_places=3, max_digits=14)),
                        ('note', models.CharField(blank=True, default='', max_length=255)),
                        ('project', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='effects', to='works.project')),
                    ],
                    options={
                        'abstract': False,
                    },
                ),
                migrations.CreateModel(
                    name='ProjectMoney',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('source', models.CharField(blank=True, default='', max_length=500)),
                        ('synthetic', models.BooleanField(default=False)),
                        ('amount', models.BigIntegerField()),
                        ('line', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='projects', to='works.budgetline')),
                        ('project', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='money', to='works.project')),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('project', 'line'), name='project_money_once')],
                    },
                ),
                migrations.CreateModel(
                    name='Slip',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('number', models.PositiveIntegerField()),
                        ('noted', models.DateField(default=django.utils.timezone.localdate)),
                        ('before', models.DateField()),
                        ('after', models.DateField()),
                        ('reason', models.CharField(max_length=500)),
                        ('state', models.CharField(choices=[('noted', 'Записан'), ('solving', 'План считается'), ('solved', 'План пересчитан'), ('failed', 'План не рассчитан')], default='noted', max_length=8)),
                        ('lost', models.JSONField(default=list)),
                        ('year', models.PositiveIntegerField(null=True)),
                        ('job', models.CharField(blank=True, default='', max_length=40)),
                        ('told', models.CharField(blank=True, default='', max_length=500)),
                        ('plan_after', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='order.plan')),
                        ('plan_before', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='order.plan')),
                        ('project', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='slips', to='works.project')),
                    ],
                    options={
                        'ordering': ['-pk'],
                        'constraints': [models.UniqueConstraint(fields=('project', 'number'), name='slip_once')],
                    },
                ),
                migrations.CreateModel(
                    name='Step',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('source', models.CharField(blank=True, default='', max_length=500)),
                        ('synthetic', models.BooleanField(default=False)),
                        ('code', models.CharField(max_length=140, unique=True)),
                        ('place', models.PositiveSmallIntegerField()),
                        ('kind', models.CharField(choices=[('design', 'Проектно-сметная документация'), ('expertise', 'Государственная экспертиза'), ('tender', 'Государственная закупка'), ('works', 'Работы'), ('delivery', 'Поставка оборудования'), ('acceptance', 'Приёмка')], max_length=12)),
                        ('starts', models.DateField()),
                        ('ends', models.DateField()),
                        ('began', models.DateField(blank=True, null=True)),
                        ('ended', models.DateField(blank=True, null=True)),
                        ('state', models.CharField(choices=[('planned', 'Запланирован'), ('running', 'Идёт'), ('done', 'Завершён')], default='planned', max_length=8)),
                        ('paper', models.CharField(blank=True, default='', max_length=255)),
                        ('project', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='steps', to='works.project')),
                    ],
                    options={
                        'ordering': ['project_id', 'place'],
                        'constraints': [models.UniqueConstraint(fields=('project', 'place'), name='step_place_once'), models.CheckConstraint(condition=models.Q(('ends__gte', models.F('starts'))), name='step_ends_after_it_starts'), models.CheckConstraint(condition=models.Q(('ended', None), models.Q(('began__isnull', False), ('ended__gte', models.F('began'))), _connector='OR'), name='step_really_ends_after_it_starts')],
                    },
                ),
                migrations.CreateModel(
                    name='WorkAct',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('source', models.CharField(blank=True, default='', max_length=500)),
                        ('synthetic', models.BooleanField(default=False)),
                        ('code', models.CharField(max_length=64, unique=True)),
                        ('day', models.DateField()),
                        ('amount', models.BigIntegerField()),
                        ('share', models.DecimalField(decimal_places=4, max_digits=5)),
                        ('contract', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='acts', to='works.contract')),
                    ],
                    options={
                        'abstract': False,
                    },
                ),
            ]
        ),
        migrations.AddField(
            model_name='contract',
            name='project',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='contracts', to='works.project'),
        ),
    ]
