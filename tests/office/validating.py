"""A .pptx -> what two validators of Office Open XML and the structural checks object to."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

from openxml_audit import validate_pptx

from tests.deck.lint import faults

PLACES = (str(Path(sys.prefix) / 'validator' / 'node_modules' / '.bin'), os.environ.get('PATH', ''))
"""Where `.ci/set-up office` puts Microsoft's Open XML SDK, and where else it may be."""


def objections(content: bytes, file: Path, is_house: bool = False) -> list[str]:
    """Return what is wrong with the deck, in words; `file` is written on the way. The layouts of a house are
    its own business for the structural checks.
    """
    file.write_bytes(content)
    audit = [f'openxml-audit: {error}' for error in validate_pptx(file).errors]
    return [*audit, *by_sdk(file), *(f'structure: {fault}' for fault in faults(content, is_house))]


def by_sdk(file: Path) -> list[str]:
    """Return what the Open XML SDK says of the file."""
    program = shutil.which('ooxml-validator', path=os.pathsep.join(PLACES))
    assert program, 'the Open XML SDK is not there: run .ci/set-up office'
    ended = subprocess.run([program, str(file)], check=False, capture_output=True, text=True, timeout=120)
    report = json.loads(ended.stdout)
    errors = [f'SDK: {error["path"]}: {error["description"]}' for error in report['errors']]
    return errors if report['ok'] or errors else ['SDK: cannot read it']
