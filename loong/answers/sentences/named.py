# ruff: noqa: E501 - patterns are read by the row
"""Take the name that one plain sentence states: its subject, or what it ends on.

`Norway won the most medals` tells Norway, `It lies in Ulm, Germany` tells Ulm. A sentence tells one
name at most: where it ends on a name, as in `Paris was taken by London`, it does not tell its subject.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from loong.answers.text.denial import denies
from loong.answers.text.languages import without_lead_in
from loong.answers.text.places import REGIONS

_LONGEST = 300
_WORD = r"(?:[A-ZÀ-Þ0-9][\w'’.&!-]*[\w!]|[A-ZÀ-Þ]\.?|[0-9](?![\w.,]))"
_NAME = rf"(?:[Tt]he\s)?{_WORD}(?:\s(?:(?:of|the|de|da|van|von|der|den|del|di|la|le|du|al|bin|and the)\s){{0,2}}{_WORD}){{0,6}}"
_THING = r"[Tt]he\s[a-z]{3,20}(?:\s(?!(?:that|who|which)\s)[a-z]{3,20})?"
_ADVERB = r"(?:(?:also|still|once|later|first|then|only|\w{2,12}ly)\s)?"
_HELPING = r"(?:is|are|was|were|has|have|had|does|did|must(?=\sbe\s))"
_STRONG = r"won|held|led|became|made|wrote|sang|ran|took|gave|got|came|went|met|beat|built|bought|sold|taught|sent|spent|found|fought|drew|drove|flew|fell|rose|began|broke|chose|spoke|shot|stood|struck|swam|threw|wore|caught|hit|left|paid|read|rode|shone|sank|grew|knew|brought|laid|dealt|kept|lent|overthrew|overtook"
_PLAIN = (
    "play|hold|border|connect|compete|orbit|come|host|serve|carry|pump|win|lead|make|produce|publish|own|run|write|sing|live|lie|rank|score|take|give|get|perform|star|represent|control|regulate|transport|provide|protect|support|contain|belong|voice|portray"
    "|narrate|direct|teach|flow|rise|begin|start|open|grow|lay|eat|feed|use|need|receive|earn|offer|feature|include|cover|stretch|span|separate|divide|join|form|cause|help|convert|absorb|release|transfer|become|go|travel|govern|rule|reign|head|manage|coach|call|store|build|construct"
)
_SHOWN = "plays|holds|borders|connects|competes|orbits|comes|hosts|serves|carries|pumps|wins|leads|makes|produces|publishes|owns|runs|writes|sings|lives|lies|ranks|scores|takes|gives|gets|performs|stars|represents|controls|regulates|transports|provides|protects|supports|contains|belongs|voices|portrays|narrates|directs|teaches|flows|rises|begins|starts|opens|grows|lays|eats|feeds|uses|needs|receives|earns|offers|features|includes|covers|stretches|spans|separates|divides|joins|forms|causes|helps|converts|absorbs|releases|transfers|becomes|goes|travels|governs|rules|reigns|heads|manages|coaches|stores|builds"
_NO_DEED = r"(?!(?:refused|skipped|failed|denied|declined|trailed|missed|lacked|disliked|rejected|claimed|alleged|supposed|agreed|stated|reported|announced|believed|argued|suggested|guessed|assumed|stopped|excluded|eliminated|dismissed|discarded|contradicted|disproved|avoided|followed|resembled|preceded|succeeded)\b)"
_SUBJECT = re.compile(
    rf"(?P<who>{_NAME}|{_THING})\s{_ADVERB}{_NO_DEED}(?P<rest>(?:(?P<helped>{_HELPING})|{_STRONG}|[a-z]{{2,16}}ed|(?P<shown>{_SHOWN}))\b.*)"
)
_MANY = re.compile(rf"(?P<who>[A-Z][a-z]{{2,20}})s\s(?:{_PLAIN})\b.*")
_BEST = re.compile(r"\bthe (?:most|least|first|last)\b", re.IGNORECASE)
_RIVALLED = re.compile(
    r"[;?()/—–:*=`|&→\[\n]|\s-\s|\b(?:or|nor|but|while|whereas|although|though|unlike|like|alike|however|except|instead|rather|perhaps|possibly|maybe|might|may(?=\s[a-z])|could|would|should|if|unless|whether|either|both|neither|allegedly|reportedly|supposedly|rumou?red|supposed|thought|believed|claimed|said|nearly|almost|never|failed|refused|expected|lost)\b"
    r"|\bthat (?:the\s)?[A-Z]|,\s(?:as|so|then|while|hence|i\.e)\b|,\s(?:and\s)?(?:the\s)?[A-Z]|\band\s(?:the\s)?(?:[A-Z]\S{0,30}\s){1,4}(?!in\b|on\b|at\b|of\b|for\b)[a-z]|\b(?:with|alongside|over|then|together with|followed|succeeded|preceded|did|does|resemble[sd]?)\s(?:by\s)?(?:the\s)?[A-Z]"
)
_PLACED = re.compile(
    rf".{{2,200}}\b(?:located|situated|based|headquartered|born|held|set|filmed|shot|buried|founded|lies|lived|died|stationed|signed|hosted|lived|grew up|took place|takes place)\s(?:primarily\s|mainly\s)?in\s(?P<where>{_NAME})(?P<region>,\s(?:the\s)?[A-Z][A-Za-z. ]{{1,30}})?(?P<when>,?\s(?:in|on|around)\s(?:[A-Z][a-z]{{2,8}}\s)?[0-9][0-9 ,A-Za-z]{{0,16}})?"
)
_TURNED = re.compile(
    r".{2,200}\b(?:translates?\s(?:in)?to|translated\sas|(?:turns?|changes?|converts?|transforms?|encodes?|decodes?|encrypts?|decrypts?|rotates?|shifts?|maps?)\s[^,;]{1,80}\s(?:in)?to)\s(?:a\s|an\s|the\s)?(?P<said>\S.{0,60})"
)
_QUOTED = re.compile(r'["“]([^"“”]{1,60})["”]')
_TERMED = re.compile(
    r"\b(?:call(?:s|ed)?|means?|named|as|is|was|are|word|term|title|titled|phrase|says?|translates? to)\s(?:(?:it|this|them)\s|[^\",;]{0,30}\s)?(?:a\s|an\s|the\s)?\Z"
)
_TITLED = re.compile(
    r'[^"“”:;?]{2,200}\b(?:song|single|album|film|movie|book|novel|show|track|episode|poem|play|game|hit|series)\s(?:(?:with|called|titled|named|entitled|was|is)\s)?["“](?P<title>[^"“”]{1,60})["”]\.?'
)
_BY = re.compile(
    rf".{{2,200}}\b(?:is|was|were|are|been)\s{_ADVERB}[a-z]{{2,14}}(?:ed|en|wn|un|ung|id|ld|ht|ade)\sby\s(?P<said>{_NAME})\s(?:in|on|at|from|for|during|of|as)\b[^,;]{{1,60}}"
)
_WORK_OF = re.compile(
    rf".{{2,200}}\b(?:is|was|are|were)\sthe\s(?:work|creation|invention|brainchild)\sof\s(?P<said>{_NAME})"
)
_OF_PLACE = re.compile(
    rf".{{2,200}}\b(?:is|was)\s(?P<said>{_WORD}(?:\s{_WORD}){{1,3}})\s(?:of|from)\s(?P<region>[A-Z][A-Za-z. ]{{2,30}})"
)
_OF_KIND = re.compile(
    rf".{{2,200}}\b(?:located|situated|based|found|lies|sits|born|held)\s[^;:?]{{2,120}},?\sin\sthe\s(?:country|nation|state|province|region|county|city|town|village|district|kingdom)\sof\s(?P<said>{_NAME})"
)
_DID = re.compile(
    rf"(?:He|She|They|It|{_THING})\s{_ADVERB}{_NO_DEED}(?:{_STRONG}|[a-z]{{2,16}}ed)\s(?:(?:at|against|for|to|in|with|from)\s)?(?P<said>{_NAME})(?:,?\s(?:in|on|from)\s[0-9A-Z][0-9 ,A-Za-z]{{0,16}})?"
)
_ENDS = re.compile(
    rf"\b(?:is|was|are|were|be|by|called|named|known as|becomes?|became|in|at|to)\s(?P<name>{_NAME})\Z"
)
_THING_DONE = re.compile(
    rf"(?:He|She|They|It)\s{_ADVERB}{_NO_DEED}(?:{_STRONG}|[a-z]{{2,16}}ed)\s(?:an?|the)\s(?P<said>[a-z-]{{3,20}}(?:\s[a-z-]{{3,20}})?)"
)
_CLEFT = re.compile(
    rf"(?:It|it|That|that)(?:['’]s|\s(?:is|was|were))\s(?P<said>{_NAME}|the\s[a-z-]{{3,20}}(?:\s(?!(?:that|who|which)\s)[a-z-]{{3,20}})?)\s(?:that|who|which)\s[a-z].{{1,200}}"
)
_APPOSED = re.compile(
    rf"(?!.*\b(?:suspect|candidate|favou?rite|rival|runner|alternative|guess|former|previous|old|other|second)\b)(?:[Tt]he\s|[Ii]ts\s|[Hh]is\s|[Hh]er\s|[Tt]heir\s|{_WORD}['’]s?\s)[a-z][^,;:?]{{1,100}},\s(?P<said>{_NAME}),\s(?!(?:and|or|but|nor|not|then|rather|unlike|like|so)\b)(?P<rest>[a-z].*)"
)
"""A name in commas behind what it is: `Peru's capital, Lima, lies …`."""
_COMES = re.compile(
    rf".{{2,120}}\b(?:after|before|behind|beyond|following|next to)\b.{{1,80}}\s(?:comes?|came|lies|stands)\s(?P<said>{_NAME})"
)
_TITLE = re.compile(
    r"\bof the (?:Year|Month|Week|Decade|Century|Season|Match|Tournament)\b|\b(?:President|Prime Minister|King|Queen|Captain|Governor|Chancellor|MVP)\b|\b(?:Award|Prize|Medal)\s(?:for|in|of)\b"
)
_WHOLE_NAME = re.compile(_NAME)
_EDGES = " .,!\"'“”‘’*_`"
_DATED = re.compile(
    r",?\s(?:in|on|from|during|since)\s(?:[A-Z][a-z]{2,8}\s)?[0-9][^A-Za-z]*(?:\s(?:to|until)\s[0-9]{4})?\Z"
)


def told_names(sentence: str, others: Iterable[str]) -> list[str]:
    """Return the name that a sentence ends on, else the name that is its subject.

    Args:
        sentence: one sentence.
        others: what it may tell otherwise; where that is a name too, the subject is none.
    """
    if len(sentence) > _LONGEST or denies(_BEST.sub("the", sentence)):
        return []
    cleft = None if _RIVALLED.search(sentence) else _CLEFT.fullmatch(sentence)
    if cleft is not None:
        return [cleft["said"]]
    sentence = without_lead_in(sentence)
    ended = _ended(sentence)
    if ended:
        return ended
    titled = _TITLED.fullmatch(sentence)
    if titled is not None:
        title = titled["title"].strip(" .,")
        beside = (one.strip(_EDGES) for one in others)
        return [] if any(map(_WHOLE_NAME.fullmatch, beside)) else [title]
    return [who for who in _subject(sentence) if not any(rivals(one, who) for one in others)]


def rivals(text: str, who: str) -> bool:
    """Tell whether a text that a sentence tells is a name beside its subject, and no title."""
    bare = text.strip(_EDGES)
    if (
        len(bare) > _LONGEST
        or _WHOLE_NAME.fullmatch(bare) is None
        or bare.removeprefix("the ")[:1].isdigit()
        or bare in who
        or who in bare
    ):
        return False
    return _TITLE.search(bare) is None or _TITLE.search(who) is not None


def _ended(sentence: str) -> list[str]:
    """Return the place, the doer, the term or the outcome that a sentence ends on."""
    quoted = list(_QUOTED.finditer(sentence))
    rest = sentence[quoted[-1].end() :] if quoted else ""
    termed = quoted and _TERMED.search(sentence[: quoted[-1].start()])
    if termed and (len(quoted) > 1 or not any(map(str.isalnum, rest))):
        return [quoted[-1][1].strip(" .,")]
    placed = _PLACED.fullmatch(sentence)
    if placed is not None and _is_region(placed["region"]):
        return [placed["where"]]
    apposed = _APPOSED.fullmatch(sentence)
    if apposed is not None and not _RIVALLED.search(apposed["rest"]):
        ending = _ENDS.search(_DATED.sub("", apposed["rest"]))
        name = "" if ending is None else ending["name"]
        told = name in REGIONS or not rivals(name, apposed["said"])
        return [apposed["said"]] if told else []
    if _RIVALLED.search(sentence):
        return []
    found = (
        pattern.fullmatch(sentence)
        for pattern in (
            _TURNED,
            _BY,
            _WORK_OF,
            _OF_PLACE,
            _OF_KIND,
            _DID,
            _THING_DONE,
            _COMES,
        )
    )
    names = (match.groupdict() for match in found if match is not None)
    return next(([one["said"]] for one in names if _is_region(one.get("region"))), [])


def _is_region(text: str | None) -> bool:
    return text is None or text.strip(", ").removeprefix("the ") in REGIONS


def _subject(sentence: str) -> list[str]:
    """Return the subject of a sentence that ends on no other name and tells of no rival."""
    if _RIVALLED.search(_BEST.sub("the", sentence)) or _QUOTED.search(sentence):
        return []
    many = _MANY.fullmatch(sentence)
    if many is not None:
        return [f"{many['who']}s", many["who"]]
    match = _SUBJECT.fullmatch(sentence)
    if match is None:
        return []
    ending = _ENDS.search(_DATED.sub("", match["rest"]))
    names = [ending["name"]] if ending is not None and match["helped"] else []
    return [] if any(rivals(name, match["who"]) for name in names) else [match["who"]]
