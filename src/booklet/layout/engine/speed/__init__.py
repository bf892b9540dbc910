"""WeasyPrint's own results sooner: functions of WeasyPrint 70.0 replaced by ones that give the same.

Each module says what is saved and how much. `layout.engine.seams` knows the text of every module touched:
with another WeasyPrint nothing is installed, and a finding says so. `foreign`, which is needed before
that, has a guard of its own: it compares the declarations.
"""
