"""The questionnaire of interests: 36 items of our own, six for each of Holland's types, in three languages.

The types are Holland's (Making Vocational Choices, 1997); the sentences were written for Sheber and belong to nobody's test.
"""

from sheber.kernel.words import Choices, Words

VERSION = "1"
ANSWERS = Choices(
    yes=Words("иә", "да", "yes"),
    maybe=Words("білмеймін", "не знаю", "not sure"),
    no=Words("жоқ", "нет", "no"),
)
# (type, sentence): types alternate so that nobody sees a pattern.
ITEMS: tuple[tuple[str, Words], ...] = (
    ("R", Words("Бұзылған велосипедті не үтікті жөндеу", "Починить велосипед или утюг", "Mend a bicycle or an iron")),
    ("I", Words("Тәжірибе жасап, не болғанын түсіндіру", "Поставить опыт и объяснить, что произошло",
                "Make an experiment and explain what happened")),
    ("A", Words("Сурет салу немесе киім үлгісін ойлап табу", "Рисовать или придумать фасон одежды",
                "Draw, or think up the cut of a dress")),
    ("S", Words("Кіші сынып оқушысына есеп түсіндіру", "Объяснить задачу младшему школьнику", "Explain a sum to a younger pupil")),
    ("E", Words("Мектеп жәрмеңкесінде тауар сату", "Продавать на школьной ярмарке", "Sell things at a school fair")),
    ("C", Words("Сынып қаражатының есебін жүргізу", "Вести учёт денег класса", "Keep the accounts of a class")),
    ("R", Words("Ағаштан орындық не сөре жасау", "Сделать табурет или полку из дерева", "Make a stool or a shelf of wood")),
    ("I", Words("Судың немесе топырақтың құрамын тексеру", "Проверить состав воды или почвы", "Test what water or soil is made of")),
    ("A", Words("Аспапта ойнау немесе ән айту", "Играть на инструменте или петь", "Play an instrument or sing")),
    ("S", Words("Ауырған адамға күтім жасау", "Ухаживать за больным", "Look after somebody who is ill")),
    ("E", Words("Топты бастап, кімге не істеу керегін айту", "Возглавить группу и распределить дела",
                "Lead a group and share out the work")),
    ("C", Words("Кітаптарды не құжаттарды ретімен қою", "Расставить книги или документы по порядку", "Put books or papers in order")),
    ("R", Words("Трактор не жүк көлігін жүргізу", "Водить трактор или грузовик", "Drive a tractor or a lorry")),
    ("I", Words("Қиын есептің шешуін ұзақ іздеу", "Долго искать решение трудной задачи",
                "Look long for the answer to a hard problem")),
    ("A", Words("Қысқа бейнеролик түсіріп, құрастыру", "Снять и смонтировать короткое видео", "Shoot and cut a short film")),
    ("S", Words("Ренжіскен достарды татуластыру", "Помирить поссорившихся друзей", "Make peace between friends")),
    ("E", Words("Өз ісіңді ашуды ойластыру", "Придумать, как открыть своё дело", "Think how to start a business")),
    ("C", Words("Кестеге деректерді қатесіз енгізу", "Внести данные в таблицу без ошибок",
                "Enter figures into a table without a slip")),
    ("R", Words("Электр сымын жүргізу немесе дәнекерлеу", "Провести проводку или сварить детали", "Lay a cable or weld two parts")),
    ("I", Words("Бағдарламаның неге істемейтінін табу", "Найти, почему не работает программа",
                "Find out why a program does not work")),
    ("A", Words("Өлең, әңгіме немесе мақала жазу", "Написать стихи, рассказ или статью", "Write a poem, a story or an article")),
    ("S", Words("Балаларға арналған мереке өткізу", "Провести праздник для детей", "Hold a party for children")),
    ("E", Words("Көпшілік алдында пікірін қорғау", "Отстаивать своё мнение перед людьми", "Defend one's opinion in public")),
    ("C", Words("Нұсқаулықты дәл орындау", "Точно выполнять инструкцию", "Follow an instruction exactly")),
    ("R", Words("Мал бағу, егін немесе бақ күту", "Ухаживать за скотом, полем или садом", "Look after animals, a field or a garden")),
    ("I", Words("Ғылым немесе табиғат туралы кітап оқу", "Читать о науке или природе", "Read about science or nature")),
    ("A", Words("Бөлмені не сахнаны безендіру", "Оформить комнату или сцену", "Decorate a room or a stage")),
    ("S", Words("Қарт адамға үй шаруасында көмектесу", "Помочь пожилому человеку по дому", "Help an old person in the house")),
    ("E", Words("Іс-шара өткізуге ақша мен адам табу", "Найти деньги и людей для мероприятия", "Find money and people for an event")),
    ("C", Words("Шығын мен табысты салыстырып есептеу", "Посчитать и сравнить расходы и доходы",
                "Work out and compare costs and income")),
    ("R", Words("Құрылыста қабырға қалау не сылау", "Класть или штукатурить стену на стройке",
                "Lay or plaster a wall on a building site")),
    ("I", Words("Аспанды, тасты немесе өсімдікті бақылап, жазу", "Наблюдать и записывать: небо, камни, растения",
                "Watch and note down: sky, stones, plants")),
    ("A", Words("Тағамды әдемі әрі жаңаша әзірлеу", "Приготовить блюдо красиво и по-новому",
                "Cook a dish handsomely and in a new way")),
    ("S", Words("Жаңа келген оқушыны ортаға қосу", "Помочь новичку освоиться в классе", "Help a newcomer settle in")),
    ("E", Words("Сатып алушыны таңдауына көндіру", "Убедить покупателя в выборе", "Persuade a buyer")),
    ("C", Words("Пойыз не автобус кестесін құру", "Составить расписание поездов или автобусов",
                "Draw up a timetable of trains or buses")),
)  # fmt: skip
