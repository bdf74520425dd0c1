"""A hub's node for the browser tests: five members in a group, people with the hub's roles, reports at every stage, a campaign.

make_hub(run, binary, folder) fills folder/node and answers the log-ins. `run` starts the program with arguments and answers what it printed.
"""
import json
import secrets

FIRMS = [("株式会社霧島精機", "kirishima-seiki.example"), ("朝凪電工株式会社", "asanagi.example"), ("白嶺重化株式会社", "hakurei.example"),
         ("蒼海製鋼株式会社", "soukai.example"), ("紅葉機械株式会社", "momiji.example")]

MAIL = """From: recruit <hr@bad-trade.com>
To: w.yaegashi@kirishima-seiki.example
Subject: 霧島精機 応募の件 {n}
Date: Tue, 10 Feb 2026 10:{n:02}:00 +0900
Message-ID: <{n}.cv@bad-trade.com>
Content-Type: text/plain; charset=utf-8

八重樫様

株式会社霧島精機 人事部 御中
履歴書は http://198.51.100.{n}/cv.zip にあります。パスワードは 2026 です。
"""

SAME = """From: recruit <hr@bad-trade.com>
To: desk@{domain}
Subject: CV {n}
Date: Wed, 11 Feb 2026 09:0{n}:00 +0900
Message-ID: <{n}.same@bad-trade.com>
Content-Type: text/plain; charset=utf-8

http://198.51.100.11/cv.zip
"""


def roster():
    people = [{"name": "八重樫 航", "kana": "ヤエガシ ワタル", "mail": ["w.yaegashi@kirishima-seiki.example"]}]
    return {"version": 1, "organisations": [
        {"names": [name], "domains": [domain], "industry": "29", "prefecture": "神奈川県", "employees": 1200,
         "people": people if domain.startswith("kirishima") else [], "contacts": [{"name": "窓口", "mail": "soc@" + domain}]}
        for name, domain in FIRMS]}


def make_hub(run, folder):
    node = folder / "node"
    log_ins = {}

    def hub(*words, who=None):
        more = ["--login", who, "--password-file", folder / who] if who else []
        return run(*words, "--data", node, *more)

    for sig, ja, en in (("heavy", "重工", "Heavy industry"), ("gas", "ガス", "Gas")):
        hub("sig", "add", sig, "--ja", ja, "--en", en)
    (folder / "roster.json").write_text(json.dumps(roster(), ensure_ascii=False))
    hub("member", "import", folder / "roster.json")
    for n in range(1, len(FIRMS) + 1):
        number = f"M-{n:03}"
        hub("member", "agreement", number, "--state", "signed", "--signed-on", "2026-01-05")
        hub("member", "join", number, "heavy")
        hub("member", "state", number, "active", "--reason", "the agreement is here")
    for login, role in (("operator", "hub_operator"), ("second_reader", "hub_reviewer"), ("contact", "member_contact"),
                        ("neighbour", "member_contact"), ("leader", "sig_chair"), ("desk_person", "desk_operator"), ("figures_reader", "secretariat")):
        log_ins[login] = {"login": login, "password": secrets.token_urlsafe(12)}
        (folder / login).write_text(log_ins[login]["password"] + "\n")
        hub("account", "create", "--login", login, "--role", role, "--password-file", folder / login)
    hub("member", "account", "M-001", "contact")
    hub("member", "account", "M-002", "neighbour")
    hub("member", "account", "M-003", "leader")
    (node / "sekimori.toml").write_text('mailbox = "report@hub.example"\n')

    def report(n):
        mail = folder / f"mail-{n}.eml"
        mail.write_text(MAIL.format(n=n))
        return json.loads(hub("report", "receive", mail, "--kind", "mail_with_url", "--member", "M-001", "--title", f"応募を装うメール {n}", "--json", who="contact"))["number"]

    def draft_of(number):
        hub("report", "triage", number, "targeted", "--note", "設計部を狙う", who="operator")
        made = json.loads(hub("report", "mask", number, "--audience", "heavy", "--json", who="operator"))
        return made["report"]["draft"]["sha256"]

    released, waiting, mass = report(11), report(12), report(13)
    report(14)
    sha = draft_of(released)
    hub("report", "review", released, sha, who="second_reader")
    hub("report", "consent", released, sha, who="contact")
    hub("report", "release", released, "--tlp", "AMBER", who="operator")
    draft_of(waiting)
    hub("report", "triage", mass, "mass_mail", "--note", "広く出回っているもの", who="operator")
    # The same sender wrote to the others, too: a campaign.
    for n in range(2, len(FIRMS) + 1):
        mail = folder / f"same-{n}.eml"
        mail.write_text(SAME.format(n=n, domain=FIRMS[n - 1][1]))
        number = json.loads(hub("report", "receive", mail, "--kind", "mail_with_url", "--member", f"M-{n:03}", "--title", f"同じ差出人 {n}", "--json"))["number"]
        hub("report", "triage", number, "targeted", who="operator")
    hub("campaign", "link")
    # What is said beside reports: two items of the forum with answers, a thread, a poll, a proposal that waits.
    content = folder / "item.json"

    def proposal(who, kind, ja, en, body_ja, body_en, meeting=None):
        content.write_text(json.dumps({"kind": kind, "title": {"ja": ja, "en": en}, "body": {"ja": body_ja, "en": body_en},
                                       "direction": "within_industry", **({"meeting": meeting} if meeting else {})}, ensure_ascii=False))
        return json.loads(hub("forum", "propose", content, "--audience", "heavy", "--tlp", "AMBER", "--json", who=who))["number"]

    measure = proposal("operator", "measure", "退職の申し出から三十日前までを見る", "Look at the thirty days before notice",
                       "持ち出しの多くは退職の申し出の前に起きる。", "Most of what is taken is taken before notice is given.",
                       {"title": "官民の会合", "day": "2026-03-05", "address": "https://meeting.example/2026-03"})
    trend = proposal("operator", "trend", "応募を装うメールが続く", "Mails that pretend to be applications go on",
                     "履歴書の形の書庫にショートカットが入っている。", "The archive looks like a CV and holds a shortcut.")
    items = [json.loads(hub("forum", "publish", one, "--audience", "heavy", "--tlp", "AMBER", "--json", who="operator"))["number"]
             for one in (measure, trend)]
    proposal("contact", "problem", "委託先の記録が手に入らない", "Logs of contractors cannot be had",
             "契約に記録の提出がないと調べられない。", "Without a clause in the contract nothing can be looked into.")
    hub("forum", "answer", items[0], "--stance", "adopted", "--helpful", who="contact")
    hub("thread", "write", items[0], "--text", "入退室の記録と合わせて見ると分かりやすい", who="neighbour")
    poll = folder / "poll.json"
    poll.write_text(json.dumps({"question": {"ja": "次の会合は対面がよいか", "en": "Shall the next meeting be in person?"},
                                "options": [{"ja": "対面", "en": "In person"}, {"ja": "遠隔", "en": "Remote"}]}, ensure_ascii=False))
    hub("poll", "ask", poll, "--audience", "heavy", "--tlp", "GREEN", "--ends", "2099-12-31", who="operator")
    hub("rescue", "ask", "--member", "M-001", "--what", "サーバーが外部と通信している", "--urgency", "hours", "--machines", "2", "--cut-off", "--kept-evidence", who="contact")
    hub("referral", "propose", released, "--to", "JC3", "--scope", "indicators", "--purpose", "送信元を追う", who="operator")
    for name in (content, poll):
        name.unlink()
    # With which a firm's own node speaks for the first member.
    log_ins["contact"]["token"] = json.loads(run("token", "create", "--login", "contact", "--scope", "api", "--scope", "share", "--json", "--data", node))["token"]
    return log_ins
