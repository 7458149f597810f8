"""The interface itself: OpenAPI 3.1, bearer tokens, problem+json. Later answers add fields and never rename one."""

from django.conf import settings
from ninja.throttling import AnonRateThrottle, AuthRateThrottle

from yichuang.channels.api import (
    budget,
    cases,
    evaluation,
    files,
    guidance,
    items,
    licences,
    matters,
    measures,
    problems,
    seals,
    sessions,
    themes,
    workdays,
)
from yichuang.channels.api.access import Bearer
from yichuang.channels.api.bodies import StrictParser
from yichuang.channels.api.description import Interface

api = Interface(
    title="Yichuang 一窗",
    version="1",
    description="Government services of a district: items, applications, acts, documents, licences, working days.",
    auth=Bearer(),
    docs_url=None,
    openapi_url="/openapi.json",
    urls_namespace="api",
    parser=StrictParser(),
    throttle=[AnonRateThrottle(settings.API_RATE_ANONYMOUS), AuthRateThrottle(settings.API_RATE)],
)
api.add_router("", sessions.router)
api.add_router("", items.router)
api.add_router("", guidance.router)
api.add_router("", themes.router)
api.add_router("", matters.router)
api.add_router("", measures.router)
api.add_router("", files.router)
api.add_router("", cases.router)
api.add_router("", licences.router)
api.add_router("", evaluation.router)
api.add_router("", budget.router)
api.add_router("", workdays.router)
api.add_router("", seals.router)
problems.register(api)
