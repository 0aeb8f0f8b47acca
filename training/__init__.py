"""How the shipped model comes about: from public data and our own texts to weights, figures and cards.

Never imported by `hearten`; runs in an environment of its own (`make train`, `make evaluate`).
"""
