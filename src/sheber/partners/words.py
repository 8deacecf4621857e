"""Choices of partnership."""

from sheber.kernel.words import Choices, Words

KIND = Choices(
    institution=Words("Білім беру ұйымы", "Образовательное учреждение", "Educational institution"),
    enterprise=Words("Кәсіпорын", "Предприятие", "Enterprise"),
    organisation=Words("Ұйым", "Организация", "Organisation"),
)
