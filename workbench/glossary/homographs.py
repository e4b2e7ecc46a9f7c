"""French nouns that are also forms of a verb in use: « traite », « aide », « réfugié »."""

from __future__ import annotations

_VERBAL = frozenset(
    """
    adresse affiche aide alarme alerte analyse annonce approche arme attaque attente avance baisse blocage cache cause
    cesse change charge chasse commande compte conserve consulte contrainte contrôle coupe course couvre crainte critique
    danse demande dispense dispute donne doute écoute échange embauche emploie encadre enquête entrave entraide épargne
    escorte estime étude examine excuse exile expertise exploite expose fabrique fouille fraude garde garantie guide
    habite hausse honte implique incendie insulte juge laisse lance livre lutte manque marche marque masque menace mesure
    migre monte montre note offense offre oriente partage passe pause pêche peine perte plainte place porte pose poste
    poursuite pratique presse prête preuve procure promesse promise protège rafle rassemble recherche réclame récolte
    récompense recouvre réforme refuge refuse règle relance relâche relève remarque remise rencontre répare réplique
    réponse réserve respecte reste retourne retraite ruse saisie signe souffre surveille surprise tente tombe tourne
    trace traite transfère traverse trouble trompe veille vise visite vole vote voyage
    conduit cours dit écrit fait interdit part permis pris produit promis reçu sort soutient suit vu
    """.split()  # noqa: SIM905
)
_PARTICIPLES = frozenset(
    """
    accusé accompagné affilié agréé allié appelé arrêté arrivé associé assuré autorisé blessé chargé communiqué condamné
    délégué déplacé déporté dépossédé déraciné diplômé échappé employé engagé énoncé entré envoyé évacué exilé expatrié
    exploité exposé expulsé fiancé habilité handicapé immigré infiltré insurgé intéressé inculpé invité isolé kidnappé
    libéré licencié marié mandaté migré naturalisé naufragé nommé obligé opprimé persécuté privilégié procédé protégé
    rapatrié recensé réfugié réinstallé relevé relocalisé rentré rescapé retourné retraité révolté salarié séparé sinistré
    syndiqué traité transféré travaillé traumatisé torturé
    """.split()  # noqa: SIM905
)


def homograph(word: str) -> bool:
    """True if the form of a noun (lower case, any number and gender) may as well be a verb or a participle."""
    singular = word[:-1] if word.endswith("s") and word not in _VERBAL else word
    return (
        singular in _VERBAL or singular in _PARTICIPLES or (singular.endswith("ée") and singular[:-1] in _PARTICIPLES)
    )
