"""The small words of Swedish, Finnish, Icelandic and English that carry no subject; nothing else of any grammar."""

from __future__ import annotations

from collections.abc import Sequence

from bot.matching.words import fold, normalise

_ENGLISH = """
a an the and or but nor if then than that this these those there here it its i me my mine we us our ours you your yours
he him his she her hers they them their theirs who whom whose which what when where why how is am are was were be been
being do does did done doing have has had having can could may might must shall should will would to of in on at by for
from with without about into onto over under as so not no yes any some all each every either neither both more most much
many few less least very just only also too again ever never ok okay please tell get got let need want know something
anything someone anyone one ones before
after while during until take takes come comes give gives go goes see sees say says put use uses used using make makes
"""
_SWEDISH = """
och eller men om så att som det den de dem detta denna dessa där här jag mig min mitt mina vi oss vår vårt våra du dig
din ditt dina ni er ert era han honom hans hon henne hennes hen man en ett ens vem vems vilken vilket vilka vad när var
vart varför hur är var vara varit blir bli blev har ha hade haft kan kunde får få fick må måste ska skall skulle vill
ville bör borde till av i på vid för från med utan mellan över under som inte ej nej ja någon något några all allt alla
varje både mer mest mycket många få mindre minst bara också igen aldrig alltid snälla behöver vet veta göra gör finns
sig sin sitt sina upp ut in ner före efter under tills ta tar
tog ge ger komma kommer gå går se ser säga säger sätta sätter använda använder sak saker
"""
_FINNISH = """
ja tai vai mutta jos niin että joka jonka jota jossa mikä minkä mitä missä milloin koska miksi miten kuka kenen ketä
kenelle kuinka onko on olen olet olemme olette ovat oli olla ollut ei en et emme ette eivät minä minun minua minulla
minulle me meidän meitä meillä meille sinä sinun te teidän hän hänen he heidän se sen sitä sillä siitä ne niiden tämä
tämän tätä tässä tuo tuon voi voin voiko voinko voimme voimmeko saa saan saako saanko saamme saammeko pitää pitääkö
täytyy täytyykö pitäisi pitäisikö pystyy pystyn haluan haluaa kaikki kaikkia jokainen joku jotain joitain mitään kukaan
vain myös vielä aina koskaan enemmän eniten paljon vähän kanssa ilman myötä kautta ole teen tehdä tekee tiedän ennen
jälkeen aikana asti ottaa otan tulla tulen tulee antaa annan mennä menen nähdä sanoa sanon käyttää käytän asia asiaa
"""
_ICELANDIC = """
og eða en ef svo að sem það þess því þetta þessi þessu þessa þar hér ég mig mér mín minn mitt við okkur okkar þú þig þér
þinn þitt þið ykkur hann honum hans hún henni hennar þeir þeim þeirra þær þau maður hver hvern hverjum hvers hvað hvaða
hvenær hvar hvert hvers hvernig hversu af hverju er eru var vera verið verður verða hef hefur hafa hafði höfum get getur
geta gat má mega mátti þarf þurfa skal skulum mun munu vil vill vilja ætti til frá í á um fyrir með án milli yfir undir
ekki nei já einhver eitthvað einhvern nokkur allt allir allar hvort bæði meira mest mikið margir fáir minna bara líka
aftur aldrei alltaf vinsamlegast gera geri gerir veit vita sinn sína sitt upp út inn niður áður eftir
þangað meðan taka tek koma kem gefa fara fer sjá segja segi setja nota noti með við
"""
_OF = {
    language: frozenset(fold(normalise(word)) for word in words.split())
    for language, words in {"en": _ENGLISH, "sv": _SWEDISH, "fi": _FINNISH, "is": _ICELANDIC}.items()
}
SMALL = frozenset[str]().union(*_OF.values())
"""Folded. A question's small words neither find a passage nor count when its coverage is measured."""


def spoken(words: Sequence[str], language: str) -> str:
    """The language that folded words are most likely in, by their small words; `language` where they do not say."""

    def small(code: str) -> tuple[int, bool]:
        return sum(word in _OF[code] for word in words), code == language

    best = max(_OF, key=small)
    return best if small(best)[0] else language
