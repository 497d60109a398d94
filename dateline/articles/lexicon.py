"""Words that place an English report in a section. Our own list: no copy of anybody's lexicon.

Each section has words that all but decide (weight 3), words that speak for it (2) and words that lean to it (1).
A star stands for any ending. Chosen by us under the heads of IPTC Media Topics, and measured on a half of the dated
world news beside the repository that was not looked at.
"""

WEIGHTS = (3, 2, 1)

WORDS: dict[str, tuple[str, str, str]] = {
    "Conflict": (
        "airstrike* insurgent* militant* jihadist* militia* warplane* shelling frontline* ceasefire truce rebel* gunmen paramilitar* warlord* artillery ambush* guerrilla* battlefield "
        "ground-offensive suicide-bomb* roadside-bomb* drone-attack* missile-strike* rocket-attack* air-raid* boko-haram al-shabaab islamic-state taliban hamas hezbollah houthi* idf isis hostage* drone-strike* missile-attack* drone-and-missile airstrikes counteroffensive kamikaze-drone* mortar* ballistic-missile* car-bomb* landmine* separatist* junta sniper* warhead*",
        "fighters clash* soldier* troop* offensive bombing* bomb* missile* drone* rocket* armed forces army attack* war strikes casualt* combat captured fighting invasion occup* siege shell* commander* wounded guerilla mercenar* weapon* brigade* battalion* gunfire gunbattle armed-group* armed-men troop-withdrawal retak* recaptur* front-line",
        "military killed kill* militar* operation border defense defence civilian* positions region capture* raid* launched target* intercept* retaliat* mountain* overnight",
    ),
    "World": (
        "bilateral embass* ambassador* diplomat* consul* expel* summit treaty treaties foreign-minist* nato united-nations security-council persona-non-grata sanction* state-visit diplomatic-relations accord territorial airspace recognise* recognize* foreign-secretary secretary-of-state peacekeep* un-general-assembly european-commission trade-war denuclear* diplomacy",
        "relations visit* cooperation allies ally alliance agreement sign* memorandum g7 g20 brics asean foreign extradit* negotiat* talks meet* sovereign* visa* passport* genocide resolution summons withdraw* exercises warship* navy nuclear leaders aid envoy* border-dispute bloc multilateral consulate* envoys migrant-deal",
        "countries ministers minister deal union european kremlin pact support border statement condemn* imposes ban* military international discuss response agree* deport* seizure seize* rubio state-department calls",
    ),
    "Politics": (
        "election* elected electoral parliament* ballot* referendum* candidate* lawmaker* legislat* senate senator* congress coalition* impeach* inaugurat* resign* sworn cabinet prime-minister-designate constituen* by-election runoff run-off votes seats incumbent* no-confidence reshuffle* dissolv* caucus* white-house downing-street mep meps populist* far-right far-left backbench* manifesto* polling primaries midterm* electorate deputy-prime-minister"
        " ruling-party",
        "vote* voter* voting party parties opposition president-elect constitution* reform* amend* mp mps governor* mayor* premier* term bill nominat* appoint* approval shutdown protest* demonstrat* cardinal* pope conclave monarch* government secretary speaker assembly democrat* republican* campaign* chancellor mayoral campaigner* policies petition* shadow lobby* donor* conservative* liberal* labour republicans democrats",
        "president prime minister political leader* office council majority order law* pass* approve* house policy represent* second federal executive acting announces",
    ),
    "Business": (
        "tariff* inflation nasdaq stock* bank* econom* crude brent opec barrel* bankrupt* shareholder* merger* acquisition* interest-rate* gdp recession earnings revenue* export* import* investor* bitcoin cryptocurr* central-bank trade-deal layoff* automaker* retail* share-price* subsid* dow-jones wall-street quarterly dividend* shares takeover* buyout* hedge-fund* s&p futures mortgage* startup-funding venture-capital ceo cfo chief-executive retailer*"
        " supermarket* payroll* jobless federal-reserve treasury-yield* bond* hiring ipo ecb antitrust economist* carmaker* airline-industry",
        "price* oil market* trade trading fuel gas gallon billion trillion company companies airline* airways flights shipping shipments supply industr* production profit* invest* currenc* consumer* manufactur* jobs unemploy* strait tanker* energy demand factory-orders sale* sell* owner* deal cost* refiner* wage* strike-action union-workers lng petroleum quota* dollar* finance financ* tax* budget profit-warning bull-market bear-market stake bid* acquire* acquir* chain store* shoppers brand* customer* franchise* factory factories supplier*"
        " analyst* valuation budget-airline insurer* lender* forecast* quarter* fees housing-market property-prices pension* freight logistics",
        "percent per cent rate* rise* rising increase* fall drop plans workers announces million largest suspend* resume* pipeline product* pay purchase* plant* global port* business* cut* hormuz energy reserves",
    ),
    "Technology": (
        "artificial-intelligence ai openai chatgpt chatbot* software cyberattack* hacker* hack* ransomware smartphone* semiconductor* chipmaker* data-breach malware app startup* google microsoft apple nvidia meta tiktok social-media internet-shutdown robot* quantum iphone* ipad* ios android app-store video-game* playstation xbox nintendo gamer* tablet* laptop* wearable* facebook twitter instagram youtube whatsapp"
        " spotify wikipedia amazon-web-services microchip* 5g electric-vehicle* self-driving driverless cloud-computing password* firmware",
        "internet tech technolog* digital cyber* online chip* outage* user* platform* network* computer* data web browser* algorithm* encryption telecom* gadget* screen* update* download* game* streaming website* websites privacy blockchain machine-learning developer* processor* battery batteries",
        "launch* model* company device* system* ban* access service* version",
    ),
    "Science": (
        "nasa spacecraft astronaut* asteroid* comet* telescope* galax* planet* dinosaur* fossil* archaeolog* physic* biolog* astronom* rocket-launch spacex scientist* researcher* nobel-prize-in lunar orbit* palaeontolog* paleontolog* genome* esa isro space-station moon-landing neutrino* species biologist* chemist* geologist* paleontologist* physicist* black-hole* supernova* exoplanet* meteorite* gene-editing crispr particle* stem-cell*"
        " ecosystem* mammal* reptile* dna hominin* neanderthal* bronze-age",
        "space study discover* mission research* experiment* solar moon mars laborator* universe evolution* excavat* rover satellite* scientific earth ancient scientif* astronomers researchers ecolog* ocean* whale* bird-species climate-model* theory fossilised specimen* microscop*",
        "university journal data observ* samples system first publish*",
    ),
    "Health": (
        "outbreak* epidemic* pandemic* virus* vaccin* measles cholera ebola influenza flu disease* infect* malaria covid* polio mpox dengue world-health-organization health-minist* bacteri* quarantine* pathogen* heatwave* heat-wave* heat-waves air-quality climate-change emissions cyclospor* h5n1 cancer pollut* deforest* wildlife coral cop30 cop29 carbon strain* poultry diabetes obesity alzheimer* dementia antibiotic* autism vaccination* nurse* nhs medicare medicaid pharmac* clinical-trial* mental-health pregnan*"
        " maternity heart-disease stroke tuberculosis hepatitis ozempic opioid* overdose*",
        "health hospital* patient* cases medical medicine* doctor* drug-approv* fda epidemiol* symptom* climate environment* temperature* biodivers* conserv* disease-control food-safety heat livestock greenhouse contaminat* recall* smog treatment* surg* abort* smoking vaping diet* therap* drugs-regulator sleep fitness exercise tumour* tumor* surgery recycling wetland* rainforest endangered",
        "died deaths confirm* reports spread* report* test* animal* farms warns drought* food emergency species water measures",
    ),
    "Sport": (
        "championship* olympic* tournament* football soccer cricket tennis rugby basketball baseball hockey nba nfl fifa uefa league grand-prix formula-one medal* marathon golf athlete* world-cup super-bowl grand-slam playoff* quarterback* goalkeeper* striker* touchdown* cyclist* wimbledon boxing racing paralympic* world-series nascar premier-league stakes sprint swimmer* quarterfinal* semifinal* champions-league la-liga serie-a bundesliga ncaa mlb nhl ufc heavyweight batsman batter* bowler* wicket* innings midfielder*"
        " defender* hat-trick relegat* transfer-window head-coach free-agent* linebacker* pitcher* home-run ski* snooker darts ryder-cup masters pga",
        "team* coach* champion* player* match* final* cup defeat* stadium goal* scor* win* winning title season race* club* squad defending semi-final* runner-up gold silver bronze game* sport* penalt* wrestl* kick-off halftime half-time overtime substitute* referee* umpire* doping squad* game matches sprint* tennis-star",
        "beat* world record first second event host* points men's women's title",
    ),
    "Culture": (
        "film* oscar* grammy* emmy* album* singer* actor* actress* musician* novelist* museum* painting* exhibition* concert* festival* box-office cinema* theatre* theater* opera orchestra* rapper* band best-picture eurovision booker-prize golden-globe* screenwriter* sculpt* ballet fashion unesco nobel-prize-in-literature heritage-site cannes netflix celebrit* kardashian reality-show sitcom hollywood broadway bollywood blockbuster* trailer soundtrack playlist bestseller* memoir* biopic* podcast*"
        " hbo disney marvel premiere* premieres cookbook* chef* recipe* restaurant* wedding* fashion-week designer* catwalk photographer* sculptor* gallery"
        " galleries playwright* choreograph* k-pop hip-hop",
        "music* movie* art arts artist* award* book* author* director* church* pope-art cathedral television series song* auction* celebrat* culture cultural poet* dance* broadcast* drama comedy comedian* pop tour mosque* temple* religio* holy anglican star-studded cast episode* season-finale fans romance dating divorce royal-wedding prince princess style beauty garden* holiday* hotel* tourist*"
        " tourism travel* photograph* stage writer* novel* magazine* viral",
        "star* best show* dies history prize* wins sells audience* most city record",
    ),
    "Law": (
        "sentence* convict* court* murder* prison jail* indict* prosecut* lawsuit* arrest* guilty verdict* trial* plead* fraud homicide* traffick* stabb* shooter* shooting* rape* sexual-assault money-launder* cartel* robber* heist* perpetrator* warrant* manslaughter extort* smuggl* acquit* appeal* death-row execution* executed theft* thieves gang* massacre* supreme-court tribunal* jury judge* imprison* juror* magistrate* burglar* arson* extradition felony misdemeanor* bail parole appeals-court high-court settlement-lawsuit detective*"
        " homicide-detectives",
        "police suspect* charge* crim* accus* alleg* detain* custody investigat* corruption bribe* illegal* law-enforcement assassinat* justice rul* attorney* lawyer* victim* gunman abuse* kidnap* abduct* stolen fbi raid* drug* weapon* penalt* terror* arson shot year-old evidence gun officer* death-penalty interpol icc fugitive* conspir* plot* plaintiff* defendant* testif* inquest* theft thief scam* drug-trafficking",
        "former man men case* law connection years office life mass school* woman attempt* life related against found order* block*",
    ),
    "Disasters": (
        "earthquake* tsunami* wildfire* bushfire* typhoon* hurricane* cyclone* tornado* landslide* mudslide* avalanche* flood* volcan* erupt* derail* capsiz* shipwreck* crash* collid* collision* plane-crash stampede* magnitude rescuer* sinkhole* blizzard* torrential rockslide* overturn* head-on minibus collapse* landfall flash-flood* drown* crush tailing* magnitude* aftershock* storm-surge heavy-rain* floodwater* firefighter* carbon-monoxide building-collapse search-and-rescue wreckage",
        "explosion* fire* storm* missing rescue* accident* helicopter bus truck* train* ferry boat* ship aircraft plane* evacuat* trapped injur* killed toll dead death-toll bodies blaze* rain* monsoon landfill mine miners gas-leak blast* passengers pilot* highway ravine wreck* dam snow* weather winds sinks sank survivors debris plung* expressway river gale* gusts evacuation* survivor* emergency-services lightning dam-failure swept pile-up",
        "least people others search near building* damage* killing coast carrying off die* dies death highway road five six three province district caught when residents home* emergency critically",
    ),
}  # fmt: skip
