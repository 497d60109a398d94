"""States of the world with the words for what is theirs: "Norway", "Norwegian". For telling a place from a body, and one state's ministry from another's.

Source: member and observer states of the United Nations, short names as English news writes them, with the nationality
adjectives of the CIA World Factbook (field "Nationality"); a few territories and former states that news names as states.
"""

from functools import cache

# name and other names; adjectives and nouns of people. One state a line.
_STATES = """
Afghanistan; Afghan Afghans
Albania; Albanian Albanians
Algeria; Algerian Algerians
Andorra; Andorran Andorrans
Angola; Angolan Angolans
Antigua and Barbuda; Antiguan Antiguans
Argentina; Argentine Argentinian Argentinean Argentines
Armenia; Armenian Armenians
Australia; Australian Australians
Austria; Austrian Austrians
Azerbaijan; Azerbaijani Azeri Azerbaijanis
Bahamas; Bahamian Bahamians
Bahrain; Bahraini Bahrainis
Bangladesh; Bangladeshi Bangladeshis
Barbados; Barbadian Barbadians
Belarus; Belarusian Belarusians Belarussian
Belgium; Belgian Belgians
Belize; Belizean Belizeans
Benin; Beninese
Bhutan; Bhutanese
Bolivia; Bolivian Bolivians
Bosnia and Herzegovina, Bosnia; Bosnian Bosnians
Botswana; Botswanan
Brazil; Brazilian Brazilians
Brunei; Bruneian Bruneians
Bulgaria; Bulgarian Bulgarians
Burkina Faso; Burkinabe Burkinabé
Burundi; Burundian Burundians
Cambodia; Cambodian Cambodians
Cameroon; Cameroonian Cameroonians
Canada; Canadian Canadians
Cape Verde, Cabo Verde; Cape Verdean
Central African Republic, CAR; Central African
Chad; Chadian Chadians
Chile; Chilean Chileans
China, PRC; Chinese
Colombia; Colombian Colombians
Comoros; Comoran Comorian
Democratic Republic of the Congo, DR Congo, DRC, Congo; Congolese
Republic of the Congo; Congolese
Costa Rica; Costa Rican
Ivory Coast, Côte d'Ivoire; Ivorian Ivorians
Croatia; Croatian Croatians Croat
Cuba; Cuban Cubans
Cyprus; Cypriot Cypriots
Czech Republic, Czechia; Czech Czechs
Denmark; Danish Danes
Djibouti; Djiboutian
Dominica; Dominican
Dominican Republic; Dominican Dominicans
Ecuador; Ecuadorian Ecuadorean Ecuadorians
Egypt; Egyptian Egyptians
El Salvador; Salvadoran Salvadorean Salvadorans
Equatorial Guinea; Equatoguinean
Eritrea; Eritrean Eritreans
Estonia; Estonian Estonians
Eswatini, Swaziland; Swazi
Ethiopia; Ethiopian Ethiopians
Fiji; Fijian Fijians
Finland; Finnish Finns
France; French
Gabon; Gabonese
Gambia, The Gambia; Gambian Gambians
Georgia; Georgian Georgians
Germany; German Germans
Ghana; Ghanaian Ghanaians
Greece; Greek Greeks
Grenada; Grenadian
Guatemala; Guatemalan Guatemalans
Guinea; Guinean Guineans
Guinea-Bissau; Bissau-Guinean
Guyana; Guyanese
Haiti; Haitian Haitians
Honduras; Honduran Hondurans
Hungary; Hungarian Hungarians
Iceland; Icelandic Icelanders
India; Indian Indians
Indonesia; Indonesian Indonesians
Iran; Iranian Iranians
Iraq; Iraqi Iraqis
Ireland; Irish
Israel; Israeli Israelis
Italy; Italian Italians
Jamaica; Jamaican Jamaicans
Japan; Japanese
Jordan; Jordanian Jordanians
Kazakhstan; Kazakh Kazakhs Kazakhstani
Kenya; Kenyan Kenyans
Kiribati; I-Kiribati
Kosovo; Kosovar Kosovan Kosovars
Kuwait; Kuwaiti Kuwaitis
Kyrgyzstan; Kyrgyz
Laos; Lao Laotian
Latvia; Latvian Latvians
Lebanon; Lebanese
Lesotho; Basotho
Liberia; Liberian Liberians
Libya; Libyan Libyans
Liechtenstein; Liechtensteiner
Lithuania; Lithuanian Lithuanians
Luxembourg; Luxembourgish
Madagascar; Malagasy
Malawi; Malawian Malawians
Malaysia; Malaysian Malaysians
Maldives; Maldivian Maldivians
Mali; Malian Malians
Malta; Maltese
Marshall Islands; Marshallese
Mauritania; Mauritanian
Mauritius; Mauritian
Mexico; Mexican Mexicans
Micronesia; Micronesian
Moldova; Moldovan Moldovans
Monaco; Monegasque
Mongolia; Mongolian Mongolians
Montenegro; Montenegrin Montenegrins
Morocco; Moroccan Moroccans
Mozambique; Mozambican Mozambicans
Myanmar, Burma; Burmese
Namibia; Namibian Namibians
Nauru; Nauruan
Nepal; Nepalese Nepali
Netherlands, Holland; Dutch
New Zealand; New Zealander New Zealanders
Nicaragua; Nicaraguan Nicaraguans
Niger; Nigerien Nigeriens
Nigeria; Nigerian Nigerians
North Korea, DPRK; North Korean North Koreans
North Macedonia, Macedonia; Macedonian Macedonians
Norway; Norwegian Norwegians
Oman; Omani Omanis
Pakistan; Pakistani Pakistanis
Palau; Palauan
Palestine, State of Palestine; Palestinian Palestinians
Panama; Panamanian Panamanians
Papua New Guinea; Papua New Guinean
Paraguay; Paraguayan Paraguayans
Peru; Peruvian Peruvians
Philippines; Philippine Filipino Filipinos
Poland; Polish Poles
Portugal; Portuguese
Qatar; Qatari Qataris
Romania; Romanian Romanians
Russia, Russian Federation; Russian Russians
Rwanda; Rwandan Rwandans
Saint Kitts and Nevis; Kittitian
Saint Lucia; Saint Lucian
Saint Vincent and the Grenadines; Vincentian
Samoa; Samoan Samoans
San Marino; Sammarinese
São Tomé and Príncipe; São Toméan
Saudi Arabia; Saudi Saudis Saudi Arabian
Senegal; Senegalese
Serbia; Serbian Serbians Serb
Seychelles; Seychellois
Sierra Leone; Sierra Leonean
Singapore; Singaporean Singaporeans
Slovakia; Slovak Slovaks
Slovenia; Slovenian Slovene Slovenians
Solomon Islands; Solomon Islander
Somalia; Somali Somalis
South Africa; South African South Africans
South Korea; South Korean South Koreans
South Sudan; South Sudanese
Spain; Spanish Spaniards
Sri Lanka; Sri Lankan Sri Lankans
Sudan; Sudanese
Suriname; Surinamese
Sweden; Swedish Swedes
Switzerland; Swiss
Syria; Syrian Syrians
Taiwan; Taiwanese
Tajikistan; Tajik Tajiks
Tanzania; Tanzanian Tanzanians
Thailand; Thai Thais
Timor-Leste, East Timor; Timorese
Togo; Togolese
Tonga; Tongan Tongans
Trinidad and Tobago; Trinidadian
Tunisia; Tunisian Tunisians
Turkey, Türkiye; Turkish Turks
Turkmenistan; Turkmen
Tuvalu; Tuvaluan
Uganda; Ugandan Ugandans
Ukraine; Ukrainian Ukrainians
United Arab Emirates, UAE; Emirati Emiratis
United Kingdom, UK, Britain, Great Britain; British Britons
United States, US, USA, United States of America, America; American Americans
Uruguay; Uruguayan Uruguayans
Uzbekistan; Uzbek Uzbeks
Vanuatu; Ni-Vanuatu
Venezuela; Venezuelan Venezuelans
Vietnam; Vietnamese
Yemen; Yemeni Yemenis
Zambia; Zambian Zambians
Zimbabwe; Zimbabwean Zimbabweans
Soviet Union, USSR; Soviet Soviets
England; English
Scotland; Scottish Scots
Wales; Welsh
Northern Ireland; Northern Irish
"""


@cache
def states() -> frozenset[str]:
    """Return the names of states, as news writes them."""
    return frozenset(name for names, _ in _table() for name in names)


@cache
def nation_words() -> dict[str, str]:
    """Return the state of each name and adjective, in small letters: "norwegian" -> "norway".

    Words that two states share ("Congolese") go to the first in the table.
    """
    found: dict[str, str] = {}
    for names, words in _table():
        for word in (*names, *words):
            found.setdefault(word.casefold(), names[0].casefold())
    return found


def is_adjective_of_nation(word: str) -> bool:
    """True if the word says of what state something or somebody is, and names no state itself."""
    return word.casefold() in nation_words() and word not in states()


@cache
def _table() -> tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]:
    lines = [line.split("; ") for line in _STATES.strip().splitlines()]
    return tuple((tuple(names.split(", ")), tuple(_words(words))) for names, words in lines)


def _words(text: str) -> list[str]:
    """Return the adjectives of a line; those of two words keep them together: "North Korean"."""
    found: list[str] = []
    for word in text.split():
        if found and found[-1] in _FIRST_WORDS:
            found[-1] += f" {word}"
        else:
            found.append(word)
    return found


_FIRST_WORDS = frozenset(
    ("North", "South", "New", "Sri", "Costa", "Cape", "Central", "Sierra", "Solomon", "Saint", "São", "Papua", "Papua New", "Northern")
)  # fmt: skip
