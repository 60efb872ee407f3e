"""Reading notes: text in, frozen dataclasses and diagnostics out. No Django, no database, no clock."""
