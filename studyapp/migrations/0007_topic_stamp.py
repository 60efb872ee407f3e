from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("studyapp", "0006_own_notes"),
    ]

    operations = [
        migrations.AddField(
            model_name="topic",
            name="stamp",
            field=models.CharField(blank=True, max_length=64),
        ),
    ]
