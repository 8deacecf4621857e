"""Choices of training."""

from sheber.kernel.words import Choices, Words

SCOPE = Choices(
    institution=Words("Институционалдық", "Институциональная", "Institutional"),
    programme=Words("Бағдарламалық", "Программная", "Of a programme"),
)
REACH = Choices(
    national=Words("Ұлттық", "Национальная", "National"),
    international=Words("Халықаралық", "Международная", "International"),
)
