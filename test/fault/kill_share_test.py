#!/usr/bin/env python3
"""Killed while bundles come in: what was answered is there, once and byte for byte, and dates go on growing.

usage: kill_share_test.py SEKIMORI

Four senders post bundles, small ones that are taken at once and large ones that are answered as pending, to a node that is killed without warning
again and again. After each start every object of an answered bundle must be in the pages exactly once (of a large bundle as soon as its status
says complete), each with the bytes that were sent; no date appears twice and none goes back.
"""
import base64
import http.client
import json
import pathlib
import random
import re
import sys
import threading
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "real"))

from taxii_node import PASSWORD, TaxiiNode  # noqa: E402

ROUNDS = 8
SECONDS = 0.7
TYPE = "application/taxii+json;version=2.1"


class Sender(threading.Thread):
    def __init__(self, address, token, collection, number, round_number, seed):
        super().__init__()
        self.address, self.token, self.path = address, token, f"/taxii2/share/collections/{collection}/objects/"
        self.number, self.round_number, self.random = number, round_number, random.Random(seed)
        self.taken, self.pending, self.unsure = [], {}, []

    def run(self):
        connection = http.client.HTTPConnection(self.address, timeout=30)
        headers = {"Accept": TYPE, "Content-Type": TYPE, "Authorization": "Bearer " + self.token}
        for at in range(10_000):
            large = self.random.random() < 0.05
            count = 1100 if large else self.random.randint(1, 50)
            texts = []
            for i in range(count):
                name = f"{self.round_number:04x}{self.number:04x}-{at:04x}-4000-8000-{i:012x}"
                texts.append(f'{{"type":"domain-name" , "id":"domain-name--{name}","value":"host-{self.random.random()}.例え.test"}}')
            try:
                connection.request("POST", self.path, body=('{"objects":[' + ",".join(texts) + "]}").encode(), headers=headers)
                answer = connection.getresponse()
                status = json.loads(answer.read())
            except (OSError, http.client.HTTPException, ValueError):
                self.unsure += texts  # it may be there or not
                return
            if answer.status != 202 or status["failure_count"]:
                raise SystemExit(f"failed: {answer.status} {status}")
            if large:
                self.pending[status["id"]] = texts
            else:
                self.taken += texts


def ask(node, path):
    connection = http.client.HTTPConnection(node.url.split("//")[1].split("/")[0], timeout=60)
    connection.request("GET", path, headers={"Accept": TYPE, "Authorization": "Basic " + base64.b64encode(f"alice:{PASSWORD}".encode()).decode()})
    answer = connection.getresponse()
    data = answer.read()
    if answer.status != 200:
        raise SystemExit(f"failed: GET {path}: {answer.status} {data[:300]!r}")
    return data.decode()


def everything(node, collection):
    objects, dates, following = [], [], ""
    while True:
        page = ask(node, f"/taxii2/share/collections/{collection}/objects/?limit=1000{following}")
        manifest = json.loads(ask(node, f"/taxii2/share/collections/{collection}/manifest/?limit=1000{following}"))
        dates += [row["date_added"] for row in manifest.get("objects", [])]
        objects.append(page)
        document = json.loads(page)
        if not document.get("more"):
            return "\n".join(objects), dates
        following = "&next=" + document["next"]


def main():
    sekimori = sys.argv[1]
    taken, pending, possible = [], {}, []
    with TaxiiNode(sekimori) as node:
        collection = node.collection("Killed", "--read", "alice", "--write", "alice")
        token = node.run("token", "create", "--login", "alice", "--scope", "share").strip()
        for round_number in range(ROUNDS):
            node.start()
            address = node.url.split("//")[1].split("/")[0]
            senders = [Sender(address, token, collection, n, round_number, 100 * round_number + n) for n in range(4)]
            for sender in senders:
                sender.start()
            time.sleep(SECONDS)
            node.kill()
            for sender in senders:
                sender.join()
                taken += sender.taken
                pending.update(sender.pending)
                possible += sender.unsure
        node.start()
        for status_id, texts in pending.items():
            for _ in range(300):
                status = json.loads(ask(node, f"/taxii2/share/status/{status_id}/"))
                if status["status"] == "complete":
                    break
                time.sleep(0.1)
            if status["status"] != "complete" or status["success_count"] != len(texts):
                raise SystemExit(f"failed: a bundle that was kept is not taken: {json.dumps(status)[:300]}")
            taken += texts
        pages, dates = everything(node, collection)
    if dates != sorted(set(dates)):
        raise SystemExit("failed: dates stand twice or go back")
    there = set(re.findall(r'\{"type":"domain-name" , "id":"[^}]*\}', pages))
    lost = [t for t in taken if t not in there]
    if lost:
        raise SystemExit(f"failed: {len(lost)} answered objects are not there: {lost[0]}")
    ids = [line.split('"')[0] for line in pages.split('"id":"')[1:]]
    if len(ids) != len(set(ids)) or len(ids) != len(dates):
        raise SystemExit("failed: an object stands twice")
    strangers = set(ids) - {json.loads(t)["id"] for t in taken + possible}
    if strangers:
        raise SystemExit(f"failed: objects that nobody sent: {list(strangers)[:2]}")
    print(f"{ROUNDS} kills: {len(taken)} answered objects are there once, {len(pending)} large bundles went on, {len(ids) - len(taken)} of {len(possible)} "
          "without an answer are there as well")


if __name__ == "__main__":
    main()
