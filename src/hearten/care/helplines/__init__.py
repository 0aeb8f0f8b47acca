"""Help lines: dated facts by country, and the rules that find the ones that fit.

countries/<code>.toml ──facts──► Country ─┐
world.toml ─────────────facts──► lines ───┤
what somebody asks ────────────► Ask ─────┴──rules.find──► Answer ──words──► sentences
"""
