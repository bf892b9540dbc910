"""Facts of a PDF -> what each rule of the table objects to, in the order of a report."""

from booklet.preflight.rules import boxes, colours, drawing, extras, files, identity, pictures, texts
from booklet.preflight.rules.rule import Case, Rule, Sight

RULES: dict[str, Rule] = {
    rule.slug: rule
    for part in (files, identity, boxes, colours, drawing, texts, pictures, extras)
    for rule in part.RULES
}

__all__ = ['RULES', 'Case', 'Rule', 'Sight']
