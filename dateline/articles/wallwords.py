"""What pages that are no article say of themselves, in the languages of the news read here.

Sources: RFC 9110 (reason phrases) and RFC 7725 (451); the default pages of Apache, nginx, IIS, WordPress, Drupal; the
challenge pages of Cloudflare, Akamai, Imperva, DataDome, PerimeterX and AWS WAF; the dialogues of IAB TCF consent
platforms; the gates of Piano, Zephr and Poool; each in their own translations.
"""

import re

from dateline.articles.sieve import Sieve


def _whole(*alternatives: str) -> Sieve:
    # A title, or a part of one between its separators, that says this and nothing else.
    return Sieve(rf"\W*(?:{'|'.join(alternatives)})\W*", re.I)


ERROR = _whole(
    r"(?:http )?(?:error|fehler|erreur|errore|fel|fout|ошибка)?\W{0,3}(?:code |status )?(?:4(?:0[0-9]|10|11|12|13|14|29|51)|50[0-9]|52\d)\W{0,3}(?:error|fehler|erreur)?(?:\W{0,3}(?:bad request|unauthori[sz]ed|forbidden|(?:page |file )?not found|gone|too many requests|internal server error|bad gateway|service (?:temporarily )?unavailable|gateway time-?out))?(?: error)?",
    r"(?:oops|sorry|uh[ -]oh|whoops|hoppla|ups)?\W{0,4}(?:(?:we|i)(?:.re sorry|.m sorry)?\W{0,3}(?:but )?)?(?:the |this |that |your |requested |web ?)*(?:page|site|article|content|file|url|document|story|resource|item|link|post)s?(?: you(?:.re| are| were| have)?(?: requested| looking for| trying to (?:reach|find|access|view)| were looking for| wanted))* (?:is |was |has been |could |can|ca|does |do |no longer |has |have |were |are )*(?:not|n.t|never|no longer|moved|removed|expired|gone|missing|deleted)?(?: be| been)?(?: found| available| exists?| here| removed| deleted)?(?: on (?:this|our) (?:server|site|website))?",
    r"(?:page|file|article|object|content|story|url) (?:not found|missing|gone|unavailable|removed|expired|does ?n.t exist|does not exist)",
    r"not found|nothing (?:was )?found(?: here)?|no such page|bad request|forbidden|unauthori[sz]ed|bad gateway|service (?:temporarily )?unavailable|internal server error|gateway time-?out|too many requests|temporarily unavailable",
    r"(?:an? )?(?:unexpected |application |server |system )?error(?: (?:has )?occurr?ed)?|something (?:went|has gone) wrong|this (?:page|site) can.t be reached|website (?:is )?(?:currently )?(?:offline|unavailable)",
    r"(?:die |diese )?(?:von ihnen )?(?:angeforderte |gesuchte |gewünschte |aufgerufene )?(?:seite|artikel|inhalt|datei|beitrag) (?:wurde |ist |konnte |existiert )*(?:leider )?(?:nicht|nicht mehr)(?: mehr)?(?: gefunden| verfügbar| vorhanden| existent)?(?: werden)?|nicht gefunden",
    r"(?:la )?page (?:demandée |que vous (?:cherchez|recherchez|demandez) )?(?:est |n.est |n.a |n.existe |a )*(?:pas |plus |pu )*(?:été )?(?:introuvable|non trouvée|trouvée|disponible|existe pas)|(?:contenu|article) introuvable|erreur 404",
    r"(?:la )?p[aá]gina (?:solicitada |que busca[s]? |que procura |que você procura |richiesta |cercata )*(?:no |não |non )*(?:se |è |está |existe|ha |ha sido |foi |es )*(?:encontrad[ao]|encontró|trovata|disponible|disponível|existe|stata trovata|hallada)?|no se ha encontrado(?: la p[aá]gina)?|pagina non trovata|página não encontrada",
    r"(?:de )?(?:opgevraagde )?pagina (?:is |kon |kan |werd )*(?:niet|niet meer)(?: (?:worden )?gevonden| beschikbaar)?(?: worden)?|pagina niet gevonden|sidan (?:kunde inte hittas|hittades inte|finns inte)|siden (?:ble ikke funnet|findes ikke|blev ikke fundet|finnes ikke|kunne ikke findes)|sivua ei (?:löydy|löytynyt)",
    r"nie znaleziono(?: strony)?|strona nie (?:została znaleziona|istnieje)|stránka (?:nebyla nalezena|neexistuje)|az oldal nem található|pagina nu a fost găsită|sayfa bulunamadı|страница не найдена|сторінк\w+ не знайдено|страницата не е намерена|η σελίδα δεν βρέθηκε|הדף לא נמצא|الصفحة غير موجودة|(?:お探しの)?ページが見つかりません(?:でした)?|(?:お探しの)?ページは見つかりません(?:でした)?|페이지를 찾을 수 없습니다|(?:您(?:访问|请求)的)?页面(?:不存在|未找到|找不到)|找不到(?:页面|頁面)",
)
MAINTENANCE = _whole(
    r"(?:site |website |we.?re |we are |scheduled |system |currently |down |closed |offline |temporarily |server |briefly |unavailable )*(?:under |for |in )?(?:scheduled |planned |routine )?maintenance(?: mode| break| in progress| page)?",
    r"(?:we.ll|we will) be (?:right )?back(?: soon| shortly)?|be right back|back soon|coming soon|under construction|wartungsarbeiten|wartungsmodus|(?:site |page )?en maintenance|(?:sitio )?en mantenimiento|em manutenção|in manutenzione|メンテナンス中|технические работы|ведутся технические работы",
)
BOT = _whole(
    r"just a (?:moment|second|sec)(?: please)?|one (?:more step|moment(?: please)?)|attention required!?|access (?:to this page has been )?denied|access restricted|you have been blocked|sorry,? you have been blocked",
    r"(?:please )?(?:verify|confirm|prove)(?:ing)? (?:that )?(?:you(?:.re| are)|whether you are) (?:a )?(?:not a (?:ro)?bot|(?:a )?human)|are you (?:a )?(?:human|(?:ro)?bot)|(?:human|bot|robot|security|browser|captcha) (?:verification|check|challenge)|captcha|checking your browser(?: before accessing.*)?",
    r"pardon our interruption|ddos(?:-| )(?:guard|protection.*)|request (?:blocked|rejected|unsuccessful)|please wait(?: a moment)?|validating your browser|bot(?:-| )?protection|un momento|un instant|nur einen moment|einen moment(?: bitte)?|vérification de sécurité|zugriff verweigert|accès refusé|acceso denegado|accesso negato|доступ (?:запрещ[её]н|ограничен)|sicherheitsüberprüfung|しばらくお待ちください|请稍候",
)
BOT_TEXT = Sieve(
    r"(?:checking|verifying|confirming|making sure|whether|if) (?:that |if |whether )?you(?:.re| are) (?:a )?(?:real )?(?:human|person)|(?:review|check|verify)(?:ing|s)? the security of your connection|"
    r"enable (?:javascript|js) and (?:cookies to continue|disable any ad)|automat(?:ion|ed) tools|(?:that you.re|you are|you.re|and|are) not a (?:ro)?bot|verify (?:that )?you(?: are|.re) (?:a )?(?:human|not a (?:ro)?bot)|confirm (?:that )?you(?: are|.re) (?:a )?(?:human|not a (?:ro)?bot)|\bray id\b|incident id:? ?\d|reference #\d+\.|unusual (?:traffic|activity) from your|"
    r"\b(?:re)?captcha\b|press (?:&|and) hold|checking (?:if the site connection is secure|your browser)|performance (?:&|and) security by|automated (?:requests|access|traffic)|you (?:may )?have been blocked|you don.t have permission to access|"
    r"suspicious activity|something about your browser|we (?:think|believe|suspect) (?:that )?you(?: are|.re| might be) a (?:ro)?bot|solve (?:this|the) (?:puzzle|challenge)|ungewöhnliche(?:n|r)? (?:datenverkehr|aktivität)|sind sie ein (?:mensch|roboter)|trafic inhabituel|no eres un robot",
    re.I,
)
REGION = Sieve(
    r"(?:cannot|can.?t|can ?not|may not|must not) be (?:shown|viewed|seen|accessed|displayed|played|offered|made available) (?:in|from|to) (?:the |your |this )?(?:country|region|location|area|territory)|"
    r"(?:not|un|in|isn.t|no longer) ?available (?:in|for|to|from) (?:users in |readers in |visitors from )?(?:your|this|the) (?:country|region|location|area|territory|european|eu\b|eea)|unavailable (?:for|to) legal reasons|unavailable due to legal reasons|451 unavailable|"
    r"access (?:this|our) (?:web ?site|site|content) from (?:a country|the european|your|within)|(?:european economic area|\beea\b|european union|\beu\b|general data protection regulation|\bgdpr\b).{0,160}(?:cannot|can.?t|not|unable).{0,40}(?:grant|access|available|provide)|"
    r"not (?:currently )?available in most european countries|blocked in your (?:country|region)|geo-?(?:blocked|restricted)|licen[cs]ing restrictions|"
    r"(?:in|für) (?:ihrem|ihr) (?:land|region) nicht verfügbar|n.est pas (?:disponible|accessible) (?:dans|depuis) votre (?:pays|région|zone)|no (?:está )?disponible en (?:tu|su) (?:país|región)|não (?:está )?disponível (?:no|em) seu país|non (?:è )?disponibile nel (?:tuo|suo) paese|niet beschikbaar in (?:uw|jouw) (?:land|regio)|недоступ\w+ в ваш\w+ (?:стран|регион)",
    re.I,
)
AGE = Sieve(
    r"(?:are you|you must be|confirm (?:that )?you are|i am|you are|must be) (?:at least |over |aged )?(?:the age of )?(?:16|18|19|20|21)\b(?: ?(?:years|or older|or over|\+))?|(?:over|under) (?:18|21)\b.{0,30}\?|\bage (?:verification|gate|restricted|check)\b|verify your age|date of birth.{0,40}(?:to continue|to enter)|legal (?:drinking )?age|"
    r"sind sie (?:über|mindestens) 18|altersprüfung|altersverifikation|avez-vous (?:plus de )?18 ans|vérification de l.âge|eres mayor de (?:edad|18)|verificación de edad|hai più di 18",
    re.I,
)
CONSENT = Sieve(
    r"\bcookies?\b|\bconsent(?:s|ed)?\b|\bgdpr\b|\bccpa\b|privacy (?:policy|settings|choices|preferences|notice|cent(?:er|re))|(?:our|and|with) (?:\d[\d,. ]* )?(?:partners|vendors)|legitimate interests?|personal(?:ised|ized) (?:ads|advertising|content)|store and/or access|manage (?:my )?(?:choices|preferences|settings)|"
    r"einwilligung|datenschutz|zustimm(?:en|ung)|werbung und tracking|mit werbung|werbefrei|pur-abo|tracking|personenbezogene|consentement|données personnelles|traceurs|consentimiento|datos personales|consenso|dati personali|toestemming|persoonsgegevens|samtycke|samtykke|personopplysninger|personuppgifter|evästeet|"
    r"zgod[ay]|danych osobowych|ciasteczk|souhlas|osobních údajů|hozzájárul|sütik?\b|çerez|файл\w* cookie|согласи\w+|クッキー|쿠키|個人情報",
    re.I,
)
LOGIN = Sieve(
    r"\b(?:log|sign)(?:ged|ning)? ?-?in\b|\bsubscri(?:be|bers?|ption|ptions|bing)\b|\bregist(?:er|ration|ered)\b|create (?:a |an |your )?(?:free )?account|already (?:a )?(?:subscriber|member|registered)|to (?:continue|keep) reading|(?:continue|keep) reading|read(?:ing)? (?:the (?:full|rest|whole|entire)|this) (?:of )?(?:this )?(?:article|story)|"
    r"members? only|exclusive(?:ly)? (?:to|for)|premium (?:article|content|access)|forgot(?:ten)? (?:your )?password|free (?:articles?|trial)|unlimited (?:digital )?access|cancel any ?time|"
    r"anmelden|einloggen|\babonn|registrieren|jetzt (?:testen|weiterlesen)|weiterlesen|nur für abonnenten|passwort|probemonat|se connecter|connectez|réservé aux abonnés|abonnez|lire la suite|"
    r"iniciar sesión|inicia sesión|suscrí|suscrip|regístrate|solo para suscriptores|assinante|assine|faça login|accedi|abbonat|registrati|inloggen|abonnee|logga in|prenumer|logg inn|log ind|zaloguj|prenumerat|войдите|подписк|подпиш|会員限定|ログイン|有料会員|로그인|구독|登录|订阅",
    re.I,
)
# Words with which only a gate speaks: an article's note at its end, or its menu, asks otherwise.
GATE = Sieve(
    r"(?:subscribe|sign ?in|log ?in|register|become a (?:member|subscriber)|join|pay|create (?:a |an )?(?:free )?account)[^.]{0,60} to (?:continue|keep|finish|read|unlock|access|view|see) (?:reading|this|the|the rest|our|full|more|all)?|"
    r"to (?:continue|keep) reading[^.]{0,40}(?:subscribe|sign|log|register|please|join|you)|(?:this|the full|the rest of (?:this|the)) (?:article|story|content|page|post|report) is (?:only |exclusively |reserved )?(?:available )?(?:for|to) (?:our |paying |registered |digital )*(?:subscribers|members|readers|users)|"
    r"(?:for|only to|exclusive to|reserved for) (?:our )?(?:subscribers|members)(?: only)?\W*$|subscriber(?:s)?[- ]only|members[- ]only|you(?: have|.ve) (?:reached|read|used) (?:your|all|the) (?:limit|free|monthly|\d)|unlock (?:this|the) (?:article|story)|already (?:a )?(?:subscriber|member)\W+(?:log|sign)|"
    r"(?:jetzt|zum) weiterlesen|weiterlesen mit|nur für (?:abonnenten|registrierte|mitglieder)|lesen sie diesen artikel mit|(?:cet )?article (?:est )?réservé (?:aux|à nos) abonnés|il vous reste \d+ ?% de cet article|pour lire la suite|la suite est réservée|"
    r"(?:contenido|artículo) (?:exclusivo|solo|reservado) para (?:suscriptores|registrados)|para seguir leyendo|(?:conteúdo|artigo) exclusivo para assinantes|para continuar lendo|contenuto (?:riservato|esclusivo)|per continuare a leggere|(?:dit )?artikel is (?:alleen|exclusief)? ?voor abonnees|lees verder met|"
    r"läs vidare|för att läsa hela|for at læse (?:hele|videre)|for å lese (?:hele|videre|saken)|czytaj dalej za|dostęp tylko dla|материал доступен (?:только )?(?:по подписке|подписчикам)|この記事は(?:有料)?会員限定|続きを読むには|구독자 전용",
    re.I,
)
SCRIPTS = Sieve(
    r"(?:enable|activate|turn on|requires?|need|without|disabled?|switch on) (?:your )?(?:browser.s )?java ?script|java ?script (?:is |must be |needs to be |appears to be |has been )?(?:not )?(?:enabled|disabled|required|turned off|deaktiviert|désactivé|desactivado)|javascript (?:aktivieren|muss)|activer javascript|(?:active|habilite|activa) (?:o )?javascript|"
    r"(?:browser|app)(?: is)? (?:not|no longer|n.t) (?:supported|compatible)|outdated browser|unsupported browser|loading\W{0,3}$|wird geladen\W*$|chargement\W*$",
    re.I,
)
# Titles of pages that list: what a search found, what an author wrote, what is filed under a word.
LISTING = re.compile(
    r"^\W*(?:search(?: results)?(?: for\b.*)?|results for\b.*|(?:all )?(?:articles?|stories|posts|news|columns) (?:by|from|about|on|tagged|in)\b.*|(?:latest|recent|breaking|top|more) (?:news|stories|articles|headlines)(?: (?:on|about|from|in)\b.*)?|(?:category|tag|topic|author|archives?)\s*[:–-].*|.{1,60}\barchives?|"
    r"author at\b.*|.{3,40}, author at\b.*|news,? (?:photos|pictures|videos)(?:,? (?:and|&) .*)?|(?:all )?topics|themen(?:seite)?(?:\s*:.*)?|thema\s*:.*|schlagwort\s*:.*|suchergebnisse?.*|suche(?:\s*:.*)?|alle (?:artikel|beiträge|nachrichten)\b.*|artikel von\b.*|"
    r"(?:tous les )?articles (?:de|par|sur)\b.*|résultats (?:de|pour)\b.*|recherche\b.*|toute l.actualité\b.*|dossier\s*:.*|resultados (?:de|para|da)\b.*|búsqueda\b.*|busca\b.*|(?:todas las |últimas )?noticias (?:de|sobre)\b.*|últimas noticias\b.*|risultati\b.*|ricerca\b.*|ultime notizie\b.*|zoekresultaten\b.*|zoeken\b.*|sökresultat\b.*|søgeresultat\b.*|wyniki wyszukiwania\b.*)\W*$",
    re.I,
)
GALLERY = Sieve(
    r"^\W*(?:in pictures|in photos|photos?|photo (?:gallery|essay)|gallery|picture gallery|the week in pictures|bilder|bilderstrecke|fotostrecke|fotogalerie|die bilder|en images|diaporama|galerie|fotogaler[ií]a|galería|en fotos|en imágenes|le foto|fotogallery|in beeld|galeria)\b|\b(?:in (?:pictures|photos)|photo gallery|bilderstrecke|fotostrecke|en images|fotogaler[ií]a|fotogallery)\W*$",
    re.I,
)
LIVE = Sieve(
    r"^\W*live(?: ?blog| updates?| coverage| ticker| reporting)?\b\s*[:|–—-]|\blive(?: ?blog| updates?| ?ticker| coverage| reporting)\W*$|(?:[–—:|-]\s*|\s)(?:as it happened|live|liveblog|live blog|live updates)\W*$|\blive ?(?:blog|ticker|updates)\b|en direct\s*[:–—-]|\ben direct\W*$|\ben vivo\s*[:|–—-]|en directo\s*[:,|–—-]|\ben directo\W*$|\bao vivo\s*[:|–—-]|\bliveticker\b|\bdiretta\s*[:|–—-]|\bin diretta\W*$|онлайн-трансляция",
    re.I,
)
