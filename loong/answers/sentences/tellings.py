# ruff: noqa: E501 - patterns are read by the row
"""Take the one amount, or the words, that a plain sentence tells."""

from __future__ import annotations

import re
from unicodedata import normalize

from loong.answers.sentences.sayings import REFERRED
from loong.answers.text.words import ONES, TENS, parse_number_words
from loong.answers.units.abroad import SYMBOLS
from loong.answers.units.rates import parse_rate
from loong.answers.units.unit import parse_unit
from loong.answers.values import Formula, Quantity, Value

_ONES = "|".join(list(ONES)[1:10])
_TEENS = "|".join(list(ONES)[10:])
_TENS = "|".join(TENS)
_WORD = rf"(?:(?:{_TENS})(?:[- ](?:{_ONES}))?|{_TEENS}|zero|(?!one\b)(?:{_ONES})|(?<=only )one|(?<=exactly )one|(?<=just )one)(?:[ -](?:hundred|thousand|million|billion))*"
_AMOUNT = re.compile(
    r"(?P<sign>[$€£¥₹]\s?)?(?<![A-Za-z0-9_.,])(?<![A-Za-z]-)"
    rf"(?P<number>[+−-]?[0-9]+(?:,[0-9]{{3}})*(?:\.[0-9]+)?(?:/[0-9]+|\s[0-9]{{1,3}}/[0-9]{{1,3}}|e[+-]?[0-9]{{1,3}})?|\b{_WORD}\b)(?P<share>\s?\\?%|\spercent\b)?"
    r"(?![A-Za-z0-9(!^/])(?P<noun>[\s-](?:[^\W\d_]|[°/²³]|\^[23]){1,20})?",
    re.IGNORECASE,
)
_INLINE = re.compile(
    r"(?:\$|\\\()\s?(?P<number>[+−-]?[0-9][0-9.,]{0,30}(?:/[0-9]{1,9})?(?:\s?\\?%)?)\s?(?:\$(?![0-9])|\\\))"
)
"""A number between the marks of a formula."""
_POWER = re.compile(
    r"(?:\$|\\\()\s?([+−-]?[0-9][0-9.]{0,15})\s?\\(?:times|cdot)\s?10\s?\^\s?\{?([+-]?[0-9]{1,3})\}?\s?(?:\$|\\\))"
)
_FRACTION = re.compile(
    r"(?:\$|\\\()\s?(?P<sign>[+−-]?)(?P<whole>[0-9]{0,6})\s?\\[dt]?frac(?:\{(?P<above>[0-9]{1,9})\}\{(?P<below>[0-9]{1,9})\}|\s?(?P<top>[1-9])(?P<under>[1-9]))\s?(?:\$|\\\))"
    r"|(?P<count>[0-9]{0,6})\s?(?P<vulgar>[¼-¾⅐-⅞])"
)
_HALVES = re.compile(rf"\b(?P<count>{_WORD}|one|[0-9]{{1,6}})\sand\sa\shalf\b", re.IGNORECASE)
_PARTS = re.compile(
    rf"\b(?:{_WORD}|one)[\s-](?:half|halves|thirds?|quarters?|(?:four|fif|six|seven|eigh|nin|ten|twelf)ths?)\b(?=\sof\s|\Z)",
    re.IGNORECASE,
)
_COUNT = rf"(?:{_WORD}|[0-9]{{1,4}})"
_GIVEN = re.compile(
    rf"(?:(?:the\s|those\s|these\s|all\s)?{_COUNT}\s[a-z]{{3,20}}(?:\s[a-z]{{3,20}})?|an?\s[a-z]{{3,20}})\s(?P<verb>would|will|can|could|must)\s(?=[a-z])",
    re.IGNORECASE,
)
"""Who of a given number does something, before what they do."""
_SPAN = re.compile(
    rf"\s(?:in|within|over|during|after)\s{_COUNT}\s(?:second|minute|hour|day|week|month|year|round|trip|step)s?\Z",
    re.IGNORECASE,
)
_NO_NOUN = frozenset(
    re.findall(
        r"\w+",
        "of in and to is are at per that which for from on by with as left because since when if or the more fewer less was were it so each"
        " en de y e et und der die das im la le les à il el los las di da na no em para que qui times и в на из",
    )
)
_LABELS = re.compile(
    r"\b(?:figure|fig|table|equation|eq|room|chapter|page|line|section|problem|exercise|theorem|lemma|version|case|step|(?<!took\s)(?<!take\s)(?<!taking\s)part|option|question|no\.|number|day|grade|class|route|older|younger|more|fewer|longer|shorter|taller|guess|about half|before|after|until|possible|larger|smaller|higher|lower|heavier|exceeds?|divides?|extra|additional|times as)\b|\b(?:one in|one out of|out of)\s*\Z"
    r"|\bof (?:the|these|those|all)\s*\Z|\b(?:first|second|third|fourth|fifth|sixth)\b",
    re.IGNORECASE,
)
_MORE = re.compile(
    r"(?P<number>[0-9]{1,3}(?:,?[0-9]{3}){0,3})\s(?:more|fewer)\s(?P<rest>[^0-9,;:=]{2,120}?\sthan\s[^0-9,;:=]{2,120})",
    re.IGNORECASE,
)
"""How many more of one thing there are than of another."""
_LONE_WORD = re.compile(rf"\b(?:{_WORD}|half|twice|not|never|or|if)\b|n't\b", re.IGNORECASE)
_OUT_OF = re.compile(
    r"(?:out\s)?of\s(?:the|these|those|all|its|their)\s(?:the\s)?[0-9]{1,9}\s[A-Za-z ]{3,60},\s(?=[^,]*\Z)",
    re.IGNORECASE,
)
"""The whole of which a share is told."""
_RISING = re.compile(r"\b(?:increas|ris|rose|gain|grow|grew)", re.IGNORECASE)
_FALLING = re.compile(
    r"\b(?:decreas|declin|drop|fall|fell|loss|lost|reduc|shr[aiu]nk)", re.IGNORECASE
)
_EACH = re.compile(
    r"\b(?:each|no|over|under|first|per|times|already|initially)\b(?!\s+(?:of|one|such|longer)\b)",
    re.IGNORECASE,
)
_BETWEEN_THEM = re.compile(
    r"\bbetween\s(?:them|(?:the|these|those|both)\s(?:two\s)?(?!numbers\b|values\b|limits\b|bounds\b)[a-z]{3,20})\b"
)
"""What lies apart, and no bounds of the amount."""
_RATED = re.compile(r"/|\b(?:per|an?|each|every)\b")
_TIME = r"(?:years?|yrs?|months?|weeks?|days?|hours?|hrs?|h|minutes?|mins?|seconds?|secs?|s)"
_SIZE = r"(?:feet|foot|ft|inch(?:es)?|in|yards?|yd|pounds?|lbs?|ounces?|oz|km|kg|m|cm|g)"
COMPOUND = re.compile(
    rf"(?<![\w.,-])[0-9]{{1,6}}\s?(?:{_TIME}(?:,?\s(?:and\s)?[0-9]{{1,6}}\s?(?P<time>{_TIME})){{1,3}}"
    rf"|h(?:rs?)?\s?[0-9]{{1,2}}\s?m"
    rf"|{_SIZE}\s(?:and\s)?[0-9]{{1,6}}(?:\.[0-9]{{1,6}})?\s?(?P<size>{_SIZE}))(?![\w/²³^])"
)
"""An amount in several units, such as `2 hours and 15 minutes`."""
_PART_OF = re.compile(
    r"[\s-](?:half|halves|thirds?|quarters?|(?:four|fif|six|seven|eigh|nin|ten|twelf|hundred|thousand)ths?)\b(?!\s(?:grade|floor|century))"
    r"|\s(?:parts\s)?per\s(?:thousand|million|billion|mille|1)"
)
_CJK = re.compile(r"\s?[\u30a0-\u30ff\u4e00-\u9fff\uac00-\ud7a3]{1,6}")
_CJK_UNITS = {
    **{name: SYMBOLS[name] for name in ["平方厘米", "平方米", "立方厘米", "立方米", "厘米", "毫米", "千米", "公里", "米", "千克", "公斤", "克", "小时", "分钟", "秒", "毫升", "升"]},
    "度": "°", "天": "days", "时间": "h", "時間": "h", "メートル": "m", "시간": "h",
}  # fmt: skip
_CJK_SCALES = frozenset("十百千万億亿兆萬만억천백십半多余餘几数")
_SCALES = frozenset({"hundred", "thousand", "million", "billion", "trillion", "dozen"})


def lone_amount(sentence: str, wanted: Value) -> list[str]:
    """Return the one amount that a sentence tells; nothing where it tells, compares or bounds others.

    Args:
        sentence: a sentence that denies nothing.
        wanted: the reference; a unit that cannot be read is left out only where it has none.
    """
    more = how_many_more(sentence)
    if more:
        return more
    if _goes_other_way(sentence, wanted.raw):
        return []
    sentence = _without_given(
        _FRACTION.sub(_in_line, _INLINE.sub(r"\g<number>", _POWER.sub(r"\1e\2", sentence)))
    )
    sentence = _PARTS.sub(_as_fraction, _HALVES.sub(_and_half, sentence))
    sentence = _BETWEEN_THEM.sub(" ", _OUT_OF.sub("", sentence, count=1))
    runs = list(COMPOUND.finditer(sentence))
    if len(runs) == 1:
        run = runs[0]
        plain = f"{sentence[: run.start()]}7 {run['time'] or run['size'] or 'minutes'}{sentence[run.end() :]}"
        return [run[0]] if _plain_amount(plain, wanted) else []
    return _plain_amount(sentence, wanted)


def _in_line(match: re.Match[str]) -> str:
    """Write a fraction of a formula in one line: `2 1/3`."""
    if match["vulgar"]:
        share = normalize("NFKC", match["vulgar"]).replace("⁄", "/")
        return f"{match['count']} {share}".lstrip() if match["count"] else share
    whole = f"{match['whole']} " if match["whole"] else ""
    return (
        f"{match['sign']}{whole}{match['above'] or match['top']}/{match['below'] or match['under']}"
    )


def _and_half(match: re.Match[str]) -> str:
    """Write `seven and a half` in digits."""
    return f"{_in_digits(match['count'])}.5"


def _as_fraction(match: re.Match[str]) -> str:
    """Write `five eighths` in digits."""
    words = parse_number_words(match[0].replace("-", " ").lower())
    return match[0] if words is None else str(words.value)


def _without_given(sentence: str) -> str:
    """Leave out who of a given number does something, and how long: `nine cats eat 5 mice in two days`."""
    given = _GIVEN.match(sentence)
    if given is None:
        return sentence
    return f"They {_SPAN.sub('', sentence[given.start('verb') :].rstrip(' .'))}"


def how_many_more(sentence: str) -> list[str]:
    """Return how many more of one thing a sentence counts than of another: `14 more boys than girls`."""
    match = _MORE.fullmatch(sentence.rstrip(" ."))
    return [] if match is None or _LONE_WORD.search(match["rest"]) else [match["number"]]


def _plain_amount(sentence: str, wanted: Value) -> list[str]:
    """Return the one amount of a sentence that tells none in several units."""
    found = list(_AMOUNT.finditer(sentence))
    parted = len(found) == 1 and _PART_OF.match(sentence, found[0].end("number"))
    if len(found) != 1 or parted or _is_referred(sentence, found[0]):
        return []
    match = found[0]
    noun = (match["noun"] or "").strip(" -")
    behind = match.end("number") if noun.casefold() in _NO_NOUN else match.end()
    measured = isinstance(wanted, Quantity) and _is_measured(wanted)
    if (measured and _RATED.search(sentence, behind)) or _is_of_another(match, wanted):
        return []
    number = f"{match['sign'] or ''}{_in_digits(match['number'])}{'%' if match['share'] else ''}"
    if noun.casefold() in _SCALES:
        return []
    if match["sign"] or match["share"] or not noun or noun.casefold() in _NO_NOUN:
        return _unless_counted(number, sentence[match.end("number") :], wanted)
    if not noun.isascii() and (_CJK.match(noun) or not parse_unit(noun)):
        return _unless_counted(number, noun, wanted)
    powered = "e" in match["number"] and match["number"][0].isdigit() and not parse_unit(noun)
    return [number if powered else f"{number} {noun}"]


def _is_of_another(match: re.Match[str], wanted: Value) -> bool:
    """Tell whether a sentence leaves out what the reference tells a share of: `9% compounded yearly`."""
    if not match["share"] or not isinstance(wanted, Quantity) or _is_measured(wanted):
        return False
    return wanted.raw.partition("%")[2].strip().casefold() not in match.string.casefold()


def _goes_other_way(sentence: str, wanted: str) -> bool:
    """Tell whether a sentence tells of a fall where the reference tells of a rise, or the other way."""
    ways = (_RISING, _FALLING), (_FALLING, _RISING)
    return any(
        told.search(sentence) and other.search(wanted) and not told.search(wanted)
        for told, other in ways
    )


def _is_referred(sentence: str, match: re.Match[str]) -> bool:
    """Tell whether the rest of a sentence compares, counts or labels with its one amount."""
    before, after = sentence[: match.start()], sentence[match.end() :]
    rest = f"{before} {after}"
    if any(map(str.isdigit, rest)) or _LABELS.search(before) or _LABELS.search(after):
        return True
    words = any(map(str.isalpha, rest + (match["noun"] or "")))
    return not words or REFERRED.search(_EACH.sub(" ", rest)) is not None


def _in_digits(number: str) -> str:
    """Write a number word out, so that its unit can stand behind it."""
    words = parse_number_words(number)
    return number if words is None else str(words.value)


def _unless_counted(number: str, after: str, wanted: Value) -> list[str]:
    """Return a number with the unit that stands behind it in Chinese, Japanese or Korean."""
    match = _CJK.match(after)
    word = match[0].strip() if match else ""
    if not word:
        return [number]
    if word[0] in _CJK_SCALES:
        return []
    unit = next((unit for name, unit in _CJK_UNITS.items() if word.startswith(name)), "")
    if unit:
        return [f"{number} {unit}"]
    return [] if isinstance(wanted, Quantity) and _is_measured(wanted) else [number]


def _is_measured(wanted: Quantity) -> bool:
    unit = wanted.raw.lstrip("+-0123456789., %").strip("$€£¥₹ ")
    known = parse_unit(unit) or parse_rate(unit)
    return not isinstance(wanted.amount, Formula) and known is not None


# ---------------------------------------------------------------- words

_ADVERBS = r"(?:(?:also|still|often|usually|commonly|sometimes|simply|just|generally|indeed|actually|therefore|thus|hence|then|most likely|clearly|originally|first|traditionally|best|better|typically|normally|widely|officially|formally|now|today|later|subsequently)\s)?"
_VERBS = (
    rf"(?:(?:\b(?:is|are|was|were|be|been|being)|'s)\s|^){_ADVERBS}(?:called|known as|referred to as|termed|named|dubbed|considered|(?:originally |largely |mainly |partly )?due to|thanks to|in(?= the [a-z ]{{2,20}} (?:tense|mood|voice|case|form|state|phase|person)\b)|renamed|christened|nicknamed|titled|entitled|by|(?:described|characteri[sz]ed|classified|categori[sz]ed|regarded|identified|labell?ed|diagnosed|recogni[sz]ed|remembered|hailed|celebrated|revered|seen|viewed|listed|defined|interpreted|used) as)\s",
    r"\bcall(?:s|ed)?\s(?:it|this|that|them|these|him|her|such [a-z ]{1,30})\s",
    rf"(?:\b(?:is|are|was|were|be|been)|'s)\s{_ADVERBS}(?:[a-z-]{{2,20}}(?:ed|en)\sand\s(?:[a-z]{{2,12}}\s)?)?[a-z]+(?:ed|en|wn|ung|ilt|ade|ght|und|led|set|on|tten)\sby\s",
    r"\b(?:reports?|gives?|lists?|identif(?:y|ies)|computes?|determines?|returns?|finds?|records?|shows?)\s[^,;:.]{2,80}\sas\s",
    r"\b(?:raises?|throws?|gets?|produces?|causes?)\s",
    r"\b(?:formula|symbol|abbreviation)\s|\b(?:through|via|by means of)\s|\b(?:takes? place|held|happens?|occurs?|starts?|ends?|opens?|closes?|arrives?|leaves?|begins?)\son\s",
    r"^(?!.*\sat\s.*\sat\s).*\b(?:arrives?|leaves?|departs?|starts?|ends?|begins?|opens?|closes?|lands?|finishe?s?|takes?\splace)\sat\s",
    r"\b[Yy]ou(?:'re|\sare)\s(?:thinking of|looking for|referring to|describing|talking about)\s|\b[Yy]ou mean\s(?!.*:)|\A(?:(?:That|This|It)\s)?[Ss]ounds like\s|\b(?:points? (?:to|towards?)|suggests?|indicates?|confirms?)\s|\bbelongs?\sto\s",
    r"(?:[\"”]|\b(?:[Tt]his|[Ii]t|phrase|sentence|line|expression|reaction|process))\s(?:is|was)\s(?:clearly\s)?an?\s(?:(?:classic|typical|good|clear|simple)\s)?(?:example|instance|case|type|kind|form)\sof\s(?=(?:an?\s)?[a-z])",
    r"\b(?:functions?|serves?|acts?|counts?)\sas\s|\b(?:label|classify|rate|describe|categori[sz]e|mark|tag|regard|see)\s[^,;:.]{2,60}\sas\s|\bmust have been\s",
    r"\b(?i:patient|child|man|woman|boy|girl|he|she)\s(?:most likely\s|probably\s|clearly\s|therefore\s|likely\s)?(?:has|had|suffers from|suffered from|is suffering from)\s(?=(?:an?\s)?[a-z])",
    r"(?i:\b(?:he|she|they|it))\s(?:is|are|was|were)\s(?:now\s|currently\s|still\s)?(?:in|at|inside)\s(?=[a-z])",
    r"\b(?:attributed|credited|ascribed)\sto\s|\b(?i:credit|award|prize|honou?r|title|distinction|medal|trophy|victory|win)\b[^,;]{0,80}\s(?:goes|went|belongs?|belonged)\sto\s",
    r"\b(?:[Yy]ou|[Ww]e|I|[Oo]ne)(?:'d|'ll|\s(?:would|should|can|will|must|need\sto|have\sto))?\s(?:use|apply|employ|choose|recommend|suggest)\s",
    r"\bmakes\s(?:it|this|that|them)\s|\b(?:falls?|lands?)\son\s|\b(?:turns?|appears?|remains?|becomes?|reads?|says?|spells?|looks?|means?|represents?|denotes?)\s",
    rf"(?:\b(?:is|are|was|were|be)|'s)\s{_ADVERBS}",
)
_AFTER = tuple(re.compile(pattern) for pattern in _VERBS)
_DOER = re.compile(
    r"(?P<who>(?:the\s)?[A-ZÀ-Þ][\w.'-]*(?:\s(?:[A-ZÀ-Þ][\w.'-]*|da|de|van|von|der|del|di|la|le|of|the)){0,5})\s(?:first\s)?(?:wrote|painted|discovered|invented|composed|won|founded|directed|designed"
    r"|created|did|built|proposed|developed|stole|proved|introduced|formulated|is lying|is guilty|lies(?! in)|is telling the truth|became|ruled|sang|sculpted|is \w+est|finishe[sd] (?:first|last)|wins|comes (?:first|last))\b"
)
_BESIDE = re.compile(
    r"[:=*|→`]|,\s(?:hence|so|i\.e)\b|,\s(?:[A-Z]\S{0,30}\s){1,3}(?:too|also|as well|did)\b"
)
_WHEN = re.compile(r"(?:in|on|at|after|during|since|by|around)\b[^,]{1,60},\s+", re.IGNORECASE)
_CUT = re.compile(
    r"\s*(?:[,;—–]\s*(?=(?:an?|the|which|who|whose|where|when|while|whereas|because|since|as|after|before|its|his|her|their|named|written|making|being|followed by|caused by|known for|officially|formally|formerly|also known as|also called|(?:published|released|founded|established|located|situated|based|discovered|invented|composed|directed|painted|formed|produced|developed|designed|created) (?:by|in|on|at|from)|[A-ZÀ-Þ][\w-]{1,30}['’]s?\s[a-z]|with|in|on|at|from|for|by|due|given|it|he|she|they|this|these|though|although|despite|born|not|rather|instead|die|der|das|es|denn|weil|da|la|le|il|el|car|parce|porque|perché|che|ce|c'est)\b)"
    r"|:\s|\((?!or\b|and\b|possibly\b|maybe\b|perhaps\b|alternatively\b)"
    r"|\s(?:because|since|as(?!\swell)|which|who|whose|where|when|after|before)\b"
    r"|\s(?:here|to me|in this (?:case|situation)|for this (?:task|purpose|problem|case))\b|\s(?:in|around|on|during|from|about|circa|at)\s(?:the\s)?(?:early\s|late\s|year\s)?[0-9]|\sin\s(?:the\s|(?:shape|colou?r|nature|form|origin|style|texture|appearance|character|size)\b)).*",
    re.DOTALL,
)
_NOT_ALONE = re.compile(
    r"^(?:also|one of|part of|either|more|less|as|like|similar|close|almost|nearly)\b|(?:^|\s)or\s|\sas well as\s|\bbefore\b",
    re.IGNORECASE,
)
_OPEN = re.compile(
    r"\bor\b|\bif\b|\b(?:falsely|wrongly|mistakenly|erroneously|almost|nearly|whichever|otherwise|cannot)\b",
    re.IGNORECASE,
)
_ONE = re.compile(r"(?:the\s)?(?P<which>\w+)\sone", re.IGNORECASE)
_ENDING = re.compile(
    r".{1,150}\s(?P<verb>converges|diverges|increases|decreases|exists|halts|terminates|doubles|halves|triples|quadruples|rises|falls|shrinks|expands|contracts|sinks|floats|melts|freezes|(?:remains|stays)\s(?:the\ssame|constant|unchanged))(?:\s(?:by|because|since|as)\s.*)?"
)
_JUDGED = re.compile(
    r"(?:(?:so|thus|therefore|hence|overall),?\s)?(?:the|this|that|our)\s(?:[a-z]{2,20}\s){0,2}[a-z]{2,20}\s(?:(?:therefore|thus|clearly|directly|fully|strongly)\s)?(?:(?P<active>supports?|refutes?|contradicts?|entails?)\s(?:the|this)\s[a-z]{3,20}|(?:is|are|was|were)\s(?:(?:therefore|thus|clearly|directly|fully)\s)?(?P<passive>supported|refuted|contradicted|entailed|confirmed)\sby\sthe\s[a-z ]{3,40})",
    re.IGNORECASE,
)
"""What is said of a claim: `the evidence refutes the claim`."""
_DOUBTFULLY = re.compile(r"\b(?:hardly|barely|scarcely|partly|partially|only|no)\b", re.IGNORECASE)
_RELATIVE = re.compile(r",\s(?:who|whose|which|where)\s[^,;:]{1,150}\Z")
_WAY = r"(?:(?:counter-?|anti-?)?clockwise|(?:north|south)(?:-?(?:east|west))?|east|west|upwards?|downwards?|left|right|forwards?|backwards?)"
_HEADED = re.compile(rf"[^:;?]{{3,200}}\s(?P<way>{_WAY})")
_ANY_WAY = re.compile(rf"(?<![\w-]){_WAY}(?![\w-])", re.IGNORECASE)
"""The one direction that a sentence ends on."""
_OPTION = re.compile(r"(?:option|choice|answer)\s[(\[]?[A-J][)\]]?", re.IGNORECASE)
_NAMES = re.compile(r"[\s*_\"“]{0,4}[A-ZÀ-Þ][\w'’.-]*(?:\s[A-ZÀ-Þ][\w'’.-]*){0,4}[\s*_\"”.]{0,4}")
_QUOTES = "\"'“”‘’`$* "


def told_words(sentence: str) -> list[str]:
    """Return the words that a sentence ends on after its last verb, or the one who did something."""
    beside = _BESIDE.search(sentence) is not None
    sentence = sentence.replace("`", "")
    if _OPEN.search(sentence):
        return []
    found: list[str] = []
    rests = _rests(sentence)
    main = _RELATIVE.sub("", sentence)
    rests += _rests(main) if main != sentence else []
    for rest in rests:
        found += [cut for cut in (rest, _CUT.sub("", rest, count=1)) if not _NOT_ALONE.search(cut)]
    doer = _DOER.match(_WHEN.sub("", sentence, count=1))
    if doer is not None and not beside:
        found.append(doer["who"])
    one = _ONE.fullmatch(sentence)
    if one is not None:
        found.append(one["which"])
    ending = _ENDING.fullmatch(sentence)
    if ending is not None:
        found.append(ending["verb"])
    judged = None if _DOUBTFULLY.search(sentence) else _JUDGED.fullmatch(sentence)
    if judged is not None:
        found.append(judged["active"] or judged["passive"])
    headed = _HEADED.fullmatch(sentence)
    if headed is not None and len(_ANY_WAY.findall(sentence)) == 1:
        found.append(headed["way"])
    cut = _CUT.sub("", sentence, count=1)
    labelled = sentence[len(cut) :].startswith(":") and _NAMES.fullmatch(sentence[len(cut) + 1 :])
    cut = "" if labelled or (cut != sentence and _OPTION.fullmatch(cut)) else cut
    return [text.strip(_QUOTES) for text in (*found, cut) if text.strip(_QUOTES)]


def _rests(sentence: str) -> list[str]:
    """Return what stands behind the last verb of each kind."""
    return [sentence[ends[-1] :] for ends in map(_ends, _AFTER, [sentence] * len(_AFTER)) if ends]


def _ends(pattern: re.Pattern[str], sentence: str) -> list[int]:
    return [match.end() for match in pattern.finditer(sentence)]
