"""Supervision (红黄牌, 考核, 三心).

The rules by which a card is shown, the cards themselves with their evidence, the defence against them and how they
are withdrawn. What a card is about stays with its own domain, known here by its public name alone.
"""
