"""What there is to attend.

A language's phrases are parted by ";" and stand behind its code. `*` at the end: any word that begins so; in front: any
word that ends so (compounds: "Fachtagung"). They are compared in lower case, white space as one space. General lists: what
any organisation writes; a word belongs here when it would be right in a text that nobody has seen yet.
"""

from __future__ import annotations

# Names of what is held for others to come.
NOUN = """
    en lecture series; seminar series; speaker series; reminder; webinar*; seminar*; conference*; *conf; workshop*;
       lecture*; talk; talks; colloquium; colloquia; symposium*; symposia; side event*; side-event*; sidevent*; panel
       discussion*; round table*; roundtable*; meeting; meetup*; meet-up*; concert*; exhibition*; festival*;
       training*; defense; thesis defense; screening; open house; open day; speaker; speakers; keynote*; hackathon*;
       barcamp*; gala; fundraiser; info session*; information session*; information evening; recital; tutorial*;
       picnic; luncheon; brown bag*; guest speaker*; side-session*; masterclass*; town hall; field trip; book launch;
       launch event; vigil; demonstration; thesis proposal; orals; career fair; job fair; bazaar; demonstrations;
       vernissage; premiere
    fr webinaire*; wébinaire*; séminaire*; conférence*; colloque*; atelier*; table ronde; tables rondes; symposium*;
       exposition*; concert*; festival*; journée d'étude*; journée portes ouvertes; portes ouvertes; projection*;
       soirée*; causerie*; café-débat; spectacle*; ciné-débat; soutenance
    es seminario*; webinar*; conferencia*; taller*; coloquio*; jornada*; charla*; mesa redonda; simposio*;
       exposición*; concierto*; festival*; proyección*; ponencia*; feria*; cena
    de *seminar; seminare; *webinar; *webinare; *konferenz; *konferenzen; *tagung; *tagungen; *vortrag; *vorträge;
       vortragsreihe; *workshop; *workshops; *kolloquium; *symposium; podiumsdiskussion*; *konzert; *ausstellung;
       *festival; sommerfest; straßenfest; stadtfest; gemeindefest; pfarrfest; schulfest; kinderfest; *flohmarkt; weihnachtsmarkt; *turnier; *schulung; *fortbildung; *vorführung; *lesung; infoabend; tag
       der offenen tür; *empfang; *stammtisch; fachtag; vorlesung*; exkursion; vernissage
    it seminari*; webinar*; conferenz*; convegn*; workshop*; laboratori*; tavola rotonda; simposi*; mostr*; concert*;
       festival*; proiezion*; serata; giornata di studi*; fiera; spettacolo
    pt seminário*; webinar*; webinário*; conferência*; oficina*; workshop*; palestra*; colóquio*; mesa-redonda; mesa
       redonda; simpósio*; exposiç*; concerto*; festival*; jornada*; feira*; espetáculo
    nl *webinar; *webinars; *seminarie; *seminar; *conferentie; *workshop; *workshops; *lezing; *lezingen;
       *bijeenkomst; *bijeenkomsten; *symposium; rondetafel*; *tentoonstelling; *concert; *festival; *studiedag;
       hoorcollege*; gastcollege*; open dag; *voorstelling; *borrel
    pl webinar*; seminari*; konferencj*; warsztat*; wykład*; sympozj*; szkoleni*; wystaw*; koncert*; festiwal*;
       prelekcj*; panel*; targi*; odczyt*
    sv webbinari*; *seminarium; *seminariet; seminari*; *konferens; *konferensen; *konferenser; workshop*;
       *föreläsning; *föreläsningen; *föreläsningar; symposi*; *utställning; *utställningen; *konsert; *konserten;
       *festival; *träff; *träffen; *årsmöte; *mässa; öppet hus; webinar*
    da webinar*; *seminar; *seminaret; *konference; *konferencen; workshop*; *foredrag; *foredraget; *forelæsning;
       symposi*; *udstilling; *koncert; *koncerten; *festival; *temadag; *åbent hus; *reception
    nb webinar*; *seminar; *seminaret; *konferanse; *konferansen; workshop*; *verksted; *foredrag; *foredraget;
       *forelesning; symposi*; *utstilling; *konsert; *konserten; *festival; *temadag; *åpent hus
    fi webinaari*; verkkoseminaari*; *seminaari; *seminaariin; *seminaarin; *konferenssi; *konferenssin;
       *konferenssiin; *työpaja; *työpajaan; *luento; *luennon; *luennolle; *tilaisuus; *tilaisuuteen; *tilaisuudessa;
       *symposium; *näyttely; *konsertti; *konserttiin; *festivaali; *keskustelutilaisuus; *messut; *avoimet ovet;
       *päivät
    cs webinář*; seminář*; konferenc*; workshop*; přednášk*; dílna; dílny; sympozi*; výstav*; koncert*; festival*;
       beseda; besedu; promítání; den otevřených dveří; veletrh*; představení; vernisáž*
    ro webinar*; seminar*; conferinț*; conferinţ*; atelier*; prelegere*; simpozion*; expoziți*; expoziţi*; concert*;
       festival*; masă rotundă; masa rotundă; proiecți*; târg*; spectacol*
    el σεμινάρι*; διαδικτυακό σεμινάριο; webinar*; συνέδρι*; συνεδρί*; ημερίδα*; διημερίδα*; εργαστήρι*; διάλεξ*;
       ομιλία*; συμπόσι*; έκθεσ*; συναυλί*; φεστιβάλ; εκδήλωσ*; στρογγυλή τράπεζα; προβολή; παράσταση*; εγκαίνια
    hu webinárium*; szeminárium*; konferenci*; workshop*; műhely*; előadás*; szimpózium*; kiállítás*; koncert*;
       fesztivál*; beszélgetés*; rendezvény*; *nyílt nap*; vetítés*; bemutató*; kerekasztal*
    hr webinar*; seminar*; konferencij*; radionic*; predavanj*; simpozij*; izložb*; koncert*; festival*; svečanost*;
       projekcij*; okrugli stol; tribina*; tribinu; promocij*; predstav*
    ca webinar*; seminari*; conferència*; conferències; taller*; col·loqui*; jornad*; xerrad*; taula rodona; simposi*;
       exposici*; concert*; festival*; projecci*; fira
    tr webinar*; seminer*; konferans*; çalıştay*; atölye*; sempozyum*; sergi*; konser*; festival*; panel*; söyleşi*;
       etkinli*; fuar*
    ru вебинар*; семинар*; конференци*; мастер-класс*; лекци*; симпозиум*; тренинг*; выставк*; концерт*; фестивал*;
       круглый стол; круглом столе; спектакл*; ярмарк*
    uk вебінар*; семінар*; конференці*; майстер-клас*; лекці*; симпозіум*; тренінг*; виставк*; концерт*; фестивал*;
       круглий стіл; круглого столу; вистав*; ярмар*
    ja セミナー; ウェビナー; 講演; シンポジウム; ワークショップ; 研究会; 勉強会; 講座; 説明会; 展示会; 展覧会; コンサート; フェスティバル; 座談会; 上映会; 交流会; カンファレンス;
       オープンキャンパス
    zh 讲座; 講座; 研讨会; 研討會; 工作坊; 座谈会; 座談會; 网络研讨会; 展览; 展覽; 音乐会; 音樂會; 报告会; 沙龙; 交流会; 分享会; 公开课
    ko 세미나; 웨비나; 강연; 워크숍; 심포지엄; 컨퍼런스; 콘퍼런스; 설명회; 전시회; 콘서트; 음악회; 토론회; 간담회; 강좌; 특강; 상영회
"""

# What bodies hold among themselves, or words with more meanings: they tell of an event beside an hour or a call.
SITTING = """
    en panel; panels; meetings; forum; summit*; congress*; hearing; presentation*; ceremony; reception*; expo;
       discussion*; debate; debates; performance*; film; course; class; party; breakfast; lunch; dinner; general
       assembly; assembly; event; events; retreat; tour; demo; demos; rally; session; interview*; kaigi; *kaigi; camp;
       sessions; drop-in*; guided walk*; walks; summer fair; spring fair; winter fair; autumn fair; book fair; craft
       fair; christmas fair; open evening; quiz night; story time; storytime; book club; agm; hustings; get-together; public consultation
    fr rencontre*; réunion*; congrès; forum; sommet; formation; débat*; assemblée générale; cérémonie*; exposé*;
       événement*; évènement*; salon; présentation*; intervention*
    es encuentro*; reunión*; congreso*; foro*; cumbre*; curso*; debate*; asamblea*; ceremonia*; evento*; acto;
       presentación*; curso
    de *kongress; *forum; *gipfel; *diskussion; *gespräch; *treffen; *versammlung; *kurs; *messe; *feier;
       *veranstaltung; *veranstaltungen; *abend; *sitzung; premiere
    it incontr*; riunion*; congress*; forum; vertice; cors*; dibattit*; assemblea*; cerimoni*; event*; lezion*;
       presentazion*
    pt encontro*; reunião; reuniões; congresso*; fórum; cimeira*; cúpula; curso*; debate*; assembleia*; cerimónia*;
       cerimônia*; sessão; sessões; evento*; apresentaç*; aula
    nl *congres; *vergadering; *forum; *cursus; *training; *debat; *avond; *evenement; *gesprek
    pl spotkani*; kongres*; forum; szczyt*; kurs*; debat*; zebrani*; uroczystoś*; pokaz*; wydarzeni*; dyskusj*;
       zjazd*; premier*
    sv *möte; *mötet; *kongress; *forum; *kurs; *kursen; *debatt; *samtal; *evenemang; *utbildning; *kväll; *kvällen
    da *møde; *mødet; *kongres; *forum; *kursus; *kurset; *debat; *arrangement; *generalforsamling; *aften
    nb *møte; *møtet; *kongress; *forum; *kurs; *kurset; *debatt; *arrangement; *årsmøte; *kveld
    fi *kokous; *tapaaminen; *kongressi; *foorumi; *koulutus; *kurssi; *keskustelu; *tapahtuma; *tapahtumaan; *ilta;
       *juhla; esitys
    cs setkání; schůz*; kongres*; fór*; kurz*; debat*; valná hromada; akce; školení; slavnost*; diskus*; premiér*
    ro întâlnir*; reuniun*; congres*; forum*; curs; cursul*; cursuri*; dezbater*; adunarea general*; ceremoni*;
       eveniment*; ședinț*
    el συνάντησ*; φόρουμ; συζήτησ*; γενική συνέλευσ*; παρουσίασ*; τελετή*; διάσκεψ*
    hu találkozó*; kongresszus*; fórum*; képzés*; tanfolyam*; közgyűlés*; ünnepség*; esemény*
    hr sastan*; susret*; kongres*; forum*; tečaj*; debat*; rasprav*; skupštin*; događa*; skup; otvorenj*
    ca trobad*; reuni*; congrés; fòrum; cimera*; curs; debat*; assemblea*; cerimònia*; esdeveniment*; acte;
       presentaci*
    tr toplantı*; kongre*; forum*; zirve*; kurs*; tören*; gösterim*; genel kurul*; buluşma*; konuşma*; sunum*; eğitim*
    ru встреч*; конгресс*; форум*; саммит*; курс; курсы; дебат*; дискусси*; собрани*; мероприяти*; церемони*; показ;
       презентаци*; заседани*; слушани*; доклад*; премьер*
    uk зустріч*; конгрес*; форум*; саміт*; курс; курси; дебат*; дискусі*; збор*; захід; заходу; заходи; церемоні*;
       показ; презентаці*; засідан*; доповід*; прем'єр*
    ja 学会; 大会; 総会; フォーラム; イベント; 発表会; 会議; 研修; 式典; 例会; 集会
    zh 会议; 會議; 论坛; 論壇; 培训; 大会; 大會; 活动; 活動; 典礼; 发布会; 發布會; 年会; 年會; 演出; 峰会; 峰會
    ko 학회; 대회; 축제; 총회; 포럼; 행사; 회의; 교육; 발표회; 공연
"""
