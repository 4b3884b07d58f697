"""What makes a day one of another kind.

A language's phrases are parted by ";" and stand behind its code. `*` at the end: any word that begins so; in front: any
word that ends so (compounds: "Fachtagung"). They are compared in lower case, white space as one space. General lists: what
any organisation writes; a word belongs here when it would be right in a text that nobody has seen yet.
"""

from __future__ import annotations

# The end of a period, the appearance of something, what is over.
OTHER = """
    en on sale; go on sale; deadline*; due date; due by; closing date; close on; closes; closing on; submission*;
       submit*; apply by; early bird*; early-bird*; expire*; expir*; valid until; no later than; not later than; last
       updated; last modified; updated on; posted on; published*; release*; is released; end of life; end-of-life;
       eol; end of support; effective; enters into force; enter into force; entered into force; comes into force;
       available from; available on; registration opens*; registration will open*; registration closes*; registration
       ends*; registration starts*; registration begins*; registration is open from; born; died; founded; established;
       adopted; signed; ratified; dated; anniversary; copyright; vacancy; vacancies; maintenance; was held; were held;
       took place; was hosted; last day; ended on; must be received; will be announced; announced on; opened on;
       notification*; since; ago; cancelled; canceled; cancellation; postponed from; is closed; are closed; be closed;
       closed from; closed on; closed until; reopen*; we are back; will be back; end on; ends on; ends at; submissions
       open; applications open*; runs until; run until
    fr en vente; mise en vente; date limite; date butoir; clôture*; au plus tard; délai*; échéance*; candidatures*;
       dépôt des*; soumission*; expire*; publié*; paru*; parution; mis à jour; mise à jour; entre en vigueur; entrera
       en vigueur; entrée en vigueur; né le; née le; fondé*; adopté*; signé*; anniversaire; s'est tenu*; ont eu lieu;
       a eu lieu; ont participé; depuis; annulé*; sortie de la version; disponible*; ouverture des inscriptions; fin
       des inscriptions; version; se termine*; se clôture*; prend fin; prennent fin; sera fermé*; est fermé*; sont
       fermé*; fermeture*; réouverture*; rouvr*
    es fecha límite; fecha limite; plazo*; a más tardar; cierre de*; candidaturas*; envío de*; vence; vencimiento;
       publicad*; publicación; actualizad*; entra en vigor; entrará en vigor; nacid*; fundad*; adoptad*; firmad*;
       aniversario; se celebró; tuvo lugar; se realizó; se llevó a cabo; desde; cancelad*; lanzamiento; disponible*;
       apertura de inscripciones; versión; finaliza*; se cierra*; cierran; cerrado*; cierra; reabre*; se abre el plazo
    de *frist; *fristen; *schluss; einsendeschluss; anmeldeschluss; redaktionsschluss; spätestens; bewerbung*;
       einreichung*; gültig*; veröffentlich*; erschien*; aktualisiert; in kraft; geboren; gestorben; gegründet;
       verabschiedet; unterzeichnet; jahrestag; jubiläum; fand; fanden; seit; abgesagt; ausgefallen; freigabe;
       verfügbar; ausschreibung; stellenausschreibung; version; release; anmeldestart; stand; endet*; enden;
       geschlossen; schließt; wieder geöffnet; bleibt zu; anmeldung öffnet; läuft bis; entfäll*
    it scadenz*; scade*; entro e non oltre; termine ultimo; termine per*; candidatur*; invio*; pubblicat*;
       pubblicazione; aggiornat*; entra in vigore; entrerà in vigore; nato; nata; nati; nate; fondat*; adottat*; firmat*; anniversario;
       si è tenut*; si è svolt*; ha avuto luogo; annullat*; rilascio; rilasciat*; disponibile*; versione; apertura
       delle iscrizioni; chiude; chiudono; si chiud*; termina; terminano; chiuso; chiusi; chiusa; chiusura; riapr*
    pt prazo*; data limite; data-limite; até ao dia; candidaturas*; submiss*; vence; validade; publicad*; publicação;
       atualizad*; entra em vigor; entrará em vigor; nascid*; fundad*; adotad*; assinad*; aniversário; realizou-se;
       foi realizad*; teve lugar; decorreu; desde; cancelad*; lançamento*; lançad*; disponíve*; versão; abertura das
       inscrições; termina*; encerra*; reabre*
    nl deadline*; uiterlijk; sluitingsdatum; sollicitat*; sluit op; geldig*; gepubliceerd*; verschenen; bijgewerkt; in
       werking; geboren; overleden; opgericht; ondertekend; verjaardag; jubileum; vond plaats; vonden plaats; sinds;
       geannuleerd; afgelast; beschikbaar; versie; sluit; sluiten; eindigt; gesloten; heropen*; inschrijving opent;
       inschrijving start
    pl termin*; ostateczny*; najpóźniej; zgłoszenia do*; aplikacj*; upływa; opublikowan*; publikacj*; zaktualizowan*;
       aktualizacj*; wchodzi w życie; wejdzie w życie; urodzon*; założon*; przyjęt*; podpisan*; rocznic*; odbyła się;
       odbył się; odbyło się; odbyły się; od dnia; odwołan*; wydan*; dostępn*; wersj*; ważn*; kończy się; kończą się;
       zamknięt*; zamykamy; nieczynn*; zapisy ruszają; rejestracja rusza; start zapisów
    sv senast; sista dag*; ansökan*; deadline*; publicera*; uppdatera*; träder i kraft; född*; grundad*; antagen;
       årsdag*; jubileum*; ägde rum; hölls; sedan; inställ*; släpp*; tillgänglig*; giltig*; stänger; stängt; slutar;
       löper ut; anmälan öppnar; öppnar åter
    da senest; frist*; ansøgning*; deadline*; offentliggjort; udgivet; opdateret; træder i kraft; født; grundlagt;
       årsdag*; jubilæum; fandt sted; blev afholdt; siden; aflyst; udkom*; tilgængelig*; gyldig*; slutter; lukker;
       lukket; udløber; tilmelding åbner; tilmeldingen åbner; genåbner
    nb senest; innen; frist*; søknad*; deadline*; publisert*; oppdatert*; trer i kraft; født; grunnlagt; årsdag*;
       jubileum; fant sted; ble holdt; siden; avlyst; tilgjengelig*; gyldig*; utløper; stenger; stengt; påmelding
       åpner; påmeldingen åpner; gjenåpner
    fi mennessä; viimeistään; määräaika*; hakuaika*; hakemuk*; deadline*; julkaistu*; päivitetty; voimaan; syntynyt;
       perustettu; vuosipäivä*; juhlavuosi; pidettiin; järjestettiin; lähtien; peruttu; peruutettu; saatavilla; asti;
       saakka; versio; päättyy; päättyvät; sulkeutuu; suljettu*; ilmoittautuminen alkaa; ilmoittautuminen aukeaa
    cs uzávěrk*; nejpozději; termín odevzdání; přihlášky do; žádosti; platn*; zveřejněn*; vydán*; aktualizován*;
       vstoupí v platnost; narozen*; založen*; přijat*; podepsán*; výročí; se konal*; konala se; proběhl*; zrušen*;
       dostupn*; verze; lhůta; končí; uzavír*; zavřen*; uzavřen*; registrace začíná; registrace se otevírá
    ro termen*; data limită; cel târziu; candidatur*; depuner*; publicat*; actualizat*; intră în vigoare; născut*;
       fondat*; adoptat*; semnat*; aniversar*; a avut loc; au avut loc; s-a desfășurat; anulat*; disponibil*;
       versiune*; lansare*; se încheie; se închid*; închis*; se deschid înscrierile
    el προθεσμία*; καταληκτική*; το αργότερο; λήγει; υποβολή*; αιτήσε*; δημοσιεύ*; ενημερώθηκε; τίθεται σε ισχύ;
       γεννήθηκε; ιδρύθηκε; υπεγράφη; επέτει*; πραγματοποιήθηκε; διοργανώθηκε; έλαβε χώρα; από το; ακυρώ*; έκδοση*;
       διαθέσιμ*; κλείν*; κλειστ*; ολοκληρώνεται
    hu határidő*; legkésőbb; lejár*; pályázat*; megjelent*; közzétett*; frissítve; hatályba; született; alapított*;
       aláírt*; évforduló*; megtartották; zajlott; került megrendezésre; óta; elmarad*; elérhető*; verzió*; kiadás*;
       zárul; lezárul; zárva; véget ér; regisztráció indul*
    hr rok*; najkasnije; krajnji rok; natječaj*; objavljen*; ažuriran*; stupa na snagu; rođen*; osnovan*; potpisan*;
       obljetnic*; održan*; održala se; održao se; otkazan*; dostupn*; inačic*; verzij*; zatvara*; zatvoren*;
       završava*; istječe; istječu
    ca termini; data límit; com a molt tard; candidatur*; publicat*; actualitzat*; entra en vigor; nascu*; fundat*;
       adoptat*; signat*; aniversari*; va tenir lloc; es va celebrar; cancel·lat*; disponible*; versió;
       finalitza*; tancat*; es tanca; es tanquen; termini de
    tr son tarih; son başvuru*; son gün*; başvuru*; en geç; geçerli*; yayımlan*; yayınlan*; güncellen*; yürürlüğe;
       doğdu; kuruldu; kuruluş*; yıldönümü*; yıl dönümü*; gerçekleşti; düzenlendi; iptal*; sürüm*; kadar; tarihli;
       sona er*; bitiyor; kapan*; kapalı*
    ru срок*; дедлайн*; не позднее; заявк*; опубликован*; обновлен*; обновлён*; вступает в силу; вступит в силу;
       родился; родилась; основан*; принят*; подписан*; годовщин*; юбиле*; состоялся; состоялась; состоялось;
       состоялись; прошла; прошёл; прошел; прошли; отменен*; отменён*; выпуск*; доступн*; верси*; заканчивается;
       завершается; закрыва*; закрыт*; истекает; приём заявок; прием заявок
    uk термін*; дедлайн*; не пізніше; заявк*; опубліковано; оновлено; набирає чинності; набуде чинності; народився;
       народилася; заснован*; ухвалено; підписан*; річниц*; ювіле*; відбувся; відбулася; відбулося; відбулися;
       скасован*; випуск*; доступн*; версі*; закінчується; завершується; закрива*; закрит*; прийом заявок
    ja 締切; 〆切; 締め切り; 期限; まで; 公開; 発売; リリース; 更新; 施行; 設立; 創立; 周年; 掲載; 中止; 延期; 開催しました; 開催されました; 行われました; 行いました; 生まれ; バージョン;
       メンテナンス; サポート; 休館; 閉館; 終了
    zh 截止; 截至; 之前; 以前; 前提交; 期限; 发布; 發布; 公布; 更新; 施行; 生效; 成立; 周年; 週年; 取消; 延期; 举行了; 舉行了; 举办了; 已于; 出生; 版本; 为止; 為止; 闭馆; 閉館;
       结束
    ko 마감; 까지; 기한; 발표되; 공개; 출시; 배포; 업데이트; 시행; 설립; 창립; 주년; 취소; 연기; 개최했; 개최하였; 열렸; 진행했; 버전; 릴리스; 지원 종료; 게재; 휴관; 종료
"""

# A day that is kept every year: without an hour or a call to come it is only the reason to write.
KEPT = """
    en world day*; international day*; international women's day; national day*; european day*; awareness day;
       awareness month; on the occasion of; marks; to mark; to celebrate; commemorat*; anniversary; each year; every
       year; annually
    fr journée mondiale*; journée internationale*; journée européenne*; à l'occasion de*; anniversaire; commémor*;
       chaque année
    es día mundial*; día internacional*; día europeo*; con motivo de*; aniversario; conmemora*; cada año
    de welttag*; internationaler tag*; internationalen tag*; anlässlich*; jahrestag; jahrestages; jahrestags; gedenk*; jedes jahr
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
