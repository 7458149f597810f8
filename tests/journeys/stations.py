"""Matters brought to a station by the acts themselves, for errands whose point lies further on."""

from tests.journeys.errands import Errand
from yichuang.domain.cases.seeds import Demo
from yichuang.domain.identity import reads as identity

DENG, LIU = "zh-01", "zwz-03"  # the one window: takes in; decides instant items too, where a body authorised it
ZHAO, XIAO = "scjg-04", "scjg-01"  # the market supervision's reviewers
QIAN = "scjg-05"  # their head
LUO = "zwz-04"  # certificates and delivery
MEI, LI = "13800000001", "13800000002"
CAST = {"COUNTER": DENG, "ACCEPTOR": ZHAO, "REVIEWER": ZHAO, "HEAD": QIAN, "CERT_CLERK": LUO, "DELIVERY": LUO}


class Station(Demo):
    """As in the demo, with the people of the journeys: Station("SCJG-021").accepted()."""

    def officer(self, role, *, besides=""):
        return identity.actor(identity.account(CAST[role]))


def brought(item: str, station: str) -> Errand:
    """A matter of Mei's for this item, at this station as of now."""
    case = getattr(Station(item), station)()
    return Errand(case.number, case.password)
