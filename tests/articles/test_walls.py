"""Pages that are no article, by name, and articles that look like them."""

import pytest

from dateline.articles.extract import extract
from dateline.base.records import Article, Capture, Refusal
from dateline.base.text import identify

FERRY = (
    "The ferry Lune sank off Oskel before dawn on Monday with some 400 people on board, the harbour master said.",
    "Divers from Harrow and Tarn searched the strait until dark, and fishing boats from four villages helped them.",
    "The owner, Marrow Lines, said that it would answer questions only once all families had been told.",
    "It was the third accident on the route in two years, and the union of seafarers has asked for an inquiry.",
)
LONG = FERRY * 4
DATED = '<meta property="article:published_time" content="2031-03-02T08:00:00Z"><meta property="og:type" content="article">'
MENU = '<nav><a href="/">Home</a> <a href="/world">World</a> <a href="/sport">Sport</a></nav>'
FOOT = "<footer><p>© 2031 Oskel Post. <a href='/privacy'>Privacy policy</a> <a href='/cookies'>Cookies</a></p></footer>"


def paragraphs(*texts: str) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


def page(title: str, body: str, head: str = "") -> str:
    return (
        f"<html><head><title>{title}</title>{head}</head><body>{MENU}<main>{body}</main>{FOOT}</body></html>"
    )


def article(headline: str, *texts: str, head: str = DATED, more: str = "") -> str:
    body = f"<article><h1>{headline}</h1>{paragraphs(*texts)}</article>{more}"
    return page(f"{headline} | Oskel Post", body, head)


def cards(count: int, teaser: bool = True) -> str:
    made = []
    for number in range(count):
        text = f"<p>{FERRY[number % 4]}</p>" if teaser else ""
        made.append(
            f'<div class="card"><h3><a href="/news/{number}">Report number {number} on the harbour of Oskel</a></h3>{text}</div>'
        )
    return "".join(made)


WALLS = {
    # errors
    "plain 404": ("error page", page("404 Not Found", "<h1>Not Found</h1><p>The requested URL was not found on this server.</p>"), ""),
    "soft 404": ("error page", page("Page not found | Oskel Post", "<h1>Sorry!</h1><p>We looked everywhere.</p>" + cards(6, teaser=False)), ""),
    "soft 404 in its text alone": ("error page", page("Oskel Post", "<p>The page you requested could not be found.</p><p>Try the front page.</p>"), ""),
    "german 404": ("error page", page("Seite nicht gefunden - Oskeler Bote", "<h1>Hoppla</h1><p>Gehen Sie zur Startseite.</p>"), ""),
    "french 404": ("error page", page("Page introuvable", "<p>La page que vous cherchez est introuvable.</p>"), ""),
    "spanish 404": ("error page", page("Página no encontrada – El Correo", "<p>Vuelva a la portada.</p>"), ""),
    "japanese 404": ("error page", page("ページが見つかりません", "<p>お探しのページは見つかりませんでした。</p>"), ""),
    "article removed": ("error page", page("This article is no longer available - Oskel Post", "<p>Go to the front page.</p>"), ""),
    "server error": ("error page", page("503 Service Temporarily Unavailable", "<h1>503</h1><p>nginx</p>"), ""),
    "gateway": ("error page", page("Error 502: Bad gateway", "<p>The host is down.</p>"), ""),
    "went wrong": ("error page", page("Something went wrong", "<p>Try again later.</p>"), ""),
    "maintenance": ("error page", page("Under maintenance", "<p>We will be back in an hour. Thank you for your patience.</p>"), ""),
    "back soon": ("error page", page("We’ll be back soon", "<p>The newsroom’s machines are being changed.</p>"), ""),
    "not authorised": ("error page", page("Access denied | Town News", "<h1>Access denied</h1><p>You are not authorised to see this page.</p>"), ""),
    # bot checks
    "checking that you are human": ("bot check", page("Just a moment...", "<h1>oskel.example</h1><h2>Checking that you are human. This may take a few seconds.</h2><p>oskel.example needs to review the security of your connection.</p>"), ""),
    "cannot be shown in the country": ("region block", page("Unavailable in your region | Oskel Post", "<h1>This content is not available in your region</h1><p>For legal reasons this page cannot be shown in the country from which you are visiting.</p><p>Contact us if you think that this is a mistake.</p>"), ""),
    "no robot": ("bot check", page("post.example", "<p>Please enable JS and disable any ad blocker.</p><p>We want to be sure that it is you and not a robot.</p>"), ""),
    "unusual traffic": ("bot check", page("post.example", "<p>Our systems have detected unusual traffic from your network. This page checks whether it is you who sends the requests.</p>"), ""),
    "cloudflare": ("bot check", page("Just a moment...", "<h1>oskel.example</h1><p>Checking if the site connection is secure</p><p>Enable JavaScript and cookies to continue</p>"), ""),
    "blocked": ("bot check", page("Attention Required! | Cloudflare", "<h1>Sorry, you have been blocked</h1><p>Cloudflare Ray ID: 8a1</p>"), ""),
    "akamai": ("bot check", page("Access Denied", "<h1>Access Denied</h1><p>You don't have permission to access this on this server.</p><p>Reference #18.2f1</p>"), ""),
    "captcha": ("bot check", page("Oskel Post", "<p>Please verify that you are a human by solving the captcha below.</p>"), ""),
    "perimeter": ("bot check", page("Access to this page has been denied", "<p>We believe you are using automation tools to browse the website.</p>"), ""),
    "imperva": ("bot check", page("Pardon Our Interruption", "<p>As you were browsing something about your browser made us think you were a bot.</p>"), ""),
    "german check": ("bot check", page("Nur einen Moment…", "<p>Ihre Verbindung wird geprüft.</p>"), ""),
    # regions and ages
    "europe": ("region block", page("Oskel Post", "<p>We recognize you are attempting to access this website from a country belonging to the European Economic Area (EEA), which enforces the General Data Protection Regulation (GDPR), and therefore cannot grant you access at this time.</p>"), ""),
    "451": ("region block", page("451: Unavailable due to legal reasons", "<p>This content is not available in your country.</p>"), ""),
    "german region": ("region block", page("Oskeler Bote", "<p>Dieser Inhalt ist in Ihrem Land nicht verfügbar.</p>"), ""),
    "age": ("age gate", page("Vine &amp; Cellar", "<h1>Welcome</h1><p>Are you over 18? You must be of legal drinking age to enter.</p>"), ""),
    # consent
    "consent": ("consent wall", page("Oskel Post", "<h1>Your privacy</h1><p>We and our 812 partners store and/or access information on a device, such as cookies.</p><p>You can accept or manage your choices, including your right to object where legitimate interest is used.</p>"), ""),
    "german consent": ("consent wall", page("Weiter mit Werbung lesen", "<h1>Oskeler Bote mit Werbung lesen</h1><p>Besuchen Sie uns wie gewohnt mit Werbung und Tracking. Ihre Zustimmung können Sie jederzeit widerrufen.</p><p>Wir und unsere Partner verarbeiten personenbezogene Daten, um Ihre Einwilligung zu speichern.</p>"), ""),
    "french consent": ("consent wall", page("La Poste d’Oskel", "<p>Avec votre consentement, nos 312 partenaires et nous utilisons des cookies ou traceurs pour stocker vos données personnelles.</p>"), ""),
    "italian consent": ("consent wall", page("Corriere di Oskel", "<p>Noi e i nostri partner utilizziamo cookie con il tuo consenso per i dati personali.</p><p>Accetta o rifiuta i cookie.</p>"), ""),
    "dutch consent": ("consent wall", page("Oskeler Dagblad", "<p>Wij gebruiken cookies en vragen uw toestemming voor het gebruik van persoonsgegevens.</p>"), ""),
    # logins
    "password": ("login wall", page("Sign in", '<h1>Sign in</h1><form><label>Email</label><input type="email"><label>Password</label><input type="password"></form><p>Forgot your password? Register for an account.</p>'), ""),
    "subscribers only": ("login wall", page("Inside the union hall", f"<h1>Inside the union hall</h1><p>{FERRY[0]}</p><div class='gate'><h2>This article is for subscribers</h2><p>Subscribe to continue reading.</p></div>"), ""),
    "a long teaser that is declared closed": ("login wall", page("Inside the union hall", f"<article><h1>Inside the union hall</h1>{paragraphs(*FERRY)}<p>Subscribe to keep reading this article.</p></article>", '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Inside the union hall", "isAccessibleForFree": false}</script>'), ""),
    "german gate": ("login wall", page("Im Haus der Seeleute", "<h1>Im Haus der Seeleute</h1><p>Der Kessel ist seit Montag nicht kalt geworden.</p><p>Jetzt weiterlesen mit dem Probemonat. Nur für Abonnenten.</p>"), ""),
    "french gate": ("login wall", page("Dans la maison", "<h1>Dans la maison</h1><p>Cet article est réservé aux abonnés. Abonnez-vous pour lire la suite.</p>"), ""),
    # lists
    "section": ("listing page", page("World | Oskel Post", cards(8)), "https://post.example/world/"),
    "front": ("listing page", page("Oskel Post", cards(12)), "https://post.example/"),
    "tag": ("listing page", page("Tag: ferries | Oskel Post", cards(6)), "https://post.example/tag/ferries/"),
    "author": ("listing page", page("Ida Lund | Oskel Post", "<h1>Ida Lund</h1><p>Ida Lund writes on harbours.</p>" + cards(7)), "https://post.example/author/ida-lund/"),
    "search": ("listing page", page("Search results for “ferry”", cards(9)), "https://post.example/search?q=ferry"),
    "topic": ("listing page", page("Ferries", "<h1>Ferries</h1>" + cards(6)), "https://post.example/topic/ferries"),
    "second page of a tag": ("listing page", page("Ferries", cards(6)), "https://post.example/tag/ferries/page/2/"),
    "german topic": ("listing page", page("Thema: Fähren", cards(6)), "https://bote.example/x/faehren-123"),
    # media, shells
    "film": ("media page", page("Watch: the Lune from the air", "<h1>The Lune from the air</h1><p>The wreck, seen on Monday.</p>", '<meta property="og:type" content="video.other">'), ""),
    "pictures": ("media page", page("In pictures: the harbour of Oskel", "<h1>In pictures: the harbour of Oskel</h1>" + "<figure><img src='a.jpg'><figcaption>The quay.</figcaption></figure>" * 6), ""),
    "scripts": ("no article", page("Oskel Post", "<div id='root'></div><p>You need to enable JavaScript to run this app.</p>"), ""),
    "shell": ("no article", "<html><head><title>Oskel Post</title><script src='app.js'></script></head><body><div id='root'></div></body></html>", ""),
}  # fmt: skip

TRAPS = {
    "on missing pages": article("404 not found: how error pages became an art", *FERRY),
    "on a missing page, in brief": article("The page that could not be found", FERRY[0], "Page not found, it said, for nine years."),
    "on a missing girl": article("Missing girl not found", FERRY[0], FERRY[1]),
    "on a missing girl, undated": article("Missing girl not found", FERRY[0], FERRY[1], head=""),
    "on access": article("Access denied: ministry hides its files", FERRY[0], FERRY[2]),
    "on access, undated": article("Access denied: ministry hides its files", *FERRY, head=""),
    "on maintenance": article("Bridge closed for maintenance", FERRY[0], FERRY[1]),
    "on captchas": article("Are you human? The captcha turns thirty", *FERRY, "Please verify that you are a human, it says."),
    "on outages": article("Service unavailable: a day without banks", FERRY[0], FERRY[3], head=""),
    "on cookies": article("Cookie banners are to go", "Parliament wants to end the cookie banners by which sites ask for consent.",
                          "Under the privacy bill a browser would keep the consent of its owner, the minister said.", FERRY[1]),
    "on cookies, at length": article("Consent by click", *(f"{text} Cookies need consent." for text in LONG), head=""),
    "on biscuits": article("The best cookies of Oskel", FERRY[0], FERRY[1], head=""),
    "on data protection": article("Datenschutz: Richter rügen Einwilligung", "Das Gericht hat am Montag entschieden, dass die Einwilligung der Kunden nicht genügt.", "Die Zustimmung zum Datenschutz war vorausgewählt, sagte Richterin Ada Lorne."),
    "on subscriptions": article("Oskel Post loses subscribers", "The Oskel Post lost subscribers for the third year, it said on Monday.", FERRY[1], FERRY[2]),
    "on paywalls": article("Paywalls rise", "Three papers in Tarn will ask readers to subscribe to continue reading from May, they said on Monday.", FERRY[1], FERRY[2]),
    "please wait": page("Please wait | Tarn Echo", f"<article><h1>Please wait: queues grow</h1>{paragraphs(FERRY[0], FERRY[1])}</article>"),
    "comments for members": article("Bath closes", FERRY[1], more="<p>You must be logged in to post a comment. Register or sign in to continue.</p>", head=""),
    "on a fine": article("Firm fined under GDPR", "The regulator fined the firm for its cookie banner on Monday, as users could not refuse consent, it said.", FERRY[1]),
    "on registration": article("Voters must register by Friday", "Voters who want to register can sign in at the town hall until Friday.", FERRY[1], FERRY[3]),
    "a note at its end": article("Ferry sinks", *FERRY, "Subscribe to continue reading our coverage of the sea."),
    "a gate below the whole text": article("Ferry sinks", *LONG, more="<div><h2>This article is for subscribers</h2><p>Sign in to keep reading.</p></div>"),
    "a login form in its head": page("Ferry sinks | Oskel Post", f"<form><input type='password'><label>Password</label></form><article><h1>Ferry sinks</h1>{paragraphs(*FERRY)}</article>"),
    "a consent bar above it": page("Ferry sinks | Oskel Post", f"<div class='bar'><p>We use cookies. Accept or manage your choices, and read our privacy policy.</p></div><article><h1>Ferry sinks</h1>{paragraphs(*FERRY)}</article>"),
    "a report in brief": article("Ferry sinks", FERRY[0]),
    "a report in brief with a newsletter": article("Ferry sinks", FERRY[0], FERRY[1], "Sign up for our newsletter."),
    "a newsletter's digest": article("Morning briefing: ferry, budget, bridge", *(f"{text} <a href='/news/{n}'>Read the report</a>." for n, text in enumerate(LONG))),
    "a digest of five": article("Five things to know this morning", *(f"<a href='/{n}'>The story of day {n} in short</a></p><p>{text}" for n, text in enumerate(FERRY)), FERRY[0]),
    "many links below it": article("Ferry sinks", *FERRY, more=cards(30, teaser=False)),
    "many cards below it, undated": article("Ferry sinks off the coast of Oskel", *LONG, head="", more=cards(8)),
    "on a gallery": article("In pictures: the painter of Oskel", *FERRY, more="<img src='a.jpg'>" * 6),
    "a film above a text": article("The Lune from the air", *FERRY, head='<meta property="og:type" content="video.other">'),
    "with a note on scripts": article("Ferry sinks", *FERRY, more="<p>Please enable JavaScript to see the comments.</p>"),
    "on a region": article("Film not available in your country? Why", "Many films are not available in your country because of licences.", *FERRY[1:]),
    "on age": article("Over 18? The law on games", "Players must be over 18 to buy the game, the court said on Monday.", *FERRY[1:]),
    "on the archives": article("Archives: what Oskel kept", *FERRY, head=""),
    "a search at sea": article("Search for the Lune goes on", FERRY[0], FERRY[1], head=""),
    "news on a page of a tag's name": article("All articles on the desk were burnt", *FERRY),
    "a live blog": article("Ferry disaster – live updates", *LONG),
}  # fmt: skip


def read(markup: str, url: str = "") -> Article | Refusal:
    body = markup.encode()
    address = url or "https://post.example/2031/03/02/ferry-sinks-off-oskel-12345"
    return extract(Capture(id=identify(body), body=body, media_type="text/html", url=address))


@pytest.mark.parametrize("name", sorted(WALLS))
def test_what_is_no_article_is_named(name: str) -> None:
    reason, markup, url = WALLS[name]
    found = read(markup, url)
    assert isinstance(found, Refusal), found.text
    assert found.reason == reason


@pytest.mark.parametrize("name", sorted(TRAPS))
def test_an_article_stays_one(name: str) -> None:
    found = read(TRAPS[name])
    assert isinstance(found, Article), found
    assert FERRY[1] in found.text or FERRY[0] in found.text or "Richterin" in found.text


@pytest.mark.parametrize(
    "markup",
    [
        article("Ferry disaster – live updates", *LONG),
        article("Live: ferry sinks off Oskel", *LONG),
        article("Fährunglück im Liveticker", *LONG),
        article("Ferry sinks", *LONG, head='<script type="application/ld+json">{"@type": "LiveBlogPosting", "headline": "Ferry sinks"}</script>'),
    ],
)  # fmt: skip
def test_a_live_page_is_read_and_marked(markup: str) -> None:
    found = read(markup)
    assert isinstance(found, Article)
    assert found.is_live


@pytest.mark.parametrize(
    "headline", ["Families live in fear of the sea", "Live music returns to Oskel", "They live on boats"]
)
def test_news_of_living_is_no_live_page(headline: str) -> None:
    found = read(article(headline, *LONG))
    assert isinstance(found, Article)
    assert not found.is_live
