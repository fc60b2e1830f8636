"""Deletes old versions of a stack's functions: `prune.py <stage>`. See .ci/prune."""

import os
import sys
import tomllib

import boto3

from deploy import ROOT

# As many as one may want to go back.
KEPT = 5


def doomed(versions, aliased):
    """Which of a function's versions go: all but the newest and those that an alias leads to."""
    numbers = sorted((int(version) for version in versions if version != "$LATEST"), reverse=True)
    return [str(number) for number in numbers[KEPT:] if str(number) not in aliased]


def aliased(functions, name):
    """The versions that an alias leads to, be it for a part of the calls."""
    found = set()
    for page in functions.get_paginator("list_aliases").paginate(FunctionName=name):
        for alias in page["Aliases"]:
            found.add(alias["FunctionVersion"])
            found.update(alias.get("RoutingConfig", {}).get("AdditionalVersionWeights", {}))
    return found


def prune(functions, name):
    versions = [version["Version"]
                for page in functions.get_paginator("list_versions_by_function").paginate(FunctionName=name)
                for version in page["Versions"]]
    for version in doomed(versions, aliased(functions, name)):
        functions.delete_function(FunctionName=name, Qualifier=version)
        print(f"prune: {name}:{version}")


def main():
    if len(sys.argv) != 2:
        sys.exit("usage: .ci/prune <dev|staging|prod>")
    with open(os.path.join(ROOT, "samconfig.toml"), "rb") as file:
        stack = tomllib.load(file)[sys.argv[1]]["global"]["parameters"]["stack_name"]
    pages = boto3.client("cloudformation").get_paginator("list_stack_resources").paginate(StackName=stack)
    functions = boto3.client("lambda")
    for page in pages:
        for resource in page["StackResourceSummaries"]:
            if resource["ResourceType"] == "AWS::Lambda::Function":
                prune(functions, resource["PhysicalResourceId"])


if __name__ == "__main__":
    main()
