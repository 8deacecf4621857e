# The tables of the first release, made by Django.

import django.db.models.deletion
import django.utils.timezone
import sheber.kernel.sealed
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
                    name='AgreementText',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('source', models.CharField(blank=True, default='', max_length=500)),
                        ('synthetic', models.BooleanField(default=False)),
                        ('code', models.CharField(max_length=80, unique=True)),
                        ('number', models.PositiveSmallIntegerField()),
                        ('language', models.CharField(blank=True, default='', max_length=2)),
                        ('other', models.CharField(blank=True, default='', max_length=3000)),
                        ('made', models.DateTimeField(default=django.utils.timezone.now)),
                        ('by', models.CharField(blank=True, default='', max_length=255)),
                        ('body_kk', models.CharField(blank=True, default='', max_length=3000)),
                        ('body_ru', models.CharField(blank=True, default='', max_length=3000)),
                        ('body_en', models.CharField(blank=True, default='', max_length=3000)),
                        ('body_sort_kk', sheber.kernel.words._KeyField(db_index=True, default='', editable=False, max_length=120, source='body')),
                        ('body_sort_ru', sheber.kernel.words._KeyField(db_index=True, default='', editable=False, max_length=120, source='body')),
                        ('body_sort_en', sheber.kernel.words._KeyField(default='', editable=False, max_length=120, source='body')),
                        ('body_search', sheber.kernel.words._KeyField(default='', editable=False, max_length=9002, source='body')),
                    ],
                ),
                migrations.CreateModel(
                    name='Partner',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('source', models.CharField(blank=True, default='', max_length=500)),
                        ('synthetic', models.BooleanField(default=False)),
                        ('code', models.CharField(max_length=64, unique=True)),
                        ('country', models.CharField(max_length=2)),
                        ('kind', models.CharField(choices=[('institution', 'Образовательное учреждение'), ('enterprise', 'Предприятие'), ('organisation', 'Организация')], max_length=12)),
                        ('city', models.CharField(blank=True, default='', max_length=100)),
                        ('site', models.CharField(blank=True, default='', max_length=255)),
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
                    name='Rule',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('source', models.CharField(blank=True, default='', max_length=500)),
                        ('synthetic', models.BooleanField(default=False)),
                        ('code', models.CharField(max_length=64, unique=True)),
                        ('kind', models.CharField(blank=True, choices=[('memorandum', 'Меморандум'), ('double_diploma', 'Двойной диплом'), ('mobility', 'Академическая мобильность'), ('dual', 'Дуальное обучение'), ('sponsor', 'Спонсорство')], default='', max_length=16)),
                        ('months', models.PositiveSmallIntegerField()),
                        ('remind_days', models.PositiveSmallIntegerField(default=90)),
                        ('valid_from', models.DateField()),
                        ('act', models.CharField(blank=True, default='', max_length=255)),
                    ],
                    options={
                        'abstract': False,
                    },
                ),
                migrations.CreateModel(
                    name='HalfLife',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('year', models.PositiveIntegerField()),
                        ('country', models.CharField(blank=True, default='', max_length=2)),
                        ('agreements', models.PositiveIntegerField()),
                        ('asleep', models.PositiveIntegerField()),
                        ('months', models.PositiveIntegerField(blank=True, null=True)),
                        ('synthetic', models.BooleanField(default=False)),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('year', 'country'), name='half_life_once')],
                    },
                ),
                migrations.CreateModel(
                    name='Memorandum',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('source', models.CharField(blank=True, default='', max_length=500)),
                        ('synthetic', models.BooleanField(default=False)),
                        ('code', models.CharField(max_length=64, unique=True)),
                        ('kind', models.CharField(choices=[('memorandum', 'Меморандум'), ('double_diploma', 'Двойной диплом'), ('mobility', 'Академическая мобильность'), ('dual', 'Дуальное обучение'), ('sponsor', 'Спонсорство')], default='memorandum', max_length=16)),
                        ('state', models.CharField(choices=[('draft', 'Черновик'), ('negotiation', 'Согласуется'), ('agreed', 'Текст согласован'), ('signed', 'Подписано'), ('ended', 'Завершено')], default='signed', max_length=12)),
                        ('starts', models.DateField(blank=True, null=True)),
                        ('signed', models.DateField(blank=True, null=True)),
                        ('until', models.DateField(blank=True, null=True)),
                        ('event', models.CharField(blank=True, default='', max_length=255)),
                        ('facts', models.PositiveIntegerField(default=0)),
                        ('ended', models.DateField(blank=True, null=True)),
                        ('access_index', models.CharField(blank=True, db_index=True, default='', max_length=32)),
                        ('signed_hash', models.CharField(blank=True, default='', max_length=64)),
                        ('copy', models.JSONField(blank=True, default=dict)),
                        ('folder', models.CharField(blank=True, default='', max_length=255)),
                        ('subject_kk', models.CharField(blank=True, default='', max_length=255)),
                        ('subject_ru', models.CharField(blank=True, default='', max_length=255)),
                        ('subject_en', models.CharField(blank=True, default='', max_length=255)),
                        ('subject_sort_kk', sheber.kernel.words._KeyField(db_index=True, default='', editable=False, max_length=120, source='subject')),
                        ('subject_sort_ru', sheber.kernel.words._KeyField(db_index=True, default='', editable=False, max_length=120, source='subject')),
                        ('subject_sort_en', sheber.kernel.words._KeyField(default='', editable=False, max_length=120, source='subject')),
                        ('subject_search', sheber.kernel.words._KeyField(default='', editable=False, max_length=767, source='subject')),
                        ('approved', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partners.agreementtext')),
                        ('college', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='memoranda', to='registry.college')),
                        ('renews', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='renewals', to='partners.memorandum')),
                        ('partner', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='memoranda', to='partners.partner')),
                    ],
                    options={
                        'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('state', 'signed'), _negated=True), ('signed__isnull', False), _connector='OR'), name='memorandum_signed_dated'), models.CheckConstraint(condition=models.Q(('until', None), ('signed', None), ('until__gte', models.F('signed')), _connector='OR'), name='memorandum_days_in_order')],
                    },
                ),
                migrations.CreateModel(
                    name='Contact',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('source', models.CharField(blank=True, default='', max_length=500)),
                        ('synthetic', models.BooleanField(default=False)),
                        ('code', models.CharField(max_length=64, unique=True)),
                        ('name', sheber.kernel.sealed.SealedField()),
                        ('post', models.CharField(blank=True, default='', max_length=255)),
                        ('email', sheber.kernel.sealed.SealedField(blank=True, default='')),
                        ('phone', sheber.kernel.sealed.SealedField(blank=True, default='')),
                        ('name_index', models.CharField(blank=True, db_index=True, default='', max_length=32)),
                        ('email_index', models.CharField(blank=True, default='', max_length=32)),
                        ('phone_index', models.CharField(blank=True, default='', max_length=32)),
                        ('partner', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='contacts', to='partners.partner')),
                    ],
                    options={
                        'abstract': False,
                    },
                ),
                migrations.CreateModel(
                    name='Reminder',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('kind', models.CharField(choices=[('end', 'Заканчивается срок'), ('dormant', 'Давно нет событий')], max_length=8)),
                        ('about', models.DateField()),
                        ('memorandum', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='reminders', to='partners.memorandum')),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('memorandum', 'kind', 'about'), name='reminder_once')],
                    },
                ),
                migrations.CreateModel(
                    name='Approval',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('side', models.CharField(choices=[('college', 'Колледж'), ('partner', 'Партнёр')], max_length=8)),
                        ('hash', models.CharField(max_length=64)),
                        ('at', models.DateTimeField(default=django.utils.timezone.now)),
                        ('by', models.CharField(blank=True, default='', max_length=255)),
                        ('void', models.DateTimeField(blank=True, null=True)),
                        ('text', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='approvals', to='partners.agreementtext')),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(condition=models.Q(('void', None)), fields=('text', 'side'), name='approval_once')],
                    },
                ),
                migrations.CreateModel(
                    name='Clause',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('source', models.CharField(blank=True, default='', max_length=500)),
                        ('synthetic', models.BooleanField(default=False)),
                        ('number', models.PositiveSmallIntegerField()),
                        ('who', models.CharField(choices=[('college', 'Колледж'), ('partner', 'Партнёр'), ('both', 'Обе стороны')], max_length=8)),
                        ('matter', models.CharField(choices=[('students', 'Обмен студентами'), ('teachers', 'Стажировка преподавателей'), ('programme', 'Совместная программа'), ('equipment', 'Оборудование'), ('course', 'Курс или мастер-класс'), ('accreditation', 'Помощь в аккредитации'), ('other', 'Другое')], max_length=14)),
                        ('quantity', models.PositiveIntegerField(blank=True, null=True)),
                        ('due', models.DateField(blank=True, null=True)),
                        ('what_kk', models.CharField(blank=True, default='', max_length=500)),
                        ('what_ru', models.CharField(blank=True, default='', max_length=500)),
                        ('what_en', models.CharField(blank=True, default='', max_length=500)),
                        ('what_sort_kk', sheber.kernel.words._KeyField(db_index=True, default='', editable=False, max_length=120, source='what')),
                        ('what_sort_ru', sheber.kernel.words._KeyField(db_index=True, default='', editable=False, max_length=120, source='what')),
                        ('what_sort_en', sheber.kernel.words._KeyField(default='', editable=False, max_length=120, source='what')),
                        ('what_search', sheber.kernel.words._KeyField(default='', editable=False, max_length=1502, source='what')),
                        ('text', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='clauses', to='partners.agreementtext')),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('text', 'number'), name='clause_once')],
                    },
                ),
                migrations.CreateModel(
                    name='Event',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('source', models.CharField(blank=True, default='', max_length=500)),
                        ('synthetic', models.BooleanField(default=False)),
                        ('code', models.CharField(max_length=80, unique=True)),
                        ('clause', models.PositiveSmallIntegerField(blank=True, null=True)),
                        ('day', models.DateField()),
                        ('matter', models.CharField(choices=[('students', 'Обмен студентами'), ('teachers', 'Стажировка преподавателей'), ('programme', 'Совместная программа'), ('equipment', 'Оборудование'), ('course', 'Курс или мастер-класс'), ('accreditation', 'Помощь в аккредитации'), ('other', 'Другое')], max_length=14)),
                        ('quantity', models.PositiveIntegerField(default=1)),
                        ('document', models.CharField(blank=True, default='', max_length=255)),
                        ('what_kk', models.CharField(blank=True, default='', max_length=500)),
                        ('what_ru', models.CharField(blank=True, default='', max_length=500)),
                        ('what_en', models.CharField(blank=True, default='', max_length=500)),
                        ('what_sort_kk', sheber.kernel.words._KeyField(db_index=True, default='', editable=False, max_length=120, source='what')),
                        ('what_sort_ru', sheber.kernel.words._KeyField(db_index=True, default='', editable=False, max_length=120, source='what')),
                        ('what_sort_en', sheber.kernel.words._KeyField(default='', editable=False, max_length=120, source='what')),
                        ('what_search', sheber.kernel.words._KeyField(default='', editable=False, max_length=1502, source='what')),
                        ('memorandum', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='events', to='partners.memorandum')),
                    ],
                    options={
                        'indexes': [models.Index(fields=['memorandum', 'day'], name='event_day')],
                    },
                ),
            ]
        ),
        migrations.AddField(
            model_name='agreementtext',
            name='memorandum',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='texts', to='partners.memorandum'),
        ),
        migrations.AddConstraint(
            model_name='agreementtext',
            constraint=models.UniqueConstraint(fields=('memorandum', 'number'), name='agreement_text_once'),
        ),
    ]
