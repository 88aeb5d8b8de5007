"""Scales with two ends: of two notes that are alike but for such words, one says the opposite of
the other. Neither end is the better; words that mean "more" or "stop" are in `polarity`.
"""

from __future__ import annotations

from typing import Final

_WRITTEN: Final = """
gratis gratisse free
| betalt betalte betaling betalings paid betales charged koste koster cost costs
for
| imod mod against
til to
| fra from
med with
| uden without
åben åbent åbne åbne open
| lukket lukkede closed
høj høje højt højere højest high higher tall taller
| lav lave lavt lavere lavest low lower short
lang lange langt længere længst long longer
| kort korte kortere kortest short shorter
stor store stort større størst big large bigger larger great
| lille små småt mindre mindst small smaller little
bred brede bredt bredere wide wider
| smal smalle smalt smallere narrow narrower
hurtig hurtige hurtigt hurtigere fast faster quick quicker
| langsom langsomme langsomt langsommere slow slower
dyr dyre dyrt dyrere dyrest expensive dearer costly
| billig billige billigt billigere billigst cheap cheaper cheapest affordable
god gode godt bedst good best
| dårlig dårlige dårligt dårligere dårligst værre ringe bad worse worst poor
ny nye nyt nyere nyest new newer modern moderne
| gammel gamle gammelt ældre old older
varm varme varmt varmere warm warmer hot
| kold kolde koldt koldere cold colder
tidlig tidligt tidligere tidlige early earlier
| sen sent senere sene late later
før inden before
| efter after
over above
| under below
inde indendørs inside indoor indoors
| ude udendørs outside outdoor outdoors
ind in
| ud out
op up
| ned down
indenfor
| udenfor
privat private privatiser privatisere
| offentlig offentlige offentligt public kommunal kommunale kommunalt municipal
frivillig frivillige frivilligt valgfri valgfrit voluntary optional
| tvungen tvungne tvungent obligatorisk obligatoriske mandatory compulsory tvang
lokal lokale lokalt decentral decentrale decentralt local
| central centrale centralt centraliser fælles central
alle alt alting everyone everybody all everything
| ingen intet ingenting nobody none nothing
altid always
| aldrig never sjældent rarely
ofte hyppigt hyppigere tit tiere often frequently
| sjældent sjældnere rarely seldom
mange many
| få few
meget much
| lidt little
enig enige agree
| uenig uenige disagree
ret rigtig rigtigt rigtige right correct
| forkert forkerte wrong
let lette nem nemt nemme nemmere lettere easy easier simple
| svær svært svære sværere besværlig vanskelig hard harder difficult
tryg trygt trygge safe safer
| utryg utrygt utrygge farlig farligt farlige unsafe dangerous
sikker sikkert sikre
| usikker usikkert usikre farlig
ren rent rene renere clean
| beskidt beskidte snavset snavsede forurenet dirty polluted
stille rolig roligt rolige quiet quieter silent
| larm larmende støjende højlydt noisy loud
lyse bright
| mørk mørkt mørke dark
tom tomme tomt empty
| fuld fulde fyldt full
rig rige rich
| fattig fattige poor
stærk stærke stærkt strong
| svag svage svagt weak
flad flade
| stejl stejle
fast permanent permanente varig varige permanent
| midlertidig midlertidige midlertidigt temporary
åbenhed openness transparency
| lukkethed secrecy
start starte starter starts begynd begynde begin
| slut slutte slutter ende stop finish end
behold beholde beholdes bevar bevare bevares bestå består keep preserve
| fjern fjerne fjernes afskaf afskaffe afskaffes nedlæg nedlægge nedlægges remove scrap abolish
plant plante plantes
| fæld fælde fældes fell
køb købe buy
| sælg sælge sell
byg bygge build
| riv nedriv nedrive demolish
ansæt ansætte hire
| fyr fyre afskedig afskedige fire
tillad tilladt lovlig lovligt legal allowed
| forbyd forbudt ulovlig ulovligt illegal banned forbidden
inkluder inkludere include
| ekskluder ekskludere udeluk udelukke exclude
saml samle samlet merge
| spred sprede opdel opdele del split
øst østlige east eastern
| vest vestlige west western
nord nordlige north northern
| syd sydlige south southern
venstre left
| højre right
nordside nordsiden
| sydside sydsiden
dag dagen dagtimerne day daytime
| nat natten night
morgen morgenen formiddag morning
| aften aftenen eftermiddag evening afternoon
sommer sommeren summer
| vinter vinteren winter
hverdag hverdage weekday weekdays
| weekend weekenden weekends
første first
| sidste last
maksimum maks max højst højest maximum
| minimum min mindst least minimum
mindst least
| højst most
ja yes
| nej no
positiv positivt positive
| negativ negativt negative
vigtig vigtigt vigtige important
| ligegyldig ligegyldigt uvigtig uvigtigt unimportant
foran front
| bag bagved behind
plus
| minus
indtægt indtægter indtægterne income
| udgift udgifter udgifterne expense expenses
vækst growth
| nedgang tilbagegang decline
fremgang
| tilbagegang
frihed freedom
| tvang kontrol control
tillid trust
| mistillid kontrol distrust
statslig statslige state
| kommunal kommunale municipal
analog analoge analogt
| digital digitale digitalt
blød bløde soft
| hård hårde hard
våd våde wet
| tør tørre dry
synlig synlige synligt visible
| skjult skjulte usynlig hidden
hemmelig hemmelige hemmeligt secret anonym anonymt anonymous
| offentlig offentlige offentligt åben åbent public open
"""


def _scale(written: str) -> tuple[frozenset[str], frozenset[str]]:
    one, other = (frozenset(end.split()) for end in written.split("|"))
    return one, other


def _scales() -> list[str]:
    """One text a scale: its other end follows on a line that begins with "|"."""
    return _WRITTEN.strip().replace("\n| ", " | ").replace("\n+ ", " ").splitlines()


SCALES: Final = tuple(_scale(written) for written in _scales())
"""Each scale's two ends: the words that stand at them, in small letters."""
