"""The two halves of .ci/moto/mail around the mail: a verified sender before it, and a look at it after."""
import email
import email.policy
import json
import sys
import time
import urllib.request

import boto3


def prepare(url):
    ses = boto3.client("sesv2", endpoint_url=url, region_name="eu-central-1",
                       aws_access_key_id="local", aws_secret_access_key="local")
    for _ in range(100):
        try:
            urllib.request.urlopen(url + "/moto-api/data.json").read()
            break
        except OSError:
            time.sleep(0.2)
    ses.create_email_identity(EmailIdentity="owl@example.com")


def check(url):
    with urllib.request.urlopen(url + "/moto-api/data.json") as answer:
        data = json.load(answer)
    sent = [message for backend in ("ses", "sesv2")
            for message in data.get(backend, {}).get("RawMessage", [])]
    assert len(sent) == 1, "moto took %d mails" % len(sent)
    raw = sent[0]["raw_data"] if isinstance(sent[0], dict) else sent[0]
    mail = email.message_from_string(raw, policy=email.policy.default)
    assert not mail.defects, mail.defects
    assert mail["To"] == "ada@example.com", mail["To"]
    assert mail["From"] == "Owl Issues <owl@example.com>", mail["From"]
    assert mail["Subject"] == "[Größe] 2 regressed and 3 new issues", mail["Subject"]
    assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert mail["List-Unsubscribe"] == "<https://issues.example.com/v1/unsubscribe/t>"
    assert mail["References"] == "<project@digests.issues.example.com>"
    assert mail.get_content_type() == "multipart/alternative"
    assert [part.get_content_type() for part in mail.iter_parts()] == ["text/plain", "text/html"]
    assert "Grüße: 5 occurrences" in mail.get_body(("plain",)).get_content()
    assert "<p>Grüße &amp; 🦉</p>" in mail.get_body(("html",)).get_content()
    assert raw.isascii() and max(map(len, raw.splitlines())) <= 998


{"prepare": prepare, "check": check}[sys.argv[1]](sys.argv[2])
