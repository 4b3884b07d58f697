"""The tables of headers.py: names of columns and keys, a line a language; those without one are English."""

from __future__ import annotations

# Three ranks: a table that has "Veröffentlicht am" and "Datum" is dated by the first.
DATES = (
    """
    published|date published|published at|published on|publication date|publish date|published date|posted|posted on|
    posted at|post date|date posted|pubdate|issued|date issued|issue date|release date|released|
    date published gmt|post date gmt|date gmt|datepublished
    de: veröffentlicht|veröffentlicht am|veroeffentlicht|veroeffentlicht am|veröffentlichung|veröffentlichungsdatum|
        erschienen|erschienen am|erscheinungsdatum|publiziert am|publikationsdatum|meldedatum
    fr: publié|publié le|date de publication|date de parution|paru le|mise en ligne|date de mise en ligne
    es: publicado|publicado el|fecha de publicación|fecha publicación|publicada
    it: pubblicato|pubblicato il|data di pubblicazione|data pubblicazione
    pt: publicado em|data de publicação|data da publicação|data de publicacao
    nl: gepubliceerd|gepubliceerd op|publicatiedatum|datum van publicatie
    pl: opublikowano|data publikacji|opublikowane
    sv: publicerad|publicerat|publiceringsdatum|publicerades
    da: offentliggjort|udgivet|udgivelsesdato|publiceret|offentliggørelsesdato
    nb: publisert|publiseringsdato|utgitt
    fi: julkaistu|julkaisupäivä|julkaisupvm|julkaisupäivämäärä
    cs: publikováno|datum publikace|zveřejněno|datum zveřejnění|vydáno|datum vydání
    ro: publicat|publicat la|data publicării|data publicarii
    el: δημοσιεύτηκε|ημερομηνία δημοσίευσης|δημοσίευση
    hu: megjelent|megjelenés|megjelenés dátuma|közzétéve|közzététel dátuma|publikálva
    hr: objavljeno|datum objave
    ca: publicat el|data de publicació
    tr: yayın tarihi|yayımlanma tarihi|yayınlanma tarihi|yayınlandı
    ru: опубликовано|дата публикации|дата выхода
    uk: опубліковано|дата публікації|оприлюднено
    ja: 公開日|公開日時|掲載日|発表日|投稿日|投稿日時|配信日|発行日
    zh: 发布日期|发布时间|發布日期|發布時間|发表日期|发表时间|發表日期|发布日|刊登日期
    ko: 게시일|발행일|등록일|작성일|게시 날짜|발표일|공개일
    """,
    """
    date|day|datetime|date time|dated|dates
    de: datum|tag
    fr: date|jour|en date du
    es: fecha|día|fecha y hora
    it: data|giorno
    pt: data|dia|data e hora
    nl: datum|dag
    pl: data|dzień
    sv: datum|dag
    da: dato|dag
    nb: dato|dag
    fi: päivämäärä|päiväys|pvm|päivä|päivämäärä ja aika
    cs: datum|den
    ro: data|ziua|dată
    el: ημερομηνία|ημέρα|ημερομηνια
    hu: dátum|nap|kelt
    hr: datum|dan|nadnevak
    ca: data|dia
    tr: tarih|gün
    ru: дата|число|день
    uk: дата|число|день
    ja: 日付|年月日|日時|日
    zh: 日期|时间|時間|日|年月日
    ko: 날짜|일자|일시|일
    """,
    """
    created|created at|created on|date created|creation date|timestamp|time stamp|ts|unixtime|epoch|sent|sent at|
    date sent|send date|received|datecreated|inserted at|added|added on|date added|entered
    de: erstellt|erstellt am|angelegt am|erstellungsdatum|gesendet|gesendet am|zeitstempel
    fr: créé|créé le|date de création|envoyé|envoyé le|horodatage|date d'envoi
    es: creado|creado el|fecha de creación|enviado|fecha de envío
    it: creato|creato il|data di creazione|inviato
    pt: criado|criado em|data de criação|enviado em
    nl: aangemaakt|aangemaakt op|gemaakt op|verzonden
    pl: utworzono|data utworzenia|wysłano
    sv: skapad|skapat|skickat|tidsstämpel
    da: oprettet|oprettet den|sendt
    nb: opprettet|sendt
    fi: luotu|lähetetty|aikaleima
    cs: vytvořeno|datum vytvoření|odesláno
    ro: creat|data creării|trimis
    el: δημιουργήθηκε|ημερομηνία δημιουργίας
    hu: létrehozva|létrehozás dátuma|elküldve
    hr: stvoreno|izrađeno|poslano
    ca: creat|data de creació|enviat
    tr: oluşturulma tarihi|oluşturuldu|gönderildi
    ru: создано|дата создания|отправлено
    uk: створено|дата створення|надіслано
    ja: 作成日|作成日時|登録日|送信日時|タイムスタンプ
    zh: 创建时间|创建日期|建立日期|時間戳|时间戳
    ko: 생성일|작성일시|등록일시
    """,
)
OTHERS = {
    "title": """
    title|headline|heading|subject|post title|news title
    de: titel|überschrift|ueberschrift|schlagzeile|betreff
    fr: titre|intitulé|objet|sujet
    es: título|titular|encabezado|asunto
    it: titolo|oggetto
    pt: título|manchete|assunto
    nl: titel|kop|onderwerp
    pl: tytuł|nagłówek|temat
    sv: titel|rubrik|ämne
    da: titel|overskrift|emne
    nb: tittel|overskrift|emne
    fi: otsikko|aihe
    cs: název|titulek|nadpis|předmět
    ro: titlu|titlul|subiect
    el: τίτλος|θέμα|επικεφαλίδα
    hu: cím|tárgy|főcím
    hr: naslov|predmet
    ca: títol|titular|assumpte
    tr: başlık|konu
    ru: заголовок|название|тема
    uk: заголовок|назва|тема
    ja: タイトル|題名|件名|見出し|表題
    zh: 标题|標題|题目|題目|主题|主題
    ko: 제목|타이틀|표제
    """,
    "text": """
    text|content|body|message|announcement|news|post|tweet|content text|content html|contenttext|contenthtml|
    full text|fulltext|article|article body|articlebody|post content|description|entry|note|body text|plain text|
    announcements|full article|release|press release|statement|details
    de: inhalt|meldung|nachricht|mitteilung|beitrag|beschreibung|volltext|meldetext|ankündigung|pressemitteilung|
        neuigkeit|wortlaut|fließtext
    fr: texte|contenu|message|annonce|actualité|communiqué|corps|description|nouvelle|texte intégral
    es: texto|contenido|mensaje|anuncio|noticia|cuerpo|descripción|comunicado
    it: testo|contenuto|messaggio|annuncio|notizia|corpo|descrizione|comunicato
    pt: texto|conteúdo|mensagem|anúncio|notícia|corpo|descrição|comunicado
    nl: tekst|inhoud|bericht|aankondiging|nieuws|beschrijving|mededeling|nieuwsbericht
    pl: tekst|treść|wiadomość|ogłoszenie|aktualność|opis|komunikat
    sv: text|innehåll|meddelande|nyhet|brödtext|beskrivning|pressmeddelande
    da: tekst|indhold|besked|meddelelse|nyhed|brødtekst|beskrivelse|pressemeddelelse
    nb: tekst|innhold|melding|nyhet|brødtekst|beskrivelse|pressemelding|kunngjøring
    fi: teksti|sisältö|viesti|tiedote|uutinen|kuvaus|ilmoitus|leipäteksti
    cs: text|obsah|zpráva|oznámení|aktualita|popis|sdělení
    ro: text|textul|conținut|mesaj|anunț|știre|descriere|comunicat
    el: κείμενο|περιεχόμενο|μήνυμα|ανακοίνωση|είδηση|περιγραφή|νέα
    hu: szöveg|tartalom|üzenet|közlemény|hír|leírás|hirdetmény
    hr: tekst|sadržaj|poruka|obavijest|vijest|opis|priopćenje
    ca: text|contingut|missatge|anunci|notícia|cos|descripció|comunicat
    tr: metin|içerik|mesaj|duyuru|haber|açıklama|bildiri
    ru: текст|содержание|сообщение|объявление|новость|описание|содержимое
    uk: текст|зміст|повідомлення|оголошення|новина|опис|вміст
    ja: 本文|内容|お知らせ|記事|テキスト|メッセージ|ニュース|説明
    zh: 正文|内容|內容|公告|新闻|新聞|文本|消息|通知|描述
    ko: 내용|본문|공지|공지사항|뉴스|텍스트|메시지|소식|설명
    """,
    "summary": """
    summary|abstract|excerpt|teaser|lead|lede|intro|introduction|standfirst|blurb|post excerpt|snippet|subtitle|
    subheading
    de: zusammenfassung|anreißer|vorspann|kurztext|kurzfassung|einleitung|auszug|untertitel
    fr: résumé|chapô|chapeau|accroche|extrait|introduction|sous-titre
    es: resumen|entradilla|extracto|subtítulo
    it: riassunto|sommario|occhiello|estratto|sottotitolo
    pt: resumo|lead|excerto|subtítulo
    nl: samenvatting|inleiding|uittreksel|ondertitel
    pl: streszczenie|zajawka|wstęp|podtytuł
    sv: sammanfattning|ingress|utdrag|underrubrik
    da: resumé|manchet|uddrag|undertitel
    nb: sammendrag|ingress|utdrag|undertittel
    fi: tiivistelmä|ingressi|johdanto|alaotsikko
    cs: shrnutí|perex|úvod|podtitulek
    ro: rezumat|sumar|extras|subtitlu
    el: περίληψη|σύνοψη|απόσπασμα|υπότιτλος
    hu: összefoglaló|bevezető|kivonat|alcím
    hr: sažetak|uvod|podnaslov
    ca: resum|extracte|subtítol
    tr: özet|giriş|alıntı|alt başlık
    ru: аннотация|краткое содержание|резюме|анонс|лид|подзаголовок
    uk: анотація|короткий зміст|резюме|анонс|підзаголовок
    ja: 概要|要約|抜粋|要旨|リード
    zh: 摘要|概要|简介|簡介|导语
    ko: 요약|개요|발췌
    """,
    "url": """
    url|link|href|permalink|web address|address|page|uri|website|links|external url|canonical url|post url|webpage|
    web page|source url|urllink
    de: adresse|verweis|webadresse|internetadresse|seite
    fr: lien|adresse|adresse web|page web
    es: enlace|dirección|vínculo|dirección web
    it: collegamento|indirizzo|indirizzo web
    pt: ligação|endereço|endereço web
    nl: koppeling|webadres|adres
    pl: adres|odnośnik|łącze|adres strony
    sv: länk|webbadress|adress
    da: webadresse|adresse
    nb: lenke|nettadresse|adresse
    fi: linkki|osoite|verkko-osoite
    cs: odkaz|adresa|webová adresa
    ro: legătură|adresă|adresă web
    el: σύνδεσμος|διεύθυνση
    hu: hivatkozás|webcím
    hr: poveznica|veza|web adresa
    ca: enllaç|adreça|adreça web
    tr: bağlantı|web adresi
    ru: ссылка|адрес|адрес страницы
    uk: посилання|адреса
    ja: リンク|アドレス|ウェブアドレス
    zh: 链接|鏈接|連結|网址|網址|地址
    ko: 링크|주소|웹주소|바로가기
    """,
    "id": """
    id|guid|uid|identifier|uuid|post id|message id|item id|news id|nid|slug|tweet id|status id
    de: kennung|nummer|nr|lfd nr
    fr: identifiant|numéro|n°
    es: identificador|número|núm
    it: identificativo|numero
    pt: número
    nl: kenmerk|nummer
    pl: identyfikator|numer
    sv: nummer
    fi: tunniste|numero
    cs: identifikátor|číslo
    ro: număr
    el: αναγνωριστικό|αριθμός
    hu: azonosító|sorszám
    hr: broj
    tr: kimlik|numara
    ru: идентификатор|номер|№
    uk: ідентифікатор
    ja: 番号|識別子
    zh: 编号|編號|序号
    ko: 번호|아이디
    """,
    "author": """
    author|authors|by|byline|creator|writer|posted by|written by|from|post author|sender|contributor
    de: autor|autorin|autoren|verfasser|verfasserin|von|absender
    fr: auteur|auteurs|auteure|autrice|rédacteur|par|expéditeur
    es: autor|autora|autores|por|remitente
    it: autore|autori|autrice|mittente
    pt: autor|autora|autores|remetente
    nl: auteur|auteurs|schrijver|afzender
    pl: autor|autorzy|autorka|nadawca
    sv: författare|skribent|avsändare
    da: forfatter|skribent|afsender
    nb: forfatter|skribent|avsender
    fi: kirjoittaja|tekijä|lähettäjä
    cs: autor|autoři|odesílatel
    ro: autor|autori|expeditor
    el: συντάκτης|συγγραφέας|αποστολέας
    hu: szerző|szerzők|író|feladó
    hr: autor|autori|pošiljatelj
    ca: autor|autora|autors|remitent
    tr: yazar|yazarlar|gönderen
    ru: автор|авторы|отправитель
    uk: автор|автори|відправник
    ja: 著者|作者|投稿者|筆者|差出人|執筆者
    zh: 作者|撰稿人|发件人
    ko: 작성자|저자|글쓴이|필자
    """,
    "category": """
    category|categories|tag|tags|keyword|keywords|section|topic|topics|label|labels|hashtags
    de: kategorie|kategorien|rubrik|schlagwort|schlagwörter|schlagworte|thema|themen|stichwort|stichworte|bereich
    fr: catégorie|catégories|rubrique|mot-clé|mots-clés|thème|thèmes|étiquettes|thématique
    es: categoría|categorías|etiqueta|etiquetas|tema|temas|sección
    it: categoria|categorie|etichetta|etichette|argomento|argomenti|sezione|tema
    pt: categoria|categorias|etiquetas|tema|temas|secção|seção
    nl: categorie|categorieën|trefwoord|trefwoorden|rubriek|thema
    pl: kategoria|kategorie|słowa kluczowe|tagi|dział
    sv: kategori|kategorier|nyckelord|etiketter
    da: kategori|kategorier|nøgleord|emneord
    nb: kategori|kategorier|nøkkelord|stikkord
    fi: kategoria|kategoriat|luokka|avainsanat|asiasanat
    cs: kategorie|rubrika|štítky|klíčová slova
    ro: categorie|categorii|etichete|secțiune
    el: κατηγορία|κατηγορίες|ετικέτες
    hu: kategória|kategóriák|címke|címkék|rovat|témakör
    hr: kategorija|kategorije|oznake|rubrika
    ca: categoria|categories|etiquetes|secció
    tr: kategori|kategoriler|etiket|etiketler
    ru: категория|категории|рубрика|теги|метки|раздел
    uk: категорія|категорії|рубрика|теги|мітки|розділ
    ja: カテゴリ|カテゴリー|分類|タグ|区分
    zh: 分类|分類|类别|類別|标签|標籤|栏目
    ko: 분류|카테고리|태그|구분
    """,
    "language": """
    language|lang|locale|languages|in language|inlanguage
    de: sprache
    fr: langue
    es: idioma|lengua
    it: lingua
    pt: idioma|língua
    nl: taal
    pl: język
    sv: språk
    da: sprog
    nb: språk
    fi: kieli
    cs: jazyk
    ro: limba|limbă
    el: γλώσσα
    hu: nyelv
    hr: jezik
    ca: idioma|llengua
    tr: dil
    ru: язык
    uk: мова
    ja: 言語
    zh: 语言|語言
    ko: 언어
    """,
    "place": """
    place|location|venue|city|where
    de: ort|veranstaltungsort|stadt
    fr: lieu|endroit|ville
    es: lugar|ciudad|localización
    it: luogo|città|sede
    pt: local|lugar|cidade
    nl: plaats|locatie|stad
    pl: miejsce|miasto
    sv: plats|ort
    da: sted|by
    nb: sted
    fi: paikka|paikkakunta
    cs: místo|město
    ro: loc|locul|locație|oraș
    el: τόπος|τοποθεσία|πόλη
    hu: hely|helyszín|város
    hr: mjesto|grad
    ca: lloc|ciutat
    tr: yer|konum|şehir
    ru: место|город
    uk: місце|місто
    ja: 場所|会場|開催地
    zh: 地点|地點|城市
    ko: 장소|위치
    """,
    "time": """
    time|hour|post time|at
    de: uhrzeit|zeit
    fr: heure
    es: hora
    it: ora|orario
    pt: hora|horário
    nl: tijd|tijdstip
    pl: godzina|czas
    sv: tid|klockslag
    da: tid|klokkeslæt|tidspunkt
    nb: tid|klokkeslett|tidspunkt
    fi: aika|kellonaika
    cs: čas
    ro: ora
    el: ώρα
    hu: idő|időpont|óra
    hr: vrijeme|sat
    ca: hora
    tr: saat
    ru: время
    uk: час
    ja: 時刻|時間
    ko: 시간|시각
    """,
    "updated": """
    updated|updated at|modified|modified at|last modified|date modified|datemodified|last updated|post modified|
    modified gmt|update date
    de: geändert|geändert am|aktualisiert|aktualisiert am|änderungsdatum
    fr: modifié|modifié le|mis à jour|mise à jour|date de modification
    es: modificado|actualizado|fecha de modificación
    it: modificato|aggiornato
    pt: modificado|atualizado
    nl: gewijzigd|bijgewerkt
    pl: zmodyfikowano|zaktualizowano
    sv: ändrad|uppdaterad
    da: ændret|opdateret
    nb: endret|oppdatert
    fi: muokattu|päivitetty
    cs: změněno|aktualizováno
    ro: modificat|actualizat
    hu: módosítva|frissítve
    hr: izmijenjeno|ažurirano
    ca: modificat|actualitzat
    tr: güncellendi|değiştirildi
    ru: изменено|обновлено
    uk: змінено|оновлено
    ja: 更新日|更新日時
    zh: 更新时间|更新日期|修改时间
    ko: 수정일|업데이트
    """,
}
