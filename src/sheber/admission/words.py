"""Choices of admission."""

from sheber.kernel.words import Choices, Words

TRACK = Choices(
    mid=Words("Орта буын мамандары", "Специалисты среднего звена", "Mid-level specialists"),
    worker=Words("Жұмысшы біліктіліктері", "Рабочие квалификации", "Worker qualifications"),
)
OPEN = Words("Жалпы конкурс", "Общий конкурс", "Open places")
