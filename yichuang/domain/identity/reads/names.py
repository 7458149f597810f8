"""What codes are called, many at once: for lists and tables."""

from yichuang.domain.identity.models import Body, Region, Window


def body_names(codes) -> dict[str, str]:
    """The short names of these bodies, by code."""
    return dict(Body.objects.filter(code__in=codes).values_list("code", "short_name"))


def region_names(codes) -> dict[str, str]:
    return dict(Region.objects.filter(code__in=codes).values_list("code", "name"))


def window_names(numbers) -> dict[str, str]:
    return {window.number: str(window) for window in Window.objects.filter(number__in=numbers)}
