"""What announcements say in any language without saying anything: calls, salutations, lead-ins. Word lists only."""

from __future__ import annotations

# "Read more" and its kin, as whole last lines or at the end of one.
CALLS = (
    "read more|read on|continue reading|learn more|find out more|more information|more info|see more|click here|"
    "register (?:now|here)|sign up(?: now| here)?|watch (?:the|her|his|our) .{0,30}|download .{0,40}|"
    "leave a (?:comment|reply)|laisser un commentaire|dejar? un comentario|lascia un commento|deixe um comentário|"
    "(?:einen )?kommentar (?:hinterlassen|schreiben)|laat een reactie achter|dodaj komentarz|lämna en kommentar|"
    "आगे पढ़ें|और पढ़ें|прочетете още|baca selengkapnya|xem thêm|loe edasi|ادامه مطلب|อ่านต่อ|"
    "en savoir plus|lire la suite|lire plus|plus d['’]informations?|plus d['’]infos|cliquez ici|"
    "inscrivez-vous(?: ici)?|"
    "weiterlesen|mehr erfahren|mehr dazu|mehr lesen|mehr informationen|hier klicken|zur anmeldung|"
    "leer más|seguir leyendo|más información|saber más|ver más|inscríbete(?: aquí)?|"
    "leggi tutto|leggi di più|continua a leggere|per saperne di più|scopri di più|iscriviti(?: qui)?|"
    "ler mais|leia mais|saiba mais|continuar a ler|mais informações|"
    "lees meer|lees verder|meer informatie|meer lezen|"
    "czytaj więcej|czytaj dalej|więcej informacji|dowiedz się więcej|"
    "läs mer|les mer|læs mere|lue lisää|"
    "číst (?:více|dále?)|pokračovat ve čtení|celý článek|více informací|citește mai mult|mai multe|"
    "διαβάστε περισσότερα|περισσότερα|bővebben|tovább|pročitaj više|više|llegir més|llegeix més|devamını oku|devamı|"
    "читать далее|читать дальше|подробнее|читати далі|детальніше|"
    "続きを読む|もっと見る|詳しくはこちら|詳細はこちら|阅读更多|阅读全文|查看更多|了解更多|"
    "더 보기|더보기|자세히 보기|اقرأ المزيد|קרא עוד"
)
# Sentences that announce that something will be said: the matter is in the next one. A few more words may follow
# ("Good news for all of us!").
FILLERS = (
    "it['’]s official|it is official|it['’]s (?:done|here|happening|that time of (?:the )?year(?: again)?)|it is done|"
    "(?:big|good|great|exciting|wonderful|fantastic|important|breaking|happy|some|hot) news|news flash|breaking|"
    "the wait is over|the day (?:has come|is here)|we did it|at last|finally|guess what|did you know|"
    "save the date|mark your calendars?|(?:do not|don['’]t) miss (?:it|this|out)|last chance|only a few days left|"
    "stay tuned|watch this space|spread the word|thank you(?: so much| all)?|many thanks|congratulations|"
    "we(?: are|['’]re) (?:so |very )?(?:excited|thrilled|happy|proud|back|delighted)|happy new year|"
    # French
    "c['’]est (?:officiel|fait|parti|confirmé)|(?:bonne|grande|excellente|très bonne) nouvelle|bonnes nouvelles|"
    "l['’]attente est (?:finie|terminée)|ça y est|enfin|à vos agendas|"
    "(?:notez|réservez|retenez) (?:bien )?(?:la|cette) "
    "date|save the date|à ne pas (?:manquer|rater)|ne (?:manquez|ratez) pas (?:ça|cela|cette occasion)|"
    "le saviez-vous|merci(?: à (?:tous|toutes|vous))?(?: à tous)?|félicitations|bonne année|dernière minute|"
    # Spanish
    "(?:ya )?es oficial|(?:ya )?es un hecho|(?:buenas|grandes|excelentes) noticias|(?:buena|gran|excelente) noticia|"
    "la espera (?:ha terminado|terminó)|por fin|llegó el día|reserva(?:d|e)? la fecha|guarda(?:d|e)? la fecha|"
    "no te lo pierdas|no se lo pierda|¿sabías que|muchas gracias|gracias a tod[oa]s|enhorabuena|felicidades|"
    # Italian
    "è ufficiale|è fatta|ci siamo|(?:buone|grandi|ottime) notizie|(?:buona|grande|ottima) notizia|l['’]attesa è finita|"
    "finalmente|segnate(?:vi)? la data|salvate la data|non perder(?:e|tel[oa]|vel[oa]|ti)|lo sapevi|lo sapevate|"
    "grazie(?: mille| a tutti| a tutte)?|congratulazioni|complimenti|"
    # Portuguese
    "(?:já )?é oficial|(?:boas|ótimas|grandes) (?:notícias|novas)|(?:boa|ótima|grande) notícia|"
    "a espera (?:acabou|terminou)|"
    "finalmente|marque(?:m)? na agenda|guarde(?:m)? (?:a|esta) data|não perca(?:m)?|sabia que|muito obrigad[oa]|"
    "parabéns|"
    # German
    "es ist (?:offiziell|soweit|so weit|geschafft|vollbracht)|jetzt ist es (?:offiziell|amtlich|soweit)|endlich|"
    "(?:gute|tolle|großartige|wichtige|erfreuliche|freudige) (?:nachricht(?:en)?|neuigkeit(?:en)?)|"
    "das warten hat ein ende|"
    "(?:termin )?(?:bitte )?vormerken|merken sie sich den termin vor|nicht verpassen|schon gewusst|"
    "wussten sie(?: schon)?|"
    "(?:herzlichen|vielen) dank|danke(?: an alle)?|(?:herzlichen )?glückwunsch|eilmeldung|frohes neues jahr|"
    # Dutch
    "het is (?:officieel|zover|gelukt)|(?:goed|groot|geweldig|fantastisch) nieuws|het wachten is voorbij|eindelijk|"
    "zet (?:het|deze datum) in (?:je|uw) agenda|mis (?:het|dit) niet|wist je dat|dank je wel|bedankt|gefeliciteerd|"
    # Polish
    "to (?:już )?oficjalne|(?:dobra|świetna|wspaniała|ważna) wiadomość|dobre wieści|nareszcie|koniec czekania|"
    "stało się|"
    "zapisz(?:cie)? datę|zarezerwuj(?:cie)? termin|nie przegap(?:cie)?|czy wiesz|dziękujemy|gratulacje|gratulujemy|"
    # Scandinavian
    "det är (?:officiellt|klart)|(?:goda|stora|glada|fantastiska) nyheter|väntan är över|äntligen|boka (?:in )?datumet|"
    "missa inte|visste du|stort tack|tack|grattis|det er (?:officielt|offisielt|nu officielt|nå offisielt|klart)|"
    "(?:gode|store|fantastiske) nyheder|(?:gode|store|fantastiske) nyheter|(?:gladt|stor|god) (?:nyhed|nyhet)|"
    "ventetiden er (?:forbi|over)|endelig|sæt kryds i kalenderen|sett av datoen|gå ikke glip af|ikke gå glipp av|"
    "tusind tak|tusen takk|tak|takk|tillykke|gratulerer|"
    # Finnish, Hungarian, Turkish
    "se on virallista|(?:hyviä|suuria|mahtavia|iloisia) uutisia|hyvä uutinen|odotus on ohi|vihdoin|"
    "merkitse kalenteriin|"
    "älä missaa|kiitos(?: kaikille)?|onnea|hivatalos|(?:jó|nagyszerű|remek|örömteli) hír(?:ünk van)?|"
    "véget ért a várakozás|"
    "végre|jegyezd (?:fel|be) a dátumot|ne hagyd ki|köszönjük|köszönet|gratulálunk|artık resmi|resmen|"
    "(?:güzel|harika|müjdeli|büyük) haber(?:ler)?|müjde|bekleyiş sona erdi|nihayet|sonunda|tarihi not edin|kaçırmayın|"
    "teşekkürler|teşekkür ederiz|tebrikler|"
    # Czech, Croatian, Romanian, Catalan
    "je to (?:oficiální|tady|potvrzeno)|(?:skvělá|dobrá|výborná|velká) zpráva|(?:skvělé|dobré) zprávy|čekání skončilo|"
    "konečně|poznamenejte si datum|nenechte si ujít|děkujeme|gratulujeme|službeno je|(?:dobra|sjajna|odlična) vijest|"
    "(?:dobre|sjajne|odlične) vijesti|čekanje je (?:gotovo|završeno)|napokon|konačno|zabilježite datum|ne propustite|"
    "hvala(?: svima)?|čestitamo|este oficial|e oficial|(?:vești|vesti) (?:bune|grozave|minunate)|veste bună|"
    "așteptarea s-a (?:încheiat|terminat)|în sfârșit|notați(?:-vă)? data|nu ratați|mulțumim(?: tuturor)?|felicitări|"
    "(?:ja )?és oficial|(?:bones|grans) notícies|(?:bona|gran) notícia|l['’]espera s['’]ha acabat|per fi|"
    "reserveu(?:-vos)? la data|no us ho perdeu|moltes gràcies|gràcies a tothom|enhorabona|felicitats|"
    # Greek, Russian, Ukrainian
    "είναι (?:πλέον )?επίσημο|(?:καλά|ευχάριστα|σπουδαία|υπέροχα) νέα|η αναμονή τελείωσε|επιτέλους|"
    "σημειώστε την ημερομηνία|"
    "μην το χάσετε|ευχαριστούμε|συγχαρητήρια|(?:теперь )?(?:это )?официально|"
    "(?:хорошие|отличные|важные|радостные|прекрасные) новости|(?:хорошая|отличная|радостная) новость|ожидание окончено|"
    "наконец-то|свершилось|сохраните дату|не пропустите|спасибо(?: всем)?|поздравляем|"
    "(?:тепер )?(?:це )?офіційно|(?:гарні|чудові|добрі|важливі) новини|(?:гарна|чудова|добра) новина|"
    "очікування завершено|"
    "нарешті|збережіть дату|не пропустіть|дякуємо(?: всім)?|вітаємо|"
    # Japanese, Chinese, Korean, Arabic, Hebrew
    "(?:重要な|大切な|嬉しい|うれしい)?(?:お)?(?:知らせ|ニュース)(?:です|があります|がございます)?|ついに|お待たせしました|"
    "お待たせいたしました|ありがとうございます|おめでとうございます|"
    "(?:天大的)?好消息|喜讯|重磅消息|重要(?:通知|消息)|正式宣布|敬请期待|不要错过|感谢大家|恭喜|"
    "(?:기쁜|좋은|반가운) 소식(?:입니다|이 있습니다|을 전합니다)?|드디어|중요한 공지(?:입니다)?|"
    "놓치지 마세요|감사합니다|축하합니다|"
    "أخبار (?:سارة|رائعة|جيدة)|خبر (?:سار|رائع|عاجل)|أصبح رسميا|وأخيرا|لا تفوتوا الفرصة|شكرا(?: للجميع)?|"
    "זה רשמי|חדשות (?:טובות|מרגשות)|סוף סוף|שמרו את התאריך|אל תפספסו|תודה(?: לכולם)?|מזל טוב"
)
# What a short sentence begins with that asks the reader to do something rather than says what it is about.
IMPERATIVES = (
    "please|register|sign up|join us|join in|book (?:now|your)|subscribe|follow us|click|donate|apply now|"
    "read (?:more|the|our)|"
    "watch|download|share|discover|find out|learn more|check (?:it )?out|come (?:and|along)|don['’]t (?:miss|forget)|"
    "inscri(?:s|vez)-(?:toi|vous)|rejoignez-nous|rejoins-nous|abonne(?:z-vous|-toi)|cliquez|réservez|participez|"
    "découvrez|téléchargez|partagez|suivez-nous|venez|n['’]oubliez pas|postulez|"
    "inscríb(?:ete|ase|anse|ete ya)|inscribíos|apúnta(?:te|os)|regístr(?:ate|ese|ense)|regístrate|únete|únanse|"
    "suscríbete|haz clic|descarga|comparte|síguenos|descubre|no olvid(?:es|e|en)|¡no te|¡inscríbete|¡apúntate|"
    "¡regístrate|"
    "iscriv(?:iti|etevi)|registra(?:ti|tevi)|unisciti|unitevi|prenota|clicca|scopri|scarica|condividi|segui(?:ci|teci)|"
    "partecipa(?:te)?|non dimentica(?:re|te)|"
    "inscrev(?:a-se|am-se|e-te)|registe-se|junte-se|participe|clique|descarregue|baixe|partilhe|compartilhe|siga-nos|"
    "(?:jetzt|gleich|hier|noch heute) (?:anmelden|registrieren|buchen|lesen|mitmachen|bewerben|spenden)|"
    "melde(?:n sie)? (?:dich|sich|euch)|meldet euch|machen sie mit|mach(?:t)? mit|kommen sie|komm(?:t)? vorbei|"
    "registrieren sie|lesen sie|entdecken sie|klicken sie|abonnieren sie|folgen sie|bewerben sie|"
    "schrijf (?:je|u)|meld (?:je|u)|registreer|doe mee|klik|lees|bekijk|volg ons|deel|kom (?:naar|langs)|"
    "zapisz(?:cie)? się|zarejestruj(?:cie)? się|dołącz(?:cie)?|kliknij(?:cie)?|pobierz(?:cie)?|sprawdź(?:cie)?|"
    "anmäl (?:dig|er)|registrera dig|häng med|var med|klicka|följ oss|läs|kom och|"
    "tilmeld (?:dig|jer)|meld (?:dig|deg|dere)|registrer deg|bli med|vær med|deltag|klik her|følg os|følg oss|les|læs|"
    "ilmoittaudu(?:thaan)?|rekisteröidy|tule mukaan|liity|tilaa|klikkaa|lue|seuraa meitä|"
    "registruj(?:te)? se|přihlas(?:te)? se|přidej(?:te)? se|klikněte|stáhněte|sledujte nás|přečtěte|"
    "prijavi(?:te)? se|registriraj(?:te)? se|pridruži(?:te)? (?:nam )?se|kliknite|preuzmite|pratite nas|"
    "înscrie(?:ți)?-(?:te|vă)|înregistrați-vă|alătur(?:ați-vă|ă-te)|participați|descărcați|urmăriți-ne|"
    "inscriu-te|inscriviu-vos|apunteu-vos|apunta't|apunta’t|registreu-vos|uniu-vos|veniu|"
    "regisztrálj(?:on)?|jelentkezz(?:en)?|csatlakozz(?:on)?|kattints(?:on)?|töltsd le|gyere|kövess|"
    "kaydol(?:un)?|kayıt ol(?:un)?|hemen (?:kaydolun|kayıt olun|başvurun)|katılın|bize katılın|tıklayın|"
    "εγγρα(?:φείτε|φτείτε)|δηλώστε|ελάτε|κάντε κλικ|διαβάστε|μη χάσετε|μη ξεχάσετε|"
    "(?:за)?регистрируйтесь|запишитесь|записывайтесь|присоединяйтесь|приходите|подписывайтесь|нажмите|скачайте|"
    "(?:за)?реєструйтеся|запишіться|записуйтеся|приєднуйтеся|долучайтеся|приходьте|підписуйтеся|завантажте|"
    "今すぐ|お申し込みは|ご登録|お早めに|ぜひご参加|立即(?:报名|注册|下载|登记)|马上报名|欢迎报名|点击|扫码|"
    "지금 (?:바로 )?(?:등록|신청|참여)|신청하세요|등록하세요|참여하세요|سجل|سجلوا|انضموا|اشترك|הירשמו|הצטרפו|לחצו"
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
