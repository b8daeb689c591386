"""Spell an answer again that a remark, another culture's spelling or a habit stands around.

Each rewording is tried where the first reading was not the reference, and for short texts only.
A rewording never drops a second answer: what is restated must be the same value.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from loong.answers import known
from loong.answers.algebra import differential, formula_words
from loong.answers.notations import greetings
from loong.answers.rewordings import (
    asides,
    customs,
    durations,
    foreign,
    glossed,
    ions,
    kets,
    lettered,
    matrices_of_languages,
    middle_names,
    name_forms,
    named_compounds,
    other_tongues,
    outcomes,
    outputs,
    people,
    program_words,
    remarks,
    shown,
    spoken,
    steps,
    trades,
    units_abroad,
    verdicts,
    written_out,
    yaml_lines,
)
from loong.answers.sentences.flags import holds_flag
from loong.answers.text import fences, places, scales, spelling, word_families
from loong.answers.text.split import MAX_DEPTH, depth, is_quoted
from loong.answers.units import changes, rates

_LONGEST = 400

_CHANGES: tuple[Callable[[str, str], str | None], ...] = (
    customs.truth,
    other_tongues.truth,
    verdicts.holding,
    units_abroad.in_symbols,
    other_tongues.listed,
    other_tongues.glossed,
    customs.decimal_comma,
    remarks.undoubled,
    remarks.parted,
    remarks.bulleted,
    customs.temperature,
    changes.fallen,
    changes.share_of_whole,
    changes.in_blocks,
    changes.without_substance,
    changes.without_unit,
    customs.certain,
    customs.concise,
    customs.under_one_slash,
    customs.short_scale,
    customs.thousands,
    scales.uncounted,
    scales.scaled,
    scales.written,
    durations.in_english,
    customs.basis_points,
    customs.era,
    customs.note,
    customs.only,
    customs.nothing,
    customs.ruled,
    customs.called,
    customs.unvectored,
    customs.unit_first,
    customs.unindexed,
    customs.chosen,
    customs.along,
    differential.alike,
    formula_words.written,
    formula_words.rooted,
    rates.in_signs,
    remarks.calmed,
    remarks.unmarked,
    remarks.without_kind,
    remarks.interval_told,
    remarks.unlabelled,
    remarks.unweighed,
    remarks.without_bracket,
    remarks.without_remark,
    remarks.without_gloss,
    fences.unfenced,
    foreign.collection,
    foreign.number,
    foreign.ratio,
    foreign.spanned,
    foreign.adjacent,
    foreign.neighbours,
    matrices_of_languages.rows_told,
    asides.unlettered,
    asides.unpadded,
    asides.unsourced,
    asides.unpunctuated,
    asides.joined,
    asides.parted,
    steps.stepped,
    asides.spaced,
    asides.neither,
    asides.surnamed,
    asides.placed,
    asides.credited,
    asides.authored,
    shown.member,
    shown.record,
    shown.lone_field,
    shown.field_asked,
    shown.boxed,
    shown.logical,
    shown.uncoded,
    shown.without_entities,
    shown.clocked,
    outputs.headed,
    outputs.gridded,
    outputs.framed,
    yaml_lines.as_dict,
    outputs.beside,
    outputs.periodic,
    outputs.labelled,
    outputs.residues,
    outputs.truths,
    outputs.circled,
    program_words.state,
    program_words.error,
    program_words.error_alone,
    program_words.pattern,
    program_words.of_kind,
    program_words.prompted,
    program_words.quoted,
    outcomes.asserted,
    outcomes.without_its_place,
    outcomes.pointed,
    outcomes.told_amount,
    people.nicknamed,
    people.unnicknamed,
    people.firm,
    people.town,
    people.in_its_country,
    people.inverted,
    people.joined,
    people.described,
    places.in_full,
    people.alone,
    outputs.optimum,
    spoken.numbered,
    spoken.truths,
    spoken.headed,
    spoken.given_first,
    spoken.initialled,
    spoken.umlauts,
    written_out.as_sum,
    written_out.remainder,
    verdicts.plain,
    trades.blood,
    kets.lettered,
    ions.charged,
    ions.oxidized,
    trades.peptide,
    trades.notes,
    trades.opening,
    trades.remainder,
    trades.staged,
    named_compounds.respelled,
    spelling.american,
    spelling.unowned,
    spelling.uncontracted,
    name_forms.unescaped,
    name_forms.of_one_person,
    name_forms.family_first,
    name_forms.romanised,
    name_forms.renamed,
    middle_names.left_out,
    known.respelled,
    named_compounds.without_its_name,
    named_compounds.by_formula,
    glossed.unglossed,
    remarks.without_property,
    word_families.alike,
)
_ONE_SIDED = frozenset(
    {remarks.without_bracket, remarks.without_remark, remarks.unlabelled, asides.unlettered}
)
"""Two texts that differ in what they say in brackets, or add, do differ."""

_ANSWER_ONLY = frozenset(
    {
        changes.share_of_whole,
        changes.without_unit,
        changes.without_substance,
        customs.called,
        named_compounds.by_formula,
        program_words.error_alone,
        outcomes.without_its_place,
        outcomes.pointed,
        asides.placed,
        asides.credited,
        asides.authored,
        people.described,
        shown.record,
        shown.field_asked,
        name_forms.renamed,
    }
)
"""What a reference says must be said, and what it writes as a formula must be written."""

_REFERENCE_ONLY = frozenset({outcomes.told_amount, foreign.ratio})
"""What an answer says besides may be another answer; whole replies are read elsewhere."""


def rewordings(answer: str, gold: str) -> Iterator[tuple[str, str]]:
    """Yield other spellings of a pair, one change each, the likeliest first."""
    if len(answer) > _LONGEST or len(gold) > _LONGEST:
        return
    if max(depth(answer), depth(gold)) > MAX_DEPTH or not holds_flag(answer, gold):
        return
    if greetings.same(answer, gold) is False or lettered.swapped(answer, gold):
        return
    if is_quoted(answer) and is_quoted(gold):
        return
    for change in _CHANGES:
        left = None if change in _REFERENCE_ONLY else change(answer, gold)
        right = None if change in _ANSWER_ONLY else change(gold, answer)
        if left and left != answer:
            yield left, gold
        if right and right != gold:
            yield answer, right
        if left and right and left != answer and right != gold and change not in _ONE_SIDED:
            yield left, right
