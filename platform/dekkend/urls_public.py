"""No tenant: there is nothing here. Every known host has the urls of its own kind."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []

handler400 = "dekkend.web.pages.bad_request"
handler403 = "dekkend.web.pages.permission_denied"
handler404 = "dekkend.web.pages.not_found"
# Not Django's own: allauth answers with it after too many attempts.
handler429 = "dekkend.web.pages.too_many_requests"
handler500 = "dekkend.web.pages.server_error"
