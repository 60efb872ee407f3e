"""HTTP only: form in, one query or action, template out."""
