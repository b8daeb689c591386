# ruff: noqa: E501 - patterns are read by the row
"""Phrases that announce an answer, in the languages that replies are written in."""

from __future__ import annotations

import re

_MARKUP = r"[*_`\s]{0,6}"
_SIGN = r"(?::|=|\||→|-{1,2}>|[–—-](?=\s))"
_IS = (
    r"(?:(?:is|are|was|would\sbe|will\sbe|should\sbe|must\sbe|equals|becomes|comes\sout\s(?:to\sbe|as|to)"
    r"|comes\sto|turns\sout\sto\sbe|has\sto\sbe|therefore|thus)\b(?!\s(?:not|now|then)\b))"
)
_NOT_THE = "".join(
    rf"(?<!\b{word}\s)"
    for word in (
        "wrong",
        "incorrect",
        "not the",
        "not an",
        "rejected",
        "tentative",
        "previous",
        "initial",
        "first",
        "earlier",
        "long",
    )
)
_ENGLISH = (
    rf"\b(?:final|correct|right|exact|best|overall)\s(?:answer|result|choice|option|value)s?\b{_MARKUP}(?:{_IS}|{_SIGN}|(?=\n|\$|\\\[|\\\())",
    rf"\b(?=ans){_NOT_THE}(?:answer|ans)s?\b\.?{_MARKUP}(?:{_IS}|{_SIGN}|\n)",
    r"\bans\.\s",
    rf"\banswers?\s(?:to|for|of)\s[^.\n:=]{{1,100}}?\s{_IS}",
    rf"\banswer\s?(?:,|\()[^.\n:=]{{1,80}}?(?:,|\))\s{_IS}",
    rf"\banswer\s(?:\((?:in|to|as|rounded|correct\sto)\s[^.\n:=()]{{1,40}}\)|in\s[^.\n:=()]{{1,30}}?){_MARKUP}(?:{_IS}|{_SIGN})",
    rf"\banswer\s(?:I|we)\s(?:get|got|found|obtain|obtained)\s{_IS}",
    r"(?:^|\n|(?<=[^\s#])[ \t]{1,4}(?=#{4}[ \t][^\n#]{1,200}(?:\n|\Z)))[ \t]*+\#{4}(?![\#])",
    r"(?:^|\n)[ \t*#]{0,8}answer[*_ \t]{0,6}(?=\$|\\\[|\\\()",
)
_WEAK = (
    r"(?:^|\n)[ \t*_#]{0,8}TL;?DR[*_ \t]{0,4}[:–—-]?[*_ \t]{0,4}(?=[^\s*_])",
    rf"(?:^|[\n*_|])[ \t*_|#>-]{{0,8}}(?:result|solution|output|conclusion|verdict){_MARKUP}{_SIGN}",
    r"\b(?:output|result|be|is|are|prints?|returns?|outputs?|get)\s{0,3}:?\s{0,4}(?=\n```)",
    r"(?:^|\n)A:\s(?=[^\n]{1,200}\Z)",
    r"\b(?:the|final|my)\s(?:result|solution|output)\s(?:is|are|equals)\b(?!\snot\b)",
    r"\bI(?:'d|\swould|'ll|\swill)?\s(?:therefore\s|thus\s)?(?:choose|pick|select|go\swith|answer)\b(?:\s(?:option|choice))?",
    r"\b(?:let's|let\sus|I'll|I\swill)\s(?:finali[sz]e|settle\son|stick\swith|go\swith)\s(?:option\s|choice\s)?(?=[(*]{0,3}[A-J]\b)",
)
_OTHERS = (
    # German, French, Spanish, Portuguese, Italian, Dutch, Swedish and its neighbours
    rf"\b(?:Antwort|Lösung|Ergebnis|Endergebnis){_MARKUP}(?:(?:ist|lautet|beträgt|sind|wäre)\b(?!\snicht)|{_SIGN})",
    rf"\b(?:réponse|résultat|solution)(?:\s(?:finale?|correcte|exacte))?{_MARKUP}(?:(?:est|sont|vaut|serait)\b(?!\spas)|{_SIGN})",
    r"\b(?:alternativa|opción|opção|opzione|option)\s(?:correct[ao]|corret[ao]|corretta|exacta|certa)\s(?:es|é|è)\s(?:(?:la|a|o)\s)?(?=[(*]{0,3}[A-J]\b)",
    rf"\b(?:respuesta|resultado|solución)(?:\s(?:final|correcta))?{_MARKUP}(?:(?:es|son|sería)\b|{_SIGN})",
    rf"\b(?:resposta|resultado|solução)(?:\s(?:final|correta))?{_MARKUP}(?:(?:é|são|será|seria)(?!\w)|{_SIGN})",
    rf"\b(?:risposta|risultato|soluzione)(?:\s(?:finale|corretta))?{_MARKUP}(?:(?:è|sono|sarà)(?!\w)|{_SIGN})",
    rf"\b(?:antwoord|resultaat|uitkomst){_MARKUP}(?:(?:is|zijn)\b|{_SIGN})",
    rf"\bsvar(?:et|e)?{_MARKUP}(?:(?:är|er|blir)\b|{_SIGN})",
    # Polish, Czech, Romanian, Hungarian, Finnish, Turkish, Vietnamese, Indonesian
    rf"\b(?:odpowiedź|odpowiedzią|wynik)(?:\skońcow\w{{1,3}})?{_MARKUP}(?:(?:to|jest|wynosi)\b|{_SIGN})",
    rf"\b(?:odpověď|výsledek){_MARKUP}(?:je\b|{_SIGN})",
    rf"\b(?:răspunsul|rezultatul)(?:\sfinal)?{_MARKUP}(?:(?:este|e)\b|{_SIGN})",
    rf"\b(?:válasz|vastaus|cevap|yanıt|sonuç|(?:doğru|cevap)\sseçenek|răspuns){_MARKUP}(?:on\b|{_SIGN}|(?=[0-9]|[A-J]\b))",
    rf"\b(?:đáp\sán|đáp\ssố|câu\strả\slời)(?:\s(?:cuối\scùng|đúng|chính\sxác))?{_MARKUP}(?:là\b|{_SIGN})",
    rf"\b(?:jawaban(?:nya)?|hasilnya)(?:\sakhir(?:nya)?|\syang\s(?:benar|tepat))?{_MARKUP}(?:adalah\b|{_SIGN})",
    rf"\bjibu(?:\ssahihi)?{_MARKUP}(?:ni\b|{_SIGN})",
    # Russian, Ukrainian, Greek, Hebrew, Arabic, Hindi
    rf"\b(?:ответ(?:ом)?|відповідь|результат){_MARKUP}(?:(?:равен|равно|будет|является|это|дорівнює)\b|{_SIGN}|(?=[0-9]))",
    rf"\bαπάντηση{_MARKUP}(?:είναι\b|{_SIGN})",
    rf"התשובה(?:\sהסופית)?{_MARKUP}(?:היא|{_SIGN})",
    rf"(?:الجواب|الإجابة|الاجابة|النتيجة)(?:\s(?:النهائي|النهائية|الصحيح|الصحيحة))?{_MARKUP}(?:هو|هي|{_SIGN})",
    rf"(?:उत्तर|जवाब|(?:सही|सही\sउत्तर)\sविकल्प|উত্তর|সঠিক\sবিকল্প|సమాధానం|ఉత్తరం|பதில்|(?:คำตอบ|คําตอบ)(?:ที่ถูกต้อง|สุดท้าย)?){_MARKUP}(?:है|হল|হলো|হচ্ছে|คือ|{_SIGN})?(?=\s{{0,9}}(?:[\d$\\(*]|[A-J]\b))",
    rf"(?:پاسخ|جواب)(?:\s(?:صحیح|درست|نهایی))?{_MARKUP}(?:{_SIGN}|(?=[\dA-J](?![A-Za-z])))",
    # Chinese, Japanese, Korean
    rf"(?:答案|答|结果|結果|最终结论){_MARKUP}(?:(?:应该是|应为|應為|等于|等於|就是|是|为|為)[：:]?|：|{_SIGN})",
    r"[【〖\[［]\s?(?:(?:最终|正确|参考)?答案|答え|解答|정답|(?:final\s)?answer)\s?[】〗\]］]\s{0,3}[：:]?",
    r"(?:故选|故選|本题选|本題選|应选|應選|所以选|因此选|答案选|答案選|(?:正确|正確)(?:的)?(?:选项|選項)(?:是|为|為))择?[：:]?",
    rf"(?:答え|解答|回答|正解|答){_MARKUP}(?:は|：|{_SIGN})、?",
    rf"(?:정답|답변|답|결과){_MARKUP}(?:은|는|이|：|{_SIGN})",
)
STRONG = re.compile("|".join((*_ENGLISH, *_OTHERS)), re.IGNORECASE)
WEAK = re.compile("|".join(_WEAK), re.IGNORECASE)

_BULLET = re.compile(r"\w[*_`\s]{0,6}\n\s{0,6}[–—-]\Z")
"""A heading and the first bullet under it, whose dash announces nothing."""
_NEXT_BULLET = re.compile(r"\n\s{0,6}[–—-]\s")
_ENDINGS = re.compile(
    r"\s*(?:になります|となります|でしょう|である|です|だ|입니다|이다|예요|이에요|है|است|ہے|'?d[ıiuü]r|'?t[ıiuü]r)\s*[.。।!！]?$"
    r"|[。।．！]$"
)
_LEAD_IN = re.compile(
    r"^(?:(?:so|thus|hence|therefore|finally|consequently|accordingly|clearly|in conclusion"
    r"|in summary|overall|as a result|we conclude that|this means(?: that)?|this implies(?: that)?"
    r"|it follows that|(?:we|i)\s(?:have|get|got|find|found|obtain|see|conclude|deduce)(?:\sthat)?|also|donc|also|daher"
    r"|por lo tanto|portanto|quindi|dunque|итак|значит|следовательно)(?![\w-])|∴|因此|所以|因而)[,，:]?\s*"
    r"|^(?:it|this|that|which)\s+(?:is|equals)\s+|^(?:it|that)'s\s+",
    re.IGNORECASE,
)
_LEADING_CLAUSE = re.compile(
    r"(?:(?:setting|solving|dividing|multiplying|adding|subtracting|simplifying|factor(?:ing|ising|izing)|expanding|substituting|plugging|combining|collecting|rearranging|isolating|taking|putting|applying|using|evaluating|integrating|differentiating|equating|comparing|completing|cancell?ing|cross-multiplying|clearing|rationali[sz]ing|reducing|converting|rounding|working|counting|summing|squaring|expressing|writing|rewriting|intersecting|undoing|carrying|doing)\b"
    r"|by\s(?:the\s|symmetry|inspection|long division|parts|vieta)|(?:after|upon|on)\s(?:[a-z]+ing|simplification|substitution|cancellation|rearrangement|integration|reduction|rounding|all)\b"
    r"|from\s(?:this|that|these|which|here|the)\b|with\s(?:this|that|these)\b|in\s(?:total|short|all|(?:the\s)?(?:[a-z]+\s)?(?:end|form|terms|notation|words|symbols|units))\b|all\s(?:told|in all|together)|altogether|(?:taken|put|all) together|numerically|explicitly|equivalently|as an?\s[a-z]+)"
    r"[^,;:.=<>≤≥?]{0,100},\s(?![0-9$\\(-][^,;]{0,80}\s(?:makes?|is|are|gives?|equals|yields?|leaves)\s)(?=(?:we|i|one)\s(?:get|have|find|obtain|see|conclude)s?\b|[$\\([{|√+-]|−|[0-9]|[A-Za-z]\s?(?:[=<>≤≥≠∈]|\\(?:le|ge|in|ne|lt|gt)))",
    re.IGNORECASE,
)
"""What a sentence says of its own working before the formula that it states."""
_WANTED_ANSWER = re.compile(
    r"^(?:indeed|simply|just|therefore|thus|then|exactly|clearly|equal to|given by|option|that"
    r"|the following|as follows|(?:la\s|a\s|the\s)?(?:lettre|letra|lettera|letter)(?=\s\W{0,3}[A-J]\b)|(?:la|el|die|a|o)(?=\s[(*]{0,3}[A-J][)*]{0,3}[.!]?\Z))\b[:,]?\s+",
    re.IGNORECASE,
)


def without_ending(text: str) -> str:
    """Drop the copula or the full stop that a sentence ends with in some languages."""
    return _ENDINGS.sub("", text) if not text.isascii() or text.endswith("r") else text


def without_lead_in(text: str) -> str:
    """Drop `So`, `Therefore,`, `∴`, `It is` from the start of a sentence."""
    for _ in range(3):
        bare = _LEAD_IN.sub("", text, count=1)
        clause = _LEADING_CLAUSE.match(bare)
        bare = bare[clause.end() :] if clause else bare
        if bare == text or not bare:
            return text
        text = bare
    return text


def without_filler(text: str) -> str:
    """Drop `simply`, `exactly`, `equal to` between the phrase and the answer."""
    for _ in range(2):
        text = _WANTED_ANSWER.sub("", text, count=1)
    return text


def opens_list(text: str, match: re.Match[str]) -> bool:
    """Tell whether a match in a text is a heading and the dash of the first of several bullets."""
    return bool(_BULLET.search(match[0]) and _NEXT_BULLET.search(text, match.end()))
