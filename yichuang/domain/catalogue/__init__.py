"""Catalogue (事项).

What can be applied for: data elements, canonical materials, service items and their versions, the basic
catalogue they refer to, themes and optimisation baselines. It decides nothing.
"""
