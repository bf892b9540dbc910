"""Texts with known good sentences -> the table in selection/weights.py, and what it is worth on texts left out.

    KEYS_DATA=FOLDER python bench/fit_sentences.py [--check]

FOLDER holds `SET.jsonl`, one document a line: lang, title, sents, para_of, and either refs (summaries) or labels
(1 for sentences that people marked). The pins of the sample semester are one set more. Needs numpy and scipy,
which booklet does not. `--check` leaves out each fifth of the documents in turn, then each set whole, and prints
what is reached there.

The ranker is linear: each feature has a weight for all texts and a deviation for each trait. A choice of k
sentences has the score of its sentences together, less their likeness; a softmax over many choices of each
document is drawn towards the good ones (cross-entropy with exp(ROUGE-2 F1 / 0.15)), each set counting alike, and
all is pulled towards zero.
"""

import json
import os
import random
import re
import sys
import zlib
from collections import Counter
from itertools import combinations, pairwise
from math import comb
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

from booklet.project.settings import read_project
from booklet.reading.semester import read_semester
from booklet.selection.features import FEATURES
from booklet.selection.gathering import gather
from booklet.selection.prose import to_prose
from booklet.selection.study import study
from booklet.selection.traits import TRAITS, traits_of

ROOT = Path(__file__).parents[1]
COUNTS = {'zh_mcdtb': 2, 'zh_mcdtb_cover': 4, 'zh_xwlb': 1, 'zh_xwlb_msg': 2}
PINNED, SEVERAL = 'pins', 4
PULL = {'all': 1, 'message': 0.5, 'parts': 1}
"""What a weight costs; deviations cost twice what weights do, but for texts unlike all others."""
PULLED, SHARPNESS, STEPS, CHOICES, FOLDS = 0.006, 0.15, 80, 250, 5
COUNTED = {PINNED: 0.5}
_TOKEN = re.compile(r'[\u3400-\u9fff\uf900-\ufaff]|[a-z0-9]+(?:[.,][0-9]+)*')


def pairs(text):
    """Return the bigrams that ROUGE-2 counts: Han characters and Western words."""
    tokens = _TOKEN.findall(text.lower())
    return Counter(pairwise(tokens))


class Document:
    """A text with its features, and the choices that it is learnt from."""

    def __init__(self, name, prose, count, refs, labels):
        of = study(prose)
        self.set, self.count, self.labels = name, count, labels
        self.size = len(prose.sentences)
        features = np.array([feature(of) for _, feature in FEATURES]).T
        self.features = features - features.mean(0)
        self.traits = np.array(traits_of(of, count))
        self.cosine = np.zeros((self.size, self.size))
        for index, row in enumerate(of.likeness.cosine):
            for other, cosine in row.items():
                self.cosine[index, other] = cosine
        self.fold = zlib.crc32(''.join(prose.sentences[:2]).encode()) % FOLDS
        self.sentences, self.refs, self.known = prose.sentences, [pairs(ref) for ref in refs], {}
        self.choices = self._choices()
        worth = np.array([self.worth(choice) for choice in self.choices])
        self.worths = worth / (worth.max() or 1)
        self.rows = self._rows()

    def worth(self, choice):
        """Return ROUGE-2 F1 of a choice, or the share of its sentences that people marked."""
        if self.labels:
            return sum(self.labels[index] for index in choice) / len(choice)
        if choice not in self.known:
            self.known[choice] = np.mean([self._f1(choice, ref) for ref in self.refs])
        return self.known[choice]

    def _f1(self, choice, ref):
        found = pairs('\n'.join(self.sentences[index] for index in choice))
        shared = (found & ref).total()
        return 2 * shared / ((found.total() + ref.total()) or 1)

    def _choices(self):
        count = 1 if self.set == PINNED else min(self.count, self.size)
        if comb(self.size, count) <= CHOICES:
            return list(combinations(range(self.size), count))
        drawn, chosen = random.Random(self.size), set()
        alone = sorted(range(self.size), key=lambda index: -self.worth((index,)))
        likely = [*alone[:8], *range(min(self.size, 6))]
        while len(chosen) < CHOICES:
            picked = set(drawn.sample(likely, count)) if drawn.random() < 0.5 else set()
            while len(picked) < count:
                picked.add(drawn.randrange(self.size))
            chosen.add(tuple(sorted(picked)))
        return sorted(chosen)

    def _rows(self):
        """Return features of choices, once for each trait, then their likeness, once for each trait."""
        summed = np.array([self.features[list(choice)].sum(0) for choice in self.choices])
        like = [-sum(self.cosine[two] for two in combinations(c, 2)) / max(1, len(c) - 1) for c in self.choices]
        return np.hstack([*(summed * trait for trait in self.traits), np.outer(like, self.traits)])

    def measure(self, weights):
        """Return what the choice by `weights` is worth; with labels, the R-precision."""
        names = self.features.shape[1]
        table = weights[: len(TRAITS) * names].reshape(len(TRAITS), names)
        left = dict(enumerate(self.features @ (self.traits @ table)))
        redundancy = max(0.0, self.traits @ weights[len(TRAITS) * names :])
        chosen, likest = [], np.zeros(self.size)
        while left and len(chosen) < (sum(self.labels) if self.labels else self.count):
            best = max(left, key=lambda index: (left[index] - redundancy * likest[index], -index))
            del left[best]
            chosen.append(best)
            likest = np.maximum(likest, self.cosine[best])
        return self.worth(tuple(sorted(chosen)))


def load():
    """Return the documents of all sets."""
    found = []
    for file in sorted(Path(os.environ['KEYS_DATA']).glob('*.jsonl')):
        for line in file.read_text(encoding='utf-8').splitlines():
            row = json.loads(line)
            paragraphs = {}
            for sentence, number in zip(row['sents'], row['para_of'], strict=True):
                paragraphs.setdefault(number, []).append(sentence)
            language = 'zh-CN' if row['lang'] == 'zh' else 'en'
            prose = to_prose(row.get('title') or '', tuple(map(tuple, paragraphs.values())), language)
            count = COUNTS.get(file.stem, 3)
            found.append(Document(file.stem, prose, count, row.get('refs', ()), row.get('labels')))
    semester = read_semester(read_project(ROOT, ROOT / 'styles').value, '2026-spring').value
    for article in (article for session in semester.sessions for article in session.articles):
        gathered = gather(article)
        if pins := [int(each.sentence.is_pinned) for each in gathered.candidates]:
            found.append(Document(PINNED, gathered.prose, SEVERAL, (), pins))
    return [each for each in found if each.size > 1 and each.worths.max() > 0]


def fit(documents):
    """Return the weights: features trait by trait, then redundancy trait by trait."""
    rows = np.vstack([each.rows for each in documents])
    sizes = np.array([len(each.choices) for each in documents])
    starts = np.cumsum(sizes) - sizes
    members = Counter(each.set for each in documents)
    counts = np.array([COUNTED.get(each.set, 1) / members[each.set] for each in documents])
    counts = np.repeat(counts / counts.sum(), sizes)
    target = shares(np.concatenate([each.worths for each in documents]) / SHARPNESS, starts, sizes)
    pulls = PULLED * np.array([PULL.get(trait, 2) for trait in TRAITS])
    pull = np.concatenate([np.repeat(pulls, len(FEATURES)), pulls])

    def loss(weights):
        got = shares(rows @ weights, starts, sizes)
        value = -(counts * target * np.log(got + 1e-12)).sum() + 0.5 * (pull * weights**2).sum()
        return value, rows.T @ (counts * (got - target)) + pull * weights

    start = np.zeros(rows.shape[1])
    return minimize(loss, start, jac=True, method='L-BFGS-B', options={'maxiter': STEPS}).x


def shares(scores, starts, sizes):
    """Return the softmax within each document."""
    raised = np.exp(scores - np.repeat(np.maximum.reduceat(scores, starts), sizes))
    return raised / np.repeat(np.add.reduceat(raised, starts), sizes)


def report(title, parts):
    """Print the mean of each set over the parts (training documents, documents to measure)."""
    reached = {}
    for train, test in parts:
        weights = np.round(fit(train), 2)
        for each in test:
            reached.setdefault(each.set, []).append(each.measure(weights))
    print(title, {name: round(100 * float(np.mean(got)), 1) for name, got in reached.items()}, flush=True)


def check(documents):
    """Print what is reached on folds left out, on sets left out whole, and on the texts learnt from."""
    folds = range(FOLDS)
    report(
        'documents left out:',
        (([d for d in documents if d.fold != k], [d for d in documents if d.fold == k]) for k in folds),
    )
    sets = list(dict.fromkeys(d.set for d in documents))
    # The two Chinese sets of titled news hold the same articles.
    same = {name for name in sets if name.startswith('zh_mcdtb')}
    kin = {name: same if name in same else {name} for name in sets}
    report(
        'sets left out:',
        (([d for d in documents if d.set not in kin[s]], [d for d in documents if d.set == s]) for s in sets),
    )
    report('learnt from:', [(documents, documents)])


def print_table(weights):
    """Print the rows of selection/weights.py."""
    table = np.round(weights, 2) + 0.0
    names = [name for name, _ in FEATURES]
    for index, name in enumerate(names):
        row = ', '.join(f'{table[trait * len(names) + index]:5.2f}' for trait in range(len(TRAITS)))
        print(f'    {repr(name) + ":":<21} ({row}),')
    print('REDUNDANCY =', tuple(float(value) for value in table[len(TRAITS) * len(names) :]))


if __name__ == '__main__':
    learnt = load()
    if '--check' in sys.argv:
        check(learnt)
    print_table(fit(learnt))
