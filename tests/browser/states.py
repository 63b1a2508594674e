"""Every state in which a reader may meet a page, by name."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class State:
    """A page of the archive, or of an app that has none yet."""

    path: str
    status: int = 200
    has_index: bool = True

    def at(self, archive: str, no_archive: str) -> str:
        return (archive if self.has_index else no_archive) + self.path


STATES = {
    "home": State("/"),
    "home-with-notices": State("/?page=zero"),
    "results": State("/search?q=رؤساء البلديات"),
    "filtered": State("/search?q=وزير&section=سياسة&source=المرفأ&from=2019&level=wide"),
    "some-of-the-words": State("/search?q=رؤساء البلديات القمح&match=any"),
    "browse": State("/search?source=المرفأ&page=2"),
    "warnings": State('/search?q="طرابلس&page=zero&from=tomorrow'),
    "timeline": State("/search?q=رئيس&timeline=auto"),
    "timeline-of-a-month": State("/search?q=رئيس&timeline=auto&from=2024-10&to=2024-10"),
    "timeline-compared": State("/search?q=رئيس&timeline=year&share=true&compare=وزير&lang=en"),
    "words-alone": State("/search?q==رؤساء البلديات&level=wide&size=25"),
    "past-the-end": State("/search?q=طرابلس&page=99"),
    "zero": State("/search?q=زمخشريات&section=ثقافة&from=2020"),
    "did-you-mean": State("/search?q=طرابلص&verbatim=true"),
    "searched-instead": State("/search?q=vcshx hgfg]dhj"),
    "article": State("/articles/marfaa-0017?q=قمح طرابلس&level=wide"),
    "not-found": State("/nowhere", 404),
    "no-index": State("/", 503, has_index=False),
    "manual": State("/docs"),
    "help": State("/help"),
}
