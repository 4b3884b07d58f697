"""What announcements say in any language without saying anything: calls, salutations, lead-ins. Word lists only."""

from __future__ import annotations

# "Read more" and its kin, as whole last lines or at the end of one.
CALLS = (
    "read more|read on|continue reading|learn more|find out more|more information|more info|see more|click here|"
    "register (?:now|here)|sign up(?: now| here)?|watch (?:the|her|his|our) .{0,30}|download .{0,40}|"
    "en savoir plus|lire la suite|lire plus|plus d['’]informations?|plus d['’]infos|cliquez ici|"
    "inscrivez-vous(?: ici)?|"
    "weiterlesen|mehr erfahren|mehr dazu|mehr lesen|mehr informationen|hier klicken|zur anmeldung|"
    "leer más|seguir leyendo|más información|saber más|ver más|inscríbete(?: aquí)?|"
    "leggi tutto|leggi di più|continua a leggere|per saperne di più|scopri di più|iscriviti(?: qui)?|"
    "ler mais|leia mais|saiba mais|continuar a ler|mais informações|"
    "lees meer|lees verder|meer informatie|meer lezen|"
    "czytaj więcej|czytaj dalej|więcej informacji|dowiedz się więcej|"
    "läs mer|les mer|læs mere|lue lisää|"
    "číst více|více informací|citește mai mult|mai multe|"
    "διαβάστε περισσότερα|περισσότερα|bővebben|tovább|pročitaj više|više|llegir més|llegeix més|devamını oku|devamı|"
    "читать далее|читать дальше|подробнее|читати далі|детальніше|"
    "続きを読む|もっと見る|詳しくはこちら|詳細はこちら|阅读更多|阅读全文|查看更多|了解更多|"
    "더 보기|더보기|자세히 보기|اقرأ المزيد|קרא עוד"
)
# How a letter begins; the name and the comma follow.
SALUTATIONS = (
    "dear|hello|hi|hey|greetings|good (?:morning|afternoon|evening)|"
    "liebe[rs]?|sehr geehrte[rs]?|guten tag|hallo|"
    "ch(?:er|ère|ers|ères)|bonjour|madame|mesdames|"
    "estimad[oa]s?|querid[oa]s?|apreciad[oa]s?|hola|"
    "car[oiae]|gentil[ei]|egregi|buongiorno|"
    "prezad[oa]s?|car[oa]s|olá|"
    "beste|geachte|lieve|drodzy|droga|szanowni|szanowna|witamy|kära|hej|hei|kære|kjære|hyvä|"
    "vážen[íáé]|milí|dragi|stimat[eă]|stimați|"
    "αγαπητ[οίέάή]+|kedves|tisztelt|poštovan[ie]|benvolgu(?:ts|des)|sayın|değerli|merhaba|"
    "уважаемы[ей]|дорогие|шановн[іи]|дорогі|здравствуйте|привет"
)
# "We are proud to announce that": what follows is the matter. Who is glad, what they do, and the word it begins with.
# The stems in front say cheaply that a text may hold one.
LEAD_INS = (
    (  # English
        "proud pleas delight happy excit thrill hono glad joy",
        "we(?: at [^,]{1,40})?(?:['’]re| are| were)? (?:\\w+ly |very |so |now )?"
        "(?:proud|pleased|delighted|happy|excited|thrilled|honou?red|glad) to(?: be able to)?|"
        "(?:it is|it['’]s)(?: with| our| a)? (?:great |much )?(?:pleasure|joy|pride|honou?r) (?:that we|to)",
        "announce(?: to you)?|share(?: with you)?|inform(?: you)?|report|let you know|introduce|present|say|confirm",
        " that| of|:",
    ),
    (  # French
        "annonc inform présent part",
        "(?:nous|on) (?:sommes|avons|est) (?:très )?"
        "(?:heureux|heureuses|fiers|fières|ravis|ravies|le plaisir|l['’]honneur|la joie) (?:de|d['’]) ?(?:vous)?",
        "annoncer|informer|présenter|faire part|partager",
        " que| qu['’]| de| du| d['’]",
    ),
    (  # Spanish
        "anunci inform comunic present compart",
        "nos complace|nos alegra|nos es grato|tenemos el (?:placer|gusto|honor) de|es un (?:placer|honor)|"
        "(?:nos sentimos|estamos) (?:muy )?(?:complacidos|orgullos[oa]s|encantad[oa]s|felices|content[oa]s)"
        " (?:de|por|en)",
        "(?:anunciar|informar|comunicar|presentar|compartir)(?:les)?",
        " de que| que",
    ),
    (  # Italian
        "annunc inform comunic present condivid",
        "(?:siamo|sono) (?:molto )?(?:liet[ie]|felici|orgoglios[ie]|onorat[ie]) di(?: potervi)?|abbiamo il piacere di",
        "(?:annunciar|comunicar|presentar)(?:e|vi)|informarvi|condividere",
        " che",
    ),
    (  # Portuguese
        "anunci inform comunic apresent partilh",
        "temos o (?:prazer|orgulho|gosto) (?:de|em)|é com (?:grande )?(?:prazer|orgulho|alegria) que(?: vos)?|"
        "estamos (?:muito )?(?:felizes|orgulhos[oa]s|content[ea]s) (?:em|por|de)",
        "(?:anuncia|informa|comunica|apresenta|partilha)(?:r|mos)",
        " que",
    ),
    (  # Dutch
        "kondig meld delen",
        "(?:we|wij) (?:zijn|hebben) (?:er )?(?:trots|blij|verheugd|het genoegen)(?: op)?,?(?: u)?"
        "(?: te (?:kunnen|mogen))?",
        "aan te kondigen|aankondigen|te melden|melden|delen|mededelen",
        " dat",
    ),
    (  # German, where a clause follows
        "freue freut",
        "(?:wir freuen uns|es freut uns),?(?: sehr,?)?(?: ihnen| euch)?",
        "(?:mitteilen|bekannt ?geben|ankündigen) zu (?:können|dürfen)|mitzuteilen|bekannt ?zu ?geben|anzukündigen",
        ",? dass",
    ),
    (  # Polish
        "inform głasz zawiad głosić przedstaw",
        "z (?:przyjemnością|radością|dumą)|mamy (?:przyjemność|zaszczyt)|(?:jest nam )?miło(?: nam)?",
        "informujemy|ogłaszamy|zawiadamiamy|poinformować|ogłosić|przedstawi(?:amy|ć)",
        ",? że| o",
    ),
    (
        "meddela presentera berätta",
        "vi är (?:glada|stolta) (?:över )?att(?: kunna)?",
        "meddela|presentera|berätta",
        " att",
    ),
    (
        "meddel meld kunngj sentere dele",
        "vi er (?:glade|stolte) (?:for|over) (?:at|å)(?: kunne)?",
        "meddele|melde|kunngjøre|pr[æe]sentere|dele",
        " at",
    ),
    ("olemme", "olemme (?:iloisia|ylpeitä)(?: voidessamme)?", "ilmoittaa|kertoa|julkistaa", ",? että"),
    ("oznam inform představ", "s (?:radostí|potěšením|hrdostí)", "oznamujeme|informujeme|představujeme", ",? že"),
    (
        "сообщ объяв представ",
        "(?:мы )?(?:рады|счастливы|с радостью|с гордостью)",
        "(?:сообщить|сообщаем|объявить|объявляем|представить|представляем)(?: вам)?",
        ",? что| о",
    ),
    (
        "повідом оголос представ",
        "(?:ми )?(?:раді|з радістю)",
        "(?:повідомити|повідомляємо|оголосити|представити)(?: вам)?",
        ",? що| про",
    ),
)
# German puts the verb behind the matter: "Wir freuen uns, die neue Studie vorstellen zu dürfen."
FRAMES = (
    (
        "freue freut",
        "^.{0,60}?\\b(?:freuen uns|freut sich|freut uns),?(?: sehr,?)?(?: ihnen| euch)? ",
        ",? (?:(?:bekannt ?|an|mit|vor)(?:zu)?(?:geben|kündigen|teilen|stellen)|präsentieren)"
        "(?: zu (?:können|dürfen))?[.!]*$",
    ),
)
# How a sentence begins that names the occasion, the place or the time first, and the matter behind a comma.
_OPENERS = """
    on at in as after before during following ahead for with to across throughout amid since under from among over
    à lors dans en pour après avant depuis face suite grâce au aux
    con en tras durante ante para a desde por dentro
    in nel nella nell nell’ dopo durante per dal dalla a da con
    no na em após durante para com a ao à
    op bij tijdens na naar in met ter
    podczas w z po od dla na
    при на в во после по для с за к
    під час на у в після для з за
    při na v ve po pro s
    vid på under efter i för med ved etter
    σε στο στη στην με μετά κατά για
    la în cu după pentru
"""
# Words that cannot be the last of a title that was cut.
_DANGLING = """
    a an the of and or but nor for to in on at by with from as that which who whose into over under between
    about than its their our his her is are was were be been has have had will would can could this these those
    not no more most also both such while when where der die das den dem des ein eine einer eines einem einen
    und oder aber von vom zu zur zum im am auf für mit bei als dass sowie über unter ist sind le la les un une
    de du d et ou mais à au aux en dans sur pour par avec que qui dont sans sous ce cette ces est sont el los
    las unos unas y o u pero del al con por para sin sobre entre como es son su sus il lo gli i uno e ed ma di
    da dal dalla della dei delle nel nella per tra fra che come è sono os um uma uns umas dos na nos nas ao com
    pelo pela mas se é são het een maar van voor met aan op uit bij naar dat te om w z ze do od za po przez dla
    oraz lub ale że się jest och att som för med till av på det är ett og til er s v ve k ke pro nebo že и в во
    на с со к по за из от до о об для что как но или не і й та у з із від про що як але або
"""
DANGLING = frozenset(_DANGLING.split())
OPENING = frozenset(_OPENERS.split())
