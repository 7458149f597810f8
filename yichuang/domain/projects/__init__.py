"""Projects (项目代办).

Investment projects, milestones, agents and pre-reviews. It arrives with a later issue; until then what needs
it says "not yet measured".
"""
