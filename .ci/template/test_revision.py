"""A parameter's new value gets to the functions that read it, and to no others."""

import copy
import os
import unittest

import deploy
from revision import VARIABLE, stamped
from transformed import Decided, defaults, load, transformed

TEMPLATE = load(os.path.join(deploy.ROOT, "template.yaml"))
VALUES = defaults(TEMPLATE)
FUNCTIONS = {name for name, r in TEMPLATE["Resources"].items() if r["Type"] == "AWS::Serverless::Function"}

# Another value that each parameter may have.
OTHER = {
    "Stage": "staging", "LogRetentionDays": "7", "ScanConcurrency": "9", "RequestsPerSecond": "100",
    "AppRequestsPerSecond": "50", "DomainName": "owl.example.com",
    "CertificateArn": "arn:aws:acm:eu-central-1:123456789012:certificate/ab", "MailsPerSecond": "5",
    "TableKeyArn": "arn:aws:kms:eu-central-1:123456789012:key/ab", "SignUp": "example.com",
    "AlarmTopicArn": "arn:aws:sns:eu-central-1:123456789012:alarms", "MailFrom": "owl@example.com",
    "MailDomain": "example.com", "RollOut": "at-once", "DetailedAlarms": "yes", "HotKeys": "yes",
    "IndexByProject": "yes",
}


def other(parameter):
    return OTHER.get(parameter, "restored")


def published(made):
    """The logical id of each function's version: another one makes CloudFormation publish."""
    return {r["Properties"]["FunctionName"]["Ref"]: name
            for name, r in made["Resources"].items() if r["Type"] == "AWS::Lambda::Version"}


def filled(node, values):
    """The node with parameters' values in it, as far as they decide what a function is given."""
    if isinstance(node, list):
        return [filled(value, values) for value in node]
    if not isinstance(node, dict):
        for name, value in values.items():
            node = node.replace("${%s}" % name, value) if isinstance(node, str) else node
        return node
    if set(node) == {"Ref"} and node["Ref"] in values:
        return values[node["Ref"]]
    return {key: filled(value, values) for key, value in node.items()}


def configurations(made, values):
    """What Lambda keeps with a version. Tags and the role's policies it does not."""
    decided = Decided(made, values)
    return {name: {key: filled(decided.resolve(value), values)
                   for key, value in r["Properties"].items() if key not in ("Tags", "Role")}
            for name, r in made["Resources"].items() if r["Type"] == "AWS::Lambda::Function"}


def without_revision(configuration):
    configuration = copy.deepcopy(configuration)
    configuration["Environment"]["Variables"].pop(VARIABLE)
    return configuration


class Stack:
    def __init__(self, template, values):
        made = transformed(stamped(template, values), values)
        self.versions = published(made)
        self.configurations = configurations(made, values)

    def differs(self, before, part):
        return {name for name in FUNCTIONS if getattr(self, part)[name] != getattr(before, part)[name]}

    def reads(self, before):
        return {name for name in FUNCTIONS
                if without_revision(self.configurations[name]) != without_revision(before.configurations[name])}


class RevisionTest(unittest.TestCase):
    def test_every_parameter_has_another_value_here(self):
        self.assertEqual(set(TEMPLATE["Parameters"]), set(OTHER) | {p for p in VALUES if p.endswith("TableName")})
        for parameter in VALUES:
            self.assertNotEqual(VALUES[parameter], other(parameter))

    def test_a_changed_parameter_publishes_just_the_functions_that_read_it(self):
        before = Stack(TEMPLATE, VALUES)
        for parameter in VALUES:
            with self.subTest(parameter):
                after = Stack(TEMPLATE, {**VALUES, parameter: other(parameter)})
                reading = after.reads(before)

                self.assertEqual(reading, after.differs(before, "versions"))
                self.assertEqual(reading, after.differs(before, "configurations"))

    def test_parameters_are_read_by_these(self):
        before = Stack(TEMPLATE, VALUES)
        notify = {"DigestPlannerFunction", "DigestSenderFunction", "MailFeedbackFunction"}
        for parameter, expected in {
            "MailFrom": notify | {"ApiFunction"}, "DomainName": notify | {"ApiFunction"}, "SignUp": {"ApiFunction"},
            "AppRequestsPerSecond": {"IngestFunction"}, "MailsPerSecond": notify, "AlarmTopicArn": set(),
            "LogRetentionDays": set(), "TableKeyArn": set(), "EventsTableName": FUNCTIONS - notify,
        }.items():
            with self.subTest(parameter):
                self.assertEqual(expected, Stack(TEMPLATE, {**VALUES, parameter: other(parameter)}).reads(before))

    def test_without_a_change_nothing_is_published(self):
        self.assertEqual(Stack(TEMPLATE, VALUES).versions, Stack(TEMPLATE, dict(VALUES)).versions)

    def test_what_sam_itself_does_with_a_changed_parameter_is_nothing(self):
        """If this fails, SAM has learnt it, and the digest may go."""
        self.assertEqual(published(transformed(TEMPLATE, VALUES)),
                         published(transformed(TEMPLATE, {**VALUES, "MailFrom": other("MailFrom")})))

    def test_whatever_makes_sam_publish_changes_what_lambda_keeps_with_a_version(self):
        """Else Lambda says that such a version exists, and the deployment goes back."""
        before = Stack(TEMPLATE, VALUES)
        for name, value in {"Tags": {"team": "owls"}, "Description": "Another.", "MemorySize": 2048}.items():
            with self.subTest(name):
                template = copy.deepcopy(TEMPLATE)
                template["Resources"]["ApiFunction"]["Properties"][name] = value
                after = Stack(template, VALUES)

                self.assertEqual({"ApiFunction"}, after.differs(before, "versions"))
                self.assertEqual({"ApiFunction"}, after.differs(before, "configurations"))

    def test_the_number_in_the_template_publishes_all(self):
        template = copy.deepcopy(TEMPLATE)
        template["Globals"]["Function"]["Environment"]["Variables"][VARIABLE] = "2"
        before, after = Stack(TEMPLATE, VALUES), Stack(template, VALUES)

        self.assertEqual(FUNCTIONS, after.differs(before, "versions"))
        self.assertEqual(FUNCTIONS, after.differs(before, "configurations"))


class DeployTest(unittest.TestCase):
    CONFIG = {"dev": {"deploy": {"parameters": {"parameter_overrides": ["Stage=dev", "SignUp=a.example"]}}}}

    def test_what_is_given_goes_before_the_stages_settings_and_these_before_the_defaults(self):
        values = deploy.chosen(TEMPLATE, self.CONFIG, "dev", ["MailFrom=a@b.example"])

        self.assertEqual("a@b.example", values["MailFrom"])
        self.assertEqual("a.example", values["SignUp"])
        self.assertEqual("4", values["ScanConcurrency"])

    def test_every_parameter_is_passed_so_that_none_keeps_a_value_nobody_looked_at(self):
        arguments = deploy.command("dev", VALUES, "t.json", ["--no-confirm-changeset"])
        overrides = arguments[arguments.index("--parameter-overrides") + 1:]

        self.assertEqual(sorted(VALUES), [override.split("=")[0] for override in overrides])
        self.assertIn('MailFrom=""', overrides)

    def test_an_unknown_parameter_or_stage_is_refused(self):
        for stage, overrides in (("dev", ["Nothing=1"]), ("qa", [])):
            with self.assertRaises(SystemExit):
                deploy.chosen(TEMPLATE, self.CONFIG, stage, overrides)


if __name__ == "__main__":
    unittest.main()
