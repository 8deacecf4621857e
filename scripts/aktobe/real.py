"""What is known of the Aktobe region, with its source in every row. Nothing here is made up."""

PRESS = "Press report of the forum of 24.12.2025 (zakon.kz 6502308)"
DASHBOARD = "Dashboard of September 2022 (github.com/web-proger04/aqtobe)"
OFFICIAL_2024 = "Official answer of 09.01.2025 (enbekshiqazaq.kz/en/news/29060)"
CLASSIFIER = (
    "National classifier of specialties, as seen in public lists; Kazakh and English wording partly by Sheber"
)
WIKI = "en.wikipedia.org/wiki/Aktobe_Region; older 4-digit KATO"
SHAPE = "Schematic cell round the approximate place of the centre; not a boundary"

# code, kk, ru, en, centre kk/ru/en, longitude, latitude of the centre (approximate)
DISTRICTS = [
    ("1510", "Ақтөбе қаласы", "г. Актобе", "Aktobe city", "Ақтөбе", "Актобе", "Aktobe", 57.17, 50.28),
    ("1532", "Алға ауданы", "Алгинский район", "Alga district", "Алға", "Алга", "Alga", 57.33, 49.90),
    ("1534", "Әйтеке би ауданы", "Айтекебийский район", "Aiteke Bi district", "Темірбек Жүргенов", "Темирбек Жургенов", "Temirbek Zhurgenov", 60.55, 50.30),
    ("1536", "Байғанин ауданы", "Байганинский район", "Baiganin district", "Қарауылкелді", "Карауылкелды", "Karauylkeldy", 56.08, 48.70),
    ("1568", "Ырғыз ауданы", "Иргизский район", "Irgiz district", "Ырғыз", "Иргиз", "Irgiz", 61.27, 48.62),
    ("1540", "Қарғалы ауданы", "Каргалинский район", "Kargaly district", "Бадамша", "Бадамша", "Badamsha", 58.28, 50.60),
    ("1560", "Хромтау ауданы", "Хромтауский район", "Khromtau district", "Хромтау", "Хромтау", "Khromtau", 58.45, 50.25),
    ("1542", "Қобда ауданы", "Кобдинский район", "Kobda district", "Қобда", "Кобда", "Kobda", 55.62, 50.16),
    ("1546", "Мәртөк ауданы", "Мартукский район", "Martuk district", "Мәртөк", "Мартук", "Martuk", 56.51, 50.75),
    ("1548", "Мұғалжар ауданы", "Мугалжарский район", "Mugalzhar district", "Қандыағаш", "Кандыагаш", "Kandyagash", 57.42, 49.47),
    ("1556", "Темір ауданы", "Темирский район", "Temir district", "Шұбарқұдық", "Шубаркудук", "Shubarkuduk", 56.49, 49.15),
    ("1552", "Ойыл ауданы", "Уилский район", "Uil district", "Ойыл", "Уил", "Uil", 54.68, 49.08),
    ("1564", "Шалқар ауданы", "Шалкарский район", "Shalkar district", "Шалқар", "Шалкар", "Shalkar", 59.61, 47.83),
]  # fmt: skip

# code, kk, ru, en, district, location, capacity, beds, contingent, on order, intake, intake on order, graduates,
# graduates on order, employed %, by the pension register %, teachers, licences, special needs, note
COLLEGES = [
    ("polytech", "Жоғары политехникалық колледж", "Высший политехнический колледж", "Higher Polytechnic College", "1510", "city", None, None, 2048, 1962, 601, None, 469, None, "91", None, 112, None, None, ""),
    ("agrarian", "Ш. Берсиев атындағы жоғары ауыл шаруашылығы колледжі", "Высший сельскохозяйственный колледж им. Ш. Берсиева", "Sh. Bersiev Higher Agricultural College", "1510", "city", None, 320, 744, None, 325, None, 153, None, "89", None, 76, None, None, ""),
    ("construction", "Құрылыс және бизнес колледжі", "Колледж строительства и бизнеса", "College of Construction and Business", "1510", "city", None, None, 609, None, 205, None, 217, None, "88", None, 63, None, None, ""),
    ("medical", "М. Мәметова атындағы жоғары медициналық колледж", "Высший медицинский колледж им. М. Маметовой", "M. Mametova Higher Medical College", "1510", "city", None, 150, 2021, 1165, 730, 507, 373, 240, "87", None, 123, None, None, ""),
    ("auto", "Автомобиль-жол колледжі", "Автомобильно-дорожный колледж", "Automobile and Road College", "1510", "city", None, 75, 840, 815, 345, None, 193, None, "75", None, 64, None, None, "Zhas Maman 2020"),
    ("transport", "Көлік, коммуникация және жаңа технологиялар колледжі", "Колледж транспорта, коммуникаций и новых технологий", "College of Transport, Communications and New Technologies", "1510", "city", 1074, None, 1104, 1022, 290, None, 332, None, "93", None, 90, None, None, ""),
    ("music", "А. Жұбанов атындағы музыка колледжі", "Музыкальный колледж им. А. Жубанова", "A. Zhubanov Music College", "1510", "city", None, None, 323, None, 94, None, 76, None, "84.2", None, 107, None, None, ""),
    ("humanities", "Гуманитарлық колледж", "Гуманитарный колледж", "Humanities College", "1510", "city", 1090, None, 1580, 1443, 609, None, 261, None, "85", None, 113, None, None, ""),
    ("service", "Сервис колледжі", "Колледж сервиса", "Service College", "1510", "city", None, None, 587, None, 277, None, 191, None, "93.2", None, 65, None, None, ""),
    ("communication", "Байланыс және электротехника колледжі", "Колледж связи и электротехники", "College of Communication and Electrotechnics", "1510", "city", None, None, 463, None, 150, None, 119, None, "47", None, 35, None, None, "Merged into the transport college, akimat decree No. 294 of 24.08.2022"),
    ("special", "Арнайы мектеп-интернат колледжі", "Специальная школа-интернат-колледж", "Special Boarding College", "1510", "city", None, None, 10, None, 10, None, 6, None, "60", None, 13, None, None, "For students with impaired hearing; part-time teachers"),
    ("industrial", "Индустриялық технологиялар және менеджмент колледжі", "Колледж индустриальных технологий и менеджмента", "College of Industrial Technologies and Management", "1510", "city", None, None, 579, None, 240, None, 139, None, "75", None, 61, None, None, "Merger planned in 2025"),
    ("sport", "Есет батыр атындағы олимпиада резервінің колледжі", "Колледж олимпийского резерва им. Есет батыра", "Eset Batyr College of Olympic Reserve", "1510", "city", None, None, 44, None, 22, None, 13, None, "100", None, 16, None, None, ""),
    ("penal", "Түзеу мекемесіндегі көпсалалы колледж", "Многопрофильный колледж при исправительном учреждении", "Multi-profile College in a Penal Institution", "1510", "city", None, None, 100, None, 100, None, 36, None, "30", None, 11, None, None, ""),
    ("aitekebi", "Әйтеке би көпсалалы колледжі", "Айтекебийский многопрофильный колледж", "Aiteke Bi Multi-profile College", "1534", "rural", 300, None, 193, None, 100, None, 48, None, "69", "65", 29, None, None, ""),
    ("alga", "Алға индустриялық-техникалық колледжі", "Алгинский индустриально-технический колледж", "Alga Industrial-Technical College", "1532", "rural", 250, None, 217, None, 82, None, 66, None, "60", None, 31, None, None, ""),
    ("baiganin", "Байғанин техникалық колледжі", "Байганинский технический колледж", "Baiganin Technical College", "1536", "rural", 150, None, 140, None, 85, None, 43, None, "75.1", None, 22, None, None, ""),
    ("khromtau", "Хромтау жоғары тау-кен техникалық колледжі", "Хромтауский высший горно-технический колледж", "Khromtau Higher Mining-Technical College", "1560", "rural", None, None, 907, 615, 298, 193, 194, 93, "100", "98", 55, 14, None, ""),
    ("badamsha", "Бадамша аграрлық колледжі", "Бадамшинский аграрный колледж", "Badamsha Agrarian College", "1540", "rural", None, None, 100, None, 44, None, 0, None, "85.4", None, 18, None, None, "Employment figure of 2021"),
    ("kobda", "Қобда колледжі", "Кобдинский колледж", "Kobda College", "1542", "rural", 300, None, 168, None, 85, None, 109, None, "95.4", None, 25, None, None, ""),
    ("zhaisan", "Жайсаң колледжі", "Жайсанский колледж", "Zhaisan College", "1546", "rural", 500, None, 208, None, 72, None, 70, None, "92.8", None, 51, None, 37, ""),
    ("kandyagash", "Қандыағаш өнеркәсіптік-экономикалық колледжі", "Кандыагашский промышленно-экономический колледж", "Kandyagash Industrial-Economic College", "1548", "rural", None, None, 267, 267, 88, None, 107, None, "87", None, 35, None, None, "The dashboard prints 871 %: read as 87"),
    ("emba", "Ембі қызмет көрсету колледжі", "Эмбинский колледж сервиса", "Emba College of Services", "1548", "rural", None, 0, 172, None, 85, None, 111, None, "84", None, 30, None, None, ""),
    ("shalkar", "Шалқар аграрлық-техникалық колледжі", "Шалкарский аграрно-технический колледж", "Shalkar Agrarian-Technical College", "1564", "rural", 350, None, 263, None, 150, None, 176, None, "62.9", None, 40, None, None, ""),
    ("uil", "Ойыл аграрлық колледжі", "Уилский аграрный колледж", "Uil Agrarian College", "1552", "rural", 300, None, 188, None, 90, None, 93, None, "86", None, 26, 12, None, "Six of the twelve licences are to be returned"),
]  # fmt: skip
EUROPEAN = ("european", "Еуропалық экономика, бизнес және құқық колледжі", "Европейский колледж экономики, бизнеса и права", "European College of Economics, Business and Law")  # fmt: skip

# specialty code, kk, ru, en, sector, level of the usual qualification, months after grade 9
SPECIALTIES = [
    ("01120100", "Мектепке дейінгі тәрбие және оқыту", "Дошкольное воспитание и обучение", "Preschool education", "education", "mid", 46),
    ("01140100", "Бастауыш білім беру педагогикасы мен әдістемесі", "Педагогика и методика начального обучения", "Primary school teaching", "education", "mid", 46),
    ("01140200", "Музыкалық білім беру", "Музыкальное образование", "Music education", "education", "mid", 46),
    ("01140500", "Дене тәрбиесі және спорт", "Физическая культура и спорт", "Physical culture and sport", "education", "mid", 46),
    ("01140600", "Тіл мен әдебиетті оқыту педагогикасы", "Педагогика и методика преподавания языка и литературы", "Teaching of language and literature", "education", "mid", 46),
    ("02110300", "Графикалық және мультимедиялық дизайн", "Графический и мультимедийный дизайн", "Graphic and multimedia design", "ict", "mid", 46),
    ("02120100", "Интерьер дизайны", "Дизайн интерьера", "Interior design", "construction", "mid", 46),
    ("02120200", "Киім дизайны", "Дизайн одежды", "Fashion design", "trade", "mid", 46),
    ("02150100", "Аспаптық орындаушылық", "Инструментальное исполнительство", "Instrumental performance", "education", "mid", 46),
    ("02150300", "Вокалдық өнер", "Вокальное искусство", "Vocal art", "education", "mid", 46),
    ("02150900", "Әлеуметтік-мәдени қызмет", "Социально-культурная деятельность", "Social and cultural work", "education", "mid", 46),
    ("02151000", "Халықтық көркем шығармашылық", "Народное художественное творчество", "Folk art", "education", "mid", 46),
    ("02310100", "Аударма ісі", "Переводческое дело", "Translation", "public", "mid", 34),
    ("03220100", "Кітапхана ісі", "Библиотечное дело", "Librarianship", "public", "mid", 34),
    ("03220200", "Басқаруды құжаттамалық қамтамасыз ету және мұрағаттану", "Документационное обеспечение управления и архивоведение", "Records management and archives", "public", "mid", 34),
    ("04110100", "Есеп және аудит", "Учет и аудит", "Accounting and audit", "trade", "mid", 34),
    ("04120100", "Банк және сақтандыру ісі", "Банковское и страховое дело", "Banking and insurance", "trade", "mid", 34),
    ("04130100", "Менеджмент", "Менеджмент", "Management", "trade", "mid", 34),
    ("04130200", "Логистика", "Логистика", "Logistics", "transport", "mid", 34),
    ("04140100", "Маркетинг", "Маркетинг", "Marketing", "trade", "mid", 34),
    ("04210100", "Құқықтану", "Правоведение", "Law", "public", "mid", 34),
    ("05320100", "Пайдалы қазба кен орындарын геологиялық түсіру, іздеу және барлау", "Геологическая съемка, поиск и разведка", "Geological survey and exploration", "mining", "mid", 46),
    ("06120100", "Есептеу техникасы және ақпараттық желілер", "Вычислительная техника и информационные сети", "Computing and information networks", "ict", "mid", 46),
    ("06120200", "Ақпараттық қауіпсіздік жүйелері", "Системы информационной безопасности", "Information security systems", "ict", "mid", 46),
    ("06130100", "Бағдарламалық қамтамасыз ету", "Программное обеспечение", "Software", "ict", "mid", 46),
    ("07110400", "Зертханалық технология", "Лабораторная технология", "Laboratory technology", "industry", "mid", 46),
    ("07110500", "Мұнай және газ өңдеу технологиясы", "Технология переработки нефти и газа", "Oil and gas processing", "mining", "mid", 46),
    ("07130100", "Электр жабдықтары", "Электрооборудование", "Electrical equipment", "energy", "mid", 46),
    ("07130200", "Электрмен қамтамасыз ету", "Электроснабжение", "Power supply", "energy", "mid", 46),
    ("07130700", "Электромеханикалық жабдықтарға қызмет көрсету және жөндеу", "ТО, ремонт и эксплуатация электромеханического оборудования", "Maintenance of electromechanical equipment", "industry", "mid", 46),
    ("07140100", "Технологиялық процестерді автоматтандыру және басқару", "Автоматизация и управление технологическими процессами", "Process automation and control", "industry", "mid", 46),
    ("07140300", "Мехатроника", "Мехатроника", "Mechatronics", "industry", "mid", 46),
    ("07140700", "Теміржол автоматикасы және телемеханикасы", "Автоматика, телемеханика на ж/д", "Railway automation", "transport", "mid", 46),
    ("07140900", "Радиотехника, электроника және телекоммуникация", "Радиотехника, электроника и телекоммуникации", "Radio, electronics and telecommunications", "ict", "mid", 46),
    ("07150100", "Машина жасау технологиясы", "Технология машиностроения", "Mechanical engineering", "industry", "mid", 42),
    ("07150300", "Токарлық іс", "Токарное дело", "Turning", "industry", "worker", 22),
    ("07150500", "Дәнекерлеу ісі", "Сварочное дело", "Welding", "industry", "worker", 22),
    ("07150600", "Слесарлық іс", "Слесарное дело", "Fitting", "industry", "worker", 22),
    ("07160500", "Теміржол тартқыш жылжымалы құрамын пайдалану", "Эксплуатация тягового подвижного состава ж/д", "Railway traction stock", "transport", "mid", 46),
    ("07161300", "Автомобиль көлігіне техникалық қызмет көрсету, жөндеу және пайдалану", "ТО, ремонт и эксплуатация автомобильного транспорта", "Motor vehicle maintenance", "transport", "worker", 34),
    ("07161600", "Ауыл шаруашылығын механикаландыру", "Механизация сельского хозяйства", "Mechanisation of agriculture", "agriculture", "worker", 22),
    ("07210300", "Нан пісіру, макарон және кондитер өндірісі", "Хлебопекарное, макаронное и кондитерское производство", "Bakery and confectionery", "industry", "worker", 34),
    ("07211300", "Тамақ өнімдерін өндіру технологиясы", "Технология производства пищевых продуктов", "Food technology", "industry", "mid", 46),
    ("07221400", "Жиһаз өндірісі", "Мебельное производство", "Furniture making", "industry", "worker", 34),
    ("07230100", "Тігін өндірісі және киімдерді үлгілеу", "Швейное производство и моделирование одежды", "Sewing and clothes design", "industry", "worker", 10),
    ("07240100", "Кен орындарын жерасты қазу", "Подземная разработка месторождений", "Underground mining", "mining", "mid", 46),
    ("07240200", "Маркшейдерлік іс", "Маркшейдерское дело", "Mine surveying", "mining", "mid", 46),
    ("07240300", "Кен орындарын ашық қазу", "Открытая разработка месторождений", "Open-pit mining", "mining", "mid", 46),
    ("07240500", "Пайдалы қазбаларды байыту", "Обогащение полезных ископаемых", "Mineral processing", "mining", "mid", 46),
    ("07240600", "Жерасты құрылыстарын салу", "Строительство подземных сооружений", "Underground construction", "mining", "mid", 46),
    ("07240900", "Мұнай және газ кен орындарын пайдалану", "Эксплуатация нефтяных и газовых месторождений", "Oil and gas field operation", "mining", "mid", 46),
    ("07320100", "Ғимараттар мен құрылыстарды салу және пайдалану", "Строительство и эксплуатация зданий и сооружений", "Building construction", "construction", "mid", 46),
    ("07320700", "Автомобиль жолдары мен аэродромдар", "Автомобильные дороги и аэродромы", "Roads and airfields", "construction", "mid", 46),
    ("07320800", "Теміржол құрылысы, жол және жол шаруашылығы", "Строительство железных дорог, путь", "Railway track", "transport", "mid", 46),
    ("07321000", "Лифт шаруашылығы және эскалаторлар", "Лифтовое хозяйство и эскалаторы", "Lifts and escalators", "construction", "mid", 46),
    ("07321200", "Газбен қамтамасыз ету жүйелерін монтаждау және пайдалану", "Монтаж и эксплуатация систем газоснабжения", "Gas supply systems", "energy", "mid", 46),
    ("07880100", "Стандарттау, метрология", "Стандартизация, метрология", "Standardisation and metrology", "industry", "mid", 46),
    ("08210100", "Орман шаруашылығы", "Лесное хозяйство", "Forestry", "agriculture", "mid", 46),
    ("08410100", "Ветеринария", "Ветеринария", "Veterinary medicine", "agriculture", "mid", 46),
    ("09110100", "Стоматология", "Стоматология", "Dentistry", "health", "mid", 34),
    ("09110200", "Ортопедиялық стоматология", "Стоматология ортопедическая", "Orthopaedic dentistry", "health", "mid", 34),
    ("09120100", "Емдеу ісі", "Лечебное дело", "General medicine", "health", "mid", 46),
    ("09130100", "Мейіргер ісі", "Сестринское дело", "Nursing", "health", "mid", 46),
    ("09130200", "Акушерлік іс", "Акушерское дело", "Midwifery", "health", "mid", 46),
    ("09140100", "Зертханалық диагностика", "Лабораторная диагностика", "Laboratory diagnostics", "health", "mid", 34),
    ("09160100", "Фармация", "Фармация", "Pharmacy", "health", "mid", 34),
    ("10120100", "Шаштараз өнері", "Парикмахерское искусство", "Hairdressing", "trade", "worker", 22),
    ("10130100", "Қонақүй бизнесі", "Гостиничный бизнес", "Hotel business", "trade", "mid", 34),
    ("10130200", "Тамақтандыру саласында қызмет көрсетуді ұйымдастыру", "Организация обслуживания в сфере питания", "Organisation of catering service", "trade", "mid", 34),
    ("10130300", "Тамақтандыруды ұйымдастыру", "Организация питания", "Catering", "trade", "worker", 34),
    ("10150100", "Туризм", "Туризм", "Tourism", "trade", "mid", 34),
    ("10320100", "Өрт қауіпсіздігі", "Пожарная безопасность", "Fire safety", "public", "mid", 34),
    ("10320200", "Төтенше жағдайларда қорғау", "Защита в чрезвычайных ситуациях", "Protection in emergencies", "public", "mid", 34),
    ("10410200", "Теміржол көлігінде тасымалдауды ұйымдастыру", "Организация перевозок на ж/д транспорте", "Railway transport management", "transport", "mid", 46),
    ("10410300", "Автомобиль көлігінде тасымалдауды ұйымдастыру", "Организация перевозок на автотранспорте", "Road transport management", "transport", "mid", 46),
    ("10410400", "Жол қозғалысын ұйымдастыру", "Организация дорожного движения", "Traffic management", "transport", "mid", 46),
]  # fmt: skip
FLORIST = ("X0812F00", "Флорист-гүл өсіруші", "Флорист-цветовод", "Florist and flower grower", "agriculture", "worker", 22)  # fmt: skip
# Found by name only; their codes are provisional.
UNCODED = [
    ("X0811A00", "Агрономия", "Агрономия", "Agronomy", "agriculture", "mid", 46),
    ("X0811Z00", "Зоотехния", "Зоотехния", "Animal husbandry", "agriculture", "mid", 46),
    ("X0831F00", "Балық шаруашылығы", "Рыбное хозяйство", "Fisheries", "agriculture", "mid", 46),
    ("X0812G00", "Жылыжай шаруашылығын ұйымдастыру", "Организация тепличного хозяйства", "Greenhouse management", "agriculture", "mid", 34),
]  # fmt: skip

# the four new specialties of 2025: college, specialty
OPENED_2025 = [("service", "10130100"), ("agrarian", FLORIST[0]), ("polytech", "10130200"), ("khromtau", "07240200")]
OPENED_NOTE = (
    "Press report: four colleges opened four new specialties; which college opened which is read from their profiles"
)

ISCED = [
    ("01", "Білім беру", "Образование", "Education"),
    ("02", "Өнер және гуманитарлық ғылымдар", "Искусство и гуманитарные науки", "Arts and humanities"),
    ("03", "Әлеуметтік ғылымдар және ақпарат", "Социальные науки и информация", "Social sciences and information"),
    ("04", "Бизнес, басқару және құқық", "Бизнес, управление и право", "Business, administration and law"),
    ("05", "Жаратылыстану ғылымдары", "Естественные науки", "Natural sciences"),
    ("06", "Ақпараттық-коммуникациялық технологиялар", "Информационно-коммуникационные технологии", "ICT"),
    ("07", "Инженерия, өндіріс және құрылыс", "Инженерия, производство и строительство", "Engineering, manufacturing, construction"),
    ("08", "Ауыл, орман шаруашылығы және ветеринария", "Сельское, лесное хозяйство и ветеринария", "Agriculture and veterinary"),
    ("09", "Денсаулық сақтау", "Здравоохранение", "Health and welfare"),
    ("10", "Қызмет көрсету", "Службы", "Services"),
]  # fmt: skip

PUBLISHED = [
    ("order-2025", 2025, "order.places", "7407", "places", "State order for working professions: 7,407 places", "Госзаказ по рабочим профессиям: 7407 мест", PRESS, "2025-12-24"),
    ("order-2024", 2024, "order.places", "7654", "places", "40 colleges, 94 specialties, 139 qualifications, 7,654 places for 2024-25", "40 колледжей, 94 специальности, 139 квалификаций, 7654 места на 2024-25", OFFICIAL_2024, "2025-01-09"),
    ("colleges-2024", 2024, "registry.colleges", "40", "colleges", "40 colleges", "40 колледжей", OFFICIAL_2024, "2025-01-09"),
    ("guidance-2025", 2025, "guidance.unique", "48000", "pupils", "More than 48 thousand pupils reached by career guidance", "Профориентацией охвачено более 48 тысяч школьников", PRESS, "2025-12-24"),
    ("profile-2025", 2025, "guidance.schools", "60", "schools", "Profile classes in 60 schools", "Профильные классы в 60 школах", PRESS, "2025-12-24"),
    ("new-2025", 2025, "training.new_specialties", "4", "specialties", "New specialties opened at four colleges", "В четырёх колледжах открыты новые специальности", PRESS, "2025-12-24"),
    ("accreditation-2025", 2025, "training.international", "3", "colleges", "Three colleges received international accreditation", "Три колледжа получили международную аккредитацию", PRESS, "2025-12-24"),
    ("hub-2025", 2025, "works.hub_cost", "1000", "m tenge", "IT hub of 1 bn tenge", "IT-хаб стоимостью 1 млрд тенге", PRESS, "2025-12-24"),
    ("repair-2025", 2025, "works.repair_cost", "500", "m tenge", "Two colleges repaired for over 500 m tenge", "Два колледжа отремонтированы на сумму более 500 млн тенге", PRESS, "2025-12-24"),
    ("countries-2025", 2025, "forum.countries", "6", "countries", "Experts from six countries", "Эксперты из шести стран", PRESS, "2025-12-24"),
    ("equipment-2025", 2025, "works.equipment_cost", "900", "m tenge", "Equipment certificates: 9 colleges x 100 m = 900 m tenge", "Сертификаты на оснащение: 9 колледжей по 100 млн = 900 млн тенге", "gov.kz/memleket/entities/aktobe/press/news/details/1057120", "2025-08-20"),
]  # fmt: skip
