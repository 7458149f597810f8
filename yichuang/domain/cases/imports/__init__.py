"""Tables in: outcomes of outside systems, and cases taken over from an older one."""

from yichuang.domain.cases.imports.outcomes import Outcomes, Plan, check, load

__all__ = ["Outcomes", "Plan", "check", "load"]
