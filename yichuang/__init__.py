"""Yichuang 一窗: the digital side of a district's government-service bureau."""
