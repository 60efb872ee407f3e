"""The WSGI entry point: what gunicorn, or any other WSGI server, serves."""

import os
from importlib import import_module

from django.conf import settings
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "studyapp.settings")

application = get_wsgi_application()

# Django would load the views with the first request: in each process again, and too late to refuse to start.
import_module(settings.ROOT_URLCONF)
