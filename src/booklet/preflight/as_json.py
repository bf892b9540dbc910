"""A Report -> JSON for machines, both languages in it, the same text for the same report."""

import json

from booklet.preflight.report import FileFacts, Observation, PageFacts, Report
from booklet.units import POINTS_PER_MILLIMETRE

FORMAT = 1
"""Raised when a name changes its meaning or goes; names may be added."""


def to_json(report: Report) -> str:
    """Return the report: verdict, counts, observations, pages, facts; pages count from 1, in mm."""
    return json.dumps(as_values(report), ensure_ascii=False, indent=2) + '\n'


def as_values(report: Report) -> dict[str, object]:
    """Return what the JSON says."""
    return {
        'format': FORMAT,
        'standard': report.standard.value,
        'verdict': report.verdict,
        'certified': False,
        'counts': {
            'error': len(report.errors),
            'warning': len(report.warnings),
            'note': len(report.notes),
            'omitted': dict(report.omitted),
        },
        'observations': [_observation(each) for each in report.observations],
        'file': _file(report.facts),
        'pages': [_page(page) for page in report.pages],
        'colour-pages': [index + 1 for index in report.colour_pages],
    }


def _observation(each: Observation) -> dict[str, object]:
    return {
        'slug': each.slug,
        'severity': each.severity.name.lower(),
        'page': None if each.page is None else each.page + 1,
        'object': each.thing,
        'facts': dict(each.facts),
        'message': {'en': each.message('en'), 'zh': each.message('zh')},
    }


def _page(page: PageFacts) -> dict[str, object]:
    return {
        'page': page.index + 1,
        'width': round(page.width / POINTS_PER_MILLIMETRE, 2),
        'height': round(page.height / POINTS_PER_MILLIMETRE, 2),
        'inks': list(page.inks),
        'pictures': page.pictures,
        'lowest-ppi': page.lowest_ppi,
        'blank': page.is_blank,
    }


def _file(facts: FileFacts | None) -> dict[str, object] | None:
    if facts is None:
        return None
    return {
        'size': facts.size,
        'pdf-version': facts.version,
        'title': facts.title,
        'producer': facts.producer,
        'output-intent': facts.intent,
        'fonts': [
            {'name': name, 'kind': kind, 'embedded': is_embedded} for name, kind, is_embedded in facts.fonts
        ],
    }
