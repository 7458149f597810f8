"""Pages that only say something."""

from django.conf import settings
from django.shortcuts import render
from django.views.decorators.http import require_safe


@require_safe
def privacy(request):
    """What personal data is used for, and what a person may ask (个人信息保护法 17)."""
    return render(request, "citizen/privacy.html", {"version": settings.PRIVACY_NOTICE})
