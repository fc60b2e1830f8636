"""Old versions go, and none that anybody may still be sent to."""

import contextlib
import io
import unittest

import prune


class Functions:
    """A function's versions and aliases, as Lambda lists them."""

    def __init__(self, versions, aliases):
        self.pages = {"list_versions_by_function": [{"Versions": [{"Version": v} for v in versions]}],
                      "list_aliases": [{"Aliases": aliases}]}
        self.deleted = []

    def get_paginator(self, name):
        pages = self.pages[name]
        return type("Pages", (), {"paginate": staticmethod(lambda FunctionName: pages)})

    def delete_function(self, FunctionName, Qualifier):
        self.deleted.append(Qualifier)


class PruneTest(unittest.TestCase):
    def test_the_newest_stay_by_number_and_not_by_text(self):
        versions = ["$LATEST", *(str(number) for number in range(1, 12))]

        self.assertEqual(["6", "5", "4", "3", "2", "1"], prune.doomed(versions, {"11"}))

    def test_what_an_alias_leads_to_stays_though_it_is_old(self):
        functions = Functions(
            ["$LATEST", *(str(number) for number in range(1, 9))],
            [{"FunctionVersion": "1", "RoutingConfig": {"AdditionalVersionWeights": {"2": 0.1}}}])

        with contextlib.redirect_stdout(io.StringIO()):
            prune.prune(functions, "api")

        self.assertEqual(["3"], functions.deleted)

    def test_few_versions_all_stay(self):
        self.assertEqual([], prune.doomed(["$LATEST", "1", "2", "3", "4", "5"], set()))


if __name__ == "__main__":
    unittest.main()
