"""A key sentence -> how many of its lines on our own slides end within a word or a number."""

from booklet.deck.cleaning import clean
from booklet.deck.fill import fill
from booklet.deck.filled import Fitter
from booklet.deck.fit import fit
from booklet.deck.font_metrics import ruler_for
from booklet.deck.frames import Slot
from booklet.deck.slides import Key, Quote
from booklet.deck.words import WORDS, language_of
from booklet.model.keys import KeySentence


def torn_lines(sentence: KeySentence, language: str, latin: str) -> int:
    """Return how many lines end where the sense does not, because in no size and measure they end better.

    `language` is the BCP 47 tag of the article, `latin` the Western face of the slides.
    """
    words = WORDS[language_of(language)]
    fitter = Fitter(ruler_for(latin))
    quote = Quote(sentence.anchor, clean(sentence.text))
    items = tuple(filter(None, map(clean, sentence.items)))
    key = Key(1, '—', (quote,), '', words.see_one.format(folios=1), language, items=items)
    filled = [fill(slide, '', fitter, words) for slide in fit((key,), fitter, words)]
    return sum(
        fitter.torn(each.layout.frame(Slot.BODY), paragraph)
        for each in filled
        for paragraph in each.text(Slot.BODY)
    )
