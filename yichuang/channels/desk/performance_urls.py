"""The addresses of 绩效自评 at the desk."""

from django.urls import path

from yichuang.channels.desk import performance, performance_filling, performance_report, performance_templates

EVALUATION = "performance/<str:number>"
INDICATOR = f"{EVALUATION}/indicators/<str:code>"
FIGURE = f"{EVALUATION}/figures/<str:code>"

EVALUATIONS = [
    path("performance/", performance.evaluations, name="evaluations"),
    path("performance/new/", performance.evaluation_new, name="evaluation-new"),
    path("performance/templates/", performance_templates.evaluation_templates, name="evaluation-templates"),
    path(
        "performance/templates/import/",
        performance_templates.evaluation_templates_import,
        name="evaluation-templates-import",
    ),
    path(
        "performance/templates/<int:since>/<str:part>.<str:ending>",
        performance_templates.evaluation_template_export,
        name="evaluation-template-export",
    ),
    path(f"{EVALUATION}/", performance.evaluation, name="evaluation"),
    path(f"{EVALUATION}/acts/<str:act>/", performance.evaluation_act, name="evaluation-act"),
    path(f"{EVALUATION}/objections/", performance.evaluation_objection, name="evaluation-objection"),
    path(f"{EVALUATION}/objections/answer/", performance.evaluation_answer, name="evaluation-answer"),
    path(f"{EVALUATION}/differences/", performance.evaluation_differences, name="evaluation-differences"),
    path(f"{EVALUATION}/report/", performance_report.evaluation_report, name="evaluation-report"),
    path(f"{EVALUATION}/report/words/", performance_report.evaluation_words, name="evaluation-words"),
    path(
        f"{EVALUATION}/report/file.<str:ending>",
        performance_report.evaluation_report_file,
        name="evaluation-report-file",
    ),
    path(f"{EVALUATION}/goals/", performance_filling.evaluation_goals, name="evaluation-goals"),
    path(f"{INDICATOR}/", performance_filling.evaluation_indicator, name="evaluation-indicator"),
    path(
        f"{INDICATOR}/acts/<str:act>/", performance_filling.evaluation_indicator_act, name="evaluation-indicator-act"
    ),
    path(f"{FIGURE}/", performance_filling.evaluation_figure, name="evaluation-figure"),
    path(f"{FIGURE}/proof/", performance_filling.evaluation_proof, name="evaluation-proof"),
]
