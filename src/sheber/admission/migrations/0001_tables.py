# The tables of the first release, made by Django.

import django.db.models.deletion
import django.utils.timezone
import sheber.kernel.sealed
import sheber.kernel.words
from django.conf import settings
from django.db import migrations, models

from sheber.kernel.create_tables import CreateTables


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('auth', '__first__'),
        ('registry', '0001_tables'),
    ]

    operations = [
        CreateTables(
            [
                migrations.CreateModel(
                    name='Right',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('source', models.CharField(blank=True, default='', max_length=500)),
                        ('synthetic', models.BooleanField(default=False)),
                        ('code', models.CharField(max_length=32, unique=True)),
                        ('order', models.PositiveSmallIntegerField(unique=True)),
                        ('paper', models.BooleanField(default=True)),
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
                    name='Applicant',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('source', models.CharField(blank=True, default='', max_length=500)),
                        ('synthetic', models.BooleanField(default=False)),
                        ('code', models.CharField(max_length=64, unique=True)),
                        ('iin', sheber.kernel.sealed.SealedField(blank=True, default='')),
                        ('iin_index', models.CharField(blank=True, db_index=True, default='', max_length=32)),
                        ('base', models.CharField(choices=[('base9', 'На базе 9 класса'), ('base11', 'На базе 11 класса'), ('tvet', 'На базе ТиПО')], max_length=8)),
                        ('rights', models.JSONField(default=list)),
                        ('state', models.CharField(db_index=True, default='accepted', max_length=12)),
                        ('channel', models.CharField(choices=[('portal', 'Этот сайт'), ('college', 'В колледже'), ('sheet', 'Из таблицы')], default='sheet', max_length=10)),
                        ('full_name', sheber.kernel.sealed.SealedField(blank=True, default='')),
                        ('phone', sheber.kernel.sealed.SealedField(blank=True, default='')),
                        ('declarant', models.CharField(choices=[('own', 'Сам абитуриент'), ('parent', 'Родитель или опекун')], default='own', max_length=8)),
                        ('parent_name', sheber.kernel.sealed.SealedField(blank=True, default='')),
                        ('parent_iin', sheber.kernel.sealed.SealedField(blank=True, default='')),
                        ('average', models.PositiveSmallIntegerField(blank=True, null=True)),
                        ('consent_at', models.DateTimeField(blank=True, null=True)),
                        ('signed_at', models.DateTimeField(blank=True, null=True)),
                        ('signed_hash', models.CharField(blank=True, default='', max_length=64)),
                        ('access_index', models.CharField(blank=True, db_index=True, default='', max_length=32)),
                        ('note', models.CharField(blank=True, default='', max_length=500)),
                        ('district', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='registry.district')),
                        ('school', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='registry.school')),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(condition=models.Q(('access_index', ''), _negated=True), fields=('access_index',), name='one_access_code_a_person')],
                    },
                ),
                migrations.CreateModel(
                    name='Appeal',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('text', sheber.kernel.sealed.SealedField()),
                        ('filed', models.DateTimeField(default=django.utils.timezone.now)),
                        ('state', models.CharField(default='filed', max_length=10)),
                        ('field', models.CharField(blank=True, choices=[('points', 'Баллы'), ('rights', 'Права')], default='', max_length=8)),
                        ('programme', models.CharField(blank=True, default='', max_length=64)),
                        ('before', models.CharField(blank=True, default='', max_length=400)),
                        ('after', models.CharField(blank=True, default='', max_length=400)),
                        ('act', models.CharField(blank=True, default='', max_length=255)),
                        ('reason', models.TextField(blank=True, default='')),
                        ('decided', models.DateTimeField(blank=True, null=True)),
                        ('applicant', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='appeals', to='admission.applicant')),
                    ],
                    options={
                        'ordering': ['-filed'],
                    },
                ),
                migrations.CreateModel(
                    name='Campaign',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('source', models.CharField(blank=True, default='', max_length=500)),
                        ('synthetic', models.BooleanField(default=False)),
                        ('code', models.CharField(max_length=32, unique=True)),
                        ('year', models.PositiveIntegerField(db_index=True)),
                        ('track', models.CharField(choices=[('mid', 'Специалисты среднего звена'), ('worker', 'Рабочие квалификации')], max_length=8)),
                        ('opens', models.DateField(blank=True, null=True)),
                        ('closes', models.DateField(blank=True, null=True)),
                        ('results_on', models.DateField(blank=True, null=True)),
                        ('originals_until', models.DateField(blank=True, null=True)),
                        ('appeals_until', models.DateField(blank=True, null=True)),
                        ('choices', models.PositiveSmallIntegerField(default=20)),
                        ('ties', models.CharField(choices=[('draw', 'публичный жребий'), ('average', 'средний балл документа, затем жребий'), ('signed', 'время подписания заявления, затем жребий')], default='draw', max_length=32)),
                        ('certificate_weight', models.PositiveSmallIntegerField(default=1)),
                        ('gate_growth', models.PositiveSmallIntegerField(default=200)),
                        ('gate_change', models.PositiveSmallIntegerField(default=50)),
                        ('seed', models.CharField(blank=True, default='', max_length=255)),
                        ('draw_source', models.CharField(blank=True, default='', max_length=255)),
                        ('act', models.CharField(blank=True, default='', max_length=255)),
                        ('state', models.CharField(default='open', max_length=12)),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('year', 'track'), name='campaign_once')],
                    },
                ),
                migrations.CreateModel(
                    name='Deadline',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('source', models.CharField(blank=True, default='', max_length=500)),
                        ('synthetic', models.BooleanField(default=False)),
                        ('prefix', models.CharField(blank=True, default='', max_length=8)),
                        ('base', models.CharField(blank=True, choices=[('base9', 'На базе 9 класса'), ('base11', 'На базе 11 класса'), ('tvet', 'На базе ТиПО')], default='', max_length=8)),
                        ('opens', models.DateField(blank=True, null=True)),
                        ('closes', models.DateField()),
                        ('act', models.CharField(blank=True, default='', max_length=255)),
                        ('campaign', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='deadlines', to='admission.campaign')),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('campaign', 'prefix', 'base'), name='deadline_once')],
                    },
                ),
                migrations.CreateModel(
                    name='Document',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('kind', models.CharField(choices=[('certificate', 'Документ об образовании'), ('identity', 'Удостоверение личности'), ('medical', 'Медсправка 075/у'), ('quota', 'Подтверждение права на квоту'), ('parent', 'Документ родителя'), ('other', 'Другой документ')], max_length=12)),
                        ('right', models.CharField(blank=True, default='', max_length=32)),
                        ('media', models.CharField(max_length=40)),
                        ('size', models.PositiveIntegerField()),
                        ('sha256', models.CharField(max_length=64)),
                        ('path', models.CharField(max_length=255)),
                        ('added', models.DateTimeField(default=django.utils.timezone.now)),
                        ('applicant', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='documents', to='admission.applicant')),
                    ],
                    options={
                        'ordering': ['added', 'pk'],
                    },
                ),
                migrations.CreateModel(
                    name='EmployerPlace',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('source', models.CharField(blank=True, default='', max_length=500)),
                        ('synthetic', models.BooleanField(default=False)),
                        ('programme', models.CharField(max_length=64)),
                        ('seats', models.PositiveIntegerField()),
                        ('released', models.BooleanField(default=True)),
                        ('contract', models.CharField(max_length=120)),
                        ('signed_on', models.DateField()),
                        ('campaign', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='employer_places', to='admission.campaign')),
                        ('employer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='registry.employer')),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('campaign', 'employer', 'programme'), name='employer_place_once')],
                    },
                ),
                migrations.CreateModel(
                    name='Exam',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('source', models.CharField(blank=True, default='', max_length=500)),
                        ('synthetic', models.BooleanField(default=False)),
                        ('code', models.CharField(max_length=64, unique=True)),
                        ('prefix', models.CharField(max_length=8)),
                        ('day', models.DateField()),
                        ('most', models.PositiveIntegerField()),
                        ('weight', models.PositiveSmallIntegerField(default=1)),
                        ('name_kk', models.CharField(blank=True, default='', max_length=255)),
                        ('name_ru', models.CharField(blank=True, default='', max_length=255)),
                        ('name_en', models.CharField(blank=True, default='', max_length=255)),
                        ('name_sort_kk', sheber.kernel.words._KeyField(db_index=True, default='', editable=False, max_length=120, source='name')),
                        ('name_sort_ru', sheber.kernel.words._KeyField(db_index=True, default='', editable=False, max_length=120, source='name')),
                        ('name_sort_en', sheber.kernel.words._KeyField(default='', editable=False, max_length=120, source='name')),
                        ('name_search', sheber.kernel.words._KeyField(default='', editable=False, max_length=767, source='name')),
                        ('campaign', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='exams', to='admission.campaign')),
                    ],
                    options={
                        'abstract': False,
                    },
                ),
                migrations.CreateModel(
                    name='ExamResult',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('source', models.CharField(blank=True, default='', max_length=500)),
                        ('synthetic', models.BooleanField(default=False)),
                        ('points', models.PositiveIntegerField()),
                        ('applicant', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='exam_results', to='admission.applicant')),
                        ('exam', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='results', to='admission.exam')),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('exam', 'applicant'), name='exam_result_once')],
                    },
                ),
                migrations.CreateModel(
                    name='GateReport',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('stage', models.CharField(choices=[('seal', 'Перед печатью'), ('publish', 'Перед публикацией')], max_length=8)),
                        ('digest', models.CharField(max_length=64)),
                        ('findings', models.JSONField(default=list)),
                        ('made', models.DateTimeField(default=django.utils.timezone.now)),
                        ('campaign', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='gate_reports', to='admission.campaign')),
                    ],
                    options={
                        'ordering': ['-made', '-pk'],
                        'constraints': [models.UniqueConstraint(fields=('campaign', 'stage', 'digest'), name='gate_report_once')],
                    },
                ),
                migrations.CreateModel(
                    name='GateAnswer',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('name', models.CharField(max_length=150)),
                        ('reason', models.CharField(max_length=500)),
                        ('at', models.DateTimeField(default=django.utils.timezone.now)),
                        ('user', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('report', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='answers', to='admission.gatereport')),
                    ],
                    options={
                        'ordering': ['at'],
                        'constraints': [models.UniqueConstraint(fields=('report', 'user'), name='gate_answer_once')],
                    },
                ),
                migrations.CreateModel(
                    name='PastCutoff',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('source', models.CharField(blank=True, default='', max_length=500)),
                        ('synthetic', models.BooleanField(default=False)),
                        ('year', models.PositiveIntegerField(db_index=True)),
                        ('programme', models.CharField(max_length=64)),
                        ('seats', models.PositiveIntegerField()),
                        ('applicants', models.PositiveIntegerField(blank=True, null=True)),
                        ('admitted', models.PositiveIntegerField(blank=True, null=True)),
                        ('points', models.IntegerField(blank=True, null=True)),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('year', 'programme'), name='past_cutoff_once')],
                    },
                ),
                migrations.CreateModel(
                    name='Quota',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('source', models.CharField(blank=True, default='', max_length=500)),
                        ('synthetic', models.BooleanField(default=False)),
                        ('year', models.PositiveIntegerField()),
                        ('share', models.DecimalField(decimal_places=4, max_digits=5)),
                        ('released', models.BooleanField(default=True)),
                        ('base', models.CharField(choices=[('line', 'От мест каждой программы'), ('order', 'От мест всего заказа')], default='line', max_length=8)),
                        ('rounding', models.CharField(choices=[('down', 'Вниз'), ('nearest', 'К ближайшему'), ('up', 'Вверх')], default='down', max_length=8)),
                        ('act', models.CharField(blank=True, default='', max_length=255)),
                        ('right', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='quotas', to='admission.right')),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('year', 'right'), name='quota_once')],
                    },
                ),
                migrations.CreateModel(
                    name='Run',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('folder', models.CharField(max_length=255)),
                        ('public', models.CharField(blank=True, default='', max_length=255)),
                        ('private', models.CharField(blank=True, default='', max_length=255)),
                        ('summary', models.JSONField(default=dict)),
                        ('round', models.PositiveSmallIntegerField(default=1)),
                        ('kind', models.CharField(choices=[('first', 'Первый тур'), ('next', 'Следующий тур'), ('appeal', 'После апелляции')], default='first', max_length=8)),
                        ('difference', models.JSONField(default=dict)),
                        ('log_index', models.PositiveIntegerField(null=True)),
                        ('made', models.DateTimeField(default=django.utils.timezone.now)),
                        ('published', models.DateTimeField(blank=True, null=True)),
                        ('campaign', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='runs', to='admission.campaign')),
                    ],
                    options={
                        'ordering': ['-made', '-pk'],
                    },
                ),
                migrations.CreateModel(
                    name='Result',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('choice', models.PositiveSmallIntegerField(default=0)),
                        ('programme', models.CharField(blank=True, default='', max_length=64)),
                        ('pool', models.CharField(blank=True, default='', max_length=80)),
                        ('synthetic', models.BooleanField(default=False)),
                        ('applicant', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='result', to='admission.applicant')),
                        ('run', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='results', to='admission.run')),
                    ],
                ),
                migrations.CreateModel(
                    name='Seal',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('folder', models.CharField(max_length=255)),
                        ('root', models.CharField(max_length=64)),
                        ('plan', models.JSONField(default=dict)),
                        ('log_index', models.PositiveIntegerField(null=True)),
                        ('made', models.DateTimeField(default=django.utils.timezone.now)),
                        ('seed', models.CharField(blank=True, default='', max_length=64)),
                        ('drawn', models.DateTimeField(blank=True, null=True)),
                        ('broken', models.BooleanField(default=False)),
                        ('campaign', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='seals', to='admission.campaign')),
                    ],
                    options={
                        'ordering': ['-made'],
                    },
                ),
                migrations.CreateModel(
                    name='Seat',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('programme', models.CharField(max_length=64)),
                        ('pool', models.CharField(max_length=80)),
                        ('seats', models.PositiveIntegerField()),
                        ('released', models.BooleanField(default=True)),
                        ('admitted', models.PositiveIntegerField(null=True)),
                        ('points', models.IntegerField(null=True)),
                        ('lottery', models.PositiveIntegerField(null=True)),
                        ('entitled', models.BooleanField(null=True)),
                        ('protected', models.BooleanField(null=True)),
                        ('synthetic', models.BooleanField(default=False)),
                        ('campaign', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='seats', to='admission.campaign')),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('campaign', 'programme', 'pool'), name='seat_once'), models.CheckConstraint(condition=models.Q(('admitted', None), ('admitted__lte', models.F('seats')), _connector='OR'), name='nobody_beyond_the_seats')],
                    },
                ),
                migrations.CreateModel(
                    name='TargetContract',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('source', models.CharField(blank=True, default='', max_length=500)),
                        ('synthetic', models.BooleanField(default=False)),
                        ('number', models.CharField(max_length=64)),
                        ('signed_on', models.DateField()),
                        ('applicant', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='contracts', to='admission.applicant')),
                        ('employer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='registry.employer')),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('applicant', 'employer'), name='target_contract_once')],
                    },
                ),
                migrations.CreateModel(
                    name='Threshold',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('source', models.CharField(blank=True, default='', max_length=500)),
                        ('synthetic', models.BooleanField(default=False)),
                        ('points', models.PositiveIntegerField()),
                        ('act', models.CharField(max_length=255)),
                        ('act_date', models.DateField()),
                        ('published', models.DateField(blank=True, null=True)),
                        ('exam', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='thresholds', to='admission.exam')),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('exam', 'act_date'), name='threshold_once')],
                    },
                ),
                migrations.CreateModel(
                    name='WhatIf',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('change', models.JSONField(default=dict)),
                        ('summary', models.JSONField(default=dict)),
                        ('made', models.DateTimeField(default=django.utils.timezone.now)),
                        ('by', models.CharField(max_length=150)),
                        ('run', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='what_ifs', to='admission.run')),
                    ],
                    options={
                        'ordering': ['-made'],
                    },
                ),
                migrations.CreateModel(
                    name='Application',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('source', models.CharField(blank=True, default='', max_length=500)),
                        ('synthetic', models.BooleanField(default=False)),
                        ('choice', models.PositiveSmallIntegerField()),
                        ('programme', models.CharField(max_length=64)),
                        ('points', models.IntegerField(default=0)),
                        ('out', models.CharField(blank=True, choices=[('threshold', 'ниже порога экзамена'), ('absent', 'нет результата экзамена'), ('closed', 'нет мест на программу')], default='', max_length=12)),
                        ('applicant', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='applications', to='admission.applicant')),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('applicant', 'choice'), name='choice_once'), models.UniqueConstraint(fields=('applicant', 'programme'), name='programme_once')],
                    },
                ),
            ]
        ),
        migrations.AddField(
            model_name='applicant',
            name='campaign',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='applicants', to='admission.campaign'),
        ),
        migrations.AddConstraint(
            model_name='applicant',
            constraint=models.UniqueConstraint(condition=models.Q(models.Q(('iin_index', ''), _negated=True), models.Q(('state', 'withdrawn'), _negated=True)), fields=('campaign', 'iin_index'), name='one_application_a_person'),
        ),
    ]
