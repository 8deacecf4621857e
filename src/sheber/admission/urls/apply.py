"""Addresses of the search of programmes and of an own application. No address names a person or a code."""

from django.urls import path

from sheber.admission.views import apply, mine, programmes

urlpatterns = [
    path("programmes/", programmes.programmes, name="admission-programmes"),
    path("programmes/export.<str:form>", programmes.export, name="admission-programmes-export"),
    path("programmes/<str:code>/", programmes.programme, name="admission-programme"),
    path("apply/", apply.apply, name="admission-apply"),
    path("my/", mine.my, name="admission-my"),
    path("my/leave/", apply.leave, name="admission-my-leave"),
    path("my/data/", apply.data, name="admission-my-data"),
    path("my/choices/", apply.choices, name="admission-my-choices"),
    path("my/papers/", apply.papers, name="admission-my-papers"),
    path("my/papers/<int:key>/", apply.paper, name="admission-my-paper"),
    path("my/papers/<int:key>/remove/", apply.drop_paper, name="admission-my-paper-remove"),
    path("my/sign/", apply.sign, name="admission-my-sign"),
    path("my/withdraw/", mine.withdraw, name="admission-my-withdraw"),
    path("my/offer/", mine.offer, name="admission-my-offer"),
    path("my/appeal/", mine.appeal, name="admission-my-appeal"),
    path("my/result/", mine.result, name="admission-my-result"),
    path("my/letter.pdf", mine.letter, name="admission-my-letter"),
    path("my/receipt.json", mine.receipt, name="admission-my-receipt"),
    path("my/certificate.json", mine.certificate, name="admission-my-certificate"),
]
