"""The CloudFormation template that SAM makes of ours: what is deployed, and what tests look at where SAM changes things.

`python transformed.py template.yaml [Name=Value ...]` prints it for a stack with these parameters, the others at their
defaults. Conditions and AWS::NoValue are decided, because moto keeps a NoValue that stands in a list.
"""

import copy
import json
import logging
import os
import sys

from samtranslator.translator.transform import transform
from samtranslator.yaml_helper import yaml_parse

NO_VALUE = {"Ref": "AWS::NoValue"}

logging.getLogger("samtranslator").setLevel(logging.CRITICAL)

# The translator asks for a region, and reads no account.
os.environ.setdefault("AWS_DEFAULT_REGION", "eu-central-1")


class ManagedPolicies:
    """What SAM would ask IAM for."""

    @staticmethod
    def load():
        names = ["AWSLambdaBasicExecutionRole", "AWSLambdaSQSQueueExecutionRole"]
        return {name: f"arn:aws:iam::aws:policy/service-role/{name}" for name in names}


class Decided:
    """A template's conditions for some values of its parameters."""

    def __init__(self, template, values):
        self.values = values
        self.conditions = {}
        self.template = template
        for name in template.get("Conditions", {}):
            self.holds(name)

    def holds(self, name):
        if name not in self.conditions:
            self.conditions[name] = self.decide(self.template["Conditions"][name])
        return self.conditions[name]

    def decide(self, condition):
        (kind, operands), = condition.items()
        if kind == "Condition":
            return self.holds(operands)
        if kind == "Fn::Not":
            return not self.decide(operands[0])
        if kind == "Fn::And":
            return all(self.decide(operand) for operand in operands)
        if kind == "Fn::Or":
            return any(self.decide(operand) for operand in operands)
        if kind == "Fn::Equals":
            left, right = (self.values[o["Ref"]] if isinstance(o, dict) else str(o) for o in operands)
            return left == right
        raise ValueError(f"cannot decide {kind}")

    def resolve(self, node):
        if isinstance(node, list):
            return [value for value in map(self.resolve, node) if value != NO_VALUE]
        if not isinstance(node, dict):
            return node
        if set(node) == {"Fn::If"}:
            name, then, otherwise = node["Fn::If"]
            return self.resolve(then if self.conditions[name] else otherwise)
        resolved = {key: self.resolve(value) for key, value in node.items()}
        return {key: value for key, value in resolved.items() if value != NO_VALUE}

    def kept(self, section):
        return {
            name: {key: self.resolve(value) for key, value in body.items() if key != "Condition"}
            for name, body in section.items()
            if "Condition" not in body or self.conditions[body["Condition"]]
        }


def load(path):
    with open(path, encoding="utf-8") as file:
        return yaml_parse(file.read())


def defaults(template):
    return {name: str(parameter["Default"]) for name, parameter in template["Parameters"].items()}


def transformed(template, values=None):
    """What SAM makes of it, with conditions as they are. CodeUris become places in a bucket named `code`."""
    template = copy.deepcopy(template)
    for resource in template["Resources"].values():
        if resource["Type"] == "AWS::Serverless::Function":
            properties = resource["Properties"]
            properties["CodeUri"] = {"Bucket": "code", "Key": properties["CodeUri"]}
    return transform(template, {**defaults(template), **(values or {})}, ManagedPolicies())


def decided(template, values=None):
    """The same for a stack with these parameters, without conditions."""
    values = {**defaults(template), **(values or {})}
    made = transformed(template, values)
    decisions = Decided(made, values)
    for section in ("Resources", "Outputs"):
        made[section] = decisions.kept(made[section])
    for section in ("Conditions", "Rules"):
        made.pop(section, None)
    for name, value in values.items():
        made["Parameters"][name]["Default"] = value
    return made


def main():
    values = dict(argument.split("=", 1) for argument in sys.argv[2:])
    json.dump(decided(load(sys.argv[1]), values), sys.stdout, indent=1)


if __name__ == "__main__":
    main()
