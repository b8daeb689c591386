# ruff: noqa: E501 - patterns are read by the row
"""Tell where a reply does not stand behind the value that was read out of it.

A value is disowned where its own clause rejects it, only supposes it, or gives it as a bound, an
example, a step or somebody's belief; and where the reply offers a rival of the same kind beside it.
"""

from __future__ import annotations

import re

from loong.answers.compare import compare, rounds
from loong.answers.read import read
from loong.answers.replies.mentions import MENTIONS, told_of_two
from loong.answers.rewordings.glossed import is_glossed
from loong.answers.rewordings.other_tongues import in_english
from loong.answers.rewordings.people import in_its_country
from loong.answers.rewordings.shown import record
from loong.answers.text.denial import renounces
from loong.answers.text.places import REGIONS
from loong.answers.values import Boolean, Items, Named, Reals, Text, Undecided, Value

_LONGEST = 400
_SHORT = 80
_TWO_NAMES = re.compile(
    r"(?:It|This|That|[Tt]he (?:answer|city|capital|winner|name|country))(?:'s|\s(?:is|was))\s([A-Z][a-z]{2,20}):\s([A-Z][a-z]{2,20})\.?"
)
"""A name and another one behind a colon: either could be meant."""
_ONE_THEN_OTHER = (
    re.compile(
        r"(?:(?:[Yy]ou mean|(?:It|This|That|[Tt]he [a-z]{3,12})(?:'s|\s(?:is|was)))\s)?(?P<one>[A-Za-z][\w'’ -]{0,40}):\s(?P<other>[A-Za-z][\w'’ -]{0,40})\.?"
    ),
    re.compile(
        r"[Tt]he (?:first|former|one)(?:\s[a-z]{3,12})?\s(?:is|was)\s(?P<one>[A-Za-z][\w'’ -]{0,40}?),?\s(?:and\s|while\s)?the (?:second|latter|other)(?:\s[a-z]{3,12})?\s(?:is|was)\s(?P<other>[A-Za-z][\w'’ -]{0,40})\.?"
    ),
)
"""What tells two values of one kind, of which the last counts."""
_TWO_TOLD = re.compile(
    r"[^;:?]{3,120}?\s(?:is|was|are|were)\s(?:(?:called|named|an?|the)\s)?(?P<one>[^,;:?]{2,40}?)(?:,?\s(?:and|while|whereas)|;|,(?=\s(?:his|hers?|its|theirs?|mine|ours|yours|the (?:other|second|latter)|that of)\b))\s(?!(?:so|thus|hence|therefore|it|this|that|he|she|they|(?:the|my) (?:final |correct )?answer)\b)[^,;:?]{2,60}?\s(?:is|was|are|were)\s(?:(?:called|named|an?|the)\s)?(?P<other>[^,;:?]{2,40}?)\.?"
)
"""One value of a thing, and another of another thing: which is asked for, nothing tells."""
_CONCLUDING = r"(?:so|thus|hence|therefore|(?:my |the |our )?(?:final |correct )?answer|final|conclusion|verdict|result|label|output|solution|decision|prediction|choice)\b"
_LABEL = rf"[\s*_#>•-]{{0,8}}(?!{_CONCLUDING}|question\b|reason|step\b|option\b)[A-Za-z][A-Za-z ]{{1,30}}[*_]{{0,3}}:[*_]{{0,3}}\s?"
_TWO_LABELLED = re.compile(
    rf"{_LABEL}(?P<one>[^\n:;]{{2,40}}?)\s{{0,3}}\n{{1,2}}{_LABEL}(?P<other>[^\n:;]{{2,40}}?)\s{{0,3}}",
    re.IGNORECASE,
)
"""Two lines under labels of their own, of which none is the answer's."""
_MOST_PIECES = 12
_OPEN = r"[\s\"'“”‘’*_`$(\[]{0,4}"
_SHUT = r"[\s\"'“”‘’*_`$)\].!]{0,4}"
_BAD = r"wrong|incorrect|mistaken|naive|tempting|tentative|rejected|spurious|extraneous|excluded|forbidden|bogus|decoy|distractor|false|fake|invalid|intermediate|partial|preliminary|trivial"
_ADVERB = r"(?:(?:therefore|thus|also|then|however|clearly|obviously|actually|simply|indeed|really|just|only|still|merely)\s){0,2}"
_ANSWER = r"(?:one|answers?|results?|values?|solutions?|roots?|choices?|options?|guess(?:es)?|picks?|outputs?)"
_IS = r"(?:\s?:|\s?=|\s(?:is|was|were|are|would be|equals))"
_SAYS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"§{_OPEN},?\s(?:but\s)?(?:excluding|except(?:ing)?|without|minus)\s(?:for\s)?(?:the\s(?:(?:end)?point|value|number|element)s?\s)?[$(\[{{\\]{{0,3}}(?:[A-Za-z]\s?=\s?)?[-−]?[0-9]",
        rf"\b(?:{_BAD})\s(?:final\s)?{_ANSWER}{_IS}{_OPEN}§",
        rf"\b(?:another|other|some|possible|alternative|second-best|previous|earlier|initial|first|rejected)\s(?:answers?|guess(?:es)?|choices?|solutions?){_IS}{_OPEN}§",
        rf"\b(?:one|a) (?:possible |partial )?(?:answer|example|candidate|guess){_IS}{_OPEN}§",
        rf"\b(?:bound(?:\s(?:for|on|of)\s[^,;]{{1,40}})?(?!:)|distractors?|red\sherrings?|pitfalls?|candidates?|suspects?|misconception|hint|guess|example(?: output| answer| result)?|alternative|runner-up|least likely|subtotal|partial sum|page number|traps?|myth|decoys?|step){_IS}(?:\s(?:the\s)?(?:option|choice|answer))?{_OPEN}§",
        rf"\b(?:cannot|can ?not|could not|can't|couldn't|must not|won't|will not)\s(?:possibly\s)?be\s(?:held on\s)?{_OPEN}§",
        rf"§{_SHUT}\s?(?:cannot|can't|could not|couldn't|must not|is unlikely to)\s(?:possibly\s)?be\b",
        rf"§{_SHUT}\s?(?:is|was|are|were|would be|seems|looks)\s(?:clearly\s|obviously\s|therefore\s)?(?:impossible|excluded|rejected|discarded|ruled out|eliminated|wrong|incorrect|false|invalid|off|avoided|unlikely|disproved|spurious|extraneous|too (?:small|large|big|many|few|much|little|high|low)|(?:a |an |the )?(?:{_BAD})\b)",
        rf"^(?:(?:the\s)?(?:option|choice|answer)\s)?{_OPEN}§{_SHUT}\s?(?:[,;(\[]\s?(?:(?:the|an?)\s)?(?:wrong|incorrect|mistaken|rejected)|[,;:–—-]?\s?(?:the|an?)\s(?:wrong|incorrect|mistaken|rejected|false|invalid)\s(?:one|answer|option|choice|statement))(?:\s(?:one|answer|option|choice|statement))?{_SHUT}$",
        rf"^if\s\S+\s(?:(?!(?:is|are|was|were|you|we|they|it|then|gives?|gets?|has|have|so)\b)[^\s,;:]+\s){{1,12}}(?:is|are|was|were|equals?)\s{_OPEN}§{_SHUT}$",
        rf"§{_SHUT}\s?,?\s?(?:which|and that|but that|but it)(?:'s|\s(?:is|was|seems))\s(?:off|wrong|incorrect|impossible|false|invalid)",
        r"§.{0,20}\b(?:fails|is what you(?:'d| would) expect|remain to be checked)\b",
        rf"\b(?:avoid|discard|exclude|reject|rule out|ruled out|eliminate|excluding|excluded|discarded|rejected|except|without|besides|apart from|all numbers but|hoped for|expected|catch an?|subtract|we add|divide by|divide both sides by|multiply by|multiply both sides by){_OPEN}\s?§",
        rf"\b(?:thought|(?<!\bi )(?<!\bwe )(?:think|believe)|thinks|claim|claims|claimed|believe[sd]|says|said|guessed|assumed)\s(?:that\s)?(?:my\s|the\s)?(?:answer|it|result)?(?:\sis|\swas|'s|\sto be)?{_OPEN}§",
        rf"\b(?:one|students|people|many|some|others|they|you)\s(?:[a-z]+\s)?(?:might|would|may|could)\s(?:[a-z]+\s){{0,3}}(?:answer|say|guess|get){_OPEN}\s?§",
        rf"\bsome (?:people )?(?:call|say|name)\b[^,;]{{0,30}}{_OPEN}§",
        rf"^(?:let us |let's |we )?(?:suppose|assume|say|imagine|pretend)\b[^,;]{{0,60}}§{_SHUT}$",
        r"^(?:for example|for instance|e\.g\.|initially|originally|at first|so far|last time|next(?=,)|in another version[^,;]{0,40}),?\s[^,;]{0,60}§",
        rf"§[^,;]{{0,30}}\b(?:so far|at first|initially|last year|at the start|per bag|in each bag)\b{_SHUT}$",
        r"\banswer (?:to|of) (?:a |an |the )?(?:similar|different|another|previous|other)\b[^,;]{0,40}§",
        r"\b(?:answer|it|number|result) is (?:unknown|unclear|undetermined)\b",
        r"\bi (?:do not|don't) know\b|\b(?:cannot|can't|could not|couldn't|unable to) (?:solve|answer|determine|find|compute)\b",
        r"\b(?:falsely|mistakenly|wrongly|erroneously|incorrectly)\b[^,;]{0,60}§",
        rf"\b(?:near|close to|nowhere near|short of|not quite|just under|just over|just below|just above){_OPEN}\s?§",
        rf"^(?:well |slightly |far )?(?:over|under|above|below|beyond){_OPEN}\s?§",
        rf"^no\W{{1,3}}(?:that|this|it)(?:'s|\sis)\s(?:correct|right|true){_SHUT}$",
        rf"^(?:yes|true)\b.*\b(?:not true|untrue|false)\b{_SHUT}$|^the opposite is true|^this (?:answer|reply|response) is (?:correct|right|true)",
        rf"\b(?:square(?: root)?|cube|half|double|twice|third|quarter|digit|digits|reciprocal|negative|successor) of (?:the |my )?(?:final )?answer{_IS}{_OPEN}§|\b(?:minus|twice|half|double|triple) (?:the |my )(?:final )?(?:answer|total|result){_IS}{_OPEN}§|\banswer (?:squared|cubed|doubled|halved|tripled|negated|inverted){_IS}{_OPEN}§|\banswer (?:ends in|starts with|begins with|minus|plus|times|has\s\S{{1,12}}\sdigits)\b|§\s?(?:degrees )?below zero|§ (?:possible )?answers\b",
        rf"§\s?(?:%|percent)?{_SHUT}\s?(?:sure|certain|confident|confidence)\b|\bconfidence{_IS}{_OPEN}§",
        rf"\b(?:如果|假如|假设|可能)[^，。]{{0,12}}§|\b(?:如果|假如|假设|可能|每人|还差){_OPEN}(?:是)?{_OPEN}§",
        rf"\b(?:avoids?|misses|lacks?|no longer (?:\w+)|fails to \w+|refuses to \w+|out of|(?:sold|made|got|has|had|have|took|paid|cost|costs|saw|found) (?:over|under)){_OPEN}\s?(?:the\s)?(?:point\s|formula\s|value\s|answer\s)?{_OPEN}§",
        r"^\W{0,3}(?:suboptimal|non-?optimal|not optimal|no (?:optimal|feasible) solution)\b",
        rf"\b(?:student|classmate|friend|textbook|calculator)s?(?:'s)?\s[^,;:§]{{0,30}}\b(?:answer|result|guess){_IS}{_OPEN}§",
        rf"\b(?:would|could|might)\b[^;]*\bif\b[^,;§]*{_OPEN}§{_SHUT}$",
        rf"(?:\b(?:is|are|was|were|be|equals?|does|do|did|will)\s(?:\w+ly\s)?not|n't|\bnever)\s(?:be\s|equal\s|equal to\s)?(?:the\s|an?\s)?{_OPEN}§",
        rf"^{_OPEN}§{_SHUT}\s?,?\s(?:unless|except|but only|only if)\b",
        rf"^(?:then|(?:if|had)\b[^§]*\b(?:were|been|had)\b[^§]*,)\s[^,;§]{{0,60}}\bwould (?:be|have been){_OPEN}§{_SHUT}$",
        rf"§{_OPEN}\((?:in )?(?:reversed?|backwards?|negated|inverted|swapped|transposed|shuffled)\b",
        rf"\bwould (?:then |rather )?(?:be|mean|give){_OPEN}(?:an? |the )?{_OPEN}§{_SHUT}\s?[,;]\s(?:so|but|yet|whereas|while|however)\b",
        r"\b(?:not true|not the case|untrue|false|incorrect|wrong|a myth) that\b[^;]*§",
        rf"(?:\b(?:is|was|are|were)|'s)\s(?:the\s)?(?:(?-i:[A-Z])[^,;]{{1,60}}|[a-z]{{3,20}}),\s(?:whose|where|who)\s[^,;]*{_OPEN}§{_SHUT}$",
        r"§.+\s(?-i:[A-Z])[\w'’-]*,\s(?:which|and (?:that|this))\s(?:is|must be)\s(?:\w+\s)?(?:the|my|our)\s(?:\w+\s)?(?:answer|choice)\b",
        rf"\b(?:answer|name|word|solution|title)s?\s(?:contains?|includes?|(?:starts?|begins?|ends?)\s(?:with|in)|rhymes?\swith){_OPEN}§",
        rf"§{_SHUT}\s(?:is|was|comes|would be)\s(?:only\s)?(?:my|the|our|a)?\s?(?:close\s)?second(?:-best|\sbest)?(?:\s(?:choice|guess|option|pick|answer|place))?{_SHUT}$|\bsecond(?:-best|\sbest)?\s(?:choice|guess|option|pick){_IS}{_OPEN}§|\b(?:second|third|fourth|fifth|backup|alternate)(?:\s(?:choice|place|pick|guess|option))?:{_OPEN}§{_SHUT}$",
        rf"§{_SHUT}\s(?:was|were)\b[^§]*[;,]\s?(?:but\s|and\s)?(?:now|today|nowadays|currently|since then)\b",
        rf"\b(?:but|whereas|while|though)\swith(?:out)?\sthe\s(?:bug|fix|error|typo|mistake|patch|change)\b[^,;]{{0,30}}{_OPEN}§",
        rf"§{_SHUT}\s?{_ADVERB}(?:(?:(?:does|do|did|can|could|will|would)(?:\snot|n't|n’t)|cannot|can't|never)\s(?:solve|satisfy|work|hold|check\sout|be\s(?:right|true|correct|the\sanswer))|fails|violates|contradicts|overshoots|undershoots|was\srefuted)\b",
        rf"§{_SHUT}\s?(?:is|was|are|were|would\sbe)\s{_ADVERB}(?:(?:a|an)\s(?:lower|upper|rough|crude|weak)\s(?:bound|estimate|guess)|not\s(?:an?\s|the\s|our\s|my\s)?(?:valid|correct|right|possible|feasible|acceptable|admissible|solution|answer|root|result))\b",
        rf"§{_SHUT}\s(?:at\s(?:least|most)|or\s(?:more|less|fewer|greater|higher|lower))\b|§{_SHUT}\s(?:each|apiece)\b[^;.]*\b(?:in\sall|in\stotal|altogether)\b",
        rf"§{_SHUT}\s?(?:\((?:wrong|incorrect|rejected|corrected\sto)\b|with\sthe\swrong\s)|\b(?:first|initial|naive|wrong|earlier|previous)\s(?:guess|attempt|estimate)\s(?:of\s)?{_OPEN}§",
        rf"^i\s(?:very\smuch\s|strongly\s)?doubt\b[^;,]*§|\bif\s(?:the\s(?:answer|result|value|total)|it|this|that)\s(?:were|was|had\sbeen)\s{_OPEN}§|§{_SHUT}\swould\sbe\s(?:the\s|my\s|our\s)?(?:answer|right|correct|result|value)\b.*\bif\b",
        rf"\b(?:sum|product|difference|quotient|ratio|average|mean|gcd|lcm)\sof{_OPEN}§{_SHUT}\s(?:and|with)\b|§{_SHUT}\?\s+(?:no|nope|wrong|never)\b",
        rf"\b(?:they|graders?|the\skey|the\sbook|the\stest)\s(?:expects?|expected){_OPEN}§|§{_SHUT}\sor\s(?:its|the|their)\s(?:negative|opposite|reciprocal|inverse|conjugate)\b|§{_SHUT}\sis\s(?:a|the)\s(?:solution|root)\sof\s(?:the\s)?(?:first|second|third|last|other|former|latter)\s[^;.]{{0,40}}\bonly\b",
        rf"\bcomo máximo\b[^,;]{{0,30}}§|§{_SHUT}\s?이상",
    )
)
_OPTION_OUT = re.compile(
    rf"§{_SHUT}\s?(?:[.:,;–—-]\s?)?(?:[✗✘❌×]|(?:is|was|gets|got|has been|can be|must be)\s(?:out|rejected|eliminated|excluded|discarded|dismissed|refuted|disqualified|ruled out)\b.{{0,80}}"
    r"|eliminated|ruled out|discarded|disqualified|not (?:really|this one|that one|it)|nope|no way|(?:this is |it is |it's )?(?:a |the )?(?:trap|distractor|decoy|(?:bad|poor|wrong) (?:choice|option|one))|(?:wrong|incorrect|false|no)\s?!+)[\s.!]*$"
    r"|§(?!.*\b(?:as|since|because)\b).{0,40}(?<![\w'’])[A-J](?![\w'’]).{0,40}\b(?:also|equally)\s(?:right|correct|true|possible|valid|acceptable)\b",
    re.IGNORECASE,
)
"""What rejects the option whose letter stands before it, or takes another one beside it."""
_TURNED = re.compile(
    r"\b(?:not|no wait|wait|actually|correction|sorry|oops|instead|rather|isn't|wrong|incorrect|mistake|correct(?:ed)?|but)\b|n't\b",
    re.IGNORECASE,
)
_WORD_BREAK = r"(?:so|hence|thus|therefore|otherwise|else|alternatively|or|which is|that is|i\.e\.|since it is|because it is|(?:since|because)(?=\s[^\s.]{1,20}\W{0,3}\Z)|as well as|or if you prefer|if (?:so|not|yes|no|even|odd))"
_STRONG_BREAK = re.compile(
    rf"\s*[,;]?\s+{_WORD_BREAK}[,:]?\s+|\s*;\s+|(?<=[\w)\]%*`])(?<!\bDr)(?<!\bMr)(?<!\bMs)(?<!\bSt)(?<!\bMt)(?<!\bFt)(?<!\bMrs)(?<!\bProf)(?<!\bMme)(?<!\bRev)(?<!\bCapt)[.!]\s+(?=[^\s=])|\n+|\s[–—]\s",
    re.IGNORECASE,
)
_BREAK_OF_SETS = re.compile(_STRONG_BREAK.pattern.replace("|or|", "|"), re.IGNORECASE)
"""Beside a set of numbers `or` joins inequalities."""
_COMMA = re.compile(r",\s+|\s\(|\)\s")
_LEAD = re.compile(
    r"(?:(?:so|hence|thus|therefore|yes|and|or|also|possibly|maybe|perhaps)[,:]?\s+|(?:yes|no|even|odd|true|false):\s+)?(?:(?:it|this|that|which|the (?:final )?(?:answer|result|value|process|capital))(?:'s|\s(?:is|was|equals))(?:\s(?:called|known as|named))?\s+|(?:about|approximately|roughly|nearly|≈)\s?|(?:we|i) (?:get|find|obtain|have|choose|pick)\s+|(?-i:[b-z]) is\s|[a-z]\s?=\s?|(?:option|answer|case|choice)\s?[0-9]?:\s*)?",
    re.IGNORECASE,
)
_PARAMETER = re.compile(
    r"(?:where |with |for )?[a-z] ?(?:\\in|∈|in|is|an) ?(?:an |any )?(?:\\mathbb\{?Z\}?|ℤ|Z|integers?)|[A-Za-z] ?\([a-z]\)?"
)
_UNFINISHED = re.compile(r"\s(?:is|are|was|were|be|becomes?|equals?|reads?)\Z")
_TRAIL = re.compile(
    r"\s(?:is (?:the|my) (?:final |correct |right )?answer|is (?:correct|right|it)|are both possible|if (?:yes|no|so|not|odd|even)|\((?:first|second) reading)\Z",
    re.IGNORECASE,
)
_IN_ROW = re.compile(r"\s\([^()]{2,60}\)(?=\s[-–—]\s[0-9])")
_FIELD = re.compile(r"\s\(([A-Z][^(),]{1,30}(?:,\s[A-Z][^(),]{1,30}){1,9})\)")
_IN_BRACKETS = re.compile(r"\s\(([A-Z][A-Za-z .]{1,30})\)\Z")
_IN_REGION = re.compile(
    r"\sin\s[A-Z][\w.'-]{1,30}(?:\s[A-Z][\w.'-]{1,30})?,\s(?P<region>[A-Z][A-Za-z .]{1,30}?)\.?\Z"
)
_GLOSSED_BY_LIST = re.compile(
    r"(?P<said>[^—–:;.?!,\n]{1,60}?)\s(?:[—–]|-{1,3})\s(?:the|an?)\s(?!.*\b(?:or|another|others?|alternatives?|also|either|maybe|perhaps|could|might|may|tied?|equally|second|runner|rival)\b)[a-z][^,.;:?!—–\n]{3,80}?,?\s(?:after|before|besides?|next to|along with|together with|following|alongside|including|such as|like|unlike|among|behind|between|than)\s[^.;:?!—–\n]{3,160}\sand\s[^,.;:?!—–\n]{2,40}\.?"
    r"|(?P<short>[^—–:;.?!,\n]{1,60}?)\s(?:[—–]|-{1,3})\s(?:the|an?)\s(?!.*\b(?:or|another|others?|also|either|maybe|perhaps|could|might|may)\b)[a-z][^,.;:?!—–\n]{3,80}?,?\s(?:unlike|as opposed to|in contrast to)\s[^,.;:?!—–\n]{2,40}(?:,\swhich\s[^,.;:?!—–\n]{2,60})?\.?"
)
"""A term and what it is beside others: `umami — the fifth taste, after sweet, sour and salty`."""
_IN_EMPHASIS = re.compile(
    r"[^*_:\n]{12,200}:\s(?P<premises>[^*_\n]{8,240})[.;]\s(?P<mark>[*_]{1,3})(?P<last>[^*_\n]{10,120})(?P=mark)\.?"
)
"""A sentence of its own in italics, behind a clause that opens with a colon."""
_SENTENCES = re.compile(
    r"(?:(?<=[.!。])|(?<=\?)(?!\s+(?:No|Nope|Wrong|Never)\b))\s+(?=[A-Z\"*(\\$0-9])|\n+"
)
_TORN = re.compile(r"(?<=[\w,])\s{0,3}\n\s*(?=\*\*|\$\$|\\\[)|(?<=[*$\]`])\s{0,3}\n\s*(?=[a-z])")
"""Breaks of lines around a value in the midst of its sentence."""
_CROSSED = re.compile(r"[\s*_`$.]{0,4}[✗✘❌]")
_ARTICLE = re.compile(r"\b(?:the|an?)\s\Z", re.IGNORECASE)
_LONG_WORD = re.compile(r"[^\W\d_]{4,}")
_EDGES = " \t\"'“”‘’*_`$()[]{}.,;:!"
_LETTER = re.compile(r"[(\[]?[A-J][)\]]?")
_TRUTHS = frozenset({"yes", "no", "true", "false"})
_LETTERED_GOLD = re.compile(r"[(\[]?([A-J])(?:[)\].:]\s?\S|\Z)")
_LETTERED = re.compile(r"[(\[]?[A-J][)\]]?(?:[.:)]\s.*|\?)?")
_SMALL = frozenset(
    re.findall(
        r"\w+",
        "indeed too also though then therefore thus hence yes no right ok okay exactly please done final answer thanks correct true"
        " obviously sure total altogether respectively here there again both alone only instead it this that one so me us him her them inc ltd llc plc corp jr sr",
    )
)


def disowned(said: str, text: str, gold: str) -> bool:
    """Tell whether a reply takes back, doubts or only mentions the value read out of it.

    Args:
        said: what the reply says where the value stands.
        text: the reading that is the reference.
        gold: the reference; what it says itself counts for nothing.
    """
    sentence = _sentence_with(said, text, gold)
    if len(sentence) > _LONGEST:
        return False
    place = _placed(sentence, text, gold)
    masked = f"{sentence[: place[0]]}§{sentence[place[1] :]}" if place else sentence
    label = _ARTICLE.sub("", masked.partition("§")[0]).rstrip(" \"'*_`$([") if place else ""
    if label.endswith(":") and renounces(label):
        return True
    crossed = place and _CROSSED.match(sentence, place[1])
    if crossed and gold.strip(_EDGES).casefold() not in _TRUTHS:
        return True
    letter = _LETTERED_GOLD.match(gold)
    if letter is not None and (
        _names_denied(sentence, letter[1]) or _throws_out(said.strip(), letter[1])
    ):
        return True
    return any(
        (pattern.search(masked) or pattern.search(sentence)) and not pattern.search(gold)
        for pattern in (*_SAYS, *MENTIONS)
    )


def _throws_out(said: str, letter: str) -> bool:
    """Tell whether a short reply rejects the option that it names: `D. No way!`, `C ✗`."""
    if len(said) > _SHORT:
        return False
    masked = re.sub(rf"(?<![\w'’])[(\[]?{letter}[)\]]?(?![\w'’])", "§", said)
    return _OPTION_OUT.search(masked) is not None


def _names_denied(sentence: str, letter: str) -> bool:
    """Tell whether a sentence leaves out the option with this letter."""
    called = rf"(?:the\s)?(?:choice\s|option\s|answer\s)?[(\[]?{letter}(?![\w'’])"
    denied = r"(?:\bnot|n't|\bnever|\bneither)\s"
    avoided = r"\b(?:avoid|exclude|eliminate|reject|discard|rule out)\s[^.;:§]{0,40}?"
    return re.search(f"(?:{denied}|{avoided}){called}(?!.*\\bbut\\b)", sentence) is not None


def _sentence_with(said: str, text: str, gold: str) -> str:
    """Return the last sentence that holds the value, else the last one."""
    sentences = [one for one in _SENTENCES.split(_TORN.sub(" ", said.strip())) if one]
    lines = [one for one in sentences if any(map(str.isalnum, one))]
    if len(lines) > 1 and lines[-2].rstrip(" *_").endswith(":"):
        last = lines[-1].strip(_EDGES).casefold()
        if last in {text.strip(_EDGES).casefold(), gold.strip(_EDGES).casefold()}:
            return f"{lines[-2]} {lines[-1]}".strip(" *_#>-")
    found = [one for one in sentences if _placed(one, text, gold)]
    return (found or sentences or [""])[-1].strip(" *_#>-")


def _placed(sentence: str, text: str, gold: str) -> tuple[int, int] | None:
    for value in (gold.strip(), gold.strip(_EDGES), text.strip(), text.strip(_EDGES)):
        pattern = rf"(?<![A-Za-z0-9.]){re.escape(value)}(?![A-Za-z0-9])" if value else "(?!)"
        places = [match.span() for match in re.finditer(pattern, sentence, re.IGNORECASE)]
        if places and value.casefold() != sentence.strip(_EDGES).casefold():
            return places[-1]
    return None


# ---------------------------------------------------------------- rivals


def names_two(said: str, gold: str) -> bool:
    """Tell whether a short sentence names the reference and then another: `It is Paris: London`."""
    names = _TWO_NAMES.fullmatch(said.strip())
    if (names is not None and gold.strip() in names.groups()) or told_of_two(said, gold):
        return True
    worded = gold[:1].isalpha() and len(said) <= _LONGEST and not _TURNED.search(said)
    two = (_TWO_TOLD.fullmatch(said.strip()) or _TWO_LABELLED.fullmatch(said)) if worded else None
    if two is not None and _takes_back(two["other"], two["one"], gold):
        return True
    pairs = (pattern.fullmatch(said.strip()) for pattern in _ONE_THEN_OTHER)
    return any(_takes_back(pair["one"], pair["other"], gold) for pair in pairs if pair)


def _takes_back(one: str, other: str, gold: str) -> bool:
    """Tell whether the reference stands first and another value of its looks behind it."""
    alike = one[0].isupper() == other[0].isupper() and len(other.split()) <= len(one.split())
    same = one.strip(_EDGES).casefold() == gold.strip(_EDGES).casefold()
    return same and alike and other.casefold() not in _SMALL


def rivalled(said: str, gold: str) -> bool:
    """Tell whether a short text offers another value of the reference's kind beside the reference."""
    text = _without_field(_IN_ROW.sub("", said.strip()), gold)
    text = in_its_country(_IN_BRACKETS.sub(r", \1", text.rstrip(".")), gold) or text
    placed = _IN_REGION.search(text)
    if placed is not None and placed["region"] in REGIONS:
        text = text[: placed.start("region")].rstrip(", ")
    if len(text) > _LONGEST or len(gold) > _LONGEST or _one_by_its_look(text, gold):
        return False
    try:
        wanted = read(gold)
    except Undecided:
        return False
    pieces = [] if _only_explained(text, gold) else _pieces(text, gold, wanted)
    if not 1 < len(pieces) <= _MOST_PIECES:
        return False
    if _LETTER.fullmatch(gold):
        return len({piece.strip("([")[0] for piece in pieces if _LETTERED.fullmatch(piece)}) > 1
    if not any(compare(piece, gold).equal is True for piece in pieces):
        return False
    return any(_is_rival(piece, gold, wanted) and not _agrees(piece, gold) for piece in pieces)


def _without_field(text: str, gold: str) -> str:
    """Drop the list in brackets of all that were to choose from, the reference among them."""

    def kept(match: re.Match[str]) -> str:
        names = [name.strip() for name in match[1].split(",")]
        return "" if gold in names and text.count(gold) > 1 else match[0]

    return _FIELD.sub(kept, text) if len(text) <= _LONGEST * 2 else text


def _one_by_its_look(text: str, gold: str) -> bool:
    """Tell whether a text turns, explains or records one value, whatever stands in it."""
    glossed = is_glossed(text) or in_english(text) is not None
    return bool(_TURNED.search(text) or glossed or record(text, gold))


def _only_explained(text: str, gold: str) -> bool:
    """Tell whether what stands around the reference lists neighbours of it, or premises of it."""
    glossed = _GLOSSED_BY_LIST.fullmatch(text)
    if glossed is not None:
        return (
            compare(
                _LEAD.sub("", glossed["said"] or glossed["short"], count=1).strip(_EDGES), gold
            ).equal
            is True
        )
    concluded = _IN_EMPHASIS.fullmatch(text)
    if concluded is None or compare(concluded["last"], gold).equal is not True:
        return False
    own = set(_LONG_WORD.findall(gold.casefold()))
    return len(own) > 1 and own.isdisjoint(_LONG_WORD.findall(concluded["premises"].casefold()))


def _agrees(piece: str, gold: str) -> bool:
    """Tell whether a piece is the reference, or the reference as far as the piece shows it."""
    pairs = (piece, gold), (gold, piece)
    return any(compare(*pair).equal is True or rounds(*pair) for pair in pairs)


def _pieces(text: str, gold: str, wanted: Value) -> list[str]:
    related = isinstance(wanted, Reals) or (
        isinstance(wanted, Named) and isinstance(wanted.value, Reals)
    )
    pieces = (_BREAK_OF_SETS if related else _STRONG_BREAK).split(text)
    worded = isinstance(wanted, (Boolean, Text)) and "," not in gold
    if worded or _LETTER.fullmatch(gold):
        pieces = [one for piece in pieces for one in _COMMA.split(piece)]
    bare = [_TRAIL.sub("", _LEAD.sub("", piece.strip(), count=1).rstrip(" .!")) for piece in pieces]
    return [_closed(piece).strip("\"'“”‘’*_`. ") for piece in bare if any(map(str.isalnum, piece))]


def _closed(piece: str) -> str:
    """Drop the bracket that closes one which opens before a piece."""
    piece = piece.strip(" *_")
    return piece[:-1] if piece.endswith(")") and not set(piece) & set("([{") else piece


def _is_rival(piece: str, gold: str, wanted: Value) -> bool:
    """Tell whether a piece is a bare value such as the reference, and no remark."""
    if _PARAMETER.fullmatch(piece) or _UNFINISHED.search(piece):
        return False
    if isinstance(wanted, Boolean):
        return piece.strip(_EDGES).casefold() in _TRUTHS
    if isinstance(wanted, Text):
        words = piece.split()
        small = piece.casefold() in _SMALL or piece.casefold().endswith("ly")
        alike = piece[:1].isupper() == gold[:1].isupper() and len(piece) > 1 and piece[0].isalpha()
        return alike and not small and len(words) <= len(gold.split())
    try:
        value = read(piece)
    except Undecided:
        return False
    wanted = wanted.value if isinstance(wanted, Named) else wanted
    value = value.value if isinstance(value, Named) else value
    sets = (Items, Reals)
    return isinstance(value, type(wanted)) or (isinstance(wanted, sets) and isinstance(value, sets))
