"""Prints the CloudFormation template that SAM makes of ours, with conditions decided.

Conditions and AWS::NoValue are decided here for a stack with all defaults, because moto keeps a
NoValue that stands in a list.
"""

import json
import sys

from samtranslator.translator.transform import transform
from samtranslator.yaml_helper import yaml_parse

NO_VALUE = {"Ref": "AWS::NoValue"}


class ManagedPolicies:
    """What SAM would ask IAM for."""

    @staticmethod
    def load():
        names = ["AWSLambdaBasicExecutionRole", "AWSLambdaSQSQueueExecutionRole"]
        return {name: f"arn:aws:iam::aws:policy/service-role/{name}" for name in names}


class Decided:
    def __init__(self, template):
        self.values = {name: str(p["Default"]) for name, p in template["Parameters"].items()}
        self.conditions = {}
        for name, condition in template["Conditions"].items():
            self.conditions[name] = self.decide(condition)

    def decide(self, condition):
        (kind, operands), = condition.items()
        if kind == "Condition":
            return self.conditions[operands]
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


def main():
    template = yaml_parse(open(sys.argv[1], encoding="utf-8").read())
    for resource in template["Resources"].values():
        if resource["Type"] == "AWS::Serverless::Function":
            properties = resource["Properties"]
            properties["CodeUri"] = {"Bucket": "code", "Key": properties["CodeUri"]}
    made = transform(template, {}, ManagedPolicies())
    decided = Decided(made)
    for section in ("Resources", "Outputs"):
        made[section] = decided.kept(made[section])
    for section in ("Conditions", "Rules"):
        made.pop(section, None)
    json.dump(made, sys.stdout, indent=1)


if __name__ == "__main__":
    main()
