"""The learning engine: pure functions from what is known of a learner to what to do next. No Django, no clock."""
