#!/usr/bin/env python
"""Django's command line: `manage.py help` lists what there is."""

import os
import sys


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "studyapp.settings")
    from django.core.management import execute_from_command_line
    from django.db import OperationalError, ProgrammingError

    try:
        execute_from_command_line(sys.argv)
    except (OperationalError, ProgrammingError) as error:
        if "--traceback" in sys.argv:
            raise
        reason = str(error).strip()
        sys.exit(
            f"The database refused: {reason}\nIf it is new or from an older version, first: manage.py migrate"
        )


if __name__ == "__main__":
    main()
