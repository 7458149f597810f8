"""The measures of licences 电子证照."""

from yichuang.domain.licences.models import Licence
from yichuang.kernel.measures import Population, count, register

ISSUED = Population(
    "licences.issued", "颁发的证照", "颁发日期计一件，由本系统颁发；从原系统接管的、变更和延续换发的新版本不算。",
    rows=lambda: Licence.objects.filter(source=""), day="issued_on", by={"department": "issuer", "item": "item_code"},
    body="issuer", region="issuer__region", listed="licences",
)  # fmt: skip

register(
    count("licences.issued", "颁发证照量", "期间内颁发的电子证照数，以后被撤销、注销的仍算。", of=ISSUED, public=True)
)
