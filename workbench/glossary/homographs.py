"""French nouns that are also forms of a verb in use: « traite », « aide », « réfugié »."""

from __future__ import annotations

_VERBAL = frozenset(
    """
    adresse affiche aide alarme alerte analyse annonce approche arme attaque attente avance baisse blocage cache
    cause cesse change charge chasse commande compte conduit conserve consulte contrainte contrôle coupe cours
    course couvre crainte critique danse demande dispense dispute dit donne doute embauche emploie encadre
    enquête entraide entrave escorte estime examine excuse exile expertise exploite expose fabrique fait fouille
    fraude garantie garde guide habite hausse honte implique incendie insulte interdit juge laisse lance livre
    lutte manque marche marque masque menace mesure migre monte montre note offense offre oriente part partage
    passe pause peine permis perte place plainte porte pose poste poursuite pratique presse preuve pris procure
    produit promesse promis promise protège prête pêche rafle rassemble recherche recouvre refuge refuse relance
    relâche relève remarque remise rencontre respecte reste retourne retraite reçu ruse règle réclame récolte
    récompense réforme répare réplique réponse réserve saisie signe sort souffre soutient suit surprise
    surveille tente tombe tourne trace traite transfère traverse trompe trouble veille vise visite vole vote
    voyage vu échange écoute écrit épargne étude
    """.split()  # noqa: SIM905
)
_PARTICIPLES = frozenset(
    """
    accompagné accusé affilié agréé allié appelé arrivé arrêté associé assuré autorisé blessé chargé communiqué
    condamné diplômé délégué déplacé déporté dépossédé déraciné employé engagé entré envoyé exilé expatrié
    exploité exposé expulsé fiancé habilité handicapé immigré inculpé infiltré insurgé intéressé invité isolé
    kidnappé libéré licencié mandaté marié migré naturalisé naufragé nommé obligé opprimé persécuté privilégié
    procédé protégé rapatrié recensé relevé relocalisé rentré rescapé retourné retraité réfugié réinstallé
    révolté salarié sinistré syndiqué séparé torturé traité transféré traumatisé travaillé échappé énoncé évacué
    """.split()  # noqa: SIM905
)


def homograph(word: str) -> bool:
    """True if the form of a noun (lower case, any number and gender) may as well be a verb or a participle."""
    singular = word[:-1] if word.endswith("s") and word not in _VERBAL else word
    return (
        singular in _VERBAL or singular in _PARTICIPLES or (singular.endswith("ée") and singular[:-1] in _PARTICIPLES)
    )
