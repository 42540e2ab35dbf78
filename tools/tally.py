#!/usr/bin/python3
"""tally.py LOG…: counts the test cases in meson's logs, shows all that the failed tests said, and closes with one line. A test
that two logs name counts as the later one tells, and is named with what it said first.
tally.py --failed LOG: the names of the tests that failed, for a second try.
"""
import json
import re
import sys

CASE = re.compile(r'^(not )?ok\b([^#]*)(?:#\s*(skip|todo)\b)?', re.IGNORECASE | re.MULTILINE)


def count(test):
    """The cases (passed, failed, skipped) of one test program: those of its TAP lines, or itself."""
    good = test['result'] in ('OK', 'EXPECTEDFAIL')
    if test['result'] == 'SKIP':
        return 0, 0, 1
    passed = failed = skipped = 0
    for refused, _, why in CASE.findall(test.get('stdout') or ''):
        if why.lower() == 'skip':
            skipped += 1
        elif refused and why.lower() != 'todo':
            failed += 1
        else:
            passed += 1
    if not passed + failed + skipped:
        return int(good), int(not good), 0
    if not good and not failed:  # it crashed, leaked, or stopped before its plan was done
        failed = 1
    return passed, failed, skipped


def show(test):
    print(f"\n---- {test['name']}: {test['result']} (exit status {test['returncode']})", file=sys.stderr)
    for stream in 'stdout', 'stderr':
        if test.get(stream):
            print(test[stream].rstrip(), file=sys.stderr)


def read(path):
    try:
        with open(path, encoding='utf-8') as f:
            return [json.loads(line) for line in f]
    except OSError:
        return []


def failed(path):
    for test in read(path):
        if count(test)[1]:
            print(test['name'].rpartition(' / ')[2])


def main(paths):
    last = {}
    for path in paths:
        tests = read(path)
        for test in tests:
            if test['name'] in last:
                print('\n---- first try of one that was tried again:', file=sys.stderr)
                show(last[test['name']])
            last[test['name']] = test
        if not tests:
            last[path] = {'name': path, 'result': 'no test ran', 'returncode': 0}
    total = [0, 0, 0]
    for test in last.values():
        counts = count(test)
        if counts[1]:
            show(test)
        total = [a + b for a, b in zip(total, counts)]
    print('{} passed, {} failed, {} skipped'.format(*total))
    return total[1] > 0


if __name__ == '__main__':
    sys.exit(failed(sys.argv[2]) if sys.argv[1] == '--failed' else main(sys.argv[1:]))
