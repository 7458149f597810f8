"""What the catalogue has to say against acts of the floors below."""

from yichuang.domain.catalogue.models import Item
from yichuang.kernel.refusals import ActRefused


def refuse_items_of_other_counters(event) -> None:
    """A counter records a mandate (identity.MandateRecording) only for items it takes in itself: those of the bodies
    it serves, and of the towns together, which every counter takes in. Refuses the others, and what is no item."""
    found = {item.code: item for item in Item.objects.filter(code__in=event.items).select_related("body")}
    reasons = [f"没有编码是 {code} 的事项，请核对委托书。" for code in event.items if code not in found]
    for code, item in found.items():
        body = item.body
        if not (body.is_collective or event.by.holds("COUNTER", body.code, body.region_id, code)):
            reasons.append(f"{code} 不由您的窗口收件，请当事人到{body.short_name}的窗口登记，或者自己在网上授权。")
    if reasons:
        raise ActRefused(*reasons, article="行政许可法 29; 民法典 165")
