#!/usr/bin/env python3
"""Every document of the demo opens: docx, xlsx, pptx as zip and XML, PDF through pdftotext with its Japanese text.

usage: office_documents_test.py BINARY BUILD_DIR
"""
import os, re, shutil, subprocess, sys, tempfile, zipfile
import xml.etree.ElementTree as ET

if not shutil.which('pdftotext'):
    print('skipped: poppler-utils is not installed')
    sys.exit(77)
count, problems = {}, []
with tempfile.TemporaryDirectory() as folder:
    out = os.path.join(folder, 'out')
    subprocess.run([sys.argv[1], 'demo-generate', out, '--size', '80'], check=True, stdout=subprocess.DEVNULL)
    for where, _, names in os.walk(out):
        for name in names:
            path, kind = os.path.join(where, name), name.rpartition('.')[2]
            if os.sep + 'files' + os.sep not in path:
                continue
            count[kind] = count.get(kind, 0) + 1
            title = re.sub(r'^【.*?】', '', name.rpartition('.')[0])
            title = re.sub(r'_\d+版$', '', title).replace('_', ' ')
            if kind in ('docx', 'xlsx', 'pptx'):
                with zipfile.ZipFile(path) as archive:
                    if archive.testzip():
                        problems.append((path, 'bad member'))
                    text = ''
                    for member in archive.namelist():
                        root = ET.fromstring(archive.read(member))
                        text += ''.join(root.itertext())
                    # Every relation leads somewhere.
                    for member in archive.namelist():
                        if member.endswith('.rels'):
                            base = os.path.dirname(os.path.dirname(member))
                            for relation in ET.fromstring(archive.read(member)):
                                target = os.path.normpath(os.path.join(base, relation.get('Target')))
                                if target not in archive.namelist():
                                    problems.append((path, member, target))
                if title not in text:
                    problems.append((path, 'title', text[:80]))
            elif kind == 'pdf':
                text = subprocess.run(['pdftotext', path, '-'], check=True, capture_output=True).stdout.decode('utf-8')
                if title.replace(' ', '') not in re.sub(r'\s', '', text) or 'の' not in text:
                    problems.append((path, 'title', text[:80]))
            elif kind in ('csv', 'dxf'):
                text = open(path, 'rb').read().decode('cp932')
                if kind == 'dxf' and (title not in text or not text.endswith('EOF\n')):
                    problems.append((path, 'drawing', text[:80]))
for it in problems[:10]:
    print(*it)
print(count, len(problems), 'problems')
sys.exit(1 if problems or len(count) < 6 else 0)
