"""What announcements of something to attend say.

A language's phrases are parted by ";" and stand behind its code. `*` at the end: any word that begins so; in front: any
word that ends so (compounds: "Fachtagung"). They are compared in lower case, white space as one space. General lists: what
any organisation writes; a word belongs here when it would be right in a text that nobody has seen yet.
"""

from __future__ import annotations

# A call to come, listen or watch.
INVITE = """
    en join us*; join the*; join our*; join in; please join; register*; registration*; rsvp*; sign up*; sign-up*; you
       are invited; you're invited; are invited; is invited; all are welcome; all welcome; everyone is welcome; are
       welcome; is welcome; open to the public; open to all; open to everyone; free admission; invite you*; invites
       you*; to invite; cordially invite*; invites; invitation to; save the date; mark your calendar*; don't miss*; do not miss*; please
       attend; to attend; will attend; feel free to attend; tune in*; come and*; come to; come along; come hear; come
       join; come listen; tickets; book your*; live broadcast; livestream*; live stream*; broadcast live; doors open;
       admission; refreshments; be served; please come; stop by; attend the*; reservation*; meet us*; hope to see you;
       see you there; call for participation; everyone welcome; all are invited; everybody welcome; newcomers welcome;
       bring your; come to our; to rsvp; we look forward to seeing you; hope you can join
    fr rejoignez*; inscrivez*; s'inscrire; inscription*; vous invite*; vous convie*; êtes invité*; sont invité*;
       participez*; venez*; assistez*; entrée libre; entrée gratuite; réservez*; rendez-vous le; ouvert à tous;
       ouverte à tous; en direct; retransmi*; réserver; ne manquez pas; billetterie; on vous attend; nous vous
       attendons; bienvenue à tous; au plaisir de vous
    es únete*; únase*; inscríbete*; inscríbase*; inscripci*; regístrate*; regístrese*; registro; te invita*; os
       invita*; le invita*; les invita*; están invitad*; acompáñanos*; acompáñenos*; participa en*; participe en*;
       asiste a*; entrada libre; entrada gratuita; no te pierdas*; en directo; en vivo; reserva tu*; ven a; abierto al
       público; entradas; os esperamos; te esperamos; les esperamos; los esperamos; apúntate*; apuntaos; confirma tu
       asistencia
    de anmeld*; anmeldung*; melden sie sich*; meldet euch*; melde dich*; laden wir*; einladung*; eingeladen; herzlich
       willkommen; eintritt frei; seid dabei; sei dabei; seien sie dabei; nehmen sie teil*; teilnahme*; teilnehmen;
       teilzunehmen; registrier*; vormerken; live-übertragung*; livestream*; tickets*; reservierung*; vorverkauf;
       laden herzlich; besuchen sie uns; laden sie; freuen uns auf; kommt vorbei; kommen sie; kommt zu; wir erwarten;
       gäste willkommen; gäste sind willkommen
    it iscriviti*; iscrizion*; iscrivetevi; unisciti*; unitevi; registrati*; registrazion*; vi invit*; ti invit*;
       siete invitati; è invitat*; sono invitat*; partecipa*; ingresso libero; ingresso gratuito; non perder*; in
       diretta; prenota*; aperto a tutti; aperta a tutti; vi aspettiamo; ti aspettiamo; biglietti; vi aspetta; non
       mancate; siete tutti invitati; siamo lieti di invitar*
    pt inscreva*; inscriç*; junte-se*; participe*; convida*; convidamos; está convidad*; estão convidad*; registe-se*;
       registre-se*; entrada livre; entrada gratuita; entrada franca; não perca*; ao vivo; em direto; reserve o*;
       aberto ao público; venha*; ingressos; bilhetes; esperamos por si; contamos consigo; contamos com a; esperamos
       você; compareça*
    nl meld je aan; meld u aan; aanmeld*; aan te melden; inschrijv*; schrijf je in; schrijf u in; registreer*;
       uitgenodigd; uitnodig*; nodigt; nodigen; nodig ik*; doe mee; kom naar; kom langs; welkom*; gratis toegang;
       vrije toegang; toegang gratis; mis het niet; live te volgen; kaarten; wees erbij; kom je ook; kom gerust;
       iedereen welkom; we verwelkomen
    pl zapraszamy*; zaprasza*; zaproszeni*; zarejestruj*; rejestrac*; zapisz się*; zapisy*; dołącz*; weź udział*;
       wstęp wolny; wstęp bezpłatny; transmisj*; przyjdź*; nie przegap*; bilety; udział jest bezpłatny; czekamy na
       was; serdecznie zapraszamy; do zobaczenia
    sv anmäl*; välkommen*; välkomna*; inbjud*; bjuder in*; registrera*; delta i; delta på; kom och*; fri entré; fritt
       inträde; missa inte; livesänd*; direktsänd*; biljetter
    da tilmeld*; velkommen*; inviter*; indbyd*; indbydelse*; deltag i; deltag på; kom og*; kom til; fri entré; gratis
       adgang; gå ikke glip; livestream*; billetter; mød op
    nb påmeld*; meld deg på*; meld dere på*; velkommen*; inviter*; invitasjon*; delta på; kom og*; kom til; gratis
       adgang; fri inngang; gå ikke glipp; strømmes; billetter; bli med
    fi ilmoittaudu*; ilmoittautumi*; tervetuloa*; tervetullei*; kutsu*; osallistu*; rekisteröidy*; vapaa pääsy;
       pääsymaksu*; suora lähetys; suorana*; tule kuuntelemaan; tule mukaan; liput
    cs zveme*; zve vás*; pozvánk*; pozvat; srdečně zve*; přihlas*; registrac*; registruj*; zúčastn*; vstup volný;
       vstup zdarma; přijďte*; přijď*; živé vysílání; živě; vstupenky; připojte se*; nenechte si ujít
    ro înscrie*; înscrier*; vă invit*; te invit*; invităm*; invitat*; înregistr*; participă*; participați*; alătură*;
       intrare liberă; intrarea liberă; intrarea este liberă; nu ratați*; în direct; bilete; vă așteptăm*; te așteptăm
    el εγγραφ*; εγγραφείτε*; δηλώστε*; προσκαλ*; σας καλ*; πρόσκληση*; συμμετοχή*; συμμετάσχετε*; ελάτε*; ελεύθερη
       είσοδο*; είσοδος ελεύθερη; ζωντανή μετάδοση; ζωντανά; σας περιμένουμε; μη χάσετε; εισιτήρια
    hu regisztr*; jelentkez*; meghív*; várunk*; várjuk*; szeretettel vár*; vegyen részt*; vegyél részt*; részvétel*;
       belépés ingyenes; ingyenes belépés; a belépés*; csatlakoz*; élő közvetítés*; élőben*; jegyek; jöjjön el; gyere
       el
    hr prijav*; registrir*; registracij*; pozivamo*; poziva vas*; pozvani*; pridruži*; sudjeluj*; ulaz slobodan; ulaz
       je slobodan; besplatan ulaz; dođite*; prijenos uživo; uživo; ulaznice
    ca inscriu*; inscripci*; registra't*; us convid*; et convid*; us convoqu*; participa*; uniu-vos; uneix-te*; vine
       a; veniu*; entrada lliure; entrada gratuïta; en directe; no us ho perdeu; us hi esperem
    tr kayıt*; kaydol*; davetlisiniz; davet*; katılın*; katılım*; bekliyoruz; bize katıl*; canlı yayın*; giriş
       ücretsiz*; ücretsizdir; kaçırmayın; biletler
    ru приглаша*; приглашен*; зарегистрир*; регистрац*; присоединяйтесь*; участвуйте; примите участие; вход свободный;
       вход бесплатный; приходите; прямая трансляция; прямой эфир; трансляци*; билеты; ждём вас; ждем вас; не
       пропустите; будем рады видеть; ждём всех; ждем всех
    uk запрошу*; запрошен*; зареєструй*; реєстрац*; долучай*; приєднуй*; беріть участь; візьміть участь; вхід вільний;
       вхід безкоштовний; приходьте; пряма трансляція; трансляці*; наживо; квитки; чекаємо на вас; будемо раді бачити;
       чекаємо всіх
    ja ご参加; 参加者募集; 参加募集; 参加申; 参加登録; 参加費; 参加無料; 申込; 申し込み; お申込; ご来場; ご招待; 入場無料; 生配信; ライブ配信; オンライン配信; チケット; 奮ってご;
       お越しください; 参加受付
    zh 报名; 報名; 欢迎参加; 歡迎參加; 诚邀; 誠邀; 邀请您; 邀請您; 邀请你; 邀請; 邀请; 敬请光临; 敬請光臨; 注册参加; 参加者; 免费入场; 免費入場; 直播; 欢迎大家; 敬请参加; 敬請參加; 门票
    ko 참가 신청; 참가신청; 신청하; 사전등록; 사전 등록; 등록하; 초대합니다; 초대; 참여하세요; 참석; 참가하; 참가비; 무료입장; 입장 무료; 생중계; 함께해; 함께하; 모집합니다
"""

# That it will happen.
HAPPEN = """
    en will be held; to be held; is being held; will be hosted; will take place; takes place; taking place; take
       place; will be conducted; been scheduled; will be broadcast*; will occur; will begin at; will start at; will
       run from; will join us; happening; will be screened; proudly presents; be located in; will happen
    fr aura lieu; auront lieu; se tiendra; se tiendront; se déroulera; se dérouleront; sera organisé*; va se tenir;
       vont se tenir; se tient; a lieu; se déroule
    es se celebrará*; se celebra; tendrá lugar; tendrán lugar; tiene lugar; se realizará*; se llevará a cabo; se
       desarrollará
    de stattfind*; findet am; findet vom; finden am; finden vom; lädt zu; lädt zum; lädt zur; beginnt um; startet um
    it si terrà; si terranno; si tiene; avrà luogo; avranno luogo; ha luogo; si svolgerà; si svolgeranno; si svolge; è
       in programma
    pt será realizad*; serão realizad*; realizar-se-á; realiza-se; terá lugar; tem lugar; vai acontecer; acontecerá*;
       ocorrerá*; decorrerá; decorre; irá realizar*
    nl vindt plaats; vinden plaats; plaatsvind*; wordt gehouden
    pl odbędzie się; odbędą się; odbywa się; będzie miał* miejsce
    sv äger rum; kommer att hållas; går av stapeln
    da finder sted; afholdes; holder foredrag; holder oplæg; løber af stablen
    nb finner sted; avholdes; arrangeres; holder foredrag; går av stabelen
    fi järjestetään; pidetään; alkaa klo
    cs se koná; se konají; koná se; bude se konat; se bude konat; se uskuteční; uskuteční se; proběhne; začíná v; bude
       probíhat
    ro va avea loc; vor avea loc; are loc; se va desfășura; se va desfăşura; se desfășoară; va fi organizat*; se va
       ține
    el θα πραγματοποιηθ*; πραγματοποιείται; θα διεξαχθ*; διεξάγεται; θα λάβει χώρα; θα διεξάγεται
    hu kerül sor; megrendez*; kerül megrendezésre; tartjuk; tart előadást; előadást tart
    hr održat će se; održava se; održati; će se održati; održat će
    ca tindrà lloc; tindran lloc; se celebrarà; es celebrarà; es durà a terme; se celebra
    tr düzenlenecek*; gerçekleştirilecek*; başlayacak; ağırlayacak
    ru состоится; состоятся; пройдёт; пройдет; пройдут; будет проходить
    uk відбудеться; відбудуться; пройде; пройдуть; відбувається
    ja 開催; 開かれます; 行われます; 開講; 開演; 開会
    zh 举行; 舉行; 举办; 舉辦; 开讲; 演讲
    ko 개최; 열립니다; 열린다; 열 예정; 열릴 예정; 개막
"""

# What people or bodies will do: it tells of an event only beside an hour, a call or a name for it.
ACT = """
    en is talking; is speaking; are speaking; will be starting; will start; will begin; will offer; offers; will host;
       will be hosting; will give; will be giving; will speak; will be speaking; will present; will be presenting;
       will lecture; will discuss; will talk; is giving; is hosting; are hosting; is presenting; will be presented; is
       scheduled; are scheduled; will meet; will be meeting; will open; will perform; will be visiting; will visit;
       will deliver; will introduce; will lead; will feature; will return; will be in; will be on; will be at; hosts;
       presents; will celebrate; organizing; organising; holding a; comes to; coming to; will be there; will be
       making; will be given; is going to give; will convene; will gather
    fr organise; organisent; aura pour thème; accueillera; accueille; interviendra; prendra la parole; donnera;
       présentera; sera présenté*; débutera; rencontre avec
    es organiza; organizan; ofrecerá; impartirá; presentará; hablará; intervendrá; acogerá; comenzará
    de veranstalte*; spricht; sprechen; referier*; hält einen*; halten einen*; lädt; statt; gibt einen*; tagt; findet
       in; findet im
    it organizza; organizzano; ospiterà; ospita; interverrà; interverranno; presenterà; parlerà; inizierà
    pt organiza; organizam; será apresentad*; falará; apresentará; promove; acontece
    nl organiseert; organiseren; houdt een; spreekt; geeft een; presenteert; verzorgt
    pl organizuje*; wygłosi*; wystąpi*; rozpocznie się*; poprowadzi*; gościem będzie; spotkanie z
    sv arrangera*; anordna*; föreläser; talar; genomförs; håller ett; håller en; ordnas; hålls
    da arrangerer; fortæller; taler; holdes; afholder
    nb arrangerer; snakker om; holdes; avholder
    fi järjestää; järjestämme; puhuu; luennoi; esiintyy; kokoontuu
    cs pořádá; pořádáme; přednese; vystoupí
    ro organizează; va susține; va vorbi; va prezenta
    el διοργανών*; θα μιλήσ*; θα παρουσιάσ*; οργανών*; θα γίνει
    hu rendez; rendezünk; szervez; szervezünk; lesz; zajlik; kezdődik
    hr organizira; organiziramo; predstavit će; govorit će; gostovat će; bit će
    ca organitza; organitzen; impartirà; presentarà; parlarà; es farà
    tr düzenliyor*; konuşacak; sunacak; düzenlen*; gerçekleş*
    ru проводит*; проведёт; проведет; организует*; выступит*; прочтёт; прочитает; начнётся; начнется; откроется
    uk проводить*; проведе; організовує*; виступить*; прочитає; розпочнеться
    ja 行います; 実施します; 実施いたします; 登壇; 講演します
    zh 将于; 將於; 主讲; 主講; 召开; 召開
    ko 진행됩니다; 진행합니다; 진행한다; 강연합니다; 발표합니다
"""
