"""Hooks of the tester: requests that are meant to be right get ids, codes and tokens that lead
somewhere; what an answer holds must all be documented; and answers are counted by operation.

The caller, the stock and the file of counts come in as OWL_FUZZ_CALLER, OWL_FUZZ_STOCK and
OWL_FUZZ_COUNTS.
"""
import atexit
import collections
import copy
import itertools
import json
import os
import random

import requests
import schemathesis
from schemathesis.core.parameters import ParameterLocation

CALLER = os.environ["OWL_FUZZ_CALLER"]
with open(os.environ["OWL_FUZZ_STOCK"], encoding="utf-8") as file:
    STOCK = json.load(file)
RANDOM = random.Random(int(os.environ["OWL_FUZZ_SEED"]))
NUMBERS = itertools.count(1)
IDS = {
    "app_id": "appId", "project_id": "projectId", "team_id": "teamId", "resource_id": "issueId",
    "source_issue_id": "sources", "issue_ids": "sources"}
ERASURE = "DELETE /v1/projects/{projectId}/users"
NOTHING = "01935c80-0000-7000-8000-0000000000ff"
KEPT_ISSUES = 40
# Half of the codes for each of the two.
CODES = {
    "POST /v1/auth/verify-code": STOCK["codes"][::2], "POST /v1/auth/agent-login": STOCK["codes"][1::2]}

counts = collections.defaultdict(collections.Counter)
cursors = collections.defaultdict(list)
session = requests.Session()
if CALLER in STOCK:
    session.headers["Authorization"] = "Bearer " + STOCK[CALLER]


# ---- What an answer holds ---------------------------------------------------------------------


@schemathesis.hook
def before_load_schema(context, raw_schema):
    """Closes the schemas of answers, so that a field that is not documented is an error."""
    for path in raw_schema["paths"].values():
        for operation in path.values():
            for answer in operation["responses"].values():
                for content in answer.get("content", {}).values():
                    content["schema"] = closed(content["schema"], raw_schema)


def closed(schema, document):
    schema = copy.deepcopy(schema)
    if "$ref" in schema:
        target = document["components"]["schemas"][schema["$ref"].rsplit("/", 1)[1]]
        return closed(target, document)
    for name, value in schema.get("properties", {}).items():
        schema["properties"][name] = closed(value, document)
    for part in ("items", "additionalProperties"):
        if isinstance(schema.get(part), dict):
            schema[part] = closed(schema[part], document)
    for choice in ("oneOf", "anyOf"):
        if choice in schema:
            schema[choice] = [closed(one, document) for one in schema[choice]]
    if "properties" in schema or "allOf" in schema:
        # The parts of allOf stay open: together they are closed here.
        schema.setdefault("unevaluatedProperties", schema.get("additionalProperties", False))
    return schema


# ---- What a request needs ---------------------------------------------------------------------


@schemathesis.hook
def before_call(context, case, kwargs):
    operation = case.operation.label
    if right(case, ParameterLocation.PATH) and RANDOM.random() < 0.95:
        for name in case.path_parameters or {}:
            if STOCK.get(name):
                case.path_parameters[name] = STOCK[name]
        fresh(operation, case)
    if right(case, ParameterLocation.QUERY) and case.query:
        for name in case.query:
            if name in IDS and RANDOM.random() < 0.7:
                case.query[name] = STOCK[IDS[name]]
            if operation == ERASURE and RANDOM.random() < 0.5:
                # Somebody who is there, and nobody whom other requests ask for.
                case.query["user_id"] = "owl_anon_3"
            if name.endswith("cursor") and cursors[listed(operation, case)]:
                case.query[name] = RANDOM.choice(cursors[listed(operation, case)])
    if right(case, ParameterLocation.BODY) and isinstance(case.body, dict):
        fill(operation, case.body)


def listed(operation, case):
    """What a cursor belongs to: of issues an order, or the search of a list by recency."""
    query = case.query or {}
    searched = any(query.get(name) for name in ("q", "version", "environment", "claimed_by"))
    return operation, query.get("sort", "updated_at"), searched


def right(case, location):
    """Whether that part of the request was made to be right."""
    component = case.meta.components.get(location) if case.meta else None
    return component is not None and component.mode.is_positive


def fill(operation, body):
    for name in body:
        if name in IDS and body[name] is not None:
            known = STOCK[IDS[name]]
            if isinstance(body[name], list):
                body[name] = RANDOM.sample(known, min(len(known), max(1, len(body[name]))))
            else:
                body[name] = known if isinstance(known, str) else RANDOM.choice(known)
    if operation in CODES and CALLER == "nobody" and CODES[operation]:
        body.pop("team_id", None)
        body.update(CODES[operation].pop())
    elif operation == "POST /v1/invites/accept" and CALLER == "person" and len(STOCK["invites"]) > 1:
        body["token"] = STOCK["invites"].pop()
    elif operation.endswith("/undo") and CALLER in ("person", "agent"):
        body["activity_id"] = changed() or body.get("activity_id")
    elif operation == "POST /v1/auth/keys" and CALLER == "agent":
        body["key_type"] = "import"
        body.pop("permissions", None)
    elif operation in ("POST /v1/teams", "POST /v1/projects") and RANDOM.random() < 0.7:
        body["slug"] = f"{STOCK['teamId'][-12:]}-{next(NUMBERS)}-{CALLER}"
    elif operation == "PATCH /v1/teams/{teamId}/members/{userId}":
        # Nobody changes the role of another owner.
        body["role"] = "admin" if body.get("role") == "owner" else body.get("role")
    elif operation == "POST /v1/auth/send-code" or operation.endswith("/invitations"):
        body["email"] = f"fuzz-{next(NUMBERS)}-{CALLER}@example.com"


def fresh(operation, case):
    """What is used up gets a thing of its own to use up."""
    path = case.path_parameters
    method = operation.split(" ")[0]
    comments = f"/v1/projects/{STOCK['projectId']}/issues/{STOCK['issueId']}/comments"
    if "commentId" in (path or {}):
        path["commentId"] = made(comments, {"body": "Fuzz"}).get("id", path["commentId"])
    elif operation == "DELETE /v1/teams/{teamId}/members/{userId}" and CALLER == "person":
        path["userId"] = STOCK["members"].pop() if len(STOCK["members"]) > 1 else path["userId"]
    elif "userId" in (path or {}):
        path["userId"] = STOCK["members"][0]
    elif "invitationId" in (path or {}) and CALLER == "person":
        made(f"/v1/teams/{STOCK['teamId']}/invitations",
             {"email": f"fuzz-{next(NUMBERS)}-out@example.com"}, into=(path, "invitationId"))
    elif "token" in (path or {}):
        path["token"] = STOCK["unsubscribe"] if "unsubscribe" in operation else STOCK["invites"][0]
    elif operation == "POST /v1/apps/{appId}/rotate-key":
        # The stock's own app must go on with the key it has.
        perishable(path)
    elif operation == "DELETE /v1/projects/{projectId}/issues/{issueId}":
        # Other requests need some of them, and the stock's own.
        left = STOCK["sources"]
        path["issueId"] = left.pop() if len(left) > KEPT_ISSUES else NOTHING
    elif operation == ERASURE:
        # Nothing of the path is used up.
        pass
    elif method == "DELETE" and CALLER == "person":
        perishable(path)
    elif operation == "POST /v1/jobs/{runId}/cancel":
        run = made(f"/v1/teams/{STOCK['teamId']}/jobs/trigger", {"job_type": "issue_scan"})
        path["runId"] = run.get("job_run", {}).get("id", path["runId"])


def perishable(path):
    if "projectId" in path:
        body = {"team_id": STOCK["teamId"], "name": "Fuzz", "slug": f"gone-{next(NUMBERS)}"}
        made("/v1/projects", body, into=(path, "projectId"))
    elif "appId" in path:
        body = {"project_id": STOCK["projectId"], "name": "Fuzz", "platform": "backend"}
        made("/v1/apps", body, into=(path, "appId"))
    elif "keyId" in path:
        body = {"name": "Fuzz", "key_type": "agent", "team_id": STOCK["teamId"]}
        key = made("/v1/auth/keys", body)
        path["keyId"] = key.get("api_key", {}).get("id", path["keyId"])


def changed():
    """A change of the caller's own, to be taken back."""
    where = f"{STOCK['base']}/v1/projects/{STOCK['projectId']}/issues/{STOCK['issueId']}"
    status = "silenced" if next(NUMBERS) % 2 else "resolved"
    answer = session.patch(where, json={"status": status}, timeout=60)
    return answer.json().get("activity_id") if answer.status_code == 200 else None


def made(where, body, into=None):
    """Makes a thing; its answer is not what is tested here."""
    answer = session.post(STOCK["base"] + where, json=body, timeout=60)
    thing = answer.json() if answer.status_code < 300 else {}
    if into and "id" in thing:
        into[0][into[1]] = thing["id"]
    return thing


# ---- What was answered ------------------------------------------------------------------------


def is_lines(response):
    kinds = response.headers.get("content-type", [])
    return any("ndjson" in kind for kind in ([kinds] if isinstance(kinds, str) else kinds))


@schemathesis.hook
def after_call(context, case, response):
    operation = case.operation.label
    counts[operation][str(response.status_code)] += 1
    if response.status_code == 200 and case.method == "GET":
        for name in ("cursor", "occurrence_cursor"):
            try:
                # Of lines of JSON the last has it.
                lines = response.text.strip().split("\n")
                cursor = json.loads(lines[-1] if is_lines(response) else response.text).get(name)
            except ValueError:
                return
            if cursor:
                cursors[listed(operation, case)].append(cursor)


@atexit.register
def write_counts():
    with open(os.environ["OWL_FUZZ_COUNTS"], "w", encoding="utf-8") as out:
        json.dump(counts, out)
