#!/usr/bin/env python3
"""./dev package: makes a Debian package from a release build.

usage: make_package.py BUILD_DIR OUT_DIR     prints the package's path

Contents: /usr/bin/sekimori, systemd unit, man page, licence, own rules. Dependencies come from the shared libraries the
binary really needs (dpkg-shlibdeps' method: which package owns each library).
"""
import gzip
import pathlib
import re
import shutil
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[1]


def output(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def dependencies(binary):
    packages = {"adduser"}
    # Only what the binary itself names; what those libraries need, their own packages ask for.
    needed = set(re.findall(r"NEEDED\)\s+Shared library: \[(\S+)\]", output("readelf", "-d", str(binary))))
    for name, path in re.findall(r"(\S+) => (/\S+)", output("ldd", str(binary))):
        if name not in needed:
            continue
        for candidate in (path, path.removeprefix("/usr"), str(pathlib.Path(path).resolve())):
            found = subprocess.run(["dpkg-query", "-S", candidate], capture_output=True, text=True)
            if found.returncode == 0:
                packages.add(found.stdout.split(":")[0])
                break
        else:
            sys.exit(f"no Debian package owns {path}")
    return sorted(packages)


def main():
    build, out = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
    binary = build / "sekimori"
    version = output(str(binary), "version").split()[-1]
    tree = out / "tree"
    shutil.rmtree(tree, ignore_errors=True)

    def put(source, target, mode=0o644):
        path = tree / target
        path.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(source, bytes):
            path.write_bytes(source)
        else:
            shutil.copyfile(source, path)
        path.chmod(mode)

    put(binary, "usr/bin/sekimori", 0o755)
    subprocess.run(["strip", "--strip-unneeded", str(tree / "usr/bin/sekimori")], check=True)
    put(ROOT / "packaging/sekimori.service", "lib/systemd/system/sekimori.service")
    put(ROOT / "LICENSE", "usr/share/doc/sekimori/copyright")
    put(ROOT / "NOTICE", "usr/share/doc/sekimori/NOTICE")
    put(gzip.compress((ROOT / "CHANGELOG.md").read_bytes(), mtime=0), "usr/share/doc/sekimori/changelog.gz")
    manual = subprocess.run([str(binary), "man"], capture_output=True)
    if manual.returncode == 0:
        put(gzip.compress(manual.stdout, mtime=0), "usr/share/man/man1/sekimori.1.gz")
    for rule in sorted((ROOT / "rules").glob("*.yml")):
        put(rule, f"usr/share/sekimori/rules/{rule.name}")
    control = f"""Package: sekimori
Version: {version}
Section: admin
Priority: optional
Architecture: amd64
Maintainer: the Sekimori authors <maintainers@sekimori.invalid>
Depends: {", ".join(dependencies(binary))}
Recommends: poppler-utils, poppler-data
Description: keeper of technical secrets
 Knows which information is a trade secret, sees it move, and turns a leak
 into evidence that a stranger can check.
"""
    put(control.encode(), "DEBIAN/control")
    put(b"""#!/bin/sh
set -e
if [ "$1" = configure ] && ! getent passwd sekimori >/dev/null; then
  adduser --system --group --home /var/lib/sekimori --no-create-home --quiet sekimori
fi
""", "DEBIAN/postinst", 0o755)
    package = out / f"sekimori_{version}_amd64.deb"
    subprocess.run(["dpkg-deb", "--root-owner-group", "--build", str(tree), str(package)], check=True, stdout=subprocess.DEVNULL)
    print(package)


if __name__ == "__main__":
    main()
