"""Choices of the forum."""

from sheber.kernel.words import Choices, Words

ROLE = Choices(
    experts=Words("Сарапшылар", "Эксперты", "Experts"),
    partners=Words("Әріптестер", "Партнёры", "Partners"),
    colleges=Words("Колледждер", "Колледжи", "Colleges"),
    public=Words("Қоғамдық ұйымдар", "Общественные организации", "Public organisations"),
)
