"""The pages of the duty systems (制度台账)."""

from django.urls import path

from yichuang.channels.desk import duties, honours, rounds

DUTIES = [
    path("honours/", honours.honours, name="honours"),
    path("honours/new/", honours.honour_new, name="honour-new"),
    path("honours/<str:number>/ending/", honours.honour_ending, name="honour-ending"),
    path("voluntary-services/new/", honours.service_new, name="service-new"),
    path("voluntary-services/<str:number>/striking/", honours.service_striking, name="service-striking"),
    path("patrols/", duties.duties, {"what": "patrols"}, name="duties-patrols"),
    path("patrols/rounds/", rounds.rounds, name="patrol-rounds"),
    path("patrols/rounds/new/", rounds.round_new, name="patrol-round-new"),
    path("patrols/new/", duties.patrol_new, name="patrol-new"),
    path("patrols/<str:number>/", duties.duty, {"what": "patrols"}, name="patrol"),
    path("patrols/<str:number>/photo/", duties.patrol_photo, name="patrol-photo"),
    path("patrols/<str:number>/acts/<str:act>/", duties.duty_act, {"what": "patrols"}, name="patrol-act"),
    path("refusals/", duties.duties, {"what": "refusals"}, name="duties-refusals"),
    path("refusals/<str:number>/", duties.duty, {"what": "refusals"}, name="refusal"),
    path("refusals/<str:number>/acts/<str:act>/", duties.duty_act, {"what": "refusals"}, name="refusal-act"),
    path("first-asked/", duties.duties, {"what": "asked"}, name="duties-asked"),
    path("first-asked/new/", duties.asked_new, name="asked-new"),
    path("first-asked/<str:number>/", duties.duty, {"what": "asked"}, name="asked"),
    path("first-asked/<str:number>/acts/<str:act>/", duties.duty_act, {"what": "asked"}, name="asked-act"),
    path("stand-ins/", duties.stand_ins, name="stand-ins"),
]
