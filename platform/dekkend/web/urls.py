from django.urls import path

from dekkend.web import views

urlpatterns = [
    path("", views.mijn_werk, name="mijn_werk"),
    path("thema.css", views.thema, name="thema"),
    path("toegankelijkheid/", views.toegankelijkheid, name="toegankelijkheid"),
    path("privacy/", views.privacy, name="privacy"),
    path("hulp/", views.hulp, name="hulp"),
]
