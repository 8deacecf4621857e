# The tables of the first release, made by Django.

import datetime
import django.db.models.deletion
import django.utils.timezone
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
                    name='InterestField',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('source', models.CharField(blank=True, default='', max_length=500)),
                        ('synthetic', models.BooleanField(default=False)),
                        ('prefix', models.CharField(max_length=8, unique=True)),
                        ('letters', models.CharField(max_length=3)),
                        ('direction', models.CharField(choices=[('technical', 'Техническое и инженерное'), ('ict', 'Информационные технологии'), ('agriculture', 'Сельское хозяйство и экология'), ('transport', 'Транспорт и логистика'), ('services', 'Сфера услуг'), ('creative', 'Творчество и культура'), ('medicine', 'Медицина и социальная сфера')], max_length=16)),
                        ('author', models.CharField(max_length=255)),
                        ('day', models.DateField()),
                    ],
                    options={
                        'abstract': False,
                    },
                ),
                migrations.CreateModel(
                    name='Answer',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('index', models.CharField(max_length=32, unique=True)),
                        ('version', models.CharField(max_length=8)),
                        ('items', models.JSONField(default=list)),
                        ('letters', models.CharField(blank=True, default='', max_length=3)),
                        ('direction', models.CharField(blank=True, choices=[('technical', 'Техническое и инженерное'), ('ict', 'Информационные технологии'), ('agriculture', 'Сельское хозяйство и экология'), ('transport', 'Транспорт и логистика'), ('services', 'Сфера услуг'), ('creative', 'Творчество и культура'), ('medicine', 'Медицина и социальная сфера')], default='', max_length=16)),
                        ('grade', models.PositiveSmallIntegerField()),
                        ('year', models.PositiveIntegerField(db_index=True)),
                        ('leaves', models.DateField()),
                        ('at', models.DateTimeField(default=django.utils.timezone.now)),
                        ('district', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='registry.district')),
                    ],
                ),
                migrations.CreateModel(
                    name='Benchmark',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('source', models.CharField(blank=True, default='', max_length=500)),
                        ('synthetic', models.BooleanField(default=False)),
                        ('code', models.CharField(max_length=64)),
                        ('valid_from', models.PositiveIntegerField()),
                        ('measure', models.CharField(choices=[('activities', 'Число мероприятий'), ('kinds', 'Число видов мероприятий'), ('enterprises', 'Встречи с предприятиями'), ('colleges', 'Число колледжей'), ('reached', 'Охвачено на 100 учеников 9 и 11 классов'), ('in_classes', 'В профильных классах на 100 учеников 9 и 11 классов'), ('signed', 'Подтверждено обеими сторонами, %')], max_length=16)),
                        ('threshold', models.DecimalField(decimal_places=2, max_digits=8)),
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
                        'constraints': [models.UniqueConstraint(fields=('code', 'valid_from'), name='benchmark_once')],
                    },
                ),
                migrations.CreateModel(
                    name='Encounter',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('source', models.CharField(blank=True, default='', max_length=500)),
                        ('synthetic', models.BooleanField(default=False)),
                        ('code', models.CharField(max_length=64, unique=True)),
                        ('kind', models.CharField(choices=[('open_day', 'День открытых дверей'), ('trial', 'Профессиональная проба'), ('enterprise', 'Экскурсия на предприятие'), ('worker', 'Встреча с мастером'), ('master_class', 'Мастер-класс'), ('fair', 'Ярмарка'), ('parents', 'Родительское собрание'), ('diagnostics', 'Диагностика'), ('tour', 'Тур по колледжу')], max_length=16)),
                        ('day', models.DateField(db_index=True)),
                        ('place', models.CharField(blank=True, default='', max_length=255)),
                        ('organiser', models.CharField(blank=True, default='', max_length=255)),
                        ('pupils', models.PositiveIntegerField()),
                        ('first_time', models.PositiveIntegerField()),
                        ('listed', models.BooleanField(default=False)),
                        ('college', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='encounters', to='registry.college')),
                        ('employer', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='registry.employer')),
                        ('school', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='encounters', to='registry.school')),
                    ],
                    options={
                        'constraints': [models.CheckConstraint(condition=models.Q(('first_time__lte', models.F('pupils'))), name='first_time_within_pupils')],
                    },
                ),
                migrations.CreateModel(
                    name='Confirmation',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('school_index', models.CharField(max_length=32, unique=True)),
                        ('host_index', models.CharField(max_length=32, unique=True)),
                        ('school_at', models.DateTimeField(blank=True, null=True)),
                        ('host_at', models.DateTimeField(blank=True, null=True)),
                        ('school_count', models.PositiveIntegerField(blank=True, null=True)),
                        ('host_count', models.PositiveIntegerField(blank=True, null=True)),
                        ('receipt', models.JSONField(default=dict)),
                        ('encounter', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='confirmation', to='guidance.encounter')),
                    ],
                ),
                migrations.CreateModel(
                    name='Attendance',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('source', models.CharField(blank=True, default='', max_length=500)),
                        ('synthetic', models.BooleanField(default=False)),
                        ('pupil', models.CharField(max_length=32)),
                        ('encounter', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='attendances', to='guidance.encounter')),
                    ],
                    options={
                        'indexes': [models.Index(fields=['pupil', 'encounter'], name='attendance_pupil')],
                        'constraints': [models.UniqueConstraint(fields=('encounter', 'pupil'), name='attendance_once')],
                    },
                ),
                migrations.CreateModel(
                    name='PlaceOffer',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('source', models.CharField(blank=True, default='', max_length=500)),
                        ('synthetic', models.BooleanField(default=False)),
                        ('year', models.PositiveIntegerField()),
                        ('programme', models.CharField(max_length=64)),
                        ('base', models.CharField(choices=[('base9', 'На базе 9 класса'), ('base11', 'На базе 11 класса'), ('tvet', 'На базе ТиПО')], max_length=8)),
                        ('language', models.CharField(choices=[('kk', 'Казахский язык'), ('ru', 'Русский язык'), ('en', 'Английский язык')], max_length=2)),
                        ('places', models.PositiveIntegerField()),
                        ('cutoff', models.CharField(blank=True, default='', max_length=16)),
                        ('employers', models.CharField(blank=True, default='', max_length=255)),
                        ('college', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='registry.college')),
                        ('qualification', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='registry.qualification')),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('year', 'programme'), name='place_offer_once')],
                    },
                ),
                migrations.CreateModel(
                    name='ProfileClass',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('source', models.CharField(blank=True, default='', max_length=500)),
                        ('synthetic', models.BooleanField(default=False)),
                        ('code', models.CharField(max_length=64, unique=True)),
                        ('year', models.PositiveIntegerField()),
                        ('grade', models.PositiveSmallIntegerField()),
                        ('direction', models.CharField(choices=[('technical', 'Техническое и инженерное'), ('ict', 'Информационные технологии'), ('agriculture', 'Сельское хозяйство и экология'), ('transport', 'Транспорт и логистика'), ('services', 'Сфера услуг'), ('creative', 'Творчество и культура'), ('medicine', 'Медицина и социальная сфера')], max_length=16)),
                        ('pupils', models.PositiveIntegerField()),
                        ('school', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='profile_classes', to='registry.school')),
                    ],
                    options={
                        'abstract': False,
                    },
                ),
                migrations.CreateModel(
                    name='DirectionChange',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('source', models.CharField(blank=True, default='', max_length=500)),
                        ('synthetic', models.BooleanField(default=False)),
                        ('day', models.DateField()),
                        ('before', models.CharField(choices=[('technical', 'Техническое и инженерное'), ('ict', 'Информационные технологии'), ('agriculture', 'Сельское хозяйство и экология'), ('transport', 'Транспорт и логистика'), ('services', 'Сфера услуг'), ('creative', 'Творчество и культура'), ('medicine', 'Медицина и социальная сфера')], max_length=16)),
                        ('after', models.CharField(choices=[('technical', 'Техническое и инженерное'), ('ict', 'Информационные технологии'), ('agriculture', 'Сельское хозяйство и экология'), ('transport', 'Транспорт и логистика'), ('services', 'Сфера услуг'), ('creative', 'Творчество и культура'), ('medicine', 'Медицина и социальная сфера')], max_length=16)),
                        ('reason', models.CharField(max_length=500)),
                        ('profile_class', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='changes', to='guidance.profileclass')),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('profile_class', 'day'), name='one_change_a_day'), models.CheckConstraint(condition=models.Q(('before', models.F('after')), _negated=True), name='a_change_changes_something')],
                    },
                ),
                migrations.CreateModel(
                    name='ClassPupil',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('source', models.CharField(blank=True, default='', max_length=500)),
                        ('synthetic', models.BooleanField(default=False)),
                        ('pupil', models.CharField(db_index=True, max_length=32)),
                        ('profile_class', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='roster', to='guidance.profileclass')),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('profile_class', 'pupil'), name='class_pupil_once')],
                    },
                ),
                migrations.CreateModel(
                    name='Reliability',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('year', models.PositiveIntegerField()),
                        ('scale', models.CharField(choices=[('R', 'Практический'), ('I', 'Исследовательский'), ('A', 'Творческий'), ('S', 'Социальный'), ('E', 'Предприимчивый'), ('C', 'Упорядоченный')], max_length=1)),
                        ('alpha', models.IntegerField()),
                        ('answers', models.PositiveIntegerField()),
                        ('day', models.DateField(default=datetime.date.today)),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('year', 'scale'), name='reliability_once')],
                    },
                ),
                migrations.CreateModel(
                    name='Rule',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('source', models.CharField(blank=True, default='', max_length=500)),
                        ('synthetic', models.BooleanField(default=False)),
                        ('code', models.CharField(choices=[('direction_changes', 'Сколько раз в год меняется направление класса'), ('kept_years', 'Сколько лет хранятся ответы анкеты, не более')], max_length=32)),
                        ('valid_from', models.DateField()),
                        ('value', models.PositiveIntegerField()),
                        ('act', models.CharField(max_length=255)),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('code', 'valid_from'), name='guidance_rule_once')],
                    },
                ),
            ]
        ),
    ]
