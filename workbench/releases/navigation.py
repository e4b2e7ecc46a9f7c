"""Words of site menus and buttons. Lines are compared whole, folded by `key`."""

from __future__ import annotations

import re
import unicodedata

from workbench.releases.wordlists import phrase_set

_MENU = """
    menu | menu principal | accueil | rechercher | recherche | recherche avancee | navigation | fil d ariane
    a propos de nous | qui sommes nous | structure | structure organisationnelle | directrice generale
    directeur general | notre travail | nos activites | ce que nous faisons | partenariats | nos partenaires
    ou travaillons nous | ou nous travaillons | agir | faire un don | travailler avec nous | engagez vous | carrieres
    donnees et recherche | publications | ressources | 2030 agenda | actualites | toutes les actualites
    salle de presse | espace presse | communiques | communiques de presse | medias | centre des medias | evenements
    contactez nous | nous contacter | langues | langue | francais | english | espanol | onu migration
    oim onu migration | aller au contenu principal | aller au contenu | passer au contenu principal | s abonner
    connexion | se connecter | fermer | ouvrir le menu | fermer le menu | afficher plus
"""
_WIDGETS = """
    partager | partagez | partager cette page | partager cet article | partager sur facebook | partager sur twitter
    partager sur linkedin | partager sur whatsapp | facebook | twitter | x | linkedin | whatsapp | instagram | youtube
    flickr | tweet | tweeter | j aime | imprimer | imprimer cette page | version imprimable | envoyer a un ami
    envoyer par e mail | envoyer par courriel | telecharger | telecharger le pdf | version pdf | suivez nous
    suivez nous sur | haut de page | retour en haut | retour en haut de page | retour a la liste | retour | precedent
    suivant | article precedent | article suivant | plan du site | mentions legales | conditions d utilisation
    politique de confidentialite | confidentialite | accessibilite | gestion des cookies | parametres des cookies
    accepter | accepter tout | tout accepter | refuser | tout refuser | personnaliser | en savoir plus | j accepte
    inscrivez vous a notre newsletter | inscrivez vous a notre lettre d information | lettre d information | newsletter
    s inscrire | voir plus | lire la suite | lire plus | ecouter | agrandir le texte | lutte contre la fraude
"""
_RELATED = """
    a lire aussi | lire aussi | articles lies | articles connexes | communiques lies | sur le meme sujet
    actualites liees | dernieres actualites | dernieres nouvelles | voir aussi
"""
_LONGEST = 60


def key(text: str) -> str:
    """Returns a line as menus are compared: no case, accents, apostrophes, hyphens or arrows; "" for a long line."""
    if len(text) > _LONGEST:
        return ""
    plain = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    return " ".join(re.findall(r"\w+", plain.casefold()))


MENU = phrase_set(_MENU)
"""Menu entries: several of them at the top make a menu."""
WIDGETS = phrase_set(_WIDGETS)
"""Buttons and footers: furniture wherever they stand alone above the lead or below the contacts."""
RELATED = phrase_set(_RELATED)
"""Headings of lists of other releases."""
NOTICE = re.compile(
    r"(?:©|\(c\) ?\d{4}|copyright\b|tous droits réservés|nous utilisons des cookies"
    r"|ce site (?:web )?utilise des cookies|en poursuivant votre navigation)",
    re.I,
)
"""How copyright and cookie lines begin or what they hold."""
BREADCRUMB = re.compile(r"(?:accueil|home)\s*[>»/›|]\s*\S", re.I)
KICKERS = phrase_set("communique | communique de presse | note d information | pour diffusion immediate")
"""What may stand above a title and is none."""
