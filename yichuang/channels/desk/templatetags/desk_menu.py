"""{% menu as groups %}: what the reader finds in the menu of the desk."""

from django import template

from yichuang.channels.desk.menu import Group, menu_of

register = template.Library()


@register.simple_tag(takes_context=True)
def menu(context) -> list[Group]:
    request = context["request"]
    return menu_of(request.actor.roles, request.path)
