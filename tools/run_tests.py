#!/usr/bin/env python3
"""./dev test: builds what the tests need, runs every tier of the continuous tests, counts.

usage: run_tests.py [--only REGEX] [--preset NAME]

With --preset (clang, asan, tsan) the unit tests of that preset alone.

Order: house rules, g++ build (warnings are errors), its tests, clang ASan+UBSan unit tests, fuzz corpora and a short
seeded fuzz run. As root the tests run as an unprivileged user where they start servers. The last line is
'N passed, N failed, N skipped'; every skip is listed with its reason before it.
"""
import os
import pathlib
import re
import subprocess
import sys
import time
import xml.etree.ElementTree as ElementTree

ROOT = pathlib.Path(__file__).resolve().parents[1]
JOBS = str(os.cpu_count() or 2)
only = sys.argv[sys.argv.index("--only") + 1] if "--only" in sys.argv else None
other_preset = sys.argv[sys.argv.index("--preset") + 1] if "--preset" in sys.argv else None
# What the sanitizers of a preset are told; a find fails the test.
SANITIZERS = {
    "asan": {"ASAN_OPTIONS": "detect_leaks=1:allocator_may_return_null=1", "UBSAN_OPTIONS": "print_stacktrace=1",
             "LSAN_OPTIONS": f"suppressions={ROOT}/test/sanitizers/leaks.supp:print_suppressions=0"},
    "tsan": {"TSAN_OPTIONS": f"halt_on_error=1:second_deadlock_stack=1:suppressions={ROOT}/test/sanitizers/races.supp"},
}
passed, failed, skipped = [], [], []
started = time.time()


def say(text):
    print(f"[{time.time() - started:6.0f} s] {text}", flush=True)


def run(name, command, skip_code=77, quiet=True, cwd=ROOT):
    """One check that counts as one test."""
    if only and not re.search(only, name):
        return True
    done = subprocess.run(command, cwd=cwd, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL)
    text = done.stdout.decode("utf-8", "replace")
    if done.returncode == 0:
        passed.append(name)
        if not quiet:
            print(text, end="")
        return True
    if done.returncode == skip_code:
        skipped.append((name, text.strip().splitlines()[-1] if text.strip() else "no reason given"))
        return True
    failed.append(name)
    print(f"---- {name} failed ({done.returncode})\n{text[-6000:]}", flush=True)
    return False


def build(preset, *targets):
    say(f"building preset {preset}")
    if not (ROOT / "build" / preset / "build.ninja").exists():
        if subprocess.run(["cmake", "--preset", preset, "-DSEKIMORI_WERROR=ON"], cwd=ROOT, stdout=subprocess.DEVNULL).returncode != 0:
            failed.append(f"configure {preset}")
            return False
    else:
        subprocess.run(["cmake", "-DSEKIMORI_WERROR=ON", str(ROOT / "build" / preset)], cwd=ROOT, stdout=subprocess.DEVNULL)
    command = ["cmake", "--build", "--preset", preset, "-j", JOBS]
    if targets:
        command += ["--target", *targets]
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    if done.returncode != 0:
        failed.append(f"build {preset}")
        print(done.stdout.decode("utf-8", "replace")[-8000:], flush=True)
        return False
    passed.append(f"build {preset}")
    return True


def ctest(preset, label=None, exclude=None, environment=None, without=None):
    say(f"running tests of {preset}" + (f" ({label})" if label else ""))
    report = ROOT / "build" / preset / "junit.xml"
    report.unlink(missing_ok=True)
    command = ["ctest", "--test-dir", str(ROOT / "build" / preset), "-j", JOBS, "--output-junit", str(report), "--timeout", "900"]
    if label:
        command += ["-L", label]
    if exclude:
        command += ["-LE", exclude]
    if without:
        command += ["-E", without]
    if only:
        command += ["-R", only]
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                          env={**os.environ, **(environment or {})})
    if not report.exists():
        failed.append(f"ctest {preset}")
        print(done.stdout.decode("utf-8", "replace")[-4000:], flush=True)
        return
    for case in ElementTree.parse(report).getroot().iter("testcase"):
        name = f"{preset}: {case.get('name')}"
        output = case.findtext("system-out") or ""
        status = case.get("status")
        if status == "run":
            passed.append(name)
        elif status in ("notrun", "disabled") or case.find("skipped") is not None:
            reason = re.findall(r"skipped: .*", output)
            skipped.append((name, reason[-1] if reason else "skipped without a reason"))
        else:
            failed.append(name)
            print(f"---- {name} failed\n{output[-6000:]}", flush=True)


def web_client():
    """Each check of ui/ counts as one test; without node or its packages each is skipped with the reason."""
    say("checking the web client")
    ui = ROOT / "ui"
    installed = subprocess.run([sys.executable, "tools/build_ui.py", "--install-only"], cwd=ROOT, stdout=subprocess.PIPE,
                               stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL)
    text = installed.stdout.decode("utf-8", "replace").strip()
    checks = [
        ("ui: builds", [sys.executable, "tools/build_ui.py"]),
        ("ui: types", ["node", "node_modules/typescript/bin/tsc", "--noEmit"]),
        ("ui: form and lint", ["node", "node_modules/@biomejs/biome/bin/biome", "check", "--error-on-warnings", "."]),
        ("ui: words in both languages only", ["node", "scripts/words.mjs"]),
        ("ui: types are those of api.json", ["node", "scripts/types.mjs", "--check"]),
        ("ui: budget of bytes and files", ["node", "scripts/budget.mjs"]),
    ]
    for name, command in checks:
        if installed.returncode == 77:
            if not only or re.search(only, name):
                skipped.append((name, text.splitlines()[-1] if text else "no reason given"))
        elif installed.returncode != 0:
            failed.append(name)
            print(f"---- {name} failed\n{text[-4000:]}", flush=True)
        else:
            run(name, command, cwd=ROOT if command[0] == sys.executable else ui)


def close():
    say("done")
    for name in failed:
        print(f"failed: {name}")
    for name, reason in skipped:
        print(f"skipped: {name}: {reason.removeprefix('skipped: ')}")
    print(f"{len(passed)} passed, {len(failed)} failed, {len(skipped)} skipped")
    return 1 if failed else 0


def main():
    if other_preset:
        if build(other_preset, "sekimori_unit_tests"):
            ctest(other_preset, label="unit", exclude="slow", without="NOT_BUILT", environment=SANITIZERS.get(other_preset))
        return close()
    run("house: layers", [sys.executable, "tools/check_layers.py"])
    run("house: layers check can fail", [sys.executable, "tools/check_layers_test.py"])
    run("house: words and forms", [sys.executable, "tools/check_house.py"])
    run("house: words and forms check can fail", [sys.executable, "tools/check_house_test.py"])
    run("house: messages in both languages", [sys.executable, "tools/check_messages.py"])
    run("house: messages check can fail", [sys.executable, "tools/check_messages_test.py"])
    web_client()
    if build("dev"):
        run("house: build cost", [sys.executable, "tools/check_build_cost.py", "build/dev"], quiet=False)
        ctest("dev", exclude="slow")
        # Sanitizers see memory errors that the same unit tests pass over silently.
        if build("asan", "sekimori_unit_tests", "sekimori_fuzzers"):
            ctest("asan", label="unit", exclude="slow", without="NOT_BUILT", environment=SANITIZERS["asan"])
            say("fuzzing briefly")
            for target in sorted((ROOT / "build" / "asan" / "test" / "fuzz").glob("fuzz_*")):
                if target.is_file() and os.access(target, os.X_OK):
                    run(f"fuzz: {target.name}", [sys.executable, "tools/run_fuzzers.py", "build/asan", "4", target.name])
    return close()


if __name__ == "__main__":
    sys.exit(main())
