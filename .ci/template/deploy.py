"""Deploys the template: `deploy.py <stage> [Name=Value ...] [--option[=value] of sam deploy ...]`. See .ci/deploy."""

import json
import os
import subprocess
import sys
import tempfile
import tomllib

from revision import stamped
from transformed import defaults, load

ROOT = os.path.abspath(os.path.join(os.path.dirname(__file__), "..", ".."))


def chosen(template, config, stage, overrides):
    """The value of every parameter: as given here, else as samconfig.toml has it, else the default."""
    if stage not in config:
        sys.exit(f"deploy: samconfig.toml has no stage {stage}")
    values = defaults(template)
    for override in [*config[stage]["deploy"]["parameters"]["parameter_overrides"], *overrides]:
        name, _, value = override.partition("=")
        if name not in values:
            sys.exit(f"deploy: template.yaml has no parameter {name}")
        values[name] = value
    return values


def deployable(template, values):
    """What is sent: digests in it, and code where it lies, for the file is elsewhere."""
    template = stamped(template, values)
    for resource in template["Resources"].values():
        if resource["Type"] == "AWS::Serverless::Function":
            resource["Properties"]["CodeUri"] = os.path.join(ROOT, resource["Properties"]["CodeUri"])
    return template


def command(stage, values, file, options):
    """All parameters are passed: CloudFormation would keep the last value of one that is not, unseen by the digest."""
    sam = os.path.join(os.path.dirname(sys.executable), "sam")
    return [
        sam, "deploy", "--config-file", os.path.join(ROOT, "samconfig.toml"), "--config-env", stage,
        "--template-file", file, *options,
        "--parameter-overrides", *(f'{name}="{value}"' for name, value in sorted(values.items())),
    ]


def main():
    if len(sys.argv) < 2 or sys.argv[1].startswith("-"):
        sys.exit("usage: .ci/deploy <dev|staging|prod> [Name=Value ...] [--option[=value] of sam deploy ...]")
    stage, arguments = sys.argv[1], sys.argv[2:]
    options = [argument for argument in arguments if argument.startswith("--")]
    template = load(os.path.join(ROOT, "template.yaml"))
    with open(os.path.join(ROOT, "samconfig.toml"), "rb") as file:
        config = tomllib.load(file)
    values = chosen(template, config, stage, [argument for argument in arguments if not argument.startswith("--")])
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "template.json")
        with open(path, "w", encoding="utf-8") as file:
            json.dump(deployable(template, values), file)
        return subprocess.call(command(stage, values, path, options))


if __name__ == "__main__":
    sys.exit(main())
