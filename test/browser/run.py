"""One suite of browser tests against the real program: run.py SEKIMORI BUILD SUITE.mjs [ARGUMENT...]

Makes what the suites share once per build folder: the packages of package.json (npm ci) and the demo's data. Then serves a copy of firm
A's node on a free loopback port and runs `node SUITE.mjs` with what it needs in the environment:

    SEKIMORI_URL        where the node answers
    SEKIMORI_LOG_INS    {"main": {"login", "password"}, "second": {…}} of the demo
    SEKIMORI_EMPTY_URL  an empty node with one administrator, for first steps and empty states
    SEKIMORI_HUB_URL    a hub's node (hub_data.py); its people are operator, second_reader, contact and neighbour among the log-ins
    SEKIMORI_SET_UP_LINK  its token, spent except for plain_pages_test
    SEKIMORI_BINARY     the program
    CHROMIUM            the browser
    OUT                 a folder for pictures and reports

While working on the client: with SEKIMORI_UI_DIST=ui/dist the browser gets the client from that folder instead of the program's own
(dist_proxy.mjs), so that the program need not be built for it.

Started by root, the program, the browser and the suite run as nobody: the browser's own sandbox refuses root. Ends with 77 and a reason
when chromium, node or the packages cannot be had.
"""
import contextlib
import fcntl
import hashlib
import json
import os
import pathlib
import re
import secrets
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.parse

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path.insert(0, str(ROOT / "test" / "fault"))
from served import NOBODY, Served, run, unprivileged  # noqa: E402

sys.path.insert(0, str(HERE))
from hub_data import make_hub  # noqa: E402


def skip(reason):
    print(f"skipped: {reason}")
    sys.exit(77)


def tool(*names):
    for name in names:
        if found := shutil.which(name):
            return found
    return None


class Shared:
    """What all suites of one build folder use; made by the first that comes, under a lock."""

    def __init__(self, binary, build):
        self.binary = binary
        self.folder = build / "browser"
        self.folder.mkdir(parents=True, exist_ok=True)
        self.packages = self.folder / "packages"
        self.demo = self.folder / "demo"
        self.hub = self.folder / "hub"

    def make(self, what):
        with open(self.folder / f"{what.__name__}.lock", "w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            what()

    def install_packages(self):
        wanted = (HERE / "package-lock.json").read_bytes()
        stamp = self.packages / "installed"
        if stamp.exists() and stamp.read_bytes() == wanted:
            return
        shutil.rmtree(self.packages, ignore_errors=True)
        self.packages.mkdir()
        for name in ("package.json", "package-lock.json"):
            shutil.copy(HERE / name, self.packages / name)
        done = subprocess.run(["npm", "ci", "--no-fund", "--no-audit", "--ignore-scripts"], cwd=self.packages, capture_output=True,
                              text=True, env={**os.environ, "PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD": "1"})
        if done.returncode != 0:
            skip(f"npm could not install the test packages: {(done.stderr.strip().splitlines() or ['no reason given'])[-1]}")
        stamp.write_bytes(wanted)

    def tell_demo(self):
        stamp = self.folder / "demo.stamp"
        wanted = story_hash()
        if stamp.exists() and stamp.read_text() == wanted and (self.demo / "log-ins.json").exists():
            return
        shutil.rmtree(self.demo, ignore_errors=True)
        done = subprocess.run([self.binary, "demo", "--data", str(self.demo), "--once", "--size", "80", "--lang", "en"],
                              capture_output=True, text=True, env={**os.environ, "SEKIMORI_LANG": "en"})
        found = re.search(r"A: main log-in (\S+) / (\S+), second person (\S+) / (\S+)", done.stdout)
        if not found:
            raise SystemExit(f"the demo ended with {done.returncode} and printed no log-ins:\n{done.stdout[-2000:]}{done.stderr[-2000:]}")
        main, main_password, second, second_password = found.groups()
        log_ins = {"main": {"login": main, "password": main_password}, "second": {"login": second, "password": second_password}}
        for letter, who in (("H", "secretary"), ("D", "desk")):
            login, password = re.search(rf"{letter}: main log-in (\S+) / ([^\s,]+)", done.stdout).groups()
            log_ins[who] = {"login": login, "password": password}
        (self.demo / "log-ins.json").write_text(json.dumps(log_ins))
        # Suites look at firm A's node, pictures at the hub's and the desk's as well; the rest would be kept for nothing.
        for path in self.demo.iterdir():
            if path.name not in ("node-a", "node-hub", "node-desk", "log-ins.json"):
                shutil.rmtree(path) if path.is_dir() else path.unlink()
        stamp.write_text(wanted)


    def fill_hub(self):
        stamp = self.folder / "hub.stamp"
        wanted = story_hash() + hashlib.sha256((HERE / "hub_data.py").read_bytes()).hexdigest()
        if stamp.exists() and stamp.read_text() == wanted and (self.hub / "log-ins.json").exists():
            return
        shutil.rmtree(self.hub, ignore_errors=True)
        self.hub.mkdir()

        def ask(*words):
            done = subprocess.run([self.binary, *map(str, words)], capture_output=True, text=True, env={**os.environ, "SEKIMORI_LANG": "en"})
            if done.returncode != 0:
                raise SystemExit(f"{words} ended with {done.returncode}:\n{done.stderr[-2000:]}")
            return done.stdout

        (self.hub / "log-ins.json").write_text(json.dumps(make_hub(ask, self.hub)))
        stamp.write_text(wanted)


def story_hash():
    """Of everything that decides what the demo's data look like; the web client and the tests do not."""
    total = hashlib.sha256()
    for folder in ("src/demo", "src/cli/demo_story", "src/feature", "src/record", "src/model", "src/engine", "rules", "content/mappings"):
        for path in sorted((ROOT / folder).rglob("*")):
            if path.is_file():
                total.update(str(path.relative_to(ROOT)).encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()


def set_up_link(served):
    deadline = time.monotonic() + 20
    while not (link := re.search(r"/setup\?token=(\S+)", served.errors())):
        if time.monotonic() > deadline:
            raise SystemExit(f"an empty node prints no set-up link:\n{served.errors()[-2000:]}")
        time.sleep(0.05)
    return link.group(1)


def set_up(served, token):
    """The first administrator, as the form of the set-up page makes him."""
    log_in = {"login": "first", "password": secrets.token_urlsafe(12)}
    form = urllib.parse.urlencode({"token": token, "login": log_in["login"], "password": log_in["password"],
                                   "again": log_in["password"]})
    status, text, _ = served.ask("POST", "/setup", form, {"Content-Type": "application/x-www-form-urlencoded"})
    if status >= 400:
        raise SystemExit(f"/setup answered {status}: {text[:500]}")
    return log_in


@contextlib.contextmanager
def in_front(node, dist, url):
    process = subprocess.Popen([node, str(HERE / "dist_proxy.mjs"), dist, url], stdout=subprocess.PIPE, text=True)
    try:
        yield process.stdout.readline().strip()
    finally:
        process.terminate()
        process.wait()


def main():
    binary, build, suite, *arguments = sys.argv[1:]
    chromium = tool("chromium", "chromium-browser")
    node = tool("node", "nodejs")
    if not chromium:
        skip("no chromium on PATH; apt-get install chromium")
    if not node or not tool("npm"):
        skip("no node or npm on PATH; apt-get install nodejs npm")
    version = subprocess.run([node, "--version"], capture_output=True, text=True).stdout.strip()
    if int(version.lstrip("v").split(".")[0]) < 18:
        skip(f"node {version} is older than 18")
    shared = Shared(binary, pathlib.Path(build).resolve())
    shared.make(shared.install_packages)
    shared.make(shared.tell_demo)
    shared.make(shared.fill_hub)

    with tempfile.TemporaryDirectory(prefix="sekimori-browser-") as folder:
        folder = pathlib.Path(folder)
        folder.chmod(0o755)
        shutil.copytree(shared.demo / "node-a", folder / "node", symlinks=True)
        shutil.copytree(shared.hub / "node", folder / "hub", symlinks=True)
        (folder / "empty").mkdir()
        (folder / "home").mkdir()
        log_ins = json.loads((shared.demo / "log-ins.json").read_text())
        log_ins.update(json.loads((shared.hub / "log-ins.json").read_text()))
        served, empty, hub = (Served(binary, folder / name) for name in ("node", "empty", "hub"))
        offices = {}
        if suite == "screenshots.mjs":
            for name in ("secretary", "desk"):
                shutil.copytree(shared.demo / {"secretary": "node-hub", "desk": "node-desk"}[name], folder / name, symlinks=True)
                offices[name] = Served(binary, folder / name)
        who = unprivileged(binary)
        if who:
            for path in [folder, *folder.rglob("*")]:
                os.chown(path, NOBODY, NOBODY, follow_symlinks=False)
        # Somebody who proposes what the demo's two people then approve, the personnel office, and a secretariat with a newsletter.
        for login, *roles in (("third", "legal"), ("fourth", "hr"), ("editor", "newsletter_editor", "secretariat")):
            log_ins[login] = {"login": login, "password": secrets.token_urlsafe(12)}
            password = folder / "home" / login
            password.write_text(log_ins[login]["password"] + "\n")
            if who:
                os.chown(password, NOBODY, NOBODY)
            run(binary, "account", "create", "--login", login, *(word for role in roles for word in ("--role", role)), "--password-file", password, "--data", folder / "node")
        out = pathlib.Path(os.environ.get("SEKIMORI_BROWSER_OUT", folder / "out"))
        out.mkdir(parents=True, exist_ok=True)
        if who:
            os.chown(out, NOBODY, NOBODY)
        with served, empty, hub, contextlib.ExitStack() as stack:
            for office in offices.values():
                stack.enter_context(office)
            link = set_up_link(empty)
            if suite != "plain_pages_test.mjs":  # which does it as a person would
                log_ins["empty"] = set_up(empty, link)
            urls = [f"http://{one.address}" for one in (served, empty, hub)]
            if dist := os.environ.get("SEKIMORI_UI_DIST"):
                urls = [stack.enter_context(in_front(node, dist, url)) for url in urls]
            environment = {**os.environ, "HOME": str(folder / "home"), "TMPDIR": str(folder / "home"), "CHROMIUM": chromium,
                           "OUT": str(out), "SEKIMORI_URL": urls[0], "SEKIMORI_EMPTY_URL": urls[1], "SEKIMORI_HUB_URL": urls[2],
                           "SEKIMORI_OFFICES": json.dumps({name: f"http://{one.address}" for name, one in offices.items()}),
                           "SEKIMORI_LOG_INS": json.dumps(log_ins), "SEKIMORI_BINARY": str(binary), "SEKIMORI_SET_UP_LINK": link, "BROWSER_PACKAGES": str(shared.packages / "node_modules")}
            environment.pop("XDG_CONFIG_HOME", None)
            environment.pop("XDG_CACHE_HOME", None)
            done = subprocess.run([node, str(HERE / suite), *arguments], env=environment, **who)
        sys.exit(done.returncode)


if __name__ == "__main__":
    main()
