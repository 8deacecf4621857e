# The tables of the first release, made by Django.

import django.db.models.deletion
import sheber.kernel.words
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
                    name='EmployerProfile',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('source', models.CharField(blank=True, default='', max_length=500)),
                        ('synthetic', models.BooleanField(default=False)),
                        ('contact', models.CharField(blank=True, default='', max_length=255)),
                        ('mentors', models.PositiveIntegerField(default=0)),
                        ('about_kk', models.CharField(blank=True, default='', max_length=500)),
                        ('about_ru', models.CharField(blank=True, default='', max_length=500)),
                        ('about_en', models.CharField(blank=True, default='', max_length=500)),
                        ('about_sort_kk', sheber.kernel.words._KeyField(db_index=True, default='', editable=False, max_length=120, source='about')),
                        ('about_sort_ru', sheber.kernel.words._KeyField(db_index=True, default='', editable=False, max_length=120, source='about')),
                        ('about_sort_en', sheber.kernel.words._KeyField(default='', editable=False, max_length=120, source='about')),
                        ('about_search', sheber.kernel.words._KeyField(default='', editable=False, max_length=1502, source='about')),
                        ('employer', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='profile', to='registry.employer')),
                    ],
                    options={
                        'abstract': False,
                    },
                ),
                migrations.CreateModel(
                    name='OutcomeDate',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('source', models.CharField(blank=True, default='', max_length=500)),
                        ('synthetic', models.BooleanField(default=False)),
                        ('graduated', models.PositiveIntegerField()),
                        ('day', models.DateField()),
                        ('act', models.CharField(max_length=255)),
                        ('name_kk', models.CharField(blank=True, default='', max_length=255)),
                        ('name_ru', models.CharField(blank=True, default='', max_length=255)),
                        ('name_en', models.CharField(blank=True, default='', max_length=255)),
                        ('name_sort_kk', sheber.kernel.words._KeyField(db_index=True, default='', editable=False, max_length=120, source='name')),
                        ('name_sort_ru', sheber.kernel.words._KeyField(db_index=True, default='', editable=False, max_length=120, source='name')),
                        ('name_sort_en', sheber.kernel.words._KeyField(default='', editable=False, max_length=120, source='name')),
                        ('name_search', sheber.kernel.words._KeyField(default='', editable=False, max_length=767, source='name')),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('graduated', 'day'), name='outcome_date_once')],
                    },
                ),
                migrations.CreateModel(
                    name='Rule',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('source', models.CharField(blank=True, default='', max_length=500)),
                        ('synthetic', models.BooleanField(default=False)),
                        ('code', models.CharField(choices=[('dual_share', 'Наименьшая доля часов на предприятии при дуальном обучении, %'), ('dual_hours', 'Наибольшее число часов договора за учебный год'), ('mentor_places', 'Студентов на одного наставника, не более'), ('least_graduates', 'Наименьшее число выпускников, чтобы сообщать заказу'), ('interest_change', 'На сколько процентов интерес может изменить число абитуриентов')], max_length=32)),
                        ('valid_from', models.DateField()),
                        ('value', models.PositiveIntegerField()),
                        ('act', models.CharField(max_length=255)),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('code', 'valid_from'), name='employment_rule_once')],
                    },
                ),
                migrations.CreateModel(
                    name='Student',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('source', models.CharField(blank=True, default='', max_length=500)),
                        ('synthetic', models.BooleanField(default=False)),
                        ('code', models.CharField(max_length=64, unique=True)),
                        ('person', models.CharField(db_index=True, max_length=32)),
                        ('entered', models.PositiveIntegerField()),
                        ('left', models.DateField(blank=True, null=True)),
                        ('graduated', models.PositiveIntegerField(blank=True, db_index=True, null=True)),
                        ('on_order', models.BooleanField(default=True)),
                        ('college', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='registry.college')),
                        ('qualification', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='registry.qualification')),
                    ],
                    options={
                        'constraints': [models.CheckConstraint(condition=models.Q(('graduated', None), ('graduated__gte', models.F('entered')), _connector='OR'), name='graduated_after_entering'), models.CheckConstraint(condition=models.Q(('graduated', None), ('left', None), _connector='OR'), name='left_or_graduated')],
                    },
                ),
                migrations.CreateModel(
                    name='DualContract',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('source', models.CharField(blank=True, default='', max_length=500)),
                        ('synthetic', models.BooleanField(default=False)),
                        ('code', models.CharField(max_length=64, unique=True)),
                        ('starts', models.DateField()),
                        ('ends', models.DateField()),
                        ('mentor', models.CharField(blank=True, default='', max_length=255)),
                        ('state', models.CharField(choices=[('draft', 'Черновик'), ('offered', 'На подписи'), ('signed', 'Подписан тремя сторонами'), ('ended', 'Завершён'), ('broken', 'Расторгнут')], default='draft', max_length=10)),
                        ('college_at', models.DateTimeField(blank=True, null=True)),
                        ('employer_at', models.DateTimeField(blank=True, null=True)),
                        ('student_at', models.DateTimeField(blank=True, null=True)),
                        ('student_index', models.CharField(blank=True, db_index=True, default='', max_length=32)),
                        ('note', models.CharField(blank=True, default='', max_length=500)),
                        ('college', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='registry.college')),
                        ('employer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='dual_contracts', to='registry.employer')),
                        ('student', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='dual_contracts', to='employment.student')),
                    ],
                    options={
                        'constraints': [models.CheckConstraint(condition=models.Q(('ends__gte', models.F('starts'))), name='a_contract_ends_after_it_begins')],
                    },
                ),
                migrations.CreateModel(
                    name='Claim',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('source', models.CharField(blank=True, default='', max_length=500)),
                        ('synthetic', models.BooleanField(default=False)),
                        ('day', models.DateField()),
                        ('status', models.CharField(choices=[('by_specialty', 'Работает по специальности'), ('other_work', 'Работает не по специальности'), ('own_business', 'Своё дело'), ('study', 'Продолжает учёбу'), ('army', 'Служит в армии'), ('leave', 'В отпуске по уходу за ребёнком'), ('abroad', 'Выехал из страны'), ('unable', 'Нетрудоспособен'), ('seeking', 'Не трудоустроен'), ('not_found', 'Не найден в регистрах'), ('unknown', 'Неизвестно')], max_length=16)),
                        ('student', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='claims', to='employment.student')),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('student', 'day'), name='employment_claim_once')],
                    },
                ),
                migrations.CreateModel(
                    name='DualHours',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('source', models.CharField(blank=True, default='', max_length=500)),
                        ('synthetic', models.BooleanField(default=False)),
                        ('month', models.DateField()),
                        ('modules', models.PositiveSmallIntegerField()),
                        ('planned', models.PositiveSmallIntegerField()),
                        ('real', models.PositiveSmallIntegerField(blank=True, null=True)),
                        ('contract', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='hours', to='employment.dualcontract')),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('contract', 'month'), name='dual_month_once'), models.CheckConstraint(condition=models.Q(('planned__lte', models.F('modules'))), name='planned_within_modules')],
                    },
                ),
                migrations.CreateModel(
                    name='Outcome',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('source', models.CharField(blank=True, default='', max_length=500)),
                        ('synthetic', models.BooleanField(default=False)),
                        ('graduate', models.CharField(max_length=64)),
                        ('graduated', models.PositiveIntegerField(db_index=True)),
                        ('day', models.DateField()),
                        ('status', models.CharField(choices=[('by_specialty', 'Работает по специальности'), ('other_work', 'Работает не по специальности'), ('own_business', 'Своё дело'), ('study', 'Продолжает учёбу'), ('army', 'Служит в армии'), ('leave', 'В отпуске по уходу за ребёнком'), ('abroad', 'Выехал из страны'), ('unable', 'Нетрудоспособен'), ('seeking', 'Не трудоустроен'), ('not_found', 'Не найден в регистрах'), ('unknown', 'Неизвестно')], max_length=16)),
                        ('on_order', models.BooleanField(default=True)),
                        ('claimed', models.CharField(blank=True, choices=[('by_specialty', 'Работает по специальности'), ('other_work', 'Работает не по специальности'), ('own_business', 'Своё дело'), ('study', 'Продолжает учёбу'), ('army', 'Служит в армии'), ('leave', 'В отпуске по уходу за ребёнком'), ('abroad', 'Выехал из страны'), ('unable', 'Нетрудоспособен'), ('seeking', 'Не трудоустроен'), ('not_found', 'Не найден в регистрах'), ('unknown', 'Неизвестно')], default='', max_length=16)),
                        ('registers', models.CharField(blank=True, default='', max_length=100)),
                        ('college', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='outcomes', to='registry.college')),
                        ('employer', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='registry.employer')),
                        ('occupation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='registry.occupation')),
                        ('qualification', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='outcomes', to='registry.qualification')),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('graduate', 'day'), name='outcome_once')],
                    },
                ),
                migrations.CreateModel(
                    name='PracticePlace',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('source', models.CharField(blank=True, default='', max_length=500)),
                        ('synthetic', models.BooleanField(default=False)),
                        ('code', models.CharField(max_length=64, unique=True)),
                        ('starts', models.DateField()),
                        ('ends', models.DateField()),
                        ('places', models.PositiveIntegerField()),
                        ('employer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='practice_places', to='registry.employer')),
                        ('qualification', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='registry.qualification')),
                    ],
                    options={
                        'constraints': [models.CheckConstraint(condition=models.Q(('ends__gte', models.F('starts'))), name='practice_ends_after_it_begins')],
                    },
                ),
                migrations.CreateModel(
                    name='RegisterRow',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('source', models.CharField(blank=True, default='', max_length=500)),
                        ('synthetic', models.BooleanField(default=False)),
                        ('person', models.CharField(max_length=32)),
                        ('register', models.CharField(choices=[('labour', 'Трудовые договоры (ЕСУТД)'), ('pension', 'Пенсионные взносы (ЕНПФ)'), ('tax', 'Подоходный налог (ИПН)'), ('insurance', 'Медстрахование (ОСМС)'), ('business', 'Предприниматели'), ('study', 'Обучающиеся'), ('army', 'Военная служба'), ('leave', 'Отпуск по уходу'), ('abroad', 'Выехавшие'), ('unable', 'Нетрудоспособные')], max_length=12)),
                        ('day', models.DateField()),
                        ('employer', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='registry.employer')),
                        ('occupation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='registry.occupation')),
                    ],
                    options={
                        'indexes': [models.Index(fields=['day'], name='register_day')],
                        'constraints': [models.UniqueConstraint(fields=('person', 'register', 'day'), name='register_row_once')],
                    },
                ),
            ]
        ),
    ]
