"""The commit that .github/workflows/deploy.yml chooses, with GitHub's answers made up."""

import json
import os
import subprocess
import tempfile
import unittest

import yaml

from deploy import ROOT

OLD, MIDDLE, NEW = "a" * 40, "b" * 40, "c" * 40
REPOSITORY = "repos/owl/issues"
COMMITS = f"{REPOSITORY}/commits?sha=main&per_page=100"
RUNS = f"{REPOSITORY}/actions/workflows/ci.yml/runs?branch=main&event=push&status=success&per_page=1"

# Stands for GitHub's CLI: a file of answers by path, filtered as --jq says.
GH = """#!/usr/bin/env bash
jq --arg path "$2" '.[$path]' "$ANSWERS" | jq -r "$4"
"""


def script():
    with open(os.path.join(ROOT, ".github", "workflows", "deploy.yml"), encoding="utf-8") as file:
        return yaml.safe_load(file)["jobs"]["choose"]["steps"][0]["run"]


def status(state, creator="github-actions[bot]", context="staging"):
    return {"context": context, "state": state, "creator": {"login": creator}}


class WorkflowTest(unittest.TestCase):
    def choose(self, stage, statuses, passed="", ran=()):
        answers = {COMMITS: [{"sha": commit} for commit in (NEW, MIDDLE, OLD)],
                   RUNS: {"workflow_runs": [{"head_sha": commit} for commit in ran]}}
        for commit in (NEW, MIDDLE, OLD):
            answers[f"{REPOSITORY}/commits/{commit}/statuses"] = statuses.get(commit, [])
        with tempfile.TemporaryDirectory() as folder:
            paths = {name: os.path.join(folder, name) for name in ("gh", "answers", "output")}
            with open(paths["gh"], "w", encoding="utf-8") as file:
                file.write(GH)
            os.chmod(paths["gh"], 0o755)
            with open(paths["answers"], "w", encoding="utf-8") as file:
                json.dump(answers, file)
            run = subprocess.run(
                ["bash", "-e", "-o", "pipefail", "-c", script()], capture_output=True, text=True, check=False,
                env={**os.environ, "PATH": folder + ":" + os.environ["PATH"], "ANSWERS": paths["answers"],
                     "GITHUB_OUTPUT": paths["output"], "GITHUB_REPOSITORY": "owl/issues", "STAGE": stage,
                     "PASSED": passed})
            if run.returncode != 0:
                return None
            with open(paths["output"], encoding="utf-8") as file:
                return file.read().strip().removeprefix("commit=")

    def test_prod_gets_what_staging_has_and_not_the_newest(self):
        self.assertEqual(MIDDLE, self.choose("prod", {MIDDLE: [status("success")], OLD: [status("success")]}))

    def test_prod_gets_nothing_where_staging_failed(self):
        self.assertIsNone(self.choose("prod", {MIDDLE: [status("failure")], OLD: [status("success")]}))
        self.assertIsNone(self.choose("prod", {MIDDLE: [status("failure"), status("success")]}))

    def test_prod_gets_nothing_that_staging_never_had(self):
        self.assertIsNone(self.choose("prod", {}))
        self.assertIsNone(self.choose("prod", {NEW: [status("success", creator="somebody")]}))
        self.assertIsNone(self.choose("prod", {NEW: [status("success", context="another")]}))

    def test_staging_gets_what_ci_passed_on(self):
        self.assertEqual(OLD, self.choose("staging", {}, passed=OLD, ran=[NEW]))
        self.assertEqual(MIDDLE, self.choose("staging", {}, ran=[MIDDLE]))
        self.assertIsNone(self.choose("staging", {}))


if __name__ == "__main__":
    unittest.main()
