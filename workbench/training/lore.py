# ruff: noqa: E501, SIM905 -- a pattern and its translation stay on one line
"""What invented sentences are made of. Every pair is (French, English); groups and peoples are masculine plurals."""

from __future__ import annotations

from typing import Final

from workbench.training.pairs import Pair

SYLLABLES: Final = tuple(
    "ba be bo bra cha che da de do dji el fa fo ga gue ha hi is ja ka ko kro kwa la le li lo ma me mi mo mba na ndi ne ngo "
    "no nya o ou pa pe pra ra ri ro sa sé sha si so sow ta te ti to tra tse va ve vi wa ya yé yo za ze zhi zou ak an ar en "
    "er il im in on ov sky stan dze ová ić ev son mann tti rez lles vas quez ng ham tz ch ber gül ş né ël öz ñe".split()
)

FIRST_NAMES: Final = tuple(
    "Abdoulaye Aïcha Alejandra Aliou Amadou Amina Ana Andrés Anna Awa Azamat Bakary Beatriz Bibi Boubacar Carlos "
    "Chantal Claire Daniela Daoud Dilnoza Elena Emmanuel Ester Fatima Fatou Farida Florence Gulnara Habiba Hamid "
    "Hassan Ibrahim Ines Irina Ismaël Jacqueline Jean-Pierre Joseph Kadiatou Karim Khadija Kofi Laila Lamine Leonardo "
    "Lucía Mahamat Mamadou María Mariam Mehmet Miguel Mohamed Moussa Nadia Nasima Natalia Nguyen Nino Olga Omar "
    "Oumar Patricia Paul Rosa Ruslan Salimata Samuel Sergei Sofia Somchai Tatiana Thérèse Tigran Umaru "
    "Victoria Yasmine Youssef Zarina Zeinab".split()
)

MONTHS: Final[tuple[Pair, ...]] = (
    ("janvier", "January"), ("février", "February"), ("mars", "March"), ("avril", "April"), ("mai", "May"),
    ("juin", "June"), ("juillet", "July"), ("août", "August"), ("septembre", "September"), ("octobre", "October"),
    ("novembre", "November"), ("décembre", "December"),
)  # fmt: skip

WEEKDAYS: Final[tuple[Pair, ...]] = (
    ("lundi", "Monday"), ("mardi", "Tuesday"), ("mercredi", "Wednesday"), ("jeudi", "Thursday"),
    ("vendredi", "Friday"), ("samedi", "Saturday"), ("dimanche", "Sunday"),
)  # fmt: skip

CITIES: Final[tuple[Pair, ...]] = (
    ("Abidjan", "Abidjan"), ("Abuja", "Abuja"), ("Accra", "Accra"), ("Achgabat", "Ashgabat"),
    ("Addis-Abeba", "Addis Ababa"), ("Alger", "Algiers"), ("Almaty", "Almaty"), ("Amman", "Amman"),
    ("Ankara", "Ankara"), ("Athènes", "Athens"), ("Bagdad", "Baghdad"), ("Bakou", "Baku"), ("Bamako", "Bamako"),
    ("Bangkok", "Bangkok"), ("Bangui", "Bangui"), ("Belgrade", "Belgrade"), ("Berne", "Bern"),
    ("Beyrouth", "Beirut"), ("Bichkek", "Bishkek"), ("Bogota", "Bogotá"), ("Brazzaville", "Brazzaville"),
    ("Bruxelles", "Brussels"), ("Bujumbura", "Bujumbura"), ("Chisinau", "Chisinau"), ("Colombo", "Colombo"),
    ("Conakry", "Conakry"), ("Cotonou", "Cotonou"), ("Dakar", "Dakar"), ("Damas", "Damascus"),
    ("Djouba", "Juba"), ("Douchanbé", "Dushanbe"), ("Erevan", "Yerevan"), ("Genève", "Geneva"),
    ("Guatemala", "Guatemala City"), ("Hanoï", "Hanoi"), ("Islamabad", "Islamabad"), ("Kaboul", "Kabul"),
    ("Kampala", "Kampala"), ("Khartoum", "Khartoum"), ("Kiev", "Kyiv"), ("Kigali", "Kigali"),
    ("Kinshasa", "Kinshasa"), ("La Havane", "Havana"), ("Le Caire", "Cairo"), ("Libreville", "Libreville"),
    ("Lima", "Lima"), ("Lisbonne", "Lisbon"), ("Lomé", "Lomé"), ("Londres", "London"), ("Manille", "Manila"),
    ("Mexico", "Mexico City"), ("Minsk", "Minsk"), ("Mogadiscio", "Mogadishu"), ("Moroni", "Moroni"),
    ("Moscou", "Moscow"), ("N'Djamena", "N'Djamena"), ("Nairobi", "Nairobi"), ("New Delhi", "New Delhi"),
    ("Niamey", "Niamey"), ("Nouakchott", "Nouakchott"), ("Ouagadougou", "Ouagadougou"), ("Phnom Penh", "Phnom Penh"),
    ("Port-au-Prince", "Port-au-Prince"), ("Pretoria", "Pretoria"), ("Quito", "Quito"), ("Rabat", "Rabat"),
    ("Rome", "Rome"), ("Sanaa", "Sana'a"), ("Skopje", "Skopje"), ("Tachkent", "Tashkent"), ("Tbilissi", "Tbilisi"),
    ("Téhéran", "Tehran"), ("Tripoli", "Tripoli"), ("Tunis", "Tunis"), ("Vienne", "Vienna"), ("Zagreb", "Zagreb"),
)  # fmt: skip

COUNTRIES: Final[tuple[Pair, ...]] = (
    ("en Afghanistan", "in Afghanistan"), ("en Algérie", "in Algeria"), ("en Arménie", "in Armenia"),
    ("au Bangladesh", "in Bangladesh"), ("au Bénin", "in Benin"), ("en Bolivie", "in Bolivia"),
    ("en Bosnie-Herzégovine", "in Bosnia and Herzegovina"), ("au Burkina Faso", "in Burkina Faso"),
    ("au Burundi", "in Burundi"), ("au Cameroun", "in Cameroon"), ("en Colombie", "in Colombia"),
    ("aux Comores", "in the Comoros"), ("en Côte d'Ivoire", "in Côte d’Ivoire"), ("à Djibouti", "in Djibouti"),
    ("en Égypte", "in Egypt"), ("en Équateur", "in Ecuador"), ("aux États-Unis", "in the United States"),
    ("en Éthiopie", "in Ethiopia"), ("en Gambie", "in the Gambia"), ("en Géorgie", "in Georgia"),
    ("en Grèce", "in Greece"), ("au Guatemala", "in Guatemala"), ("en Guinée", "in Guinea"), ("en Haïti", "in Haiti"),
    ("en Inde", "in India"), ("en Indonésie", "in Indonesia"), ("en Iraq", "in Iraq"), ("en Italie", "in Italy"),
    ("au Kazakhstan", "in Kazakhstan"), ("au Kenya", "in Kenya"), ("au Kirghizistan", "in Kyrgyzstan"),
    ("au Liban", "in Lebanon"), ("en Libye", "in Libya"), ("à Madagascar", "in Madagascar"), ("au Mali", "in Mali"),
    ("au Maroc", "in Morocco"), ("en Mauritanie", "in Mauritania"), ("au Mexique", "in Mexico"),
    ("au Mozambique", "in Mozambique"), ("au Népal", "in Nepal"), ("au Niger", "in Niger"), ("au Nigéria", "in Nigeria"),
    ("en Ouganda", "in Uganda"), ("au Pérou", "in Peru"), ("aux Philippines", "in the Philippines"),
    ("en République centrafricaine", "in the Central African Republic"),
    ("en République démocratique du Congo", "in the Democratic Republic of the Congo"), ("au Rwanda", "in Rwanda"),
    ("au Sénégal", "in Senegal"), ("en Serbie", "in Serbia"), ("en Sierra Leone", "in Sierra Leone"),
    ("en Somalie", "in Somalia"), ("au Soudan", "in Sudan"), ("au Soudan du Sud", "in South Sudan"),
    ("en Suisse", "in Switzerland"), ("en Syrie", "in Syria"), ("au Tadjikistan", "in Tajikistan"), ("au Tchad", "in Chad"),
    ("en Thaïlande", "in Thailand"), ("au Togo", "in Togo"), ("en Tunisie", "in Tunisia"), ("en Turquie", "in Turkey"),
    ("en Ukraine", "in Ukraine"), ("au Venezuela", "in Venezuela"), ("au Viet Nam", "in Viet Nam"),
    ("au Yémen", "in Yemen"), ("en Zambie", "in Zambia"),
)  # fmt: skip

PEOPLES: Final[tuple[Pair, ...]] = (
    ("afghans", "Afghan"), ("béninois", "Beninese"), ("birmans", "Burmese"), ("burundais", "Burundian"),
    ("camerounais", "Cameroonian"), ("colombiens", "Colombian"), ("congolais", "Congolese"), ("égyptiens", "Egyptian"),
    ("érythréens", "Eritrean"), ("éthiopiens", "Ethiopian"), ("gambiens", "Gambian"), ("guinéens", "Guinean"),
    ("haïtiens", "Haitian"), ("iraquiens", "Iraqi"), ("ivoiriens", "Ivorian"), ("kirghizes", "Kyrgyz"),
    ("maliens", "Malian"), ("marocains", "Moroccan"), ("mauritaniens", "Mauritanian"), ("nigérians", "Nigerian"),
    ("nigériens", "Nigerien"), ("ouzbeks", "Uzbek"), ("sénégalais", "Senegalese"), ("somaliens", "Somali"),
    ("soudanais", "Sudanese"), ("syriens", "Syrian"), ("tadjiks", "Tajik"), ("tchadiens", "Chadian"),
    ("tunisiens", "Tunisian"), ("turkmènes", "Turkmen"), ("ukrainiens", "Ukrainian"), ("vénézuéliens", "Venezuelan"),
)  # fmt: skip

GROUPS: Final[tuple[Pair, ...]] = (
    ("agents de police", "police officers"), ("commerçants", "traders"), ("enseignants", "teachers"),
    ("étudiants", "students"), ("fonctionnaires", "officials"), ("garde-frontières", "border guards"),
    ("journalistes", "journalists"), ("juges", "judges"), ("ménages", "households"),
    ("migrants", "migrants"), ("pêcheurs", "fishermen"),
    ("procureurs", "prosecutors"), ("réfugiés", "refugees"), ("travailleurs sociaux", "social workers"),
    ("volontaires", "volunteers"), ("écoliers", "schoolchildren"),
)  # fmt: skip

ROLES: Final[tuple[Pair, ...]] = (
    ("ambassadeur d'Allemagne", "Ambassador of Germany"), ("chef de mission de l'OIM", "IOM Chief of Mission"),
    ("chef de projet à l'OIM", "IOM Project Manager"), ("coordonnateur du programme", "Programme Coordinator"),
    ("Directeur général de l'OIM", "IOM Director General"), ("directeur régional de l'OIM", "IOM Regional Director"),
    ("gouverneur de la province", "Governor of the province"), ("maire de la ville", "Mayor of the city"),
    ("médecin de l'OIM", "an IOM doctor"), ("Ministre de l'intérieur", "Minister of the Interior"),
    ("Ministre des affaires étrangères", "Minister of Foreign Affairs"), ("Ministre de la santé", "Minister of Health"),
    ("Ministre du travail", "Minister of Labour"), ("porte-parole du HCR", "UNHCR spokesperson"),
    ("porte-parole de l'OIM", "IOM spokesperson"), ("président de l'association", "president of the association"),
    ("Procureur général", "Prosecutor General"), ("professeur de droit", "professor of law"),
    ("représentant de l'Union européenne", "representative of the European Union"),
    ("responsable du centre", "head of the centre"), ("Vice-Ministre de la justice", "Deputy Minister of Justice"),
)  # fmt: skip

SAYING: Final[tuple[Pair, ...]] = (
    ("a déclaré", "said"), ("a expliqué", "explained"), ("a indiqué", "said"), ("a souligné", "stressed"),
    ("a ajouté", "added"), ("a rappelé", "recalled"), ("a conclu", "concluded"), ("a affirmé", "said"),
    ("raconte", "says"), ("explique", "explains"), ("témoigne", "says"), ("se souvient", "recalls"),
)  # fmt: skip

PATTERNS: Final[tuple[Pair, ...]] = (
    ("{city}, le {date} –", "{city}, {date} –"),
    ("{city} – {number} {group} ont été formés {country} depuis {year}.", "{city} – {number} {group} have been trained {country} since {year}."),
    ("{city} – {name}, {role}, est arrivé {weekday} à {place}.", "{city} – {name}, {role}, arrived in {place} on {weekday}."),
    ("{name}", "{name}"),
    ("{name}, {age} ans", "{name}, {age}"),
    ("{name}, {role}", "{name}, {role}"),
    ("{name} et {name2}", "{name} and {name2}"),
    ("M. {last} et Mme {last2}", "Mr. {last} and Ms. {last2}"),
    ("Mme {name}, {role}", "Ms. {name}, {role}"),
    ("{place}, {place2} et {place3}", "{place}, {place2} and {place3}"),
    ("de {place} à {place2}", "from {place} to {place2}"),
    ("la région de {place}", "the {place} region"),
    ("le village de {place}", "the village of {place}"),
    ("« Nous sommes prêts », {saying} {name}.", "“We are ready,” {saying} {name}."),
    ("« C'est un grand jour pour nous », {saying} {name}, {age} ans.", "“This is a great day for us,” {saying} {name}, {age}."),
    ("« Il faut agir maintenant », {saying} {name}, {role}.", "“We must act now,” {saying} {name}, {role}."),
    ("« J'ai tout perdu », {saying} {name}, originaire de {place}.", "“I have lost everything,” {saying} {name}, from {place}."),
    ("« Nous n'avions plus le choix », {saying} Mme {last}.", "“We no longer had a choice,” {saying} Ms. {last}."),
    ("Selon {name}, {percent} des {group} viennent de {place}.", "According to {name}, {percent} of the {group} come from {place}."),
    ("{name} vit à {place} depuis {year}.", "{name} has lived in {place} since {year}."),
    ("{name} a quitté {city} le {date}.", "{name} left {city} on {date}."),
    ("{name} est né à {place} le {date}.", "{name} was born in {place} on {date}."),
    ("{name} travaille avec {name2} à {city}.", "{name} works with {name2} in {city}."),
    ("{name}, {age} ans, a été secouru au large de {place}.", "{name}, {age}, was rescued off {place}."),
    ("Texte et photos : {name}", "Text and photos: {name}"),
    ("Contact : {name}, tél. : {phone}", "Contact: {name}, Tel: {phone}"),
    ("Tél. : {phone}", "Tel: {phone}"),
    ("Courriel : {mail}", "Email: {mail}"),
    ("{phone}, {mail}", "{phone}, {mail}"),
    ("Pour plus d'informations, veuillez contacter {name} à l'OIM {city}, tél. : {phone}, courriel : {mail}", "For more information, please contact {name} at IOM {city}, Tel: {phone}, Email: {mail}"),
    ("Pour plus d'informations, veuillez contacter {name}, OIM {city}, tél. : {phone}", "For more information, please contact {name}, IOM {city}, Tel: {phone}"),
    ("{number} {group} {people} ont quitté {city} {weekday}.", "{number} {people} {group} left {city} on {weekday}."),
    ("Quelque {number} {group} vivent {country}.", "Some {number} {group} live {country}."),
    ("Plus de {number} {group} ont été enregistrés {country}.", "More than {number} {group} have been registered {country}."),
    ("Sur {number} {group}, {age} sont encore {country}.", "Of {number} {group}, {age} are still {country}."),
    ("Le projet, d'un montant de {money}, est mis en œuvre {country}.", "The {money} project is being implemented {country}."),
    ("L'appel de {money} n'est financé qu'à {percent}.", "The appeal for {money} is only {percent} funded."),
    ("Le budget s'élève à {money}.", "The budget amounts to {money}."),
    ("{percent} des {group}", "{percent} of the {group}"),
    ("{percent}, contre {percent2} en {year}", "{percent}, compared with {percent2} in {year}"),
    ("soit {decimal} fois plus qu'en {year}", "{decimal} times more than in {year}"),
    ("La température a atteint {decimal} degrés à {place}.", "The temperature reached {decimal} degrees in {place}."),
    ("La réunion commencera à {time}.", "The meeting will begin at {time}."),
    ("Le vol a décollé de {city} à {time}.", "The flight took off from {city} at {time}."),
    ("{weekday} {date} à {time}", "{weekday} {date} at {time}"),
    ("entre le {date} et le {date2}", "between {date} and {date2}"),
    ("du {date} au {date2}", "from {date} to {date2}"),
    ("La loi du {date} est entrée en vigueur {country}.", "The law of {date} has entered into force {country}."),
    ("L'atelier s'est tenu à {city} du {date} au {date2}.", "The workshop was held in {city} from {date} to {date2}."),
    ("Les {group} {people} sont rentrés de {city}.", "The {people} {group} have returned from {city}."),
    ("{name}, {role}, et {name2}, {role2}, ont signé l'accord à {city}.", "{name}, {role}, and {name2}, {role2}, signed the agreement in {city}."),
    ("Le {role}, {name}, s'est rendu à {place}.", "The {role}, {name}, travelled to {place}."),
)  # fmt: skip
