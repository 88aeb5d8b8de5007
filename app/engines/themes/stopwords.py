"""Words that say little about a theme, by language: `STOP` says nothing, `COMMON` little.

Written for this program from common knowledge of the languages; it stands in for a frequency list.
Negations are among the stop words here and are looked at separately by `twins`.
"""

from __future__ import annotations

from typing import Final


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_DA_STOP: Final = _words(
    """
    ad af al alle alt altid anden andet andre at bare begge blandt blev blevet blive bliver
    burde bør da de dem den denne der deres derfor dermed derved deraf derfra deri derpå dertil
    det dette dig din dine disse dit dog du eftersom efter eller en end ene engang enhver
    enkelte er et ethvert faktisk fik flere fleste for foran fordi forskellige fra få får før
    først første gennem giv give giver gjorde gjort god gode godt gør gøre gøres gå går ham han
    hans har have hvad havde haft helt hele hen hende hendes her herfra heri hermed hertil
    herved hinanden hos hvem hver hvert hverken hvilke hvilken hvilket hvis hvor hvordan hvorfor
    hvornår hvori hvorved i igen igennem ihvertfald ikke ind inde inden indtil ingen intet ja
    jeg jeres jo kan kom komme kommer kun kunne kunnet lad lade lader langs langt lave laver
    laves lidt lige ligesom lille man mange masse med medens meget mellem men mens mere mest mig
    min mindre mindst mine mit mod må måske måtte når nej ned nede nemt nogen noget nogle nu nok
    ny nye nyt næste næsten o og også om omkring op os osv ofte over overalt på samme samt sig
    sin sine sit selv selvom sidste siden skal skulle skulde som snart stadig stor store stort
    større største særlig særligt så sådan sådanne såsom ta tag tage tager tages til tillige ud
    uden ude under undtagen ved vedrørende via vi vil ville vis vore vores vor været være vært
    æh øh år årligt samtidig samtidigt derudover endnu allerede ellers altså heller eventuelt bl
    a f eks fx mv m v mm pr pga ca ift ang vedr både enten således dels trods ifølge pågældende
    hhv henholdsvis inkl incl ekskl herunder stk nr jf afs nødt forbi bag bagved oven nedenfor
    ovenfor udenfor indenfor uanset alligevel imidlertid egentlig simpelthen virkelig
    """
)

_DA_COMMON: Final = _words(
    """
    behov behovet bedre bedst bedste brug bruge bruger bruges brugt brugen bygger dag dage dagen
    dagene del dele dels delvis dårlig dårligt dårlige ekstra emne ene fald fast faste findes
    finde finder flot folk forbedre forbedring forbedringer foreslå foreslår forhold forholdene
    form forsk forskel forslag forslaget forsøg forsøge forhindre fortsat fortsætte fremme
    fremtid fremtiden fremtidig fremtidige fremtidens fuldt få følge følger gang gange gerne
    generelt glad hjælp hjælpe hjælper høj høje højere højt hold holde holder hurtig hurtigt
    hurtigere ide ideer idé idéer ifm ind indenfor indføre indføres indsats indsatsen indsatser
    jævnligt kommende konkret konkrete krav kræve kræver kræves kvalitet kvaliteten lang lange
    længe længere let lettere lav lave lavt lokal lokale lokalt lovligt løsning løsninger mangel
    mangler mangle meget mennesker menneske mindst mulig muligt mulige mulighed muligheder
    muligheden måde måder nem nemmere nærhed nær nyt nødvendig nødvendigt nødvendige område
    området områder områderne områdets opgave opgaver opmærksom opmærksomhed oprette oprettes
    oprettelse ordentlig ordentligt ordning ordninger orientering part parter person personer
    plads pladser plan planer planen problem problemer problemet projekt projekter projektet
    prøv prøve pæn redegørelse rigtig rigtigt rigtige ret resten sag sager sagen samle samlet se
    ser ses set sige siger sikre sikres sikring skabe skabes skaber skabt skift stat sted steder
    stedet steds stille støtte styrke styrkes synes sætte sættes tid tiden tidlig tidligere ting
    tilbud tilbuddet tilbyde tilpasse tror tro tydelig tænk tænke tænker udvikle udvikling
    udviklingen ugen uge vigtig vigtigt vigtige vigtigste vilkår vise vælge ønske ønsker ønskes
    åben åbent åbne øge øges øget øgede godkendelse godkende ændring ændringer ændre ændres
    behandling behandle drøftelse drøfte beslutning anmodning henvendelse fastsættelse
    fastlæggelse vedtagelse endelig revision revideret etablering etablere etableres opfølgning
    indstilling udkast foreløbig foreløbige gennemførelse gennemføre resultat resultater
    ansøgning tillæg forlængelse notat spørgsmål svar tillid vej veje punkt byen byer by byens
    hus kommune kommunen kommunens kommuner kommunal kommunale lige gratis alene penge råd hånd
    fælles januar februar marts april maj juni juli august september oktober november december
    mandag tirsdag onsdag torsdag fredag lørdag søndag
    """
)

_EN_STOP: Final = _words(
    """
    a about above after again against all almost already also although always am among an and
    another any anybody anyone anything are aren aren't around as at away back be because been
    before being below between both but by can can't cannot could couldn couldn't did didn
    didn't do does doesn doesn't doing don don't done down during each either else enough
    especially etc even ever every everybody everyone everything few fewer for from further get
    gets getting give given gives go goes going gone got had hadn't has hasn't have haven't
    having he her here hers herself him himself his how however i i'd i'll i'm i've if in
    instead into is isn isn't it it's its itself just keep kept least less let let's like likely
    lot lots made make makes making many may maybe me might mine more most much must my myself
    near need needed needs neither never new next no nobody none nor not nothing now of off
    often on once one only onto or other others otherwise ought our ours ourselves out over own
    per perhaps please put quite rather really same say see seem seems several shall she should
    shouldn shouldn't since so some somebody someone something still such than that that's the
    their theirs them themselves then there there's therefore these they they're this those
    though through thus to too toward towards under unless until up upon us use used using very
    via want wants was wasn't way we we're we've well were weren't what when where whether which
    while who whom whose why will with within without won't would wouldn't yes yet you your
    yours
    """
)

_EN_COMMON: Final = _words(
    """
    able add allow allowed area areas available bad become better best big bring change changes
    come day days different easier easy ensure example find first focus full future good great
    greater hard help high higher idea ideas important improve improved improving increase
    increased issue issues key kind large last level long longer look lose main major matter
    mean means number people person place places plan plans possible problem problems project
    projects proposal proposals provide provided providing public quality real reduce reduced
    require required right second set shouldn't show simple small start stop strong support
    system systems take taken thing things think time times today together true try two view
    work year years world country city town lower low left believe know life live part point
    current currently create encourage based
    """
)

_DE_STOP: Final = _words(
    """
    ab aber all alle allem allen aller alles als also am an ander andere anderem anderen anderer
    anderes auch auf aus ausserdem außerdem bei beim beide beiden bereits besonders bis bin
    bisher bist bitte da dabei dadurch dafür dagegen daher dahin damit danach daneben dann daran
    darauf daraus darf darin darüber darum darunter das dass davon dazu daß dein deine dem den
    denen denn dennoch der deren des deshalb dessen dich die dies diese diesem diesen dieser
    dieses dir doch dort du durch dürfen eben ebenso eher ein eine einem einen einer eines
    einfach einige einigen einmal er erst erstmal es etc etwa etwas euch eure evtl fast für ganz
    gar gab gegen gegenüber geht gemacht genau genug gerade gerne gibt habe haben hat hatte
    hatten hätte hier hin hinter ich ihm ihn ihnen ihr ihre ihrem ihren ihrer im immer in indem
    ins insbesondere ist ja jede jedem jeden jeder jedes jedoch jetzt jeweils kann kaum kein
    keine keinem keinen keiner kommt kommen können könnte könnten lassen man mal manche mehr
    mein meine meist meisten mit muss muß müssen müsste möchte möglich möglichst nach nachdem
    neben nein nicht nichts noch nun nur ob oben oder oft ohne sehr sein seine seinen seiner
    seit sich sie sind so sobald sodass sogar solche solchen soll sollen sollte sollten somit
    sondern sonst soviel sowie statt über überall um und uns unser unsere unseren unter usw viel
    viele vielen vielleicht vom von vor vorbei wann war waren warum was wegen weil weiter
    weitere weiteren welche welcher wenig weniger wenn wer werden wie wieder will wir wird wo
    wobei wodurch wollen worden wurde wurden würde würden zu zum zur zwar zwei zwischen ziemlich
    bzw ca dh zb sei seien nämlich oftmals tun ggf leider
    """
)

_DE_COMMON: Final = _words(
    """
    bereich bereiche besser bessere beste braucht daran dauer deutlich direkt eigentlich ende
    endlich ermöglichen führt ganze ganzen geben gibt grund gut gute guten große großen großer
    halten häufig hoch hohe jahr jahre kleine kleinen kurz lang lange leute leicht letzten liegt
    machen macht mensch menschen mindestens müßte neu neue neuen nutzen notwendig ort problem
    rechts links schlecht schnell schön sehen seite sicher sinnvoll stadt stark stelle stellen
    steht teil tag uhr umgesetzt unbedingt verbessern verbesserung verbesserungen wäre weg
    wichtig wünschenswert ziel zeit zustand situation
    """
)

_SV_STOP: Final = _words(
    """
    alla allt alltid andra att av bara bli blir blev både de dem den denna deras dess det detta
    dig din dina ditt du där därför då efter eller en ett ej finns fler för från få får genom
    går gör göra ha hade han har hans hela henne hon hur här i icke in inga ingen inte jag ju
    kan kunna lite man med mellan men mer mest mig min mina mitt mot mycket många måste ni något
    någon några nu när nog och också om oss på samma sedan sig sin sina sitt själv ska skulle
    som så till under upp ut utan vad var vara varit varje vart vem vi vid vilka vilken vilket
    vill vår våra vårt än är även över bör behövs behöver
    """
)

STOP: Final[dict[str, frozenset[str]]] = {
    "da": _DA_STOP,
    "en": _EN_STOP,
    "de": _DE_STOP,
    "sv": _SV_STOP,
}
COMMON: Final[dict[str, frozenset[str]]] = {
    "da": _DA_COMMON,
    "en": _EN_COMMON,
    "de": _DE_COMMON,
    "sv": frozenset(),
}

JUNK: Final = _words(
    """
    kommentar kommentarer kommentarerne bemærkning bemærkninger ved ikke ingen intet nej ja ok
    okay ved-ikke pas enig uenig samme ditto test blank tom hej tak nothing none comment
    comments idea no yes don't know dunno same agree na n/a pass hello thanks weiß nichts keine
    """
)
"""A note made only of these (and stop words) says nothing to group by."""
