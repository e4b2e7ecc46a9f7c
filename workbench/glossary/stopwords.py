"""Words that no term begins or ends with, for the search for candidates."""

from __future__ import annotations

LINKS = frozenset("à au aux avec contre d' de des du en pour sans sur".split())  # noqa: SIM905
"""Words that may stand inside a term."""

INNER = frozenset("la l' le les".split())  # noqa: SIM905
"""Articles that may stand inside a term behind one of the links."""

FRENCH = (
    LINKS
    | INNER
    | frozenset(
        """
        affirme affirmé afin ai aient ainsi ait ajoutant ajoute ajouté alors annonce annoncé année années août appelle
        après assure aujourd'hui auquel aura aurait auront aussi autant autour autre autres avaient avait avant avec
        avez avoir avons avril ayant beaucoup bien c' car ce ceci cela celle celles celui cependant certain certaine
        certaines certains ces cet cette ceux chaque chez ci cinq comme comment conclu continue contre cours d'une
        dans date debout depuis dernier derniers dernière dernières deux devenir devra devrait devront dimanche dix
        doit doivent donc donne dont droite du dès décembre déclare déclaré elle elles email encore enfin entre
        environ es est et eu eux explique expliqué faire fait faites faut figure font fut février grâce hui huit ici
        il ils indique indiqué j' jamais janvier je jeudi jour jours juillet juin jusqu' jusque lance lancé laquelle
        lequel lesquelles lesquels leur leurs lieu lors lorsqu' lorsque lui lundi ma mai mais malgré mardi mars me
        mercredi mes met mettre mieux mille milliard milliards million millions mis mise mme moins mois mon même mêmes
        n' ne neuf ni nombre non nos notamment notre nous nouveau nouveaux nouvelle nouvelles novembre octobre on ont
        onze organise organisent organisé organisée ou outre où par parmi part pas pendant permet permettant permettra
        permettre permettront peu peut peuvent plus plusieurs plutôt pourquoi pourra pourront pouvez pouvoir premier
        premiers première premières prend prendra prendre pris prochain prochaine près puis puisque qu' quand quatre
        que quel quelle quelles quelque quelques quels qui quoi rappelle rappelé rendu réunit s' sa samedi se sein
        selon semaine sept septembre sera serait seront ses si six soient soit son sont souligne souligné sous souvent
        suis suite sur surtout t' tandis tant tel telle telles tels total toujours tous tout toute toutes trois trop
        très tu téléphone un une va vendredi venir vers veuillez via vient voire vont vos votre vous vu y également
        étaient était étant été êtes être
        """.split()  # noqa: SIM905
    )
)

ENGLISH = frozenset(
    """
    a about after all also among an and another any are as at be been before between both but by can could did do does
    during each for from had has have he her his how if in into is it its more most new no not of on one or other our
    out over said she should so some such than that the their them then there these they this those through to two
    under until up was we well were what when where which while who will with within would you your
    """.split()  # noqa: SIM905
)
