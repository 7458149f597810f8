"""Guidance (智能导办).

How a person finds the right thing: ranking over items, themes and pages, and the compiler from answers to one
plan. It reads; it never writes another domain's facts.
"""
