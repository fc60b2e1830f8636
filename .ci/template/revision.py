"""Makes a changed parameter a change of the functions that read it.

SAM publishes a function's version when the text of its properties changes: to it `!Ref MailFrom` is the same whatever
MailFrom is (https://github.com/aws/serverless-application-model/issues/3820). And Lambda publishes nothing when code
and configuration are as in the version before: a change of what is not versioned, such as a tag, ends with "A version
for this Lambda function exists" (https://docs.aws.amazon.com/lambda/latest/dg/configuration-versions.html). So each
function gets an environment variable with a digest of its properties and of the values of the parameters in them.
"""

import copy
import hashlib
import json
import re

VARIABLE = "OWL_CONFIG_REVISION"

# What SAM makes resources of its own from. The digest leaves code out: SAM sees for itself where it lies.
NOT_THE_FUNCTION = {
    "AutoPublishAlias", "AutoPublishAliasAllProperties", "CodeUri", "DeploymentPreference", "EventInvokeConfig",
    "Events", "Policies",
}


def stamped(template, values):
    """The template with a digest in each function's environment, for parameters of these values."""
    template = copy.deepcopy(template)
    shared = template["Globals"]["Function"]
    number = shared["Environment"]["Variables"][VARIABLE]
    for resource in template["Resources"].values():
        if resource["Type"] == "AWS::Serverless::Function":
            own = resource["Properties"]
            versioned = [
                {key: value for key, value in part.items() if key not in NOT_THE_FUNCTION} for part in (shared, own)
            ]
            read = {name: values[name] for name in sorted(parameters(template, versioned))}
            digest = hashlib.sha256(json.dumps([versioned, read], sort_keys=True).encode()).hexdigest()
            own.setdefault("Environment", {}).setdefault("Variables", {})[VARIABLE] = f"{number}-{digest[:12]}"
    return template


def parameters(template, node):
    """The names of the parameters that decide what the node is, be it by a condition."""
    found = set()
    if isinstance(node, list):
        for value in node:
            found |= parameters(template, value)
    elif isinstance(node, dict):
        for key, value in node.items():
            if key == "Ref":
                found |= {value} & set(template["Parameters"])
            elif key == "Fn::Sub":
                text = value if isinstance(value, str) else value[0]
                found |= set(re.findall(r"\$\{(\w+)}", text)) & set(template["Parameters"])
            elif key == "Fn::If":
                found |= parameters(template, template["Conditions"][value[0]])
            elif key == "Condition" and isinstance(value, str):
                found |= parameters(template, template["Conditions"][value])
            found |= parameters(template, value)
    return found
