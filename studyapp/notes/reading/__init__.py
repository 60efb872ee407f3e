"""The dialects: what people write in notes, recognised by meaning rather than by decoration.

`outline` finds the parts of one file; `meaning` says what they decide once all services are known.
"""
