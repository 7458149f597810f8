"""The addresses of 下年测算 at the desk: figures of similar towns, what lines follow, and the estimates."""

from django.urls import path

from yichuang.channels.desk import estimate_drivers, estimates, references

ESTIMATES = [
    path("estimate/", estimates.estimates, name="estimates"),
    path("estimate/new/", estimates.estimate_new, name="estimate-new"),
    path("estimate/references/", references.references, name="references"),
    path("estimate/references/new/", references.reference_new, name="reference-new"),
    path("estimate/references/import/", references.references_import, name="references-import"),
    path("estimate/references/template.<str:ending>", references.references_template, name="references-template"),
    path("estimate/references/<str:number>/striking/", references.reference_striking, name="reference-striking"),
    path("estimate/drivers/", estimate_drivers.estimate_drivers, name="estimate-drivers"),
    path("estimate/drivers/<str:number>/<str:code>/", estimate_drivers.estimate_driver, name="estimate-driver"),
    path(
        "estimate/drivers/<str:number>/<str:code>/acts/<str:act>/",
        estimate_drivers.estimate_driver_act,
        name="estimate-driver-act",
    ),
    path("estimate/<str:number>/", estimates.estimate, name="estimate"),
    path("estimate/<str:number>/acts/<str:act>/", estimates.estimate_act, name="estimate-act"),
]
