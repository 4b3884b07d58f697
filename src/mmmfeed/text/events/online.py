"""Whether an event can be attended from afar, in the text's own words.

"Online" alone says little: one registers, buys and reads online, too. So it counts beside a name for an event, a call to
come, the day itself, or where it stands alone as a place does; names of what one meets with (Zoom) count anywhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from mmmfeed.text.events.cues import ATTEND, Cue

# Where one meets. Capitals count: "zoom" and "teams" are words; "Zoom sur …" is a heading.
_TOOL = re.compile(
    r"(?<!\w)(?:(?:MS|Microsoft) Teams|Google Meet|Webex|WebEx|GoTo(?:Meeting|Webinar)|BigBlueButton|Jitsi|Facebook Live|YouTube Live"
    r"|Zoom(?![ ](?:in|out|on|into|sur|su|auf|sobre|lens)(?!\w))(?!\w*-?(?:in|out)(?!\w))"
    r"|(?:(?:via|on|over|through|using|sur|par|per|über|su|tramite|por|pelo|no|na|en|przez|på|přes|prin|pe|μέσω|στο|putem|preko|через|в|у)"
    r"[ ](?:(?:the|le|la|la plateforme|platformie|der Plattform)[ ])?(?:Teams|Skype))(?!\w)"
    r"|Zoom(?:issa|in kautta|on|’da|'da)(?!\w)|Teamsissä|Teamsin|腾讯会议|騰訊會議|줌\(Zoom\)|줌으로|Zoom(?=[で에으（]))"
)
# What is said of nothing else.
_SURE = re.compile(
    r"(?<![^\W_])(?:webinar|webinaire|wébinaire|webinár|webinář|webbinari|webinaari|verkkoseminaari|verkkoluento|etäluento|вебинар|вебінар"
    r"|διαδικτυακ(?:ό|ού|ή|ής|ές|ά) (?:σεμιν|εκδήλ|ημερ|συζήτ|ομιλ|συνάντ|συν[εέ]δρ)\w*"
    r"|live-?stream(?!\w*(?:ed)? last)|live stream|live-?übertragung|live webcast|web conference|web-conference|video ?conferenc|videokonferen"
    r"|visioconférence|videoconferencia|videoconferenza|videoconferência|wideokonferenc|hybrid (?:event|meeting|format|conference|session)"
    r"|hybride?(?: |-)?(?:format|veranstaltung|konferenz|bijeenkomst|évènement|événement)|en format hybride|formato h[ií]brido|modalità ibrida"
    r"|(?:formie|formule|formy) hybrydow\w+|direktsänd|livesänd|strømmes|suora(?:na)? (?:lähety|verkko)\w+|živý přenos|on-line přenos"
    r"|(?:broadcast|streamed|stream it|transmitted|retransmis\w*|diffusée?s?|transmitid[oa]s?|trasmess[oaie]|übertragen|uitgezonden|transmitowan\w+"
    r"|emitid[oa]s?) (?:live|en direct|en directo|in diretta|ao vivo|em direto|na żywo|live und kostenlos)"
    r"|(?:live|en direct|en directo|en vivo|in diretta|ao vivo|em direto) (?:broadcast|stream(?:ing)?|online|webcast|sur internet|via internet|por internet|pela internet)"
    r"|diretta streaming|in streaming|en streaming|por streaming|im stream|per stream|canlı yayın|прям(?:ая|ой|ую) трансляци\w+|онлайн-трансляци\w+"
    r"|пряма трансляція|онлайн-трансляці\w+|ζωντανή μετάδοση|μεταδοθεί ζωντανά|élő közvetítés|prijenos uživo|retransmissió en directe|virtual(?:ly)? attend|(?:live|direct|directo|diretta|vivo|ao vivo|stream|streaming|canlı|эфир\w*|live-stream) (?:\w+ ){0,2}youtube)"
    r"|ウェビナー|オンライン(?:配信|開催|参加|セミナー|講座|講演|説明会|イベント|形式|でも|併用)|ライブ配信|生配信|線上|线上(?!报名|報名|注册)|网络研讨会|直播|视频会议|視訊會議"
    r"|웨비나|생중계|온라인(?! ?(?:신청|등록|접수|예매|설문))|화상",
)
_BARE = re.compile(
    r"(?<![^\W_])(?:online|on-line|en ligne|en línea|en linea|in linea|em linha|en línia|na internet|verkossa|etänä|etäyhteydellä"
    r"|онлайн|діалог онлайн|διαδικτυακά|διαδικτυακ(?:ή|ό|ού|ής)|çevrim ?içi|virtual(?:ly)?|virtuelle?(?:ment|[nrs])?|virtueel|virtuell[atе]?"
    r"|virtuální\w*|wirtualn\w+|zdalnie|på nett|på nettet|på nätet|виртуальн\w+|віртуальн\w+|remotely|à distance|a distancia|da remoto|à distância)"
    r"(?!\w)|オンライン"
)
# To register, buy, read or fill in; and what is called so without being held.
_NOT_HELD_BEFORE = re.compile(
    r"(?:regist\w+|sign(?:ing)? ?-?up|book\w*|apply|buy|bought|purchase\w*|tickets?|order|read|more|available|published|form\w*|donat\w+|submit\w*|find us|vote|voting"
    r"|inscri\w*|s'inscrire|réserv\w*|candidat\w*|billet\w*|lire|disponib\w*|formulaire|publié\w*|anmeld\w*|angemeldet|buch\w*|kauf\w*|erhältlich|verfügbar|bewerb\w*"
    r"|iscri\w*|prenot\w*|acquist\w*|bigliett\w*|reserv\w*|entradas|compr\w*|solicit\w*|aanmeld\w*|inschrijv\w*|bestel\w*|zapis\w*|rejestr\w*|zgłosz\w*|kup\w*"
    r"|anmäl\w*|biljett\w*|tilmeld\w*|påmeld\w*|meld\w*|billett\w*|ilmoittau\w*|přihl\w*|registr\w*|zakoup\w*|înscri\w*|cumpăra\w*|εγγραφ\w*|δηλώσ\w*|jelentkez\w*|vásárol\w*"
    r"|prijav\w*|kayıt|kaydol\w*|başvur\w*|регистр\w*|запис\w*|зареєстр\w*|реєстр\w*|купить)[\W_]+(?:\w+[\W_]+){0,3}$"
)
_NOT_HELD_BEHIND = re.compile(
    r"[\s-]{0,2}(?:regist|sign|book|form|shop|store|survey|questionnaire|petition|ticket|platform|portal|tool|resource|librar|magazin|journal|news|safety|abuse|violen|harass|hate|gaming|gambl"
    r"|bank|payment|donat|presence|communit|media|content|service|application|archive|catalog|version|dating|fraud|privacy|world|realit|assistant|anmeld|formular|umfrage|petition|handel|händler"
    r"|inscri|formul|tienda|registr|prijav|rejestr|zapis|zgłosz|tilmeld|påmeld|anmäl|ilmoitt|přihl|înscri|kayıt|başvur|bilet|spende|banking|angebot(?!\w)|で(?:お)?申|申|登録|受付|ショップ)"
)
# "in person and online", "en présentiel ou en ligne", "vor Ort und online"
_JOINED = re.compile(
    r"(?:\band|\bor|\bet|\bou|\bund|\boder|\by|\bo|\be|\boppure|\ben|\bof|\bi|\blub|\boch|\beller|\bog|\bja|\btai|\ba|\bsau|\bși|\bή|\bκαι|\bés|\bvagy|\bili|\bve|\bи|\bили|\bі|\bта|\bабо|[/&+])[\s]?$"
)
_ALONE_BEFORE, _ALONE_BEHIND = (
    re.compile(r"(?:^|[\n|•·:：,;(（–—-])[ \t]{0,3}$"),
    re.compile(r"[ \t]{0,3}(?:$|[\n|•·,;.)）–—-])"),
)
_ONLY_HERE = re.compile(
    r"(?<!\w)(?:(?:only )?in[ -]person only|only in person|no live-?stream|not be (?:live)?streamed|not streamed|not available online|cannot be attended online"
    r"|(?:uniquement|exclusivement) en présentiel|pas (?:de )?retransmi\w+|(?:exclusivamente|solo|sólo|únicamente|apenas) (?:presencial|de forma presencial|em presença)"
    r"|(?:solo|esclusivamente) in presenza|(?:nur|ausschließlich) (?:in präsenz|vor ort)|alleen (?:fysiek|ter plaatse)|wyłącznie stacjonarn\w+|tylko stacjonarn\w+)(?!\w)"
)
_HELD_HERE = re.compile(
    r"(?<!\w)(?:in-person (?:event|meeting|workshop|conference|seminar|session|training)|präsenzveranstaltung|in präsenz|en présentiel|en presencial|modalidad presencial"
    r"|in presenza|em regime presencial|presencialmente|stacjonarnie)(?!\w)"
)
# "a talk on online games"
_TOPIC = re.compile(
    r"(?<!\w)(?:about|on|of|for|against|über|zu[mr]?|für|gegen|sur|contre|sobre|contra|sull?\w{0,2}|over|tegen|o|om|mot|про|о|об|против)[ ]$"
)
_NEAR, _BESIDE = 40, 5  # characters between "online" and what it belongs to
_HELD = ATTEND - {"act"}
_ONE_WORD = re.compile(r"[ -](?:\w+[ -])?|\s?")
_REST_OF_WORD = re.compile(r"\w*[ \n]")
_GOES_ON = re.compile(r"\s*(?:$|[^\w\s]|\d|\w{1,4}(?!\w)|statt)")
_STOP = re.compile("[.!?\n]")


def find_online(
    text: str, lowered: str, cues: Sequence[Cue], part: tuple[int, int], day: tuple[int, int]
) -> tuple[bool | None, str]:
    """Whether that part of `text` says that one can attend from afar (None: it does not say), and by what ("Zoom").

    `day` is where the event's day and hour stand.
    """
    begin, end = part
    if _ONLY_HERE.search(lowered, begin, end):
        return False, ""
    if tool := _TOOL.search(text, begin, end):
        return True, tool[0].strip("(（")
    bare = (hit for hit in _BARE.finditer(lowered, begin, end) if not _is_of_papers(lowered, hit, begin))
    if _SURE.search(lowered, begin, end) or any(any(_signs(lowered, hit, cues, day)) for hit in bare):
        return True, ""
    return (False if _HELD_HERE.search(lowered, begin, end) else None), ""


def is_bare(place: str) -> bool:
    """Whether a place is none but says that there is no place: "online"."""
    return _BARE.fullmatch(place.lower()) is not None


def _is_of_papers(lowered: str, hit: re.Match[str], begin: int) -> bool:
    before = lowered[max(begin, hit.start() - _NEAR) : hit.start()]
    clause = before[max(before.rfind(stop) for stop in ".!?\n|。") + 1 :]
    return bool(_NOT_HELD_BEFORE.search(clause) or _TOPIC.search(clause) or _NOT_HELD_BEHIND.match(lowered, hit.end()))


def _signs(lowered: str, hit: re.Match[str], cues: Sequence[Cue], day: tuple[int, int]) -> Iterator[bool]:
    """What makes the bare word speak of an event."""
    start, end = hit.span()
    stands_alone = _ALONE_BEFORE.search(lowered, max(0, start - 5), start) and _ALONE_BEHIND.match(lowered, end)
    yield bool(stands_alone or _JOINED.search(lowered, max(0, start - 10), start))
    yield 0 <= day[0] - end <= _BESIDE or 0 <= start - day[1] <= _BESIDE
    for cue in cues:
        if cue.kinds & _HELD and end <= cue.start <= end + _NEAR:  # "online policy dialogue", "Online-Vortrag"
            yield bool(_ONE_WORD.fullmatch(lowered, end, cue.start))
        elif cue.kinds & _HELD and start - _NEAR <= cue.end <= start:  # "join us online", "se tiendra en ligne"
            gap = lowered[cue.end : start]
            yield bool(_REST_OF_WORD.fullmatch(gap) or (not _STOP.search(gap) and _GOES_ON.match(lowered, end)))
