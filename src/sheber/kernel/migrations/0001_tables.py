# The tables of the first release, made by Django.

import django.db.models.deletion
import django.utils.timezone
import sheber.kernel.sealed
import uuid
from django.conf import settings
from django.db import migrations, models

from sheber.kernel.create_tables import CreateTables


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('auth', '__first__'),
    ]

    operations = [
        CreateTables(
            [
                migrations.CreateModel(
                    name='ImportedFile',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('sheet', models.CharField(max_length=64)),
                        ('name', models.CharField(max_length=255)),
                        ('sha256', models.CharField(max_length=64)),
                        ('rows', models.PositiveIntegerField()),
                        ('created', models.PositiveIntegerField(default=0)),
                        ('changed', models.PositiveIntegerField(default=0)),
                        ('at', models.DateTimeField(default=django.utils.timezone.now)),
                        ('actor', models.CharField(max_length=150)),
                    ],
                    options={
                        'ordering': ['-at'],
                    },
                ),
                migrations.CreateModel(
                    name='JournalHead',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('hash', models.CharField(default='', max_length=64)),
                    ],
                ),
                migrations.CreateModel(
                    name='RegionPackage',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('descriptor', models.JSONField(default=dict)),
                        ('sheets', models.JSONField(default=list)),
                        ('loaded', models.DateTimeField(default=django.utils.timezone.now)),
                    ],
                ),
                migrations.CreateModel(
                    name='ApiToken',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('name', models.CharField(max_length=100)),
                        ('index', models.CharField(max_length=32, unique=True)),
                        ('scopes', models.JSONField(default=list)),
                        ('made', models.DateTimeField(default=django.utils.timezone.now)),
                        ('expires', models.DateTimeField()),
                        ('last_used', models.DateTimeField(blank=True, null=True)),
                        ('ended', models.DateTimeField(blank=True, null=True)),
                        ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='api_tokens', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'ordering': ['-pk'],
                    },
                ),
                migrations.CreateModel(
                    name='Invitation',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('index', models.CharField(max_length=32, unique=True)),
                        ('email', models.EmailField(blank=True, default='', max_length=254)),
                        ('role', models.CharField(max_length=20)),
                        ('holder', models.CharField(blank=True, default='', max_length=64)),
                        ('starts', models.DateField()),
                        ('ends', models.DateField(blank=True, null=True)),
                        ('made', models.DateTimeField(default=django.utils.timezone.now)),
                        ('expires', models.DateTimeField()),
                        ('made_by', models.CharField(max_length=150)),
                        ('used', models.DateTimeField(blank=True, null=True)),
                        ('withdrawn', models.DateTimeField(blank=True, null=True)),
                        ('user', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'ordering': ['-pk'],
                    },
                ),
                migrations.CreateModel(
                    name='Job',
                    fields=[
                        ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        ('name', models.CharField(max_length=80)),
                        ('arguments', models.JSONField(default=dict)),
                        ('actor', models.CharField(max_length=150)),
                        ('state', models.CharField(default='queued', max_length=10)),
                        ('done', models.FloatField(default=0)),
                        ('note', models.CharField(blank=True, default='', max_length=255)),
                        ('result', models.JSONField(default=dict)),
                        ('error', models.TextField(blank=True, default='')),
                        ('created', models.DateTimeField(default=django.utils.timezone.now)),
                        ('started', models.DateTimeField(blank=True, null=True)),
                        ('finished', models.DateTimeField(blank=True, null=True)),
                        ('user', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'ordering': ['-created'],
                    },
                ),
                migrations.CreateModel(
                    name='JournalEntry',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('at', models.DateTimeField(db_index=True)),
                        ('actor', models.CharField(max_length=150)),
                        ('post', models.CharField(blank=True, default='', max_length=255)),
                        ('action', models.CharField(max_length=80)),
                        ('model', models.CharField(blank=True, default='', max_length=80)),
                        ('key', models.CharField(blank=True, default='', max_length=120)),
                        ('reason', models.TextField(blank=True, default='')),
                        ('difference', models.JSONField(default=dict)),
                        ('hash', models.CharField(max_length=64)),
                    ],
                    options={
                        'indexes': [models.Index(fields=['model', 'key'], name='journal_object')],
                    },
                ),
                migrations.CreateModel(
                    name='KeptAnswer',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('actor', models.CharField(max_length=170)),
                        ('key', models.CharField(max_length=255)),
                        ('digest', models.CharField(max_length=64)),
                        ('status', models.PositiveSmallIntegerField(default=0)),
                        ('body', models.TextField(blank=True, default='')),
                        ('made', models.DateTimeField(db_index=True, default=django.utils.timezone.now)),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('actor', 'key'), name='kept_answer_once')],
                    },
                ),
                migrations.CreateModel(
                    name='Notice',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('role', models.CharField(blank=True, default='', max_length=20)),
                        ('holder', models.CharField(blank=True, default='', max_length=64)),
                        ('words_kk', models.CharField(max_length=500)),
                        ('words_ru', models.CharField(max_length=500)),
                        ('words_en', models.CharField(max_length=500)),
                        ('link', models.CharField(blank=True, default='', max_length=255)),
                        ('made', models.DateTimeField(default=django.utils.timezone.now)),
                        ('user', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='notices', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'indexes': [models.Index(fields=['role', 'holder'], name='notice_role')],
                    },
                ),
                migrations.CreateModel(
                    name='NoticeRead',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('at', models.DateTimeField(default=django.utils.timezone.now)),
                        ('notice', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='readings', to='kernel.notice')),
                        ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('notice', 'user'), name='notice_read_once')],
                    },
                ),
                migrations.CreateModel(
                    name='Preference',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('mail', models.CharField(default='daily', max_length=10)),
                        ('language', models.CharField(default='ru', max_length=2)),
                        ('last_notice', models.BigIntegerField(default=0)),
                        ('mailed', models.DateTimeField(blank=True, null=True)),
                        ('user', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='preference', to=settings.AUTH_USER_MODEL)),
                    ],
                ),
                migrations.CreateModel(
                    name='SavedView',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('register', models.CharField(max_length=80)),
                        ('name', models.CharField(max_length=80)),
                        ('query', models.CharField(max_length=2000)),
                        ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='saved_views', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'ordering': ['name'],
                        'constraints': [models.UniqueConstraint(fields=('user', 'register', 'name'), name='saved_view_once')],
                    },
                ),
                migrations.CreateModel(
                    name='Appointment',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('role', models.CharField(max_length=20)),
                        ('holder', models.CharField(blank=True, default='', help_text='code of the college, school or employer', max_length=64)),
                        ('starts', models.DateField()),
                        ('ends', models.DateField(blank=True, null=True)),
                        ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='appointments', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('user', 'role', 'holder', 'starts'), name='appointment_once')],
                    },
                ),
                migrations.CreateModel(
                    name='Comment',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('model', models.CharField(max_length=80)),
                        ('key', models.CharField(max_length=120)),
                        ('author', models.CharField(max_length=150)),
                        ('text', sheber.kernel.sealed.SealedField(default='')),
                        ('paper', models.CharField(blank=True, default='', max_length=200)),
                        ('paper_name', models.CharField(blank=True, default='', max_length=120)),
                        ('paper_media', models.CharField(blank=True, default='', max_length=40)),
                        ('at', models.DateTimeField(default=django.utils.timezone.now)),
                        ('user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'ordering': ['pk'],
                        'indexes': [models.Index(fields=['model', 'key'], name='comment_object')],
                    },
                ),
                migrations.CreateModel(
                    name='Draft',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('address', models.CharField(max_length=255)),
                        ('values', sheber.kernel.sealed.SealedField(default='')),
                        ('at', models.DateTimeField(default=django.utils.timezone.now)),
                        ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='drafts', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('user', 'address'), name='draft_once')],
                    },
                ),
            ]
        ),
    ]
