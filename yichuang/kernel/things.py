"""From the name of a thing, as ledger and clocks keep it, back to its row."""

from functools import cache

from django.apps import apps

from yichuang.kernel.models import Thing


@cache
def kinds() -> dict[str, type[Thing]]:
    return {model._meta.model_name: model for model in apps.get_models() if issubclass(model, Thing)}  # noqa: SLF001


def found(name: str) -> Thing | None:
    """The row of "case:LS2611240000018" as it is; None where there is none."""
    kind, _, number = name.partition(":")
    model = kinds().get(kind)
    return model and model._base_manager.filter(number=number).first()  # noqa: SLF001


def locked(name: str) -> Thing | None:
    """The row of "case:LS2611240000018", locked until the transaction ends; None where there is none."""
    kind, _, number = name.partition(":")
    model = kinds().get(kind)
    return model and model._base_manager.select_for_update(of=("self",)).filter(number=number).first()  # noqa: SLF001
