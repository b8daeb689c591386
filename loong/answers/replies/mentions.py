# ruff: noqa: E501 - patterns are read by the row
"""Patterns of sentences that mention a value, with `§` in its place, and answer nothing with it.

Functions of the number, wrong answers told as such, givens told again, trials, talk about the task,
and sentences of two subjects. They are narrow: a question may ask for what such a sentence tells.
"""

from __future__ import annotations

import re

_OPEN = r"[\s\"'“”‘’*_`$(\[]{0,4}"
_SHUT = r"[\s\"'“”‘’*_`$)\].!]{0,4}"
_TASK = r"(?:problem|question|exercise|task|puzzle)"
_FUNCTION = (
    r"(?:reciprocal|negative|negation|opposite|(?:(?:additive|multiplicative)\s)?inverse|factorial|log(?:arithm)?|absolute\svalue|magnitude|modulus"
    r"|digit\ssum|sum\sof\sthe\sdigits|sum|product|difference|quotient)"
)
_SOMEBODY = r"(?:(?:many|most|some)\s(?:[a-z]{3,12}\s)?(?:students|people|solvers|readers|test-takers|kids))"
_NAME = r"(?!(?:He|She|It|They|We|You|This|That|There|So|Thus|Hence|Then)\b)[A-Z][a-z]{2,15}"
_OWN = r"(?:is|has|was|had|gets|got|earns|earned|pays|paid|weighs|takes|scored|needs)"

MENTIONS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"^(?:(?:so|thus|hence|therefore),?\s)?(?:the\s(?:final\s|correct\s)?(?:answer|result|value)|it|this|that)(?:'s|\sis|\sequals)\s(?:the\s)?{_FUNCTION}\s(?:of|between){_OPEN}§{_SHUT}$",
        r"§[!?]{0,2}\s(?:is\s(?:an?\s)?(?:worse|bad|weak\w*|inferior|dubious|losing|poor|suboptimal|tempting|unsound)|gives\saway|hangs|drops|loses|blunders|throws)\b",
        rf"\bwould\s(?:then\s|instead\s|rather\s)?be\s(?:called|known\sas|named|termed)\s(?:an?\s|the\s)?{_OPEN}§",
        rf"\b(?:common|typical|frequent|usual|classic|easy)\s(?:mistake|error|pitfall|slip)s?\s(?:here\s)?(?:is|was|would be)\s(?:to\s(?:get|answer|say|write|give|conclude)|getting|answering|saying|writing){_OPEN}§",
        rf"\b{_SOMEBODY}\s(?:(?:mistakenly|often|usually|wrongly|will)\s)?(?:answer|get|say|write|guess|choose|pick|give|reply|select|mark)(?:\s(?:with\s)?(?:the\s)?(?:option|choice|answer|letter))?{_OPEN}\s?§",
        rf"\b(?:initial|first|preliminary)\sestimate(?:\s(?:is|was)|:){_OPEN}§",
        rf"\b(?:was|were)\s(?:going|about|tempted)\sto\s(?:say|answer|pick|choose|guess|write){_OPEN}\s?§",
        rf"\b(?:the|this|our)\s{_TASK}\s(?:statement\s)?(?:states|says|gives|tells\sus|specifies|mentions)\s(?!.*\b(?:so|thus|hence|therefore|answer)\b)[^;:]*§",
        rf"^we(?:'re|\sare|\swere)\s(?:given|told)\s(?!.*\b(?:so|thus|hence|therefore|then|answer)\b)[^;:,]*{_OPEN}§(?:\s[a-z]+){{0,3}}{_SHUT}$",
        rf"^the\s{_TASK}\s(?:asks|wants|requires|needs)\s[^,;:]*\b(?:when|where|if|given)\s[^,;:]*{_OPEN}§{_SHUT}$",
        rf"^to\s(?:find|compute|calculate|determine)\s[^,;:]{{1,60}},\s(?:we|you|i)\s(?:first\s)?(?:need\sthe|use\sthe)\s[^,;:]*{_OPEN}§{_SHUT}$",
        rf"\b(?:formula|equation)\b[^;]*\b(?:with|where|for|at)\s\$?[a-z]\s?=\s?{_OPEN}§{_SHUT}$",
        rf"^(?:let|assume|try|using|consider|set)\s(?:(?:us|me)\s)?(?:(?:try|test)\s)?\$?[a-z]\s?=\s?{_OPEN}§{_SHUT}(?:first)?{_SHUT}$",
        rf"^(?:recall|remember)\sthat\s(?!.*\banswer\b)[^,;:]*{_OPEN}§{_SHUT}$",
        r"§[^.]*,?\s(?:so|and|thus|hence|therefore)\s(?:the|its|his|her|their|our)\s[^.,;:]{1,60}\s(?:is|are|was|were|equals)$",
        rf"^if\s\$?[a-z]\$?\s(?:were|was|had\sbeen)\s[^;:]*\bwould\s(?:get|be|have|give|obtain|find|yield){_OPEN}\s?§{_SHUT}$",
        rf"^(?:this|the)\s{_TASK}\s(?:has|had|consists\sof|is\sworth|contains|carries){_OPEN}\s?§\s(?:parts?|marks?|points?|questions?|sections?|sub\w+)\b",
        rf"^I(?:'d|\swould|\swill|'ll)?\s(?:have|had|need|want)\s(?:only\s)?{_OPEN}§\s(?:more\s|other\s)?(?:questions?|minutes?|seconds?|values?|tries|attempts?|guesses|hints?|examples?){_SHUT}$",
        rf"^I(?:'ve|\shave)\stried\s(?:(?:it|this|that)\s)?{_OPEN}§\stimes\b",
        rf"\banswer\s(?:is|stands|can\sbe\sfound)\s(?:on|in|at)\s(?:the\s)?(?:page|chapter|appendix|section|paragraph|footnote)\s{_OPEN}§{_SHUT}$",
        rf"\b(?:the|my)\sanswer\shas\s{_OPEN}§\s(?:letters|digits|words|characters|syllables)\b",
        rf"[0-9][^()]*\((?:that\sis\s|i\.e\.,?\s)?{_OPEN}§\s?(?:per|each|an|a|every)\b[^()]*\){_SHUT}$",
        rf"\bthe\sfirst\b[^;,]*[0-9][^;,]*[;,]\s(?:and\s|while\s|whereas\s)?the\s(?:second|other)\b[^;,]*{_OPEN}§(?:\s[a-z]+)?{_SHUT}$",
        rf"[0-9][^,;]*\bthan\s[^,;]*,\s(?:who|which)\s(?:is|was|has|had)\s(?:only\s)?{_OPEN}§(?:\syears\sold)?{_SHUT}$",
        rf"^the\s(?!(?:total|sum|answer|final)\b)[a-z]+(?P<is>\s(?:was|is|were|are))\s\$?[0-9][0-9.,]*,\s(?:and|while|whereas)\sthe\s(?!(?:total|sum|answer|final|difference)\b)[a-z]+(?P=is)\s{_OPEN}§{_SHUT}$",
    )
)
_TWO_TOLD = re.compile(
    rf"(?P<one>{_NAME})\s(?P<verb>{_OWN})\s[$€£]?[0-9][0-9.,]*(?:\s[a-z]{{2,12}}){{0,3}}\.\s{{1,3}}(?!(?P=one)\b){_NAME}\s(?P=verb)\s[$€£]?[0-9][0-9.,]*(?:\s[a-z]{{2,12}}){{0,3}}\.?"
)
_LONGEST = 120


def told_of_two(said: str, gold: str) -> bool:
    """Tell whether a reply only tells an amount of one person, and then the same of another.

    Args:
        said: what the reply says.
        gold: the reference; one that names a person or holds several amounts may be told so.
    """
    is_amount = gold.strip()[:1] in "0123456789$€£" and "," not in gold and " and " not in gold
    return is_amount and len(said) <= _LONGEST and _TWO_TOLD.fullmatch(said.strip()) is not None
