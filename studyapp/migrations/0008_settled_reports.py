from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("studyapp", "0007_topic_stamp"),
    ]

    operations = [
        migrations.AddField(
            model_name="report",
            name="settled_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
    ]
