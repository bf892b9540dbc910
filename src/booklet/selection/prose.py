"""An article as selection sees it: sentences in order, with their paragraphs and sections."""

from msgspec import Struct


class Prose(Struct, frozen=True):
    """Sentences of one article. The three tuples are equally long."""

    title: str
    language: str
    """BCP 47; what begins with `zh` is measured in characters, the rest in words."""
    sentences: tuple[str, ...]
    paragraphs: tuple[int, ...]
    """Number of the paragraph of each sentence, rising from 0."""
    sections: tuple[int, ...]
    """Number of the part under whose heading each sentence stands; 0 before the first heading."""

    @property
    def is_chinese(self) -> bool:
        """Tell whether lengths are counted in Han characters."""
        return self.language.startswith('zh')


def to_prose(title: str, paragraphs: tuple[tuple[str, ...], ...], language: str = 'zh-CN') -> Prose:
    """Return the prose of paragraphs given as sentences, all in one part."""
    numbers = tuple(number for number, sentences in enumerate(paragraphs) for _ in sentences)
    sentences = tuple(sentence for paragraph in paragraphs for sentence in paragraph)
    return Prose(title, language, sentences, numbers, (0,) * len(sentences))


def length_of(text: str, is_chinese: bool) -> float:
    """Return the length in Han characters; a Western word counts as two."""
    if is_chinese:
        return len(''.join(text.split()))
    return 2.0 * len(text.split())
