"""Short notes in pairs, as tables write them: the same, the opposite, and neither.

Invented from knowledge of municipal life, in Danish and English. Every second pair of a kind was
held back while the engine was tuned (`TUNED`, `HELD_BACK`); the measured halves are in the tests.
The last twenty of each kind came later, for swapped sides, "every other", short forms and the like,
and were seen while those were made.
"""

from __future__ import annotations

from typing import Final

Pair = tuple[str, str]


def _pairs(text: str) -> tuple[Pair, ...]:
    rows = (line.split(" | ") for line in text.strip().splitlines())
    return tuple((one.strip(), other.strip()) for one, other in rows)


SAME: Final = _pairs(
    """
    luk skolen | Luk skolen!
    flere bænke | Flere bænke tak
    to busser i timen | 2 busser i timen
    bevar biblioteket | Bevar biblioteket.
    gratis bus | Gratis busser
    ikke flere biler | Ikke flere biler!!
    tre nye legepladser | 3 nye legepladser
    skolen skal lukkes | luk skolen
    mere kultur | mere kulturr
    30 km/t i byen | 30 km/t i hele byen
    ingen vindmøller | Ingen vindmøller her
    flere cykelstier | flere cykelstier nu
    bedre belysning på stien | Bedre belysning på stierne
    grønne tage på skolerne | groenne tage paa skolerne
    åbent bibliotek om søndagen | Biblioteket åbent om søndagen
    ja til højhuse | Ja tak til højhuse
    nej til højhuse | Nej tak til højhuse
    mindre støj fra havnen | Mindre støj fra havnenn
    femten minutter til bussen | 15 minutter til bussen
    10 % økologi i køkkenet | 10 procent økologi i køkkenet
    flere lærere i skolen | Flere lærere på skolen
    vi vil have flere træer | flere træer
    træer og bænke på torvet | bænke og træer på torvet
    rens havnebadet | Rens havnebadet snarest
    plant flere træer i gaderne | Plant flere træer i gaden
    kortere ventetid hos lægen | Kortere ventetider hos lægen
    affaldssortering i alle boligblokke | affaldssortering i alle boligblokke!
    hold svømmehallen åben | Hold svømmehallen åben.
    bevar den lille skole | Bevar de små skoler
    nedlæg ikke busruten | nedlæg ikke busruterne
    fortov på begge sider | Fortove på begge sider
    sænk skatten | Skatten skal sænkes
    more benches | More benches please
    close the school | Close the school.
    two buses an hour | 2 buses an hour
    free parking | Free parking please
    don't close the library | Do not close the library
    keep the old harbour | keep the old harbor
    more trees in the streets | More trees in our streets
    no cars in the centre | No cars in the centre!
    open the library on sundays | Open library on Sundays
    better street lighting | better street lightning
    fifteen minutes to school | 15 minutes to school
    first bus at six | 1st bus at 6
    ten percent organic food | 10% organic food
    lower taxes | Lower the taxes
    a youth club in the west | youth club in the west
    stop the motorway | Stop the motorway now
    safer crossing at the school | Safer crossings at the school
    clean the beach every week | Clean the beach each week
    p-kælder under biblioteket | parkeringskælder under biblioteket
    flere el-ladere i Nordby | flere elladere i Nordby
    p-billet i appen | parkeringsbillet i appen
    flere togafgange til Vejle | flere tog til Vejle
    bedre fritidstilbud på øen | bedre fritid på øen
    tøm postkassen hver dag | Tøm postkassen hver dag!
    færgen sejler for sjældent | Færgen sejler alt for sjældent
    hold på købmanden | hold på købmanden, tak
    kloakken skal bestå | Kloakken skal bestå.
    hellere haver end fliser | Hellere haver end fliser!
    stisystem i stedet for rundkørsel | Stisystem i stedet for rundkørsler
    fæld de syge elme | De syge elme fældes
    gratis svømning for børn | Gratis svømning til børn
    wash the buses every week | wash the buses each week
    gardens rather than tiles | Gardens rather than tiles please
    keep the pier open | Keep the pier open.
    swimming costs too much | Swimming costs too much!
    allow barbecues on the pier | Allow barbecues at the pier
    e-bikes at the station | ebikes at the station
    don't sell the town hall | Do not sell the town hall
    """
)

OPPOSITE: Final = _pairs(
    """
    luk skolen | luk ikke skolen
    to busser | tre busser
    mere trafik | mindre trafik
    for motorvejen | imod motorvejen
    bevar skolen | nedlæg skolen
    gratis parkering | betalt parkering
    flere biler | færre biler
    åbn svømmehallen | luk svømmehallen
    ja til vindmøller | nej til vindmøller
    byg højhuse | byg ikke højhuse
    hæv skatten | sænk skatten
    fem legepladser | femten legepladser
    10 procent økologi | 50 procent økologi
    30 km/t | 50 km/t
    klar i 2030 | klar i 2035
    første prioritet | anden prioritet
    større klasser | mindre klasser
    med biler | uden biler
    tillad hunde | forbyd hunde
    biler på torvet | ingen biler på torvet
    åbent om lørdagen | lukket om lørdagen
    lange åbningstider | korte åbningstider
    dyrere parkering | billigere parkering
    privat ældrepleje | offentlig ældrepleje
    bus hver time | bus aldrig
    spar på skolen | spar ikke på skolen
    stop busruten | stop ikke busruten
    flere timer | færre timer
    2 meter fortov | 3 meter fortov
    100 meter til skov | 100 km til skov
    riv rådhuset ned | riv ikke rådhuset ned
    en skole | to skoler
    altid vagt på stationen | aldrig vagt på stationen
    alle skal betale | ingen skal betale
    hurtigere busser | langsommere busser
    udvid havnen | indskrænk havnen
    tænd lyset om natten | sluk lyset om natten
    frivillig affaldssortering | tvungen affaldssortering
    behold busruten | fjern busruten
    styrk biblioteket | svæk biblioteket
    høje huse ved havnen | lave huse ved havnen
    centralt plejehjem | lokalt plejehjem
    nye skoler | gamle skoler
    tryg sti til skolen | utryg sti til skolen
    støt foreningerne | støt ikke foreningerne
    støtte til idræt | ingen støtte til idræt
    mere frihed | mindre frihed
    enig i forslaget | uenig i forslaget
    kommunen skal betale | kommunen skal ikke betale
    god bus | dårlig bus
    close the school | don't close the school
    two buses | three buses
    more cars | fewer cars
    for the bridge | against the bridge
    keep the library | close the library
    free parking | paid parking
    yes to wind turbines | no to wind turbines
    raise taxes | lower taxes
    open on sundays | closed on sundays
    allow dogs | ban dogs
    first choice | second choice
    5 playgrounds | 15 playgrounds
    20 percent green | 40 percent green
    ready by 2030 | ready by 2040
    build towers | do not build towers
    larger classes | smaller classes
    with cars | without cars
    private care | public care
    long hours | short hours
    everyone pays | nobody pays
    more freedom | less freedom
    expand the harbour | shrink the harbour
    support the club | don't support the club
    fast buses | slow buses
    cheap tickets | expensive tickets
    safe streets | unsafe streets
    old trees | new trees
    always staffed | never staffed
    agree with the plan | disagree with the plan
    more parking | no parking
    hellere teater end stadion | hellere stadion end teater
    solfangere frem for vindmøller | vindmøller frem for solfangere
    letbane i stedet for metro | metro i stedet for letbane
    kunst fremfor reklamer | reklamer fremfor kunst
    idræt før musik | musik før idræt
    storskrald hver måned | storskrald hver anden måned
    højskolen skal bestå | højskolen skal nedlægges
    hold på jordemoderen | nedlæg jordemoderen
    hold havnebadet åbent | luk havnebadet
    plant hække langs åen | fæld hække langs åen
    museet skal være gratis | museet skal koste penge
    fejemaskinen kommer for tit | fejemaskinen kommer for sjældent
    bevar markedet i Sønderby for de ældres skyld | nedlæg markedet i Sønderby for de ældres skyld
    allow barbecues on the pier | ban barbecues on the pier
    ban scooters in the park | don't ban scooters in the park
    gardens rather than tiles | tiles rather than gardens
    a market instead of a mall | a mall instead of a market
    empty the bins every week | empty the bins every other week
    keep the ferry open | close the ferry
    museums should be free | museums should cost money
    """
)

NEITHER: Final = _pairs(
    """
    flere bænke | flere busser
    luk skolen | luk havnen
    to busser | to skoler
    gratis bus | gratis svømmehal
    bevar skolen | bevar skoven
    ikke flere biler | ikke flere hoteller
    bedre tilbud til unge | bedre tilbud til ældre
    30 km/t i byen | 30 nye boliger i byen
    cykelsti til skolen | cykelsti til stationen
    mere støj | mere musik
    plads til børn | plads til hunde
    færre biler i byen | flere træer i byen
    hurtigere byggesager | hurtigere busser
    kultur på torvet | kunst på havnen
    toiletter i parken | bænke i parken
    rent vand | rene strande
    skraldespande ved stranden | livreddere ved stranden
    lektiehjælp | lægehjælp
    nej til vindmøller | nej til motorvej
    ja til højhuse | nej til motorvej
    lys på stien | træer på stien
    åbent bibliotek | åben skole
    tre busser | fire legepladser
    sænk farten | sænk skatten
    hjælp til ensomme | hjælp til flygtninge
    fællesspisning hver fredag | fodbold hver fredag
    solceller på skolen | køkken på skolen
    mindre papir | mere natur
    byg ungdomsboliger | byg seniorboliger
    bedre sundhed | bedre skiltning
    aldrig mere spild | altid frisk mad
    flere lærere | flere læger
    more benches | more buses
    close the school | close the road
    free parking | free meals
    two buses | two schools
    no cars in the park | no dogs in the museum
    keep the library | keep the forest
    help for the lonely | help for refugees
    safe streets | clean beaches
    art in the square | music in the harbour
    lower taxes | lower speed
    solar panels on schools | kitchens in schools
    more teachers | more doctors
    toilets in the park | benches in the park
    yes to towers | no to the motorway
    homework help | medical help
    lifeguards on the beach | bins on the beach
    youth housing | senior housing
    better signs | better health
    hellere teater end stadion | hellere teater end museum
    letbane i stedet for metro | cykelbro i stedet for metro
    storskrald hver måned | kaffemøde hver måned
    hold på jordemoderen | hold på købmanden
    plant hække langs åen | plant bøge på torvet
    museet skal koste penge | færgen skal koste penge
    fejemaskinen kommer for tit | postbuddet kommer for tit
    højskolen skal bestå | kirken skal bestå
    p-kælder under biblioteket | cykelkælder under teatret
    flere togafgange | flere flyafgange
    nye gynger og vipper på pladsen bag kirken | nye gynger og vipper på pladsen bag stadion
    lamper og fortov på vejen til hallen | lamper og fortov på vejen til fabrikken
    ældre og børn spiser sammen i kantinen | ældre og børn spiser sammen i kirken
    gratis tandlæge til unge | gratis museum til unge
    ban scooters in the park | ban fireworks in the street
    a market instead of a mall | a market instead of a bank
    empty the bins every week | paint the fence every week
    keep the ferry open | keep the pier open
    new swings and slides behind the church | new swings and slides behind the factory
    no lamps on the road to the stadium | no lamps on the road to the factory
    """
)
KINDS: Final = {"same": SAME, "opposite": OPPOSITE, "neither": NEITHER}
TUNED: Final = {kind: pairs[::2] for kind, pairs in KINDS.items()}
HELD_BACK: Final = {kind: pairs[1::2] for kind, pairs in KINDS.items()}
