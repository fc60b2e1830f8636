"""Makes teams, projects, issues and credentials of the fuzzer's own on a local stack, and writes what
there is to a file: without ids that lead somewhere, nearly every request would end in a 404.

    stock.py <base url> <file>
"""
import itertools
import json
import os
import re
import sys

import requests

LETTERS = "abcdefghijklmnopqrstuvwxyz"
ISSUES = 120
CODES = 8
# No address gets more in a day.
INVITES = 5
LEAVING = 6
RUN = f"fuzz-{os.getpid()}"


class Stack:
    """The local stack, asked with one credential."""

    def __init__(self, base, token=None):
        self.base = base
        self.session = requests.Session()
        if token:
            self.session.headers["Authorization"] = "Bearer " + token

    def ask(self, method, path, body=None):
        answer = self.session.request(method, self.base + path, json=body, timeout=60)
        if answer.status_code >= 300:
            raise SystemExit(f"{method} {path}: {answer.status_code} {answer.text}")
        return answer.json()

    def post(self, path, body=None):
        return self.ask("POST", path, {} if body is None else body)

    def mail_to(self, address):
        mails = self.ask("GET", "/_local/outbox")["messages"]
        return next(mail["text"] for mail in mails if any(address in to for to in mail["to"]))

    def code(self, address):
        self.post("/v1/auth/send-code", {"email": address})
        return re.search(r"\b[0-9]{6}\b", self.mail_to(address)).group()

    def join(self, address):
        return self.post("/v1/auth/verify-code", {"email": address, "code": self.code(address)})


def main(base, file):
    nobody = Stack(base)
    local = nobody.ask("GET", "/_local/credentials")
    owner = Stack(base, local["user_token"])
    stock = {"base": base, "person": local["user_token"], "owner_email": local["user_email"]}

    team = owner.post("/v1/teams", {"name": "Fuzz", "slug": RUN})
    project = owner.post("/v1/projects", {"team_id": team["id"], "name": "Fuzz", "slug": RUN})
    app = owner.post(
        "/v1/apps", {"project_id": project["id"], "name": "Fuzz", "platform": "backend"})
    key = {"name": "Fuzz", "key_type": "agent", "team_id": team["id"]}
    agent = owner.post("/v1/auth/keys", key)["api_key"]
    importing = {"name": "Fuzz", "key_type": "import", "app_id": app["id"]}
    stock.update(
        teamId=team["id"], projectId=project["id"], appId=app["id"], keyId=agent["id"],
        agent=agent["secret"], app=app["client_secret"],
        importer=owner.post("/v1/auth/keys", importing)["api_key"]["secret"])

    client = Stack(base, app["client_secret"])
    words = ["".join(word) for word in itertools.islice(itertools.product(LETTERS, repeat=3), ISSUES)]
    for start in range(0, ISSUES, 60):
        client.post("/v1/ingest", {"events": [
            {"level": "error", "message": f"No {word} here", "session_id": f"s-{word}", "user_id": f"u-{word}"}
            for word in words[start:start + 60]]})
    # Before the scan and after: the ids of one person, together and apart.
    client.post("/v1/ingest", {"events": [
        {"level": "error", "message": "No aaa here", "session_id": f"s-{user}", "user_id": user}
        for user in ("owl_anon_1", "owl_anon_2", "owl_anon_3", "u-aab")]})
    client.post("/v1/identity/claim", {"anonymous_id": "owl_anon_1", "user_id": "u-aab"})
    # A day on, so that a digest has been sent and the hours that limit mails are new ones.
    nobody.post("/_local/clock", {"advance": "PT25H"})
    client.post("/v1/identity/claim", {"anonymous_id": "owl_anon_2", "user_id": "u-aac"})
    pages = owner.ask("GET", f"/v1/projects/{project['id']}/issues?limit=200")["issues"]
    stock["issueId"], *stock["sources"] = [issue["id"] for issue in pages]
    stock["eventId"] = owner.ask("GET", f"/v1/events?app_id={app['id']}")["events"][0]["id"]
    run = owner.post(f"/v1/teams/{team['id']}/jobs/trigger", {"job_type": "issue_scan"})
    stock["runId"] = run["job_run"]["id"]
    stock["unsubscribe"] = re.search(
        r"/v1/unsubscribe/(\S+)", nobody.mail_to(local["user_email"])).group(1)

    people = [nobody.join(f"{RUN}-{i}@example.com") for i in range(LEAVING + 1)]
    host = Stack(base, people[0]["token"])
    stock["invites"] = []
    for i in range(INVITES):
        theirs = host.post("/v1/teams", {"name": "Fuzz", "slug": f"{RUN}-host-{i}"})
        host.post(f"/v1/teams/{theirs['id']}/invitations", {"email": local["user_email"]})
        stock["invites"].append(
            re.search(r"/#/invites/(\S+)", nobody.mail_to(local["user_email"])).group(1))
    stock["members"] = []
    for i, person in enumerate(people):
        address = f"{RUN}-{i}@example.com"
        owner.post(f"/v1/teams/{team['id']}/invitations", {"email": address})
        token = re.search(r"/#/invites/(\S+)", nobody.mail_to(address)).group(1)
        Stack(base, person["token"]).post("/v1/invites/accept", {"token": token})
        stock["members"].append(person["user"]["id"])
    stock["codes"] = [
        {"email": f"{RUN}-code-{i}@example.com", "code": nobody.code(f"{RUN}-code-{i}@example.com")}
        for i in range(2 * CODES)]
    with open(file, "w", encoding="utf-8") as out:
        json.dump(stock, out)


main(*sys.argv[1:])
