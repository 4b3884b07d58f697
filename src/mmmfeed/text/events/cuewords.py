"""What announcements of something to attend say, in the languages of issue 3, and what they say of other days.

One line for each language: phrases parted by ";". `*` at the end: any word that begins so; at the beginning: any word
that ends so (compounds: "Fachtagung"). Words are compared in lower case, white space as one space.
"""

from __future__ import annotations

# A call to come, listen or watch.
INVITE = """
    en join us*; join the*; join our*; join in; please join; register*; registration*; rsvp*; sign up*; sign-up*; you are invited; you're invited; are invited; is invited; all are welcome; all welcome; everyone is welcome; are welcome; is welcome; open to the public; open to all; open to everyone; free admission; invite you*; invites you*; to invite; cordially invite*; invites; invitation to; save the date; don't miss*; do not miss*; please attend; to attend; will attend; feel free to attend; tune in*; come and*; come to; come along; come hear; come join; come listen; tickets; book your*; live broadcast; livestream*; live stream*; broadcast live; doors open; admission; refreshments; be served; please come; stop by; attend the*; reservation*; meet us*; hope to see you; see you there; call for participation
    fr rejoignez*; inscrivez*; s'inscrire; inscription*; vous invite*; vous convie*; êtes invité*; sont invité*; participez*; venez*; assistez*; entrée libre; entrée gratuite; réservez*; rendez-vous le; ouvert à tous; ouverte à tous; en direct; retransmi*; réserver; ne manquez pas; billetterie
    es únete*; únase*; inscríbete*; inscríbase*; inscripci*; regístrate*; regístrese*; registro; te invita*; os invita*; le invita*; les invita*; están invitad*; acompáñanos*; acompáñenos*; participa en*; participe en*; asiste a*; entrada libre; entrada gratuita; no te pierdas*; en directo; en vivo; reserva tu*; ven a; abierto al público; entradas
    de anmeld*; anmeldung*; melden sie sich*; meldet euch*; melde dich*; laden wir*; einladung*; eingeladen; herzlich willkommen; eintritt frei; seid dabei; sei dabei; seien sie dabei; nehmen sie teil*; teilnahme*; teilnehmen; teilzunehmen; registrier*; vormerken; live-übertragung*; livestream*; tickets*; reservierung*; vorverkauf; laden herzlich; besuchen sie uns; laden sie
    it iscriviti*; iscrizion*; iscrivetevi; unisciti*; unitevi; registrati*; registrazion*; vi invit*; ti invit*; siete invitati; è invitat*; sono invitat*; partecipa*; ingresso libero; ingresso gratuito; non perder*; in diretta; prenota*; aperto a tutti; aperta a tutti; vi aspettiamo; ti aspettiamo; biglietti
    pt inscreva*; inscriç*; junte-se*; participe*; convida*; convidamos; está convidad*; estão convidad*; registe-se*; registre-se*; entrada livre; entrada gratuita; entrada franca; não perca*; ao vivo; em direto; reserve o*; aberto ao público; venha*; ingressos; bilhetes
    nl meld je aan; meld u aan; aanmeld*; aan te melden; inschrijv*; schrijf je in; schrijf u in; registreer*; uitgenodigd; uitnodig*; nodigt; nodigen; nodig ik*; doe mee; kom naar; kom langs; welkom*; gratis toegang; vrije toegang; toegang gratis; mis het niet; live te volgen; kaarten; wees erbij
    pl zapraszamy*; zaprasza*; zaproszeni*; zarejestruj*; rejestrac*; zapisz się*; zapisy*; dołącz*; weź udział*; wstęp wolny; wstęp bezpłatny; transmisj*; przyjdź*; nie przegap*; bilety; udział jest bezpłatny
    sv anmäl*; välkommen*; välkomna*; inbjud*; bjuder in*; registrera*; delta i; delta på; kom och*; fri entré; fritt inträde; missa inte; livesänd*; direktsänd*; biljetter
    da tilmeld*; velkommen*; inviter*; indbyd*; indbydelse*; deltag i; deltag på; kom og*; kom til; fri entré; gratis adgang; gå ikke glip; livestream*; billetter; mød op
    nb påmeld*; meld deg på*; meld dere på*; velkommen*; inviter*; invitasjon*; delta på; kom og*; kom til; gratis adgang; fri inngang; gå ikke glipp; strømmes; billetter; bli med
    fi ilmoittaudu*; ilmoittautumi*; tervetuloa*; tervetullei*; kutsu*; osallistu*; rekisteröidy*; vapaa pääsy; pääsymaksu*; suora lähetys; suorana*; tule kuuntelemaan; tule mukaan; liput
    cs zveme*; zve vás*; pozvánk*; pozvat; srdečně zve*; přihlas*; registrac*; registruj*; zúčastn*; vstup volný; vstup zdarma; přijďte*; přijď*; živé vysílání; živě; vstupenky; připojte se*; nenechte si ujít
    ro înscrie*; înscrier*; vă invit*; te invit*; invităm*; invitat*; înregistr*; participă*; participați*; alătură*; intrare liberă; intrarea liberă; intrarea este liberă; nu ratați*; în direct; bilete; vă așteptăm*; te așteptăm
    el εγγραφ*; εγγραφείτε*; δηλώστε*; προσκαλ*; σας καλ*; πρόσκληση*; συμμετοχή*; συμμετάσχετε*; ελάτε*; ελεύθερη είσοδο*; είσοδος ελεύθερη; ζωντανή μετάδοση; ζωντανά; σας περιμένουμε; μη χάσετε; εισιτήρια
    hu regisztr*; jelentkez*; meghív*; várunk*; várjuk*; szeretettel vár*; vegyen részt*; vegyél részt*; részvétel*; belépés ingyenes; ingyenes belépés; a belépés*; csatlakoz*; élő közvetítés*; élőben*; jegyek; jöjjön el; gyere el
    hr prijav*; registrir*; registracij*; pozivamo*; poziva vas*; pozvani*; pridruži*; sudjeluj*; ulaz slobodan; ulaz je slobodan; besplatan ulaz; dođite*; prijenos uživo; uživo; ulaznice
    ca inscriu*; inscripci*; registra't*; us convid*; et convid*; us convoqu*; participa*; uniu-vos; uneix-te*; vine a; veniu*; entrada lliure; entrada gratuïta; en directe; no us ho perdeu; us hi esperem
    tr kayıt*; kaydol*; davetlisiniz; davet*; katılın*; katılım*; bekliyoruz; bize katıl*; canlı yayın*; giriş ücretsiz*; ücretsizdir; kaçırmayın; biletler
    ru приглаша*; приглашен*; зарегистрир*; регистрац*; присоединяйтесь*; участвуйте; примите участие; вход свободный; вход бесплатный; приходите; прямая трансляция; прямой эфир; трансляци*; билеты; ждём вас; ждем вас; не пропустите
    uk запрошу*; запрошен*; зареєструй*; реєстрац*; долучай*; приєднуй*; беріть участь; візьміть участь; вхід вільний; вхід безкоштовний; приходьте; пряма трансляція; трансляці*; наживо; квитки; чекаємо на вас
    ja ご参加; 参加者募集; 参加募集; 参加申; 参加登録; 参加費; 参加無料; 申込; 申し込み; お申込; ご来場; ご招待; 入場無料; 生配信; ライブ配信; オンライン配信; チケット; 奮ってご; お越しください; 参加受付
    zh 报名; 報名; 欢迎参加; 歡迎參加; 诚邀; 誠邀; 邀请您; 邀請您; 邀请你; 邀請; 邀请; 敬请光临; 敬請光臨; 注册参加; 参加者; 免费入场; 免費入場; 直播; 欢迎大家; 敬请参加; 敬請參加; 门票
    ko 참가 신청; 참가신청; 신청하; 사전등록; 사전 등록; 등록하; 초대합니다; 초대; 참여하세요; 참석; 참가하; 참가비; 무료입장; 입장 무료; 생중계; 함께해; 함께하; 모집합니다
"""

# That it will happen.
HAPPEN = """
    en will be held; to be held; is being held; will be hosted; will take place; takes place; taking place; take place; will be conducted; been scheduled; will be broadcast*; will occur; will begin at; will start at; will run from; will join us; happening; will be screened; proudly presents; be located in; will happen
    fr aura lieu; auront lieu; se tiendra; se tiendront; se déroulera; se dérouleront; sera organisé*; va se tenir; vont se tenir; se tient; a lieu; se déroule
    es se celebrará*; se celebra; tendrá lugar; tendrán lugar; tiene lugar; se realizará*; se llevará a cabo; se desarrollará
    de stattfind*; findet am; findet vom; finden am; finden vom; lädt zu; lädt zum; lädt zur; beginnt um; startet um
    it si terrà; si terranno; si tiene; avrà luogo; avranno luogo; ha luogo; si svolgerà; si svolgeranno; si svolge; è in programma
    pt será realizad*; serão realizad*; realizar-se-á; realiza-se; terá lugar; tem lugar; vai acontecer; acontecerá*; ocorrerá*; decorrerá; decorre; irá realizar*
    nl vindt plaats; vinden plaats; plaatsvind*; wordt gehouden
    pl odbędzie się; odbędą się; odbywa się; będzie miał* miejsce
    sv äger rum; kommer att hållas; går av stapeln
    da finder sted; afholdes; holder foredrag; holder oplæg; løber af stablen
    nb finner sted; avholdes; arrangeres; holder foredrag; går av stabelen
    fi järjestetään; pidetään; alkaa klo
    cs se koná; se konají; koná se; bude se konat; se bude konat; se uskuteční; uskuteční se; proběhne; začíná v; bude probíhat
    ro va avea loc; vor avea loc; are loc; se va desfășura; se va desfăşura; se desfășoară; va fi organizat*; se va ține
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
    en is talking; is speaking; are speaking; will be starting; will start; will begin; will offer; offers; will host; will be hosting; will give; will be giving; will speak; will be speaking; will present; will be presenting; will lecture; will discuss; will talk; is giving; is hosting; are hosting; is presenting; will be presented; is scheduled; are scheduled; will meet; will be meeting; will open; will perform; will be visiting; will visit; will deliver; will introduce; will lead; will feature; will return; will be in; will be on; will be at; hosts; presents; will celebrate; organizing; organising; holding a; comes to; coming to; will be there; will be making; will be given; is going to give; will convene; will gather
    fr organise; organisent; aura pour thème; accueillera; accueille; interviendra; prendra la parole; donnera; présentera; sera présenté*; débutera; rencontre avec
    es organiza; organizan; ofrecerá; impartirá; presentará; hablará; intervendrá; acogerá; comenzará
    de veranstalte*; spricht; sprechen; referier*; hält einen*; halten einen*; lädt; statt; gibt einen*; tagt; findet in; findet im
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
    tr düzenliyor*; konuşacak; sunacak; yapılacak*; düzenlen*; gerçekleş*
    ru проводит*; проведёт; проведет; организует*; выступит*; прочтёт; прочитает; начнётся; начнется; откроется
    uk проводить*; проведе; організовує*; виступить*; прочитає; розпочнеться
    ja 行います; 実施します; 実施いたします; 登壇; 講演します
    zh 将于; 將於; 主讲; 主講; 召开; 召開
    ko 진행됩니다; 진행합니다; 진행한다; 강연합니다; 발표합니다
"""

# What there is to attend.
NOUN = """
    en lecture series; seminar series; speaker series; reminder; webinar*; seminar*; conference*; *conf; workshop*; lecture*; talk; talks; colloquium; colloquia; symposium*; symposia; side event*; side-event*; sidevent*; panel discussion*; round table*; roundtable*; meeting; meetup*; meet-up*; concert*; exhibition*; festival*; training*; defense; thesis defense; screening; open house; open day; speaker; speakers; speaker series; keynote*; hackathon*; barcamp*; gala; fundraiser; info session*; information session*; information evening; recital; tutorial*; picnic; luncheon; brown bag*; guest speaker*; side-session*; masterclass*; town hall; field trip; book launch; launch event; vigil; demonstration; thesis proposal; orals; career fair; job fair; bazaar; demonstrations; vernissage; premiere
    fr webinaire*; wébinaire*; séminaire*; conférence*; colloque*; atelier*; table ronde; tables rondes; symposium*; exposition*; concert*; festival*; journée d'étude*; journée portes ouvertes; portes ouvertes; projection*; soirée*; causerie*; café-débat; spectacle*; ciné-débat; soutenance
    es seminario*; webinar*; conferencia*; taller*; coloquio*; jornada*; charla*; mesa redonda; simposio*; exposición*; concierto*; festival*; proyección*; ponencia*; feria*; cena
    de *seminar; seminare; *webinar; *webinare; *konferenz; *konferenzen; *tagung; *tagungen; *vortrag; *vorträge; vortragsreihe; *workshop; *workshops; *kolloquium; *symposium; podiumsdiskussion*; *konzert; *ausstellung; *festival; sommerfest; straßenfest; stadtfest; *schulung; *fortbildung; *vorführung; *lesung; infoabend; tag der offenen tür; *empfang; *stammtisch; fachtag; vorlesung*; exkursion; vernissage
    it seminari*; webinar*; conferenz*; convegn*; workshop*; laboratori*; tavola rotonda; simposi*; mostr*; concert*; festival*; proiezion*; serata; giornata di studi*; fiera; spettacolo
    pt seminário*; webinar*; webinário*; conferência*; oficina*; workshop*; palestra*; colóquio*; mesa-redonda; mesa redonda; simpósio*; exposiç*; concerto*; festival*; jornada*; feira*; espetáculo
    nl *webinar; *webinars; *seminarie; *seminar; *conferentie; *workshop; *workshops; *lezing; *lezingen; *bijeenkomst; *bijeenkomsten; *symposium; rondetafel*; *tentoonstelling; *concert; *festival; *studiedag; *college; open dag; *voorstelling; *borrel
    pl webinar*; seminari*; konferencj*; warsztat*; wykład*; sympozj*; szkoleni*; wystaw*; koncert*; festiwal*; prelekcj*; panel*; targi*; odczyt*
    sv webbinari*; *seminarium; *seminariet; seminari*; *konferens; *konferensen; *konferenser; workshop*; *föreläsning; *föreläsningen; *föreläsningar; symposi*; *utställning; *utställningen; *konsert; *konserten; *festival; *träff; *träffen; *årsmöte; *mässa; öppet hus; webinar*
    da webinar*; *seminar; *seminaret; *konference; *konferencen; workshop*; *foredrag; *foredraget; *forelæsning; symposi*; *udstilling; *koncert; *koncerten; *festival; *temadag; *åbent hus; *reception
    nb webinar*; *seminar; *seminaret; *konferanse; *konferansen; workshop*; *verksted; *foredrag; *foredraget; *forelesning; symposi*; *utstilling; *konsert; *konserten; *festival; *temadag; *åpent hus
    fi webinaari*; verkkoseminaari*; *seminaari; *seminaariin; *seminaarin; *konferenssi; *konferenssin; *konferenssiin; *työpaja; *työpajaan; *luento; *luennon; *luennolle; *tilaisuus; *tilaisuuteen; *tilaisuudessa; *symposium; *näyttely; *konsertti; *konserttiin; *festivaali; *keskustelutilaisuus; *messut; *avoimet ovet; *päivät
    cs webinář*; seminář*; konferenc*; workshop*; přednášk*; dílna; dílny; sympozi*; výstav*; koncert*; festival*; beseda; besedu; promítání; den otevřených dveří; veletrh*; představení; vernisáž*
    ro webinar*; seminar*; conferinț*; conferinţ*; atelier*; prelegere*; simpozion*; expoziți*; expoziţi*; concert*; festival*; masă rotundă; masa rotundă; proiecți*; târg*; spectacol*
    el σεμινάρι*; διαδικτυακό σεμινάριο; webinar*; συνέδρι*; συνεδρί*; ημερίδα*; διημερίδα*; εργαστήρι*; διάλεξ*; ομιλία*; συμπόσι*; έκθεσ*; συναυλί*; φεστιβάλ; εκδήλωσ*; στρογγυλή τράπεζα; προβολή; παράσταση*; εγκαίνια
    hu webinárium*; szeminárium*; konferenci*; workshop*; műhely*; előadás*; szimpózium*; kiállítás*; koncert*; fesztivál*; beszélgetés*; rendezvény*; *nyílt nap*; vetítés*; bemutató*; kerekasztal*
    hr webinar*; seminar*; konferencij*; radionic*; predavanj*; simpozij*; izložb*; koncert*; festival*; svečanost*; projekcij*; okrugli stol; tribina*; tribinu; promocij*; predstav*
    ca webinar*; seminari*; conferència*; conferències; taller*; col·loqui*; jornad*; xerrad*; taula rodona; simposi*; exposici*; concert*; festival*; projecci*; fira
    tr webinar*; seminer*; konferans*; çalıştay*; atölye*; sempozyum*; sergi*; konser*; festival*; panel*; söyleşi*; etkinli*; fuar*
    ru вебинар*; семинар*; конференци*; мастер-класс*; лекци*; симпозиум*; тренинг*; выставк*; концерт*; фестивал*; круглый стол; круглом столе; спектакл*; ярмарк*
    uk вебінар*; семінар*; конференці*; майстер-клас*; лекці*; симпозіум*; тренінг*; виставк*; концерт*; фестивал*; круглий стіл; круглого столу; вистав*; ярмар*
    ja セミナー; ウェビナー; 講演; シンポジウム; ワークショップ; 研究会; 勉強会; 講座; 説明会; 展示会; 展覧会; コンサート; フェスティバル; 座談会; 上映会; 交流会; カンファレンス; オープンキャンパス
    zh 讲座; 講座; 研讨会; 研討會; 工作坊; 座谈会; 座談會; 网络研讨会; 展览; 展覽; 音乐会; 音樂會; 报告会; 沙龙; 交流会; 分享会; 公开课
    ko 세미나; 웨비나; 강연; 워크숍; 심포지엄; 컨퍼런스; 콘퍼런스; 설명회; 전시회; 콘서트; 음악회; 토론회; 간담회; 강좌; 특강; 상영회
"""

# What bodies hold among themselves, or words with more meanings: they tell of an event beside an hour or a call.
SITTING = """
    en panel; panels; meetings; forum; summit*; congress*; hearing; presentation*; ceremony; reception*; expo; discussion*; debate; debates; performance*; film; course; class; party; breakfast; lunch; dinner; general assembly; assembly; event; events; retreat; tour; march; demo; demos; rally; session; interview*; kaigi; *kaigi; camp
    fr rencontre*; réunion*; congrès; forum; sommet; formation; débat*; assemblée générale; cérémonie*; exposé*; événement*; évènement*; salon; présentation*; intervention*
    es encuentro*; reunión*; congreso*; foro*; cumbre*; curso*; debate*; asamblea*; ceremonia*; evento*; acto; presentación*; curso
    de *kongress; *forum; *gipfel; *diskussion; *gespräch; *treffen; *versammlung; *kurs; *messe; *feier; *veranstaltung; *veranstaltungen; *abend; *sitzung; premiere
    it incontr*; riunion*; congress*; forum; vertice; cors*; dibattit*; assemblea*; cerimoni*; event*; lezion*; presentazion*
    pt encontro*; reunião; reuniões; congresso*; fórum; cimeira*; cúpula; curso*; debate*; assembleia*; cerimónia*; cerimônia*; sessão; sessões; evento*; apresentaç*; aula
    nl *congres; *vergadering; *forum; *cursus; *training; *debat; *avond; *evenement; *gesprek
    pl spotkani*; kongres*; forum; szczyt*; kurs*; debat*; zebrani*; uroczystoś*; pokaz*; wydarzeni*; dyskusj*; zjazd*; premier*
    sv *möte; *mötet; *kongress; *forum; *kurs; *kursen; *debatt; *samtal; *evenemang; *utbildning; *kväll; *kvällen
    da *møde; *mødet; *kongres; *forum; *kursus; *kurset; *debat; *arrangement; *generalforsamling; *aften
    nb *møte; *møtet; *kongress; *forum; *kurs; *kurset; *debatt; *arrangement; *årsmøte; *kveld
    fi *kokous; *tapaaminen; *kongressi; *foorumi; *koulutus; *kurssi; *keskustelu; *tapahtuma; *tapahtumaan; *ilta; *juhla; esitys
    cs setkání; schůz*; kongres*; fór*; kurz*; debat*; valná hromada; akce; školení; slavnost*; diskus*; premiér*
    ro întâlnir*; reuniun*; congres*; forum*; curs; cursul*; cursuri*; dezbater*; adunarea general*; ceremoni*; eveniment*; ședinț*
    el συνάντησ*; φόρουμ; συζήτησ*; γενική συνέλευσ*; παρουσίασ*; τελετή*; διάσκεψ*
    hu találkozó*; kongresszus*; fórum*; képzés*; tanfolyam*; közgyűlés*; ünnepség*; esemény*
    hr sastan*; susret*; kongres*; forum*; tečaj*; debat*; rasprav*; skupštin*; događa*; skup; otvorenj*
    ca trobad*; reuni*; congrés; fòrum; cimera*; curs; debat*; assemblea*; cerimònia*; esdeveniment*; acte; presentaci*
    tr toplantı*; kongre*; forum*; zirve*; kurs*; tören*; gösterim*; genel kurul*; buluşma*; konuşma*; sunum*; eğitim*
    ru встреч*; конгресс*; форум*; саммит*; курс; курсы; дебат*; дискусси*; собрани*; мероприяти*; церемони*; показ; презентаци*; заседани*; слушани*; доклад*; премьер*
    uk зустріч*; конгрес*; форум*; саміт*; курс; курси; дебат*; дискусі*; збор*; захід; заходу; заходи; церемоні*; показ; презентаці*; засідан*; доповід*; прем'єр*
    ja 学会; 大会; 総会; フォーラム; イベント; 発表会; 会議; 研修; 式典; 例会; 集会
    zh 会议; 會議; 论坛; 論壇; 培训; 大会; 大會; 活动; 活動; 典礼; 发布会; 發布會; 年会; 年會; 演出; 峰会; 峰會
    ko 학회; 대회; 축제; 총회; 포럼; 행사; 회의; 교육; 발표회; 공연
"""

# A day of another kind: the end of a period, the appearance of something, a day that is only remembered.
OTHER = """
    en on sale; go on sale; deadline*; due date; due by; closing date; close on; closes; closing on; submission*; submit*; apply by; early bird*; early-bird*; expire*; expir*; valid until; no later than; not later than; last updated; last modified; updated on; posted on; published*; release*; is released; end of life; end-of-life; eol; end of support; effective; enters into force; enter into force; entered into force; comes into force; available from; available on; registration opens*; registration will open*; registration closes*; registration ends*; registration starts*; registration begins*; registration is open from; born; died; founded; established; adopted; signed; ratified; dated; anniversary; copyright; vacancy; vacancies; maintenance; was held; were held; took place; was hosted; last day; ended on; must be received; will be announced; announced on; opened on; notification*; since; ago; cancelled; canceled; cancellation; postponed from
    fr en vente; mise en vente; date limite; date butoir; clôture*; au plus tard; délai*; échéance*; candidatures*; dépôt des*; soumission*; expire*; publié*; paru*; parution; mis à jour; mise à jour; entre en vigueur; entrera en vigueur; entrée en vigueur; né le; née le; fondé*; adopté*; signé*; anniversaire; s'est tenu*; ont eu lieu; a eu lieu; ont participé; depuis; annulé*; sortie de la version; disponible*; ouverture des inscriptions; fin des inscriptions; version
    es fecha límite; fecha limite; plazo*; a más tardar; cierre de*; candidaturas*; envío de*; vence; vencimiento; publicad*; publicación; actualizad*; entra en vigor; entrará en vigor; nacid*; fundad*; adoptad*; firmad*; aniversario; se celebró; tuvo lugar; se realizó; se llevó a cabo; desde; cancelad*; lanzamiento; disponible*; apertura de inscripciones; versión
    de *frist; *fristen; *schluss; einsendeschluss; anmeldeschluss; redaktionsschluss; spätestens; bewerbung*; einreichung*; gültig*; veröffentlich*; erschien*; aktualisiert; in kraft; geboren; gestorben; gegründet; verabschiedet; unterzeichnet; jahrestag; jubiläum; fand; fanden; seit; abgesagt; ausgefallen; freigabe; verfügbar; ausschreibung; stellenausschreibung; version; release; anmeldestart; stand
    it scadenz*; scade*; entro e non oltre; termine ultimo; termine per*; candidatur*; invio*; pubblicat*; pubblicazione; aggiornat*; entra in vigore; entrerà in vigore; nat*; fondat*; adottat*; firmat*; anniversario; si è tenut*; si è svolt*; ha avuto luogo; annullat*; rilascio; rilasciat*; disponibile*; versione; apertura delle iscrizioni
    pt prazo*; data limite; data-limite; até ao dia; candidaturas*; submiss*; vence; validade; publicad*; publicação; atualizad*; entra em vigor; entrará em vigor; nascid*; fundad*; adotad*; assinad*; aniversário; realizou-se; foi realizad*; teve lugar; decorreu; desde; cancelad*; lançamento*; lançad*; disponíve*; versão; abertura das inscrições
    nl deadline*; uiterlijk; sluitingsdatum; sollicitat*; sluit op; geldig*; gepubliceerd*; verschenen; bijgewerkt; in werking; geboren; overleden; opgericht; ondertekend; verjaardag; jubileum; vond plaats; vonden plaats; sinds; geannuleerd; afgelast; beschikbaar; versie
    pl termin*; ostateczny*; najpóźniej; zgłoszenia do*; aplikacj*; upływa; opublikowan*; publikacj*; zaktualizowan*; aktualizacj*; wchodzi w życie; wejdzie w życie; urodzon*; założon*; przyjęt*; podpisan*; rocznic*; odbyła się; odbył się; odbyło się; odbyły się; od dnia; odwołan*; wydan*; dostępn*; wersj*; ważn*
    sv senast; sista dag*; ansökan*; deadline*; publicera*; uppdatera*; träder i kraft; född*; grundad*; antagen; årsdag*; jubileum*; ägde rum; hölls; sedan; inställ*; släpp*; tillgänglig*; giltig*
    da senest; frist*; ansøgning*; deadline*; offentliggjort; udgivet; opdateret; træder i kraft; født; grundlagt; årsdag*; jubilæum; fandt sted; blev afholdt; siden; aflyst; udkom*; tilgængelig*; gyldig*
    nb senest; innen; frist*; søknad*; deadline*; publisert*; oppdatert*; trer i kraft; født; grunnlagt; årsdag*; jubileum; fant sted; ble holdt; siden; avlyst; tilgjengelig*; gyldig*
    fi mennessä; viimeistään; määräaika*; hakuaika*; hakemuk*; deadline*; julkaistu*; päivitetty; voimaan; syntynyt; perustettu; vuosipäivä*; juhlavuosi; pidettiin; järjestettiin; lähtien; peruttu; peruutettu; saatavilla; asti; saakka; versio
    cs uzávěrk*; nejpozději; termín odevzdání; přihlášky do; žádosti; platn*; zveřejněn*; vydán*; aktualizován*; vstoupí v platnost; narozen*; založen*; přijat*; podepsán*; výročí; se konal*; konala se; proběhl*; zrušen*; dostupn*; verze; lhůta
    ro termen*; data limită; cel târziu; candidatur*; depuner*; publicat*; actualizat*; intră în vigoare; născut*; fondat*; adoptat*; semnat*; aniversar*; a avut loc; au avut loc; s-a desfășurat; anulat*; disponibil*; versiune*; lansare*
    el προθεσμία*; καταληκτική*; το αργότερο; λήγει; υποβολή*; αιτήσε*; δημοσιεύ*; ενημερώθηκε; τίθεται σε ισχύ; γεννήθηκε; ιδρύθηκε; υπεγράφη; επέτει*; πραγματοποιήθηκε; διοργανώθηκε; έλαβε χώρα; από το; ακυρώ*; έκδοση*; διαθέσιμ*
    hu határidő*; legkésőbb; lejár*; pályázat*; megjelent*; közzétett*; frissítve; hatályba; született; alapított*; aláírt*; évforduló*; megtartották; zajlott; került megrendezésre; óta; elmarad*; elérhető*; verzió*; kiadás*
    hr rok*; najkasnije; krajnji rok; natječaj*; objavljen*; ažuriran*; stupa na snagu; rođen*; osnovan*; potpisan*; obljetnic*; održan*; održala se; održao se; otkazan*; dostupn*; inačic*; verzij*
    ca termini; data límit; com a molt tard; candidatur*; publicat*; actualitzat*; entra en vigor; nascu*; fundat*; adoptat*; signat*; aniversari*; va tenir lloc; es va celebrar; cancel·lat*; disponible*; versió
    tr son tarih; son başvuru*; son gün*; başvuru*; en geç; geçerli*; yayımlan*; yayınlan*; güncellen*; yürürlüğe; doğdu; kuruldu; kuruluş*; yıldönümü*; yıl dönümü*; gerçekleşti; düzenlendi; iptal*; sürüm*; kadar; tarihli
    ru срок*; дедлайн*; не позднее; заявк*; опубликован*; обновлен*; обновлён*; вступает в силу; вступит в силу; родился; родилась; основан*; принят*; подписан*; годовщин*; юбиле*; состоялся; состоялась; состоялось; состоялись; прошла; прошёл; прошел; прошли; отменен*; отменён*; выпуск*; доступн*; верси*
    uk термін*; дедлайн*; не пізніше; заявк*; опубліковано; оновлено; набирає чинності; набуде чинності; народився; народилася; заснован*; ухвалено; підписан*; річниц*; ювіле*; відбувся; відбулася; відбулося; відбулися; скасован*; випуск*; доступн*; версі*
    ja 締切; 〆切; 締め切り; 期限; まで; 公開; 発売; リリース; 更新; 施行; 設立; 創立; 周年; 掲載; 中止; 延期; 開催しました; 開催されました; 行われました; 行いました; 生まれ; バージョン; メンテナンス; サポート
    zh 截止; 截至; 之前; 以前; 前提交; 期限; 发布; 發布; 公布; 更新; 施行; 生效; 成立; 周年; 週年; 取消; 延期; 举行了; 舉行了; 举办了; 已于; 出生; 版本; 为止; 為止
    ko 마감; 까지; 기한; 발표되; 공개; 출시; 배포; 업데이트; 시행; 설립; 창립; 주년; 취소; 연기; 개최했; 개최하였; 열렸; 진행했; 버전; 릴리스; 지원 종료; 게재
"""

# A day that is kept every year: without an hour or a call to come it is only the reason to write.
KEPT = """
    en world day*; international day*; international women's day; national day*; european day*; awareness day; awareness month; on the occasion of; marks; to mark; to celebrate; commemorat*; anniversary; each year; every year; annually
    fr journée mondiale*; journée internationale*; journée européenne*; à l'occasion de*; anniversaire; commémor*; chaque année
    es día mundial*; día internacional*; día europeo*; con motivo de*; aniversario; conmemora*; cada año
    de welttag*; internationaler tag*; internationalen tag*; anlässlich*; jahrestag*; gedenk*; jedes jahr
    it giornata mondiale*; giornata internazionale*; giornata europea*; in occasione*; anniversario; ogni anno
    pt dia mundial*; dia internacional*; dia europeu*; por ocasião*; aniversário; todos os anos
    nl werelddag*; internationale dag*; dag van de; ter gelegenheid*; verjaardag; elk jaar
    pl światowy dzień*; międzynarodowy dzień*; z okazji*; rocznic*; co roku
    sv världsdag*; internationella dag*; internationella kvinnodagen; med anledning av*
    da verdensdag*; i anledning af*
    nb verdensdag*; i anledning*
    fi kansainvälinen päivä; maailmanpäivä*; kunniaksi
    cs světový den*; mezinárodní den*; u příležitosti*; výročí
    ro ziua mondială*; ziua internațională*; cu ocazia*; aniversar*
    el παγκόσμια ημέρα*; διεθνής ημέρα*; με αφορμή*; επ' ευκαιρία*; επέτει*
    hu világnap*; alkalmából; évforduló*
    hr svjetski dan*; međunarodni dan*; povodom*; obljetnic*
    ca dia mundial*; dia internacional*; amb motiu*
    tr vesilesiyle; yıldönümü*
    ru всемирный день*; международный день*; по случаю*; годовщин*
    uk всесвітній день*; міжнародний день*; з нагоди*; річниц*
    ja 国際デー; 記念日
    zh 纪念日
    ko 기념일
"""
