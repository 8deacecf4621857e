"""Addresses of the officer's side: desk, queue, case, what-if, appeals. A person stands in them as a number only."""

from django.urls import path

from sheber.admission.views import appeals, case, desk, queue, what_if
from sheber.kernel.pages import MenuItem
from sheber.kernel.words import Words

TITLE = Words("Қабылдау", "Приём", "Admission")
urlpatterns = [
    path("desk/", desk.desk_list, name="admission-desk-list"),
    path("desk/<str:key>/", desk.desk, name="admission-desk"),
    path("desk/<str:key>/do/<str:name>/", desk.do, name="admission-desk-act"),
    path("queue/", queue.queue, name="admission-queue"),
    path("queue/accept/", queue.accept, name="admission-queue-accept"),
    path("case/<str:key>/", case.case_page, name="admission-case"),
    path("case/<str:key>/do/<str:name>/", case.do, name="admission-case-act"),
    path("case/<str:key>/paper/<int:number>/", case.paper, name="admission-case-paper"),
    path("case/<str:key>/receipt/", case.receipt, name="admission-case-receipt"),
    path("what-if/<str:key>/", what_if.what_if_page, name="admission-what-if"),
    path("what-if/result/<int:number>/", what_if.result_page, name="admission-what-if-result"),
    path("appeals/", appeals.appeal_list, name="admission-appeals"),
    path("appeals/<int:number>/", appeals.appeal_page, name="admission-appeal"),
]
# Only those who may see seals see these in the menu: officers and auditors.
ITEMS = (
    MenuItem(
        TITLE, Words("Науқан үстелі", "Стол кампании", "Campaign desk"), "admission-desk-list", model="admission.Seal"
    ),
    MenuItem(
        TITLE, Words("Өтініштер кезегі", "Очередь заявлений", "Queue"), "admission-queue", model="admission.Seal"
    ),
    MenuItem(TITLE, Words("Апелляциялар", "Апелляции", "Appeals"), "admission-appeals", model="admission.Seal"),
)
