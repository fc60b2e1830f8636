"""The two halves of .ci/moto/mail around the mails: a verified sender before them, and a look at them after.

What should arrive is what DigestsElsewhereTest sends: three digests of one project to two members each.
"""
import email
import email.policy
import json
import re
import sys
import time
import urllib.request
from html.parser import HTMLParser

import boto3

PROJECT = "00000000-0000-0001-0000-000000000002"
HOME = f"https://issues.example.com/projects/{PROJECT}"
THREAD = f"<{PROJECT}@digests.issues.example.com>"
MEMBERS = ["user0@example.com", "user1@example.com"]
LONGEST_LINE = 998  # RFC 5322, 2.1.1
LONGEST_ENCODED_LINE = 76  # RFC 2045, 6.7
MOST_LINKED = 20 + 150  # in full, and in a line (docs/rules.md, R-digest-10)
ONCE = ["From", "To", "Subject", "Date", "MIME-Version", "Content-Type", "References", "In-Reply-To", "List-Id",
        "List-Unsubscribe", "List-Unsubscribe-Post", "Auto-Submitted"]


def issue(number):
    return f"{HOME}/issues/00000000-0000-0007-0000-{number:012x}"


# Subject, issues, and words that the text has.
DIGESTS = [
    ("[Shop] 1 new issue", [issue(1)], ["Größe «XL» ist für Artikel 4711 nicht lieferbar 🦉"]),
    ("[Shop] 190 new issues", [issue(n) for n in range(100, 290)],
     ["Checkout: 20 more issues", 'Error <150> & "more"']),
    ("[Shop] 2 regressed issues", [issue(300), issue(301)],
     ["injected Bcc: eve@example.net <img src=x>", "long xxx"]),
]


class Html(HTMLParser):
    """The links and the text of a page; whatever it would fetch is wrong."""

    def __init__(self):
        super().__init__()
        self.links, self.text = [], ""

    def handle_starttag(self, tag, attributes):
        assert tag not in ("img", "script", "link", "iframe", "object"), f"a mail has <{tag}>"
        for name, value in attributes:
            assert name not in ("src", "background") and not name.startswith("on"), f"<{tag} {name}>"
            if name == "href":
                self.links.append(value)

    def handle_data(self, data):
        self.text += data


def prepare(url):
    ses = boto3.client("sesv2", endpoint_url=url, region_name="eu-central-1",
                       aws_access_key_id="local", aws_secret_access_key="local")
    for _ in range(150):
        try:
            urllib.request.urlopen(url + "/moto-api/data.json").read()
            break
        except OSError:
            time.sleep(0.2)
    ses.create_email_identity(EmailIdentity="owl@example.com")


def check_form(raw):
    """What any mail must be, by the RFCs, before one looks at what it says."""
    assert raw.isascii(), "not ASCII"
    assert not re.search(r"(?<!\r)\n|\r(?!\n)", raw), "a line does not end in CRLF"
    head, body = raw.split("\r\n\r\n", 1)
    assert all(len(line) <= LONGEST_LINE for line in head.split("\r\n")), "a header is too long"
    assert all(len(line) <= LONGEST_ENCODED_LINE for line in body.split("\r\n")), "a line is too long"
    mail = email.message_from_string(raw, policy=email.policy.SMTP)
    for part in mail.walk():
        assert not part.defects, part.defects
        for name, value in part.items():
            assert not value.defects, (name, value.defects)
    for name in ONCE:
        assert len(mail.get_all(name, [])) == 1, f"{name}: {mail.get_all(name)}"
    assert mail["Message-ID"] is None and mail["Bcc"] is None and mail["Cc"] is None
    assert mail["Date"].datetime.isoformat() == "2026-03-02T12:35:00+00:00", mail["Date"]
    return mail


def check_headers(mail, to, subject):
    assert mail["From"] == "Owl Issues <owl@example.com>", mail["From"]
    assert [a.addr_spec for a in mail["To"].addresses] == [to], mail["To"]
    assert mail["Subject"] == subject, mail["Subject"]
    assert mail["References"] == mail["In-Reply-To"] == THREAD, mail["References"]
    assert mail["List-Id"] == f"<{PROJECT}.digests.issues.example.com>", mail["List-Id"]
    assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert mail["Auto-Submitted"] == "auto-generated"
    link = re.fullmatch(r"<(https://issues\.example\.com/v1/unsubscribe/[\w.~-]+)>", mail["List-Unsubscribe"])
    assert link, mail["List-Unsubscribe"]
    return link[1]


def check_parts(mail, unsubscribe, issues, words):
    assert mail.get_content_type() == "multipart/alternative"
    parts = list(mail.iter_parts())
    assert [part.get_content_type() for part in parts] == ["text/plain", "text/html"]
    for part in parts:
        assert part.get_content_charset() == "utf-8", part["Content-Type"]
        assert part["Content-Transfer-Encoding"] == "quoted-printable"
    text = mail.get_body(("plain",)).get_content()
    page = Html()
    page.feed(mail.get_body(("html",)).get_content())
    of_issues = [link for link in page.links if "/issues/" in link]
    assert of_issues == re.findall(rf"{HOME}/issues/\S+", text), "the parts have different links"
    assert len(of_issues) == len(set(of_issues)) == min(len(issues), MOST_LINKED), len(of_issues)
    assert set(of_issues) <= set(issues), set(of_issues) - set(issues)
    assert page.links[-1] == unsubscribe and f"Unsubscribe: {unsubscribe}" in text
    for some in words:
        assert some in page.text, f"HTML without {some}"
        assert some in text, f"text without {some}"
    assert "1,234 occurrences · 56 users" in text
    assert "versions 2.3.0 to 2.4.1" in text


def check_mail(raw, to, digest):
    subject, issues, words = digest
    mail = check_form(raw)
    unsubscribe = check_headers(mail, to, subject)
    check_parts(mail, unsubscribe, issues, words)
    return unsubscribe


# Each makes a good mail a bad one, and must be noticed: a check that cannot fail says nothing.
SPOILED = {
    "a bare line feed": lambda raw: raw.replace("\r\n", "\n", 9),
    "a byte beyond ASCII": lambda raw: raw.replace("occurrences", "öccurrences", 1),
    "a long line": lambda raw: raw + "x" * 77 + "\r\n",
    "no one-click": lambda raw: re.sub(r"List-Unsubscribe-Post: .*\r\n", "", raw),
    "a link without TLS": lambda raw: re.sub(r"(List-Unsubscribe:\s+<http)s", r"\1", raw),
    "no thread": lambda raw: re.sub(r"References: .*\r\n", "", raw),
    "two subjects": lambda raw: raw.replace("Subject: ", "Subject: a\r\nSubject: ", 1),
    "another sender": lambda raw: raw.replace("owl@example.com", "eve@example.com", 1),
    "a second receiver": lambda raw: re.sub(r"(To: .*)\r\n", r"\1, eve@example.net\r\n", raw, count=1),
    "another alphabet": lambda raw: re.sub(r"charset=[\"']?utf-8[\"']?", "charset=latin1", raw, flags=re.I),
    "an end that is missing": lambda raw: raw.rstrip().rstrip("-"),
    "mixed parts": lambda raw: raw.replace("multipart/alternative", "multipart/mixed", 1),
}


def check_that_it_can_fail(raw, to, digest):
    for what, spoil in SPOILED.items():
        spoiled = spoil(raw)
        assert spoiled != raw, f"{what}: the mail is as it was"
        try:
            check_mail(spoiled, to, digest)
        except (AssertionError, AttributeError, UnicodeError):
            continue
        raise SystemExit(f"mail: a mail with {what} was found to be good")


def check(url):
    with urllib.request.urlopen(url + "/moto-api/data.json") as answer:
        sent = json.load(answer)["ses"]["RawMessage"]
    expected = [(to, digest) for digest in DIGESTS for to in MEMBERS]
    assert len(sent) == len(expected), f"moto took {len(sent)} mails"
    found = {}
    for message in sent:
        mail = email.message_from_string(message["raw_data"], policy=email.policy.SMTP)
        found[(str(mail["To"]), str(mail["Subject"]))] = message
    for to, digest in expected:
        message = found[(to, digest[0])]
        assert set(message["destinations"]) == {to}, message["destinations"]
        unsubscribe = check_mail(message["raw_data"], to, digest)
        others = [m for (other, _), m in found.items() if other != to]
        assert not any(unsubscribe in m["raw_data"].replace("=\r\n", "") for m in others), "a shared link"
        check_that_it_can_fail(message["raw_data"], to, digest)
    print(f"mail: moto took {len(sent)} mails, Python reads them, and each of {len(SPOILED)} faults is noticed")


{"prepare": prepare, "check": check}[sys.argv[1]](sys.argv[2])
