#!/usr/bin/env python3
"""The acts of protecting over the interface, each from start to end on an empty node: agreements, the category list, received secrets,
audits, technologies, clouds, generative AI, the scheme as a workbook, levels, cards, labels. Every answer is held against its schema, and
what the node then keeps is asked from the command line or another route.

usage: protect_acts_test.py SEKIMORI [BUILD]
"""
import http.client
import io
import json
import pathlib
import sys
import tempfile
import urllib.parse
import zipfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "fault"))

from answers_match_schemas_test import ROLES, Interface, hand_over  # noqa: E402
from served import Served, run  # noqa: E402

PEOPLE = "staff_number,name,department,joined\nA-1,佐藤,製造部,2020-04-01\nA-2,鈴木,設計部,2021-04-01\nA-3,高橋,設計部,2022-04-01\n"
SECRETS = ("number,title,level,medium,department,owner,permitted\nS-1,焼入れ条件,level_confidential,paper,製造部,A-1,A-1;A-2\n"
           "S-2,金型図面,level_confidential,electronic,設計部,A-2,A-2\n")


class Acts:
    def __init__(self, served, token):
        self.interface = Interface(served, token)
        self.served = served
        self.failures = []

    def check(self, holds, what):
        if not holds:
            self.failures.append(what)
            print("failed:", what)

    def ask(self, method, pattern, path=None, body=None, status=200, raw=None, more=""):
        path = (path or pattern) + more
        headers = dict(self.interface.headers)
        sent = None
        if raw is not None:
            sent, headers["Content-Type"] = raw, "application/octet-stream"
        elif body is not None:
            sent, headers["Content-Type"] = json.dumps(body).encode(), "application/json"
        got, text, _ = self.served.ask(method, path, sent, headers, seconds=60)
        self.check(got == status, f"{method} {path} answered {got}, not {status}: {text[:400]}")
        if got >= 300:
            return json.loads(text) if text.startswith("{") else {}
        answers = self.interface.document["paths"][pattern][method.lower()]["responses"][str(got)]["content"]
        answer = json.loads(text)
        self.interface.checker.check(answer, answers["application/json"]["schema"], f"{method} {pattern}")
        return answer

    def bytes_of(self, path):
        connection = http.client.HTTPConnection(self.served.address, timeout=60)
        connection.request("GET", path, headers=self.interface.headers)
        answer = connection.getresponse()
        content = answer.read()
        self.check(answer.status == 200, f"GET {path} answered {answer.status}: {content[:300]!r}")
        connection.close()
        return content

    def items(self, pattern, more=""):
        return self.ask("GET", pattern, more=more)["items"]


def agreements(acts):
    text = {"version": "pledge-7", "title": "退職時誓約書", "text": "私は次の秘密を守ります。"}
    acts.check(acts.ask("POST", "/api/v1/agreement-texts", body=text, status=201)["sha256"] != "", "a text has a hash")
    acts.ask("POST", "/api/v1/agreement-texts", body={**text, "text": "別の文面"}, status=409)
    acts.check([one["version"] for one in acts.items("/api/v1/agreement-texts")] == ["pledge-7"], "the text is listed")
    missing = {one["staff_number"] for one in acts.items("/api/v1/missing-agreements")}
    acts.check(missing == {"A-1", "A-2"}, f"both who may know lack a promise: {missing}")
    key = {"staff_number": "A-1", "occasion": "project", "kind": "pledge", "text_version": "pledge-7"}
    asked = acts.ask("POST", "/api/v1/agreements", body={**key, "secrets": ["S-1"], "term_ends": "2030-03-31"}, status=201)
    acts.check(asked["state"] == "asked" and asked["secrets"] == ["S-1"], "asked with its secrets")
    acts.check(acts.ask("POST", "/api/v1/agreement-signatures", body=key, status=201)["state"] == "signed", "signed")
    acts.ask("POST", "/api/v1/agreement-refusals", body={**key, "because": "too late"}, status=409)
    other = {**key, "staff_number": "A-2"}
    acts.ask("POST", "/api/v1/agreement-refusals", body=other, status=422)
    refused = acts.ask("POST", "/api/v1/agreement-refusals", body={**other, "because": "範囲が広い"}, status=201)
    acts.check(refused["refused_because"] == "範囲が広い", "the refusal keeps the words")
    tasks = acts.items("/api/v1/tasks", "?kind=refused_agreement")
    acts.check([one["object_id"] for one in tasks] == ["A-2/project/pledge/pledge-7"], "a refusal begins its steps")
    acts.ask("POST", "/api/v1/agreements", body={**key, "staff_number": "A-404"}, status=404)


def categories(acts):
    acts.check(acts.items("/api/v1/category-lists") == [], "no edition yet")
    acts.ask("GET", "/api/v1/missing-receipts", status=404)
    starter = acts.items("/api/v1/starter-categories")
    first = acts.ask("POST", "/api/v1/category-lists", body={"categories": starter, "reason": "first"}, status=201)
    acts.check(first["edition"] == 1 and len(first["categories"]) == len(starter), "the first edition")
    acts.ask("POST", "/api/v1/category-lists", body={"categories": [], "reason": "empty"}, status=422)
    twice = acts.ask("POST", "/api/v1/category-lists", body={"categories": [starter[0], starter[0]], "reason": "x"}, status=422)
    acts.check("twice" in twice["detail"], "a code twice is named")
    given = acts.ask("POST", "/api/v1/category-lists/current/receipts", body={"department": "設計部", "way": "briefing"}, status=201)
    acts.check(given == {"given": 2, "known": 0}, f"a department is told: {given}")
    given = acts.ask("POST", "/api/v1/category-lists/current/receipts", body={"everybody": True}, status=201)
    acts.check(given == {"given": 1, "known": 2}, f"whoever had it is not told again: {given}")
    acts.ask("POST", "/api/v1/category-lists/current/receipts", body={}, status=422)
    acts.ask("POST", "/api/v1/category-lists/current/acknowledgements", body={"staff_number": "A-1"})
    read = [one["staff_number"] for one in acts.items("/api/v1/receipts") if one["acknowledged_on"]]
    acts.check(read == ["A-1"], f"one has read it: {read}")
    second = acts.ask("POST", "/api/v1/category-lists", body={"categories": starter[:2], "reason": "second"}, status=201)
    acts.check(second["edition"] == 2, "the second edition")
    acts.check(len(acts.items("/api/v1/missing-receipts")) == 3, "nobody has the new edition")
    acts.check([one["edition"] for one in acts.items("/api/v1/category-lists")] == [1, 2], "both editions are listed")


def received(acts):
    partner = acts.ask("POST", "/api/v1/partners", body={"name": "浜松精機"}, status=201)["id"]
    entry = {"partner": "浜松精機", "what": "試験治具の図面", "limits": "共同試験に限る", "conflicts": ["S-1"], "ends_on": "2030-01-01"}
    number = acts.ask("POST", "/api/v1/received-secrets", body=entry, status=201)["number"]
    seen = acts.ask("POST", "/api/v1/received-secrets/{number}/exposures", f"/api/v1/received-secrets/{number}/exposures",
                    {"staff_number": "A-2"}, 201)
    acts.check([one["staff_number"] for one in seen["exposed"]] == ["A-2"], "who sees it")
    warned = acts.items("/api/v1/contaminations")
    acts.check([(one["staff_number"], one["works_on"]) for one in warned] == [("A-2", "S-1")], f"who works on what conflicts: {warned}")
    before = acts.items("/api/v1/contaminations", "?staff_number=A-2&works_on=S-1")
    acts.check(len(before) == 1, "the check before somebody is put on work")
    ended = acts.ask("POST", "/api/v1/received-secrets/{number}/exposures/{staff_number}/end",
                     f"/api/v1/received-secrets/{number}/exposures/A-2/end", {})
    acts.check(ended["exposed"][0]["until"] is not None, "sees it no more")
    back = acts.ask("POST", "/api/v1/received-secrets/{number}/returned", f"/api/v1/received-secrets/{number}/returned", {})
    acts.check(back["returned_on"] is not None, "given back")

    audits = "/api/v1/partners/{id}/audits"
    steps = acts.ask("GET", "/api/v1/checklists/{name}", "/api/v1/checklists/partner-questionnaire")["steps"]
    acts.ask("POST", audits, f"/api/v1/partners/{partner}/audits", {"kind": "questionnaire", "answers": [{"step": steps[0]["id"], "answer": "yes"}]}, 422)
    kinds = {"yes_no": "yes", "degree": "yes", "done": "done", "text": "as asked", "day": "2026-01-01"}
    whole = [{"step": one["id"], "answer": kinds[one["answer"]]} for one in steps]
    done = acts.ask("POST", audits, f"/api/v1/partners/{partner}/audits", {"kind": "questionnaire", "answers": whole}, 201)
    acts.check(done["score"] is not None, "a complete questionnaire has a score")
    visit = {"kind": "audit", "findings": [{"text": "鍵のない棚", "weight": "major", "due": "2030-02-01"}]}
    visited = acts.ask("POST", audits, f"/api/v1/partners/{partner}/audits", visit, 201)
    acts.check(len(visited["findings"]) == 1, "a visit with a finding")
    acts.check([one["state"] for one in acts.items("/api/v1/tasks", "?kind=audit_finding")] == ["open"], "a finding with a day is a task")
    closing = "/api/v1/partner-audits/{id}/findings/{finding}/closing"
    at = f"/api/v1/partner-audits/{visited['id']}/findings"
    acts.ask("POST", closing, f"{at}/2/closing", {}, 404)
    acts.ask("POST", closing, f"{at}/1/closing", {"on": "2031-01-01"}, 422)
    acts.check(acts.ask("POST", closing, f"{at}/1/closing", {})["findings"][0]["closed_on"] is not None, "the finding is put right")
    acts.check("open" not in [one["state"] for one in acts.items("/api/v1/tasks", "?kind=audit_finding")], "its task is done with it")
    acts.ask("POST", closing, f"{at}/1/closing", {}, 409)
    stopped = acts.ask("POST", "/api/v1/partners/{id}/stop", f"/api/v1/partners/{partner}/stop", {"why": "模倣品の疑い"})
    acts.check(stopped["stopped"] == "模倣品の疑い", "the partner is stopped")
    acts.ask("POST", "/api/v1/received-secrets", body=entry, status=409)
    lifted = acts.ask("POST", "/api/v1/partners/{id}/stop-lifting", f"/api/v1/partners/{partner}/stop-lifting", {"reason": "cleared"})
    acts.check(lifted["stopped"] == "", "the stop is lifted")


def technologies(acts):
    criteria = acts.items("/api/v1/open-close-criteria")
    decision = {"number": "T-01", "technology": "焼入れ", "choice": "secret", "secrets": ["S-1"],
                "answers": [{"criterion": "can_be_kept", "yes": True}]}
    refused = acts.ask("POST", "/api/v1/open-close-decisions", body=decision, status=422)
    acts.check("grounds" in refused["detail"], "a decision needs grounds")
    made = acts.ask("POST", "/api/v1/open-close-decisions",
                    body={**decision, "grounds": "解析では分からない", "decided_by": "知財会議", "review_day": "2031-01-01"}, status=201)
    acts.check(made["points_to"]["secret"] == 1 and len(made["unanswered"]) == len(criteria) - 1, "the way the answers point")
    acts.ask("POST", "/api/v1/prior-use-files", body={"number": "T-01", "technology": "焼入れ", "scope": "歯車の焼入れ", "secrets": ["S-1"]}, status=201)
    documents = "/api/v1/prior-use-files/{number}/documents"
    query = urllib.parse.urlencode({"file": "図面.pdf", "kind": "drawing", "day": "2019-05-01"})
    raw = bytes(range(256)) * 20000  # larger than a form may be
    kept = acts.ask("POST", documents, "/api/v1/prior-use-files/T-01/documents", raw=raw, status=201, more="?" + query)
    acts.check(kept["documents"][0]["bytes"] == len(raw), "the document is kept whole")
    acts.check(any(one["earliest"] == "2019-05-01" for one in kept["elements"]), "it shows an element of the law")
    acts.ask("POST", documents, "/api/v1/prior-use-files/T-01/documents", raw=raw, status=409, more="?" + query)
    acts.ask("POST", documents, "/api/v1/prior-use-files/T-01/documents", raw=b"x", status=422, more="?kind=poem&file=x")
    bags = "/api/v1/prior-use-files/{number}/bags"
    bag = acts.ask("POST", bags, "/api/v1/prior-use-files/T-01/bags", {"reason": "他社の出願", "witness": "A-2"}, 201)
    listed = acts.ask("GET", bags, "/api/v1/prior-use-files/T-01/bags")["items"]
    acts.check([one["digest"] for one in listed] == [bag["digest"]] and bag["exhibits"] == 1, "the file is sealed into a bag")
    archive = acts.bytes_of(f"/api/v1/prior-use-files/T-01/bags/{bag['name']}/archive")
    names = zipfile.ZipFile(io.BytesIO(archive)).namelist()
    acts.check(any(name.endswith("P001/図面.pdf") for name in names), f"and carried away whole: {names}")
    carried = acts.items("/api/v1/changes", "?kind=prior_use_file&action=prior_use_file.carry")
    acts.check([one["record"]["after"] for one in carried] == [bag["digest"]], f"which is a change record: {carried}")
    whole = acts.ask("GET", "/api/v1/keep-secret-files/{number}", "/api/v1/keep-secret-files/T-01")
    acts.check(whole["decision"]["choice"] == "secret" and whole["missing"], "the keep-secret file joins both and names what remains")
    acts.check(b"T-01" in acts.bytes_of("/api/v1/prints/keep-secret-files/T-01"), "and is a paper")


def shared_places(acts):
    place = {"secret": "S-2", "service": "SharePoint Online", "place": "設計/図面", "links": [{"label": "図面", "scope": "anyone"}]}
    acts.ask("PUT", "/api/v1/cloud-places/{number}", "/api/v1/cloud-places/C-1", {**place, "secret": "S-404"}, 404)
    kept = acts.ask("PUT", "/api/v1/cloud-places/{number}", "/api/v1/cloud-places/C-1", place)
    status = {line["fact"]: line["status"] for line in kept["gaps"]}
    acts.check(status["no_public_link"] == "missing" and status["marked"] == "unknown", f"what links show, and what is asked: {status}")
    kept = acts.ask("PUT", "/api/v1/cloud-places/{number}", "/api/v1/cloud-places/C-1", {"answers": [{"fact": "marked", "yes": True}], "links": []})
    status = {line["fact"]: line["status"] for line in kept["gaps"]}
    acts.check(kept["place"] == "設計/図面", "what is not given stays")
    acts.check(status["no_public_link"] == "met" and status["marked"] == "met", f"answered where it stands: {status}")
    acts.check(len(acts.items("/api/v1/cloud-places")) == 1, "the place is listed")
    data = acts.ask("PUT", "/api/v1/limited-data/{number}", "/api/v1/limited-data/LD-1",
                    {"title": "加工データ", "recipients": ["会員"], "answers": [{"fact": "electronic_control", "yes": True}]})
    acts.check({line["regime"] for line in data["gaps"]} == {"limited_access_data", "trade_secret"}, "both regimes side by side")
    then = acts.items("/api/v1/limited-data", "?as_of=2020-01-01")[0]["gaps"]
    acts.check(len(then) < len(data["gaps"]), "the law of an earlier day asks for less")
    acts.check(acts.items("/api/v1/ai-policies") == [], "no policy yet")
    starter = acts.ask("GET", "/api/v1/ai-policies/starter")
    acts.ask("POST", "/api/v1/ai-policies", body={"rules": starter["rules"][:1] * 3, "reason": "x"}, status=422)
    policy = acts.ask("POST", "/api/v1/ai-policies", body={"rules": starter["rules"], "services": ["社内AI"], "reason": "first"}, status=201)
    acts.check(policy["edition"] == 1 and acts.items("/api/v1/ai-policies")[0]["services"] == ["社内AI"], "the policy is in effect")


def levels(acts):
    changed = acts.ask("PUT", "/api/v1/levels/{level}", "/api/v1/levels/level_internal", {"aliases": ["社内限り"], "review_months": 24, "reason": "x"})
    acts.check(changed["review_months"] == 24 and changed["criteria"]["ja"] != "", "a level changes in what was given")
    acts.ask("PUT", "/api/v1/levels/{level}", "/api/v1/levels/level_utmost", {"reason": "x"}, 404)
    due = {one["number"] for one in acts.items("/api/v1/due-reviews")}
    reviewed = acts.ask("POST", "/api/v1/secrets/{number}/reviews", "/api/v1/secrets/S-1/reviews", {"by": "A-1", "reason": "fits"}, 201)
    left = {one["number"] for one in acts.items("/api/v1/due-reviews")}
    acts.check("S-1" in due and "S-1" not in left and reviewed["review_day"], f"a review is due no more: {due} {left}")


def cards_and_papers(acts):
    card = {"number": "K-1", "secret": "S-1", "title": "冷却", "wording": "うまく冷やす"}
    vague = acts.ask("POST", "/api/v1/know-how-cards", body=card, status=201)
    acts.check(vague["level"] == "level_confidential" and vague["warnings"], "a vague card is kept, and told so")
    precise = {**card, "wording": "820 ℃ の油から 30 秒以内に 200 ℃ の塩浴へ移し、表面の色が麦わら色になる前に引き上げる。材料が S45C で厚さが 20 mm を超えるときに限る。",
               "differs": "公知の方法は水冷である。", "excluded": "焼入れ一般の技能は含めない。", "known_to": ["A-1"]}
    acts.check(len(acts.ask("POST", "/api/v1/know-how-cards", body=precise, status=201)["warnings"]) < len(vague["warnings"]), "better words, fewer warnings")
    acts.check(acts.ask("GET", "/api/v1/know-how-cards/{number}", "/api/v1/know-how-cards/K-1")["known_to"] == ["A-1"], "the card is shown")
    acts.ask("POST", "/api/v1/know-how-cards", body={**card, "secret": "S-404"}, status=404)
    acts.ask("GET", "/api/v1/know-how-cards/{number}", "/api/v1/know-how-cards/K-404", status=404)
    acts.check(b"K-1" in acts.bytes_of("/api/v1/prints/cards/K-1"), "a card is a paper")
    acts.ask("POST", "/api/v1/medium-items", body={"number": "M-1", "secret": "S-1", "what": "上型", "medium": "object", "place": "金型棚"}, status=201)
    labels = acts.bytes_of("/api/v1/prints/labels?number=S-1&number=M-1&sheet=a4-24&skip=3&copies=2")
    acts.check(labels.count(b"S-1") >= 2 and b"M-1" in labels, "labels of a secret and of an object")
    acts.ask("GET", "/api/v1/prints/labels", more="?sheet=a4-24", status=404)
    acts.check("金型棚".encode() in acts.bytes_of("/api/v1/prints/shelves"), "a label for the shelf")


def scheme(acts):
    book = acts.bytes_of("/api/v1/scheme?language=ja")
    acts.check(book[:2] == b"PK", "the scheme is a workbook")
    csv = acts.bytes_of("/api/v1/scheme?table=secrets&language=en").decode("utf-8-sig")
    acts.check(csv.startswith("number,") and "S-1" in csv, "a table alone is CSV")
    pattern = "/api/v1/imports/scheme"
    same = acts.ask("POST", pattern, raw=book, more="?file=scheme.xlsx&reason=again")
    acts.check(same["applied"] and same["created"] == 0 and same["changed"] == 0 and same["unchanged"] > 0, f"back unchanged: {same}")
    wrong = "number,title,level\r\nS-9,試作品,level_confidential\r\nS-10,誤り,utmost\r\n".encode()
    checked = acts.ask("POST", pattern, raw=wrong, more="?file=secrets.csv&check_only=true")
    acts.check(not checked["applied"] and [(one["row"], one["column"]) for one in checked["refused"]] == [(3, "level")], f"row and column: {checked}")
    refused = acts.ask("POST", pattern, raw=wrong, more="?file=secrets.csv&reason=x")
    acts.check(not refused["applied"], "a wrong row takes in nothing")
    acts.ask("GET", "/api/v1/secrets/{number}", "/api/v1/secrets/S-9", status=404)
    acts.ask("POST", pattern, raw=wrong, more="?file=secrets.csv&agreed=0000000000000000", status=409)
    taken = acts.ask("POST", pattern, raw=wrong, more=f"?file=secrets.csv&reason=x&agreed={checked['agreement']}")
    acts.check(taken["applied"] and taken["created"] == 1, f"what was agreed to is taken in: {taken}")
    acts.ask("POST", pattern, raw=b"no workbook", more="?file=scheme.xlsx", status=422)


def main():
    binary = pathlib.Path(sys.argv[1]).resolve()
    with tempfile.TemporaryDirectory(prefix="sekimori-acts-") as folder:
        folder = pathlib.Path(folder)
        (folder / "people.csv").write_text(PEOPLE, encoding="utf-8")
        (folder / "secrets.csv").write_text(SECRETS, encoding="utf-8")
        (folder / "password").write_text("correct horse battery\n")
        hand_over(binary, folder)
        data = folder / "data"
        run(binary, "person", "import", folder / "people.csv", "--data", data, "--reason", "test")
        run(binary, "secret", "import", folder / "secrets.csv", "--data", data, "--reason", "test")
        roles = [word for role in ROLES for word in ("--role", role)]
        run(binary, "account", "create", "--login", "everybody", *roles, "--password-file", folder / "password", "--data", data)
        token = run(binary, "token", "create", "--login", "everybody", "--scope", "api", "--data", data)
        run(binary, "account", "create", "--login", "reader", "--role", "executive", "--password-file", folder / "password", "--data", data)
        reader = run(binary, "token", "create", "--login", "reader", "--scope", "api", "--data", data)
        with Served(binary, data) as served:
            acts = Acts(served, token)
            for part in (agreements, categories, received, technologies, shared_places, levels, cards_and_papers, scheme):
                part(acts)
            acts.interface.walk()
            # Who may only read changes nothing and carries nothing away.
            weak = {"Authorization": f"Bearer {reader}", "Content-Type": "application/json"}
            for method, path, body in (("POST", "/api/v1/agreements", {"staff_number": "A-1", "occasion": "joining", "kind": "pledge"}),
                                       ("POST", "/api/v1/category-lists/current/receipts", {"everybody": True}),
                                       ("PUT", "/api/v1/levels/level_top", {"reason": "x"}),
                                       ("GET", "/api/v1/scheme", None)):
                status, _, _ = served.ask(method, path, json.dumps(body).encode() if body else None, weak)
                acts.check(status == 403, f"{method} {path} by a reader answered {status}")
        for finding in acts.interface.checker.findings:
            acts.check(False, finding)
        # The command line sees what the interface did.
        run_out = run(binary, "agreement", "list", "A-2", "--data", data)
        acts.check("refused" in run_out, f"agreement list: {run_out}")
        acts.check("A-1" in run(binary, "category", "receipts", "--missing", "--data", data), "category receipts --missing")
        acts.check("K-1" in run(binary, "card", "list", "--data", data), "card list")
        acts.check("C-1" in run(binary, "cloud", "list", "--data", data), "cloud list")
        if acts.failures:
            raise SystemExit(f"failed: {len(acts.failures)}")
    print("ok: the acts of protecting do what they say")
    return 0


if __name__ == "__main__":
    sys.exit(main())
