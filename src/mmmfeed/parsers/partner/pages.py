"""Web pages that came in place of a feed: of which kind they are."""

from __future__ import annotations

import re

from mmmfeed.text import html
from mmmfeed.text.urls import host
from mmmfeed.text.words import clean, cut

_HEAD = 4_096  # characters in which a document says what it is
LOOKED_AT = 400_000  # characters of a page; what is told further down tells nothing new
# Atomic groups: a comment ends at its first end, or thirty of them would be tried in a billion ways.
_PAGE = re.compile(r"(?><\?xml[^>]*>\s*)?(?:(?><!--.*?-->)\s*)*+<(?:!doctype\s+html|html)\b", re.IGNORECASE | re.DOTALL)
_HTML = r"<(?:html|head|body|meta|link|title|style|div|script|h\d|p|br|b|form|center|font|table|main|section)\b"
_PART_OF_PAGE = re.compile(_HTML, re.IGNORECASE)
_BEGINS_WITH_TAG = re.compile(r"(?:(?><!--.*?-->)|(?><\?.*?\?>)|<![^>]*+>|\s)*+<\w", re.DOTALL)
SILENT = re.compile(r"<!--.*?(?:-->|\Z)|<(script|style|template|noscript)\b.*?(?:</\1|\Z)", re.IGNORECASE | re.DOTALL)
_TITLE = re.compile(r"<title[^>]*>(.{0,500}?)</title", re.IGNORECASE | re.DOTALL)
_HEADING = re.compile(r"<h[12]\b[^>]*>(.{0,500}?)</h[12]", re.IGNORECASE | re.DOTALL)


def is_page(text: str) -> bool:
    """Whether `text` begins as a web page does."""
    return bool(_PAGE.match(text[:_HEAD].lstrip("\ufeff \t\r\n\0")))


def is_part_of_page(text: str) -> bool:
    """Whether `text` begins with a tag of a page, or with words before one."""
    head = text[:_HEAD].lstrip("\ufeff \t\r\n\0")
    begin = _BEGINS_WITH_TAG.match(head)
    return bool(_PART_OF_PAGE.match(head, begin.end() - 2) if begin else _PART_OF_PAGE.search(head))


def title_of(page: str) -> str:
    """The page's title in one line of at most 80 characters; its first heading when it has none."""
    shown = page[:LOOKED_AT]
    told = (html.to_text(hit[1]) for hit in (_TITLE.search(shown), _HEADING.search(shown)) if hit)
    return next((title for one in told if (title := cut(clean(one), 80))), "")


# --- what kind of page ------------------------------------------------------------------------------------

# What stands in the page of a check for robots and in no other. Cloudflare's `challenge-platform` does not: it puts
# that script into every page that it passes on, and `recaptcha` guards the form of many an ordinary page.
_CHALLENGE = re.compile(
    r"_cf_chl_|cf-browser-verification|cf-challenge-running|cf_captcha_kind|<form[^>]{0,300}challenge-form"
    r"|_Incapsula_Resource|sucuri_cloudproxy|ddos-guard\.net|captcha-delivery\.com|px-captcha|awsWafCookie|gokuProps"
    r"|/\.within\.website/|__ddg|aes\.js\"?[^<]{0,40}toNumbers",
    re.IGNORECASE,
)
_CHALLENGE_WORDS = re.compile(
    r"just a moment|checking (?:your|the) browser|checking if the site connection"
    r"|verify(?:ing)? (?:that )?you are (?:a )?human"
    r"|are you (?:a )?(?:human|robot)|not (?:a )?(?:ro)?bot\b|human verification|security (?:check|verification)"
    r"|captcha|attention required|ddos protection|enable javascript and cookies"
    r"|un instant|nur einen moment|einen moment bitte"
    r"|un momento|um momento|een ogenblik|подождите|проверка браузера|请稍候|しばらくお待ち",
    re.IGNORECASE,
)
_PASSWORD = re.compile(r"<input\b[^>]{0,500}?\btype\s*=\s*[\"']?password", re.IGNORECASE)
_LOGIN_WORDS = re.compile(
    r"\b(?:log[ -]?in|log[ -]?on|sign[ -]?in|single sign[ -]on|authentication required|unauthori[sz]ed"
    r"|anmelden|anmeldung|einloggen|se connecter|connexion|identifiez|iniciar sesi[oó]n|acceder|accedi|accesso|entrar"
    r"|iniciar sess[aã]o|inloggen|aanmelden|logga in|logg inn|log ind|kirjaudu|zaloguj|logowanie|přihlá[sš]|prihlásen"
    r"|bejelentkez|autentificare|conectare|prijav[ai]|giriş|σύνδεση|вход|войти|увійти|вхід"
    r"|logi sisse|prisijung|pieslēg)"
    r"|تسجيل الدخول|כניסה|התחבר|登录|登錄|登入|ログイン|로그인",
    re.IGNORECASE,
)
_MAINTENANCE_WORDS = re.compile(
    r"\bmaintenance\b|back (?:soon|shortly|in a moment)|be right back|temporarily (?:unavailable|offline|down)"
    r"|service unavailable|briefly unavailable|coming soon|under construction"
    r"|wartung|vorübergehend nicht|en mantenimiento|manutenzione|manuten[cç][aã]o|onderhoud|underhåll|vedlikehold"
    r"|huolto|konserwacj|przerwa techniczna|údržb|karbantart|mentenan|održavan|bakım|συντήρηση"
    r"|техническ|обслуговуван|صيانة|תחזוקה|メンテナンス|维护|維護|점검",
    re.IGNORECASE,
)
_PORTAL_WORDS = re.compile(
    r"WISPAccessGateway|captive ?portal|hot ?spot|wi-?fi|wlan|guest network|network access|internet access|gastzugang",
    re.IGNORECASE,
)
_GONE_WORDS = re.compile(
    r"\b(?:404|410)\b|not found|no longer (?:exists|available)|nicht gefunden|introuvable|no encontrad|non trovat"
    r"|n[aã]o encontrad|niet gevonden|hittades inte|nie znaleziono|nenalezen|не найден"
    r"|не знайдено|見つかりません|未找到",
    re.IGNORECASE,
)
_FOR_SALE_WORDS = re.compile(
    r"domain (?:is|may be|name is) for sale|buy this domain|domain (?:has )?expired|account (?:has been )?suspended"
    r"|parked (?:free|domain)|domain steht zum verkauf|domaine? (?:est )?[àa] vendre",
    re.IGNORECASE,
)
_SHORT = 1_500  # characters of text: a page with a purpose of its own says little; an ordinary one has more


def kind_of(page: str, *, elsewhere: bool = False) -> str:
    """What a page is: challenge, portal, login, maintenance, missing, parked, else page.

    `elsewhere`: another host answered than was asked, as networks do that want a login first.
    """
    shown = page[:LOOKED_AT]
    seen = SILENT.sub(" ", shown)
    told = html.to_text(_TITLE.sub(" ", seen))
    named = " ".join(html.to_text(hit) for hit in [*_TITLE.findall(shown)[:1], *_HEADING.findall(seen)[:3]])
    brief = f"{named}\n{told}" if len(told) < _SHORT else named
    asks_password = bool(_PASSWORD.search(seen))
    if _CHALLENGE.search(shown) or _CHALLENGE_WORDS.search(brief):
        return "challenge"
    asks_to_log_in = bool(_LOGIN_WORDS.search(named)) or (asks_password and len(told) < _SHORT)
    if _PORTAL_WORDS.search(f"{brief} {shown[:_HEAD]}") and (elsewhere or asks_to_log_in or "WISPAccess" in shown):
        return "portal"
    if asks_to_log_in or (asks_password and elsewhere):
        return "login"
    words = (("parked", _FOR_SALE_WORDS), ("maintenance", _MAINTENANCE_WORDS), ("missing", _GONE_WORDS))
    return next((kind for kind, pattern in words if pattern.search(brief)), "page")


def is_elsewhere(asked: str, answered: str | None) -> bool:
    """Whether another site answered than the one that was asked."""
    theirs, ours = host(answered or ""), host(asked)
    return bool(theirs and ours) and theirs.split(".")[-2:] != ours.split(".")[-2:]
