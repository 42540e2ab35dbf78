"""Runs unittest's tests and tells their outcome in TAP, which meson counts one by one."""
import sys
import traceback
import unittest


class TapResult(unittest.TestResult):
    def __init__(self):
        super().__init__()
        self.after_failure = lambda test: None
        self.partly_failed = None

    def tell(self, good, test, more=''):
        print(f"{'ok' if good else 'not ok'} {self.testsRun} {test.shortDescription() or test.id()}{more}", flush=True)

    def tell_fault(self, test, fault):
        self.tell(False, test)
        for line in ''.join(traceback.format_exception(*fault)).splitlines():
            print('# ' + line, flush=True)
        self.after_failure(test)

    def addSuccess(self, test):
        self.tell(True, test)

    def addFailure(self, test, err):
        super().addFailure(test, err)
        self.tell_fault(test, err)

    def addError(self, test, err):
        super().addError(test, err)
        self.tell_fault(test, err)

    def addSubTest(self, test, subtest, err):
        """Tells which part failed; unittest calls this for each part and then nothing for the whole."""
        super().addSubTest(test, subtest, err)
        if err is None:
            return
        if self.partly_failed is not test:
            self.tell(False, test)
            self.after_failure(test)
        self.partly_failed = test
        print(f'# in {subtest._subDescription()}', flush=True)
        for line in ''.join(traceback.format_exception(*err)).splitlines():
            print('# ' + line, flush=True)

    def addSkip(self, test, reason):
        super().addSkip(test, reason)
        self.tell(True, test, f' # SKIP {reason}')


def run(module, after_failure):
    """Runs the tests of a module in the order in which they are written; after_failure gets each that failed."""
    def place(case, name):
        return getattr(case, name).__code__.co_firstlineno
    suite = unittest.TestSuite()
    for case in [c for c in vars(module).values() if isinstance(c, type) and issubclass(c, unittest.TestCase)]:
        for name in sorted(unittest.defaultTestLoader.getTestCaseNames(case), key=lambda n, c=case: place(c, n)):
            suite.addTest(case(name))
    result = TapResult()
    result.after_failure = after_failure
    print(f'1..{suite.countTestCases()}', flush=True)
    suite.run(result)
    sys.exit(not result.wasSuccessful())
