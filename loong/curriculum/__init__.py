"""The curriculum: which problems a policy is asked next, from how it did on those before.

An *arm* is what is chosen: a family at a level, or one item of a finite set. Everything is a fold
over what was recorded (`Curriculum.record`, `Curriculum.checkpoint`) and every choice a function of
the seed, the step and that record, so a store that keeps the record resumes it exactly.
"""
