"""Addresses."""

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path, re_path

from .views import (
    authoring,
    cards,
    note_files,
    offline,
    preferences,
    progress,
    quizzes,
    remarks,
    search,
    start,
    theme,
    topics,
)

urlpatterns: list[URLPattern | URLResolver] = [
    path("", start.start, name="start"),
    path("quiz/", quizzes.start, name="start_quiz"),
    path("quiz/<uuid:public_id>/", quizzes.resume, name="quiz"),
    path("quiz/<uuid:public_id>/<int:number>/", quizzes.question, name="question"),
    path("quiz/<uuid:public_id>/<int:number>/flag/", remarks.flag, name="flag"),
    path("quiz/<uuid:public_id>/<int:number>/note/", remarks.note, name="own_note"),
    path("quiz/<uuid:public_id>/<int:number>/report/", remarks.report, name="report"),
    path("quiz/<uuid:public_id>/summary/", quizzes.summary, name="summary"),
    path("quiz/<uuid:public_id>/again/", quizzes.again, name="again"),
    path("topics/", topics.topic_list, name="topics"),
    # Letters of any script, as `slugify` leaves them: PostgreSQL takes no NUL for a text.
    re_path(r"^topics/(?P<slug>[-\w]+)/\Z", topics.topic, name="topic"),
    path("weak-areas/", progress.weak_areas, name="weak_areas"),
    path("progress/", progress.progress, name="progress"),
    path("cards/", cards.review, name="cards"),
    path("cards/<int:pk>/grade/", cards.grade, name="grade_card"),
    path("search/", search.search, name="search"),
    path("search/question/<int:pk>/", search.ask, name="ask_found"),
    path("notes-files/<path:path>", note_files.note_file, name="note_file"),
    path("settings/", preferences.settings, name="settings"),
    path("theme/", theme.theme, name="theme"),
    path("reports/", authoring.reports, name="reports"),
    path("reports/<int:pk>/settle/", authoring.settle, name="settle_report"),
    path("manifest.webmanifest", offline.manifest, name="manifest"),
    path("sw.js", offline.service_worker, name="service_worker"),
    path("offline/", offline.offline, name="offline"),
    path("held-back/", authoring.held_back, name="held_back"),
]

handler400 = "studyapp.views.errors.bad_request"

if settings.DEBUG:
    urlpatterns.append(path("__reload__/", include("django_browser_reload.urls")))
