"""What may have become of a graduate at a fixed date."""

from sheber.kernel.words import Choices, Words

STATUS = Choices(
    by_specialty=Words("Мамандығы бойынша жұмыс істейді", "Работает по специальности", "Works in the specialty"),
    other_work=Words("Басқа жұмыс істейді", "Работает не по специальности", "Works elsewhere"),
    own_business=Words("Өз ісі бар", "Своё дело", "Own business"),
    study=Words("Оқуын жалғастырды", "Продолжает учёбу", "Studies on"),
    army=Words("Әскерде", "Служит в армии", "In the army"),
    leave=Words("Бала күтімі демалысында", "В отпуске по уходу за ребёнком", "On child-care leave"),
    abroad=Words("Елден кетті", "Выехал из страны", "Left the country"),
    unable=Words("Еңбекке жарамсыз", "Нетрудоспособен", "Unable to work"),
    seeking=Words("Жұмыс іздейді", "Не трудоустроен", "Without work"),
    unknown=Words("Белгісіз", "Неизвестно", "Unknown"),
)
EMPLOYED = ("by_specialty", "other_work", "own_business")
EXCUSED = ("study", "army", "leave", "abroad", "unable")
