"""Invented walls of 27 to 49 notes, one file each, in the format that `bench themes --notes` reads.

Written for the tests: what people write on notes about a school, old age, a harbour, a house of
culture, traffic, young people and a budget, in Danish and English, with slips and opposite
opinions.
`label` is the theme a facilitator would give it; a note that stands alone has one of its own.
"""
