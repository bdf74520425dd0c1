#!/usr/bin/env python3
"""Every EVTX file of the demo, read by python-evtx, libevtx and Sekimori itself, says what it was meant to say.

usage: evtx_readers_test.py BINARY BUILD_DIR          (SEKIMORI_LONG=1: all 20,000 records)
77 (skipped) when a reader cannot be had: libevtx-utils of Debian, python-evtx of PyPI in BUILD_DIR/test.
"""
import json, os, re, shutil, subprocess, sys, tempfile
import xml.etree.ElementTree as ET

NAMESPACE = '{http://schemas.microsoft.com/win/2004/08/events/event}'


def skip(reason):
    print('skipped:', reason)
    sys.exit(77)


def virtual_environment(build):
    """The Python with python-evtx, made on first use."""
    python = os.path.join(build, 'test', 'venv-evtx-readers', 'bin', 'python')
    if os.path.exists(python) and subprocess.run([python, '-c', 'import Evtx'], stderr=subprocess.DEVNULL).returncode == 0:
        return python
    made = subprocess.run([sys.executable, '-m', 'venv', os.path.join(build, 'test', 'venv-evtx-readers')], capture_output=True).returncode == 0
    if not made or subprocess.run([python, '-m', 'pip', 'install', '-q', 'python-evtx'], capture_output=True).returncode != 0:
        skip('python-evtx cannot be installed')
    return python


READ_WITH_PYTHON_EVTX = '''
import sys, Evtx.Evtx
for path in sys.argv[1:]:
    print("\\x01FILE " + path)
    with Evtx.Evtx.Evtx(path) as log:
        assert log.get_file_header().verify(), path
        for chunk in log.chunks():
            assert chunk.verify(), path
        for record in log.records():
            print("\\x02" + record.xml())
'''


def read_with_python_evtx(python, paths):
    text = subprocess.run([python, '-c', READ_WITH_PYTHON_EVTX, *paths], check=True, capture_output=True).stdout.decode('utf-8')
    for part in text.split('\x01FILE ')[1:]:
        path, _, rest = part.partition('\n')
        yield path, rest.split('\x02')[1:]


def read_with_libevtx(paths):
    for path in paths:
        text = subprocess.run(['evtxexport', '-f', 'xml', path], check=True, capture_output=True).stdout.decode('utf-8')
        yield path, ['<Event xmlns' + part.rpartition('</Event>')[0] + '</Event>' for part in text.split('<Event xmlns')[1:]]


def plain(value):
    """Readers pad hexadecimal numbers and write GUIDs in either case; white space around values is theirs too."""
    value = (value or '').strip()
    if re.fullmatch(r'0x[0-9a-fA-F]+', value):
        return hex(int(value, 16))
    if re.fullmatch(r'\{[0-9a-fA-F-]{36}\}', value):
        return value.upper()
    return re.sub(r'\s+', ' ', value)


def microseconds(text):
    day, _, clock = text.replace('T', ' ').partition(' ')
    clock = clock.replace('Z', '').split('+')[0]
    hours, minutes, seconds = clock.split(':')
    whole, _, fraction = seconds.partition('.')
    return day, (int(hours) * 3600 + int(minutes) * 60 + int(whole)) * 1_000_000 + int((fraction + '000000')[:6])


def check(reader, meant, files):
    seen, wrong = 0, []
    for path, records in files:
        for xml in records:
            event = ET.fromstring(xml)
            system = event.find(NAMESPACE + 'System')
            text = lambda name: system.find(NAMESPACE + name).text
            key = (path, int(text('EventRecordID')))
            expected = meant.get(key)
            if expected is None:
                wrong.append((key, 'never written'))
                continue
            seen += 1
            told = {'Hostname': text('Computer'), 'Channel': text('Channel'), 'SourceName': system.find(NAMESPACE + 'Provider').get('Name'),
                    'EventID': text('EventID'), 'Version': text('Version'), 'Task': text('Task'),
                    'ExecutionProcessID': system.find(NAMESPACE + 'Execution').get('ProcessID'),
                    'UserID': system.find(NAMESPACE + 'Security').get('UserID') or ''}
            for element in event.iter():
                name = element.tag.split('}')[-1]
                if name == 'Data':
                    told[element.get('Name')] = element.text
                elif element not in list(system.iter()) and len(element) == 0:
                    told[name] = element.text
            for name, value in expected.items():
                if name in ('File', '@timestamp', 'RecordNumber'):
                    continue
                if plain(str(value)) != plain(told.get(name)):
                    wrong.append((key, name, value, told.get(name)))
            for name in told:
                if name not in expected and name != 'UserID' and name != 'EventData':
                    wrong.append((key, name, 'not meant', told[name]))
            day, moment = microseconds(expected['@timestamp'])
            told_day, told_moment = microseconds(system.find(NAMESPACE + 'TimeCreated').get('SystemTime'))
            if day != told_day or abs(moment - told_moment) > 2:  # python-evtx counts in floating point
                wrong.append((key, 'time', expected['@timestamp'], system.find(NAMESPACE + 'TimeCreated').get('SystemTime')))
    if seen != len(meant):
        wrong.append((reader, 'read %d of %d records' % (seen, len(meant))))
    for it in wrong[:10]:
        print(reader, *it)
    print('%s: %d records in %d files, %d differences' % (reader, seen, len({key[0] for key in meant}), len(wrong)))
    return not wrong


def check_ours(binary, meant):
    """The product's own parser: every field, by name."""
    seen, wrong = 0, []
    for path in sorted({key[0] for key in meant}):
        text = subprocess.run([binary, 'events', '--jsonl', path], check=True, capture_output=True).stdout.decode('utf-8')
        for line in text.splitlines():
            row = json.loads(line)
            expected = meant.get((path, row.get('record_id')))
            if expected is None:
                wrong.append((path, line[:200]))
                continue
            seen += 1
            told = dict(row['data'], Hostname=row['computer'], Channel=row['channel'], SourceName=row['provider'], EventID=row['event_id'])
            for name, value in expected.items():
                if name in ('File', '@timestamp', 'RecordNumber', 'Version', 'Task', 'ExecutionProcessID', 'UserID'):
                    continue
                if plain(str(value)) != plain(str(told.get(name, ''))):
                    wrong.append((path, row['record_id'], name, value, told.get(name)))
            if microseconds(row['time']) != microseconds(expected['@timestamp']):
                wrong.append((path, row['record_id'], 'time', row['time'], expected['@timestamp']))
    if seen != len(meant):
        wrong.append(('read %d of %d records' % (seen, len(meant)),))
    for it in wrong[:10]:
        print('sekimori', *it)
    print('sekimori: %d records, %d differences' % (seen, len(wrong)))
    return not wrong


def main():
    binary, build = sys.argv[1:3]
    if not shutil.which('evtxexport'):
        skip('libevtx-utils is not installed')
    python = virtual_environment(build)
    size = '420' if os.environ.get('SEKIMORI_LONG') else '80'
    with tempfile.TemporaryDirectory() as folder:
        out = os.path.join(folder, 'out')
        subprocess.run([binary, 'demo-generate', out, '--size', size], check=True, stdout=subprocess.DEVNULL)
        meant = {}
        for letter in 'AB':
            for line in open(os.path.join(out, 'truth-evtx-%s.jsonl' % letter), encoding='utf-8'):
                record = json.loads(line)
                meant[os.path.join(out, record['File']), record['RecordNumber']] = record
        paths = sorted({key[0] for key in meant})
        found = sorted(os.path.join(where, name) for where, _, names in os.walk(out) for name in names if name.endswith('.evtx'))
        if found != paths:
            print('files differ:', set(found) ^ set(paths))
            sys.exit(1)
        good = check_ours(binary, meant)
        good = check('libevtx', meant, read_with_libevtx(paths)) and good
        good = check('python-evtx', meant, read_with_python_evtx(python, paths)) and good
    sys.exit(0 if good else 1)


main()
