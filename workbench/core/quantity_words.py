"""Words and signs of quantities in French and English: months, days, currencies, words that may answer to a number."""

from __future__ import annotations

MONTHS = {
    "fr": {name: n for n, names in enumerate((
        "janvier janv", "février fevrier févr fév", "mars", "avril avr", "mai", "juin", "juillet juil", "août aout",
        "septembre sept", "octobre oct", "novembre nov", "décembre decembre déc"), 1) for name in names.split()},
    "en": {name: n for n, names in enumerate((
        "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
        "september sept sep", "october oct", "november nov", "december dec"), 1) for name in names.split()},
}  # fmt: skip
_LUNDI = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
_MONDAY = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
WEEKDAYS = {
    "fr": {name: n for n, name in enumerate(_LUNDI, 1)},
    "en": {name: n for n, name in enumerate(_MONDAY, 1)},
}
MONEY_CODES = (
    "aed", "afn", "amd", "aoa", "aud", "azn", "bdt", "bhd", "bif", "bob", "brl", "cad", "cdf", "cfaf", "chf", "cny",
    "cop", "djf", "dop", "dzd", "egp", "etb", "eur", "fcfa", "gbp", "gel", "ghs", "gmd", "gnf", "gtq", "hnl", "htg",
    "idr", "inr", "iqd", "irr", "jod", "jpy", "kes", "kgs", "kwd", "kzt", "lbp", "lkr", "lyd", "mad", "mdl", "mga",
    "mmk", "mwk", "mxn", "mzn", "ngn", "nio", "npr", "omr", "pen", "php", "pkr", "qar", "rub", "rwf", "sar", "sdg",
    "sll", "sos", "ssp", "syp", "thb", "tjs", "tmt", "tnd", "try", "ttd", "tzs", "uah", "ugx", "usd", "uzs", "ves",
    "vnd", "xaf", "xof", "yer", "zar", "zmw",
)  # fmt: skip
CURRENCIES = {
    "euro": "EUR", "€": "EUR", "eur": "EUR", "dollar": "USD", "$": "USD", "us$": "USD", "$us": "USD", "usd": "USD",
    "dollar américain": "USD", "us dollar": "USD", "dollar canadien": "CAD", "canadian dollar": "CAD", "cad": "CAD",
    "c$": "CAD", "$ca": "CAD", "dollar australien": "AUD", "australian dollar": "AUD", "aud": "AUD", "a$": "AUD",
    "livre sterling": "GBP", "pound": "GBP", "pound sterling": "GBP", "£": "GBP", "gbp": "GBP",
    "franc suisse": "CHF", "swiss franc": "CHF", "chf": "CHF", "franc cfa": "XOF", "cfa franc": "XOF", "fcfa": "XOF",
    "cfaf": "XOF",
    "xof": "XOF", "xaf": "XOF", "cfa": "XOF", "franc": "franc", "yen": "JPY", "¥": "JPY", "jpy": "JPY",
    "yuan": "CNY", "cny": "CNY", "rouble": "RUB", "ruble": "RUB", "roupie": "rupee", "rupee": "rupee",
    "dinar": "dinar", "dirham": "dirham", "shilling": "shilling", "naira": "NGN", "couronne": "krone",
    "krone": "krone", "krona": "krone", "kroner": "krone", "somoni": "TJS", "gourde": "HTG", "birr": "ETB",
}  # fmt: skip
"""Symbol, code or singular word to a code; a family name where the word alone does not say which."""
GENERIC = {"USD": ("CAD", "AUD"), "CHF": ("franc",), "XOF": ("franc",), "GBP": ("pound",)}
"""Code to the families that it may stand for."""
ANY_CURRENCY = ("USD", "franc", "rupee", "dinar", "dirham", "shilling", "krone", "XOF", "pound")
"""What a code not listed may stand for: PKR for rupees."""
LOOSE = {
    "fr": {"dizaine": "10", "douzaine": "12", "quinzaine": "15 2 14", "vingtaine": "20", "trentaine": "30",
           "quarantaine": "40", "cinquantaine": "50", "soixantaine": "60", "centaine": "100", "millier": "1000",
           "moitié": "0.5 50", "tiers": "3 33 66 67", "quart": "4 25 75 0.25", "quarts": "4 25 75 0.75",
           "demi": "0.5 50", "demie": "0.5 50 30", "décennie": "10", "décennies": "10", "double": "2",
           "triple": "3", "midi": "12:00 12", "minuit": "00:00 0 24:00", "premier": "1", "première": "1",
           "premiers": "1", "premières": "1", "second": "2", "seconde": "2", "secondes": "2", "seconds": "2"},
    "en": {"half": "0.5 50 30", "halves": "2", "halved": "50 2", "quarter": "4 25 0.25", "quarters": "4 25 75",
           "third": "3 33", "thirds": "3 66 67", "dozen": "12 10", "dozens": "12 10", "fortnight": "15 14 2",
           "decade": "10", "decades": "10", "century": "100", "couple": "2", "both": "2", "twice": "2",
           "double": "2", "doubled": "2", "pair": "2", "once": "1", "thrice": "3", "triple": "3", "tripled": "3",
           "noon": "12:00 12", "midday": "12:00 12", "midnight": "00:00 24:00", "around the clock": "24 7",
           "round the clock": "24 7", "hundred": "100", "thousand": "1000", "hundredth": "100", "thousandth": "1000",
           "millionth": "1000000", "duplicate": "2", "triplicate": "3",
           "twofold": "2", "threefold": "3", "fourfold": "4", "fivefold": "5", "sixfold": "6", "tenfold": "10",
           "twin": "2", "either": "2", "neither": "2", "single": "1", "first": "1", "second": "2"},
}  # fmt: skip
"""Words that may answer to a number, and to which: they are never missed themselves."""

COINS = (
    "euro", "dollar", "livre", "pound", "franc", "yen", "yuan", "rouble", "ruble", "roupie", "rupee", "dinar", "dirham",
    "shilling", "naira", "somoni", "gourde", "birr",
)  # fmt: skip
BEGINNERS = {
    "fr": ("années",),
    "en": ("us", "canadian", "australian", "cfa", "swiss", "halves", "round", "around"),
}
PLURALS = {
    "fr": ("quarts", "demies", "décennies", "premiers", "premières", "secondes", "seconds"),
    "en": ("quarters", "thirds", "dozens", "decades"),
}
"""Further words that a quantity may begin with."""
