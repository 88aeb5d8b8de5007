"""Frequent Danish words that are no subject of municipal life, however like one they look, and
words that are, in their forms, in compounds and with the slips that people make.

The ordinary ones are those of the language's most frequent words that once led to a concept by a
shared stem, beginning or ending alone; the others were written down as people bend and spell them.
"""

from __future__ import annotations

from typing import Final

_ORDINARY_WRITTEN: Final = """
    var danmark del tilbage ret københavn ligger videre ord lyder billeder hedder billede
    vær tilfælde vinder fat gælder love vandt moderne færdig lægger samlede forskel spillede
    ønskede generelt naturligvis vejret engelsk anderledes formål baseret trække lægge
    trækker gengæld tillykke ligge ligeledes indlæg fuldstændig hel billedet værre
    sammenhæng van lykkedes halvdelen tilladelse hed bærer endvidere forklare ked modeller
    virkede ødelægge markant venligst vægt lover trænger vejr tilsvarende forlade hundrede
    oprindelige tilsyneladende elskede forklarer bære grundlæggende engelske farligt fod
    forestille journalister fatter forskellen læg fremstillet overvejer rig overveje
    passende forsvandt journalist lyde afhængig fare færdige morgenen hellige fødder
    allesammen forsvinder nævne voldsomt modellen tilfældet verdenskrig rådighed undervejs
    farlig holstebro nogenlunde ødelægger forlader nævnes særdeles gældende størstedelen
    træder forleden forlængelse forskellig overflade snakkede stillede tillader afhænger
    formålet manglede nævner oprindeligt handlede forskelle planlægger farlige forlænget
    kostede sammenligning vinderen færdigt syddanmark hals fordele indrettet regning vejer
    beskeder dukkede lager lægges myndighederne voldsom værktøj liggende lovet tilfældigt
    udviklede ligget mulighederne tilbød tillade fuldstændigt indbyggere sammenlignet træffe
    trækkes trætte forfærdeligt generelle forrige indstillet uafhængigt uafhængige boller
    målmand overvejelser sammenhænge sammensat køretøjer målrettet ødelagde efterlader
    måling sindssygt tilstedeværelse trænge forskelligt fremstilling giftede trængte billund
    fodboldspiller helhed indebærer moderen overtog vindere brødrene forestiller ligeglade
    dramatisk forestilling overensstemmelse sammenligne forsvinde fødderne tilsammen
    forfærdelig indledende overvejet tillæg borgerkrig middelfart planlægge stribe voldsomme
    database forestillingen regningen tiger værende attraktiv målinger omtrent sammensætning
    grafisk uafhængig bemærkede forhandler  værdifulde forhandle frederikssund
    hedde konstatere varighed halvanden nakskov oprindelig besvare passerer forestillinger
    indstilling legenden pressede støvler vægten forfærdelige halvleg hellig hundredvis
    overvejende tilhørte vinderne fremstille geografisk behandlede hvorledes sammenligner
    varetage køretøj svinger uafhængighed vildeste afhængige anbefalede fatte færdigheder
    indsamlet journalisten stilen tildeles erklæring foretog grafiske afhængigt eventuelle
    overraskede vellykket frøken markante tilfældig tilværelse dækkede indbygget modige
    rykkede træffer halvvejs helen indsamle sindssyg specialist ødelæggelse forrygende
    regninger trænede efterlade eksemplar farer nedlægge overvej fordeles fremstilles
    omstændighederne forbandet mærkede tolkning blokere forlænge selvtillid efterforsker
    fremstiller understøtte værdifuld ødelæggende dyrkede forbandelse henrettet passerede
    blokeret forestillet tilfældige indfødte legendariske varetager gælde indleder
    indsamlede allermest blokerer geografiske halvandet hyg krydsede overlade overvinde
    understøtter bagger specialister særskilt forene legender tjekkede trykkede afhængighed
    bankede besvarer returnere sparkede takkede efterspørger forbillede konstateret trængt
    bolle fordelen fremlægge baserede forelskede fuldendt indstille modellerne
"""
ORDINARY: Final = tuple(_ORDINARY_WRITTEN.split())

SUBJECTS: Final = {
    "hospitals": "læge læger lægen lægerne lægens lægehuset lægehuse lægevagten vagtlæge",
    "cars": "bil biler bilerne bilens vejen vejene personbil varebiler biltrafikken",
    "transit": "bus busser bussen busserne busafgange billetter billetterne togene togstationen",
    "cycling": "cykel cykler cyklen cykelstien cykelstier cykelstativer",
    "school": "skole skolen skolerne skoleleder skolegården folkeskolerne elever eleverne",
    "sport": "idrætshallen svømmehallen svømmehaller svømmehalen fodboldbanen haller hallen",
    "library": "bibliotek biblioteker biblioteket bibliotekker bibliotekerne bøgerne bogbussen",
    "housing": "bolig boliger boligerne ungdomsboliger lejligheder lejlighederne huslejen",
    "elderly": "plejehjem plejehjemmet plejehjemmene plejehjemspladser ældreplejen ældreboliger",
    "waste": "affald affaldet affaldssortering affaldsplanen genbrugspladsen",
    "food": "maden måltider køkkenet køkkener kartofler sovs frokosten",
    "harbour": "havn havnen havne havnene færger færgerne færgebilletter",
    "renewables": "vindmølle vindmøller vindmøllerne solceller solcellerne vindmøleparken",
    "biodiversity": "skov skoven skovene naturen søer vandløbene fuglene",
    "noise": "støj støjen støjende larmen trafikstøj",
    "daycare": "børnehave børnehaven børnehaverne vuggestuer børnehavene dagplejere",
    "digital": "internettet bredbåndet mobildækningen",
    "retail": "butik butikker butikken butikkerne supermarkeder",
    "walking": "fortov fortovet fortove fortovene fodgængere",
    "parking": "parkering parkeringspladser parkeringspladsen parkeringskælderen parkeringpladser",
}
"""By concept, the words that lead to it."""
