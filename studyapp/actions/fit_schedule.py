"""Fitting the scheduler to how well this installation's learners really remember."""

from __future__ import annotations

import uuid

from django.db import transaction

from studyapp.engine.fitting import Fit, fit
from studyapp.engine.scheduling import DEFAULT_PARAMETERS
from studyapp.models import Pack
from studyapp.queries.review_log import review_log


@transaction.atomic
def fit_schedule() -> Fit:
    """Fits to the earlier half of all reviews, judges on the later half, and stores the better parameters.

    Raises ValueError while there are too few reviews, ImportError without the optional fsrs-rs-python.
    """
    Pack.objects.get_or_create(pk=1)
    pack = Pack.objects.select_for_update().get(pk=1)
    found = fit(review_log(), tuple(pack.fsrs_parameters) or DEFAULT_PARAMETERS)
    if found.better:
        pack.fsrs_parameters = list(found.parameters)
        # Processes keep the library until its version changes.
        pack.library_version = uuid.uuid4()
        pack.save(update_fields=["fsrs_parameters", "library_version"])
    return found
