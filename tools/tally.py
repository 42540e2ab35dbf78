#!/usr/bin/python3
"""tally.py LOG…: counts the test cases in meson's logs, names those that failed, shows all that their tests said, and closes with one
line. A test that several logs name counts as the last of them tells, and what it said before is named too.
tally.py --failed LOG: the names of the tests that failed, for a second try.
"""
import json
import re
import sys

CASE = re.compile(r'^(not )?ok\b([^#]*)(?:#\s*(skip|todo)\b)?', re.IGNORECASE | re.MULTILINE)
TELLING = re.compile(r'^not ok|test_\w+\.py", line|Missing: |Error: |ERROR: |SUMMARY|runtime error|CRITICAL|^Bail out')
MOST, MOST_LINES = 200, 12


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


def reasons(test):
    """The lines that tell most: the failed cases with where and why, the sanitizers' heads, the last words of what crashed."""
    lines = ((test.get('stdout') or '') + '\n' + (test.get('stderr') or '')).splitlines()
    return [line[:MOST] for line in lines if TELLING.search(line)][:MOST_LINES] or [line[:MOST] for line in lines if line.strip()][-3:]


def name_failed(tests, head):
    for test in tests:
        print(f"{head}: {test['name']}: {test['result']} (exit status {test['returncode']}, {test.get('duration', 0):.0f} s)", file=sys.stderr)
        for line in reasons(test):
            print('    ' + line, file=sys.stderr)


def gather(paths):
    """Returns the last word of each test, and what was said before by those that were tried again."""
    last, before = {}, []
    for path in paths:
        tests = read(path)
        for test in tests:
            if test['name'] in last:
                before.append(last[test['name']])
            last[test['name']] = test
        if not tests and '-again' not in path and '-once-more' not in path:
            last[path] = {'name': path, 'result': 'no test ran', 'returncode': 0}
    return last.values(), before


def main(paths):
    tests, before = gather(paths)
    bad = [test for test in tests if count(test)[1]]
    name_failed(bad, 'failed')
    name_failed(before, 'failed, then tried again')
    for test in bad:
        show(test)
    total = [sum(numbers) for numbers in zip(*map(count, tests))]
    print('{} passed, {} failed, {} skipped'.format(*total))
    return total[1] > 0


if __name__ == '__main__':
    sys.exit(failed(sys.argv[2]) if sys.argv[1] == '--failed' else main(sys.argv[1:]))
