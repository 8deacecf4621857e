"""Choices of honours."""

from sheber.kernel.words import Choices, Words

KIND = Choices(
    akim_thanks=Words("Әкімнің алғыс хаты", "Благодарственное письмо акима", "Akim's letter of thanks"),
    altynsarin=Words("«Ы. Алтынсарин» төсбелгісі", "Знак «Ы. Алтынсарин»", "Ybyrai Altynsarin badge"),
    honour_certificate=Words("Құрмет грамотасы", "Почётная грамота", "Honour certificate"),
    thanks=Words("Алғыс", "Благодарность", "Thanks"),
)
