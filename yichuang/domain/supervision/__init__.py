"""Supervision (红黄牌, 考核, 三心).

Cards with evidence and defence, scoreboards, campaigns, patrols and duty records. It arrives with a later
issue.
"""
