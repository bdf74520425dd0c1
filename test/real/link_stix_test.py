"""What `sekimori link --stix` writes is STIX 2.1 to the validator of OASIS, with the same ids each time, and names nobody.

usage: link_stix_test.py SEKIMORI BUILD_FOLDER
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from python_packages import require

require(sys.argv[2], "stix2validator=stix2-validator")

import stix2validator  # noqa: E402

VALUES = [
    "hxxp://update.evil[.]example/a/index.php",
    "http://evil.example/it's/a\\path",
    "198.18.4[.]9",
    "2001:db8::9",
    "da39a3ee5e6b4b0d3255bfef95601890afd80701",
    "275a021bbfb6489e54d471899f7db9d1663fc695ec2fe2a2c4538aabf651fd0e",
    "44d88612fea8a8f36de82e1278abb020",
    "Win32/Agent.UWR",
]


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        reports = Path(folder) / "reports.jsonl"
        with open(reports, "w", encoding="utf-8") as out:
            for i in range(12):
                row = {"id": f"r{i}", "time": f"2014-0{1 + i % 9}-03T00:00:00Z", "member": f"secretmember{i % 4}", "industry": "gas",
                       "values": VALUES[i % 3:] + [f"alone{i}.example"]}
                out.write(json.dumps(row) + "\n")
        texts = []
        for run in range(2):
            bundle = Path(folder) / f"bundle{run}.json"
            subprocess.run([sys.argv[1], "link", "--stix", str(bundle), str(reports)], check=True, stdout=subprocess.DEVNULL)
            texts.append(bundle.read_text(encoding="utf-8"))
        failures = []
        result = stix2validator.validate_string(texts[0], stix2validator.ValidationOptions(version="2.1"))
        if not result.is_valid:
            failures += [str(problem) for problem in result.errors]
        ids = [sorted(thing["id"] for thing in json.loads(text)["objects"]) for text in texts]
        if ids[0] != ids[1]:
            failures.append("the ids differ from run to run")
        kinds = [thing["type"] for thing in json.loads(texts[0])["objects"]]
        if kinds.count("campaign") != 1 or kinds.count("sighting") != 1 or kinds.count("indicator") != kinds.count("relationship"):
            failures.append(f"not one campaign with its indicators: {kinds}")
        if "secretmember" in texts[0]:
            failures.append("a member is named")
        for failure in failures:
            print("FAILED:", failure)
        print(f"{len(kinds)} objects")
        return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
