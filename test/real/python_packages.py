"""Packages from PyPI for tests: kept in one virtual environment below the build folder.

    from python_packages import require
    require(build_directory, "pyarrow", "duckdb")   # goes on inside the environment, or ends with 77 and the reason
    require(build_directory, "taxii2client=taxii2-client")        # where the module is called otherwise than the package
"""

import fcntl
import importlib.util
import os
import subprocess
import sys
from pathlib import Path


def skip(reason: str) -> None:
    print(f"skipped: {reason}")
    sys.exit(77)


def require(build_directory: str, *packages: str) -> None:
    environment = Path(build_directory) / "test" / "venv"
    python = environment / "bin" / "python"
    inside = Path(sys.prefix).resolve() == environment.resolve()
    modules = [package.partition("=")[0] for package in packages]
    packages = [package.rpartition("=")[2] for package in packages]
    if inside and all(importlib.util.find_spec(module) for module in modules):
        return
    environment.parent.mkdir(parents=True, exist_ok=True)
    with open(environment.parent / "venv.lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not python.exists():
            made = subprocess.run([sys.executable, "-m", "venv", str(environment)], capture_output=True, text=True)
            if made.returncode != 0:
                skip(f"python cannot make a virtual environment: {made.stderr.strip()[-200:] or made.stdout.strip()[-200:]}")
        program = "import importlib.util,sys; sys.exit(0 if all(map(importlib.util.find_spec, sys.argv[1:])) else 1)"
        if subprocess.run([str(python), "-c", program, *modules]).returncode != 0:
            command = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--retries", "1", *packages]
            try:
                installed = subprocess.run(command, capture_output=True, text=True, timeout=600)
            except subprocess.TimeoutExpired:
                skip(f"PyPI does not answer; wanted {', '.join(packages)}")
            if installed.returncode != 0:
                skip(f"PyPI cannot be reached for {', '.join(packages)}: {installed.stderr.strip()[-200:]}")
    if inside:  # found after another process has installed them
        return
    os.execv(str(python), [str(python), *sys.argv])
