"""What must hold of what a budget line follows 驱动因素. Questions only; who may say it, `rules.estimates` tells."""

from yichuang.kernel.refusals import rule


@rule("请选这个科目怎样变；选“随数量变”的，至少勾选一个因素，选别的就不勾选。")
def choice_fits(one):
    return one.fits


@rule("请写明理由。")
def reason_told(one):
    return bool(one.reason.strip())
