"""Creates the stack on moto and compares what came of it with the template.

What moto's CloudFormation cannot create is left out, and printed.
"""

import json
import re
import sys

import boto3

# Kinds of resources that moto does not create from a template, or breaks on.
UNKNOWN = {
    "AWS::ApiGatewayV2::Api", "AWS::ApiGatewayV2::Stage", "AWS::ApiGatewayV2::DomainName",
    "AWS::ApiGatewayV2::ApiMapping", "AWS::CloudWatch::Dashboard", "AWS::CodeDeploy::Application",
    "AWS::CodeDeploy::DeploymentGroup", "AWS::Lambda::Alias", "AWS::Lambda::EventInvokeConfig",
    "AWS::SES::ConfigurationSet", "AWS::SES::ConfigurationSetEventDestination", "AWS::SES::EmailIdentity",
}


def references(node, found):
    if isinstance(node, dict):
        for key, value in node.items():
            if key == "Ref":
                found.add(value)
            elif key == "Fn::GetAtt":
                found.add(value[0] if isinstance(value, list) else value.split(".")[0])
            elif key == "Fn::Sub":
                text = value if isinstance(value, str) else value[0]
                found.update(re.findall(r"\$\{([A-Za-z0-9]+)", text))
            references(value, found)
    elif isinstance(node, list):
        for value in node:
            references(value, found)
    return found


def without_aliases(node):
    """Aliases are left out, so whoever names one names its function instead."""
    if isinstance(node, dict):
        if set(node) == {"Ref"} and node["Ref"].endswith("Aliaslive"):
            return {"Fn::GetAtt": [node["Ref"].removesuffix("Aliaslive"), "Arn"]}
        return {key: without_aliases(value) for key, value in node.items()}
    if isinstance(node, list):
        return [without_aliases(value) for value in node]
    return node


def creatable(template):
    kept, left_out = {}, []
    for name, body in template["Resources"].items():
        body.pop("DependsOn", None)
        if body["Type"] in UNKNOWN:
            left_out.append(f"{name} ({body['Type']})")
        else:
            kept[name] = without_aliases(body)
    while True:
        known = set(kept) | set(template["Parameters"])
        orphans = [name for name, body in kept.items()
                   if any(r not in known and not r.startswith("AWS") for r in references(body, set()))]
        if not orphans:
            return kept, left_out
        for name in orphans:
            left_out.append(f"{name} ({kept.pop(name)['Type']})")


def check(what, expected, actual):
    if expected != actual:
        sys.exit(f"moto: {what}: the template says {expected}, the stack has {actual}")


def main():
    template, resources, left_out = read(sys.argv[1])

    def client(name):
        return boto3.client(name, endpoint_url=sys.argv[3])

    s3 = client("s3")
    s3.create_bucket(Bucket="code", CreateBucketConfiguration={"LocationConstraint": "eu-central-1"})
    for body in resources.values():
        if body["Type"] == "AWS::Lambda::Function":
            key = body["Properties"]["Code"]["S3Key"]
            s3.upload_file(key, "code", key)
    formation = client("cloudformation")
    formation.create_stack(
        StackName="owl", TemplateBody=json.dumps(template), Capabilities=["CAPABILITY_IAM"])
    check("the stack", "CREATE_COMPLETE", formation.describe_stacks(StackName="owl")["Stacks"][0]["StackStatus"])
    made = physical(formation)

    def of(kind):
        return {n: b.get("Properties", {}) for n, b in resources.items() if b["Type"] == kind}

    compare_tables(client("dynamodb"), of("AWS::DynamoDB::Table"), made)
    compare_queues(client("sqs"), of("AWS::SQS::Queue"), made)
    compare_rules(client("events"), of("AWS::Events::Rule"))
    compare_functions(client("lambda"), of("AWS::Lambda::Function"), of("AWS::Lambda::EventSourceMapping"), made)
    compare_topics(client("sns"), of("AWS::SNS::Topic"), made)
    print(f"moto: created {len(resources)} resources and found them as the template says")
    print(f"moto: left out, for it does not create them: {', '.join(sorted(left_out))}")
    restore(client("dynamodb"), formation, client("lambda"), made)


def read(path):
    with open(path, encoding="utf-8") as file:
        template = json.load(file)
    resources, left_out = creatable(template)
    template["Resources"], template["Outputs"] = resources, {}
    return template, resources, left_out


def physical(formation):
    return {resource["LogicalResourceId"]: resource.get("PhysicalResourceId", "")
            for page in formation.get_paginator("list_stack_resources").paginate(StackName="owl")
            for resource in page["StackResourceSummaries"]}


def restore(dynamo, formation, functions, made):
    """The recipe of docs/operations.md: restore a table, name it, and let the stack use it."""
    own = made["IssuesTable"]
    dynamo.put_item(TableName=own, Item={"pk": {"S": "kept"}})
    dynamo.update_continuous_backups(
        TableName=own, PointInTimeRecoverySpecification={"PointInTimeRecoveryEnabled": True})
    dynamo.restore_table_to_point_in_time(
        SourceTableName=own, TargetTableName="restored", UseLatestRestorableTime=True)
    template, resources, _ = read(sys.argv[2])
    formation.update_stack(StackName="owl", TemplateBody=json.dumps(template), Capabilities=["CAPABILITY_IAM"])
    check("the stack", "UPDATE_COMPLETE", formation.describe_stacks(StackName="owl")["Stacks"][0]["StackStatus"])
    after = physical(formation)
    check("the stack's own tables", {name: made[name] for name in made if name.endswith("Table")},
          {name: after[name] for name in after if name.endswith("Table")})
    check("the restored table", "kept", dynamo.get_item(TableName="restored", Key={"pk": {"S": "kept"}})["Item"]["pk"]["S"])
    check("the stack's own table", "kept", dynamo.get_item(TableName=own, Key={"pk": {"S": "kept"}})["Item"]["pk"]["S"])
    for name, body in resources.items():
        if body["Type"] == "AWS::Lambda::Function" and "OWL_ISSUES_TABLE" in body["Properties"]["Environment"]["Variables"]:
            has = functions.get_function_configuration(FunctionName=after[name])["Environment"]["Variables"]
            check(f"{name}'s table of issues", "restored", has["OWL_ISSUES_TABLE"])
            check(f"{name}'s table of teams", made["TeamsTable"], has.get("OWL_TEAMS_TABLE", made["TeamsTable"]))
    print("moto: restored a table, and the stack uses it beside its own")



def compare_tables(dynamo, tables, made):
    for name, wanted in tables.items():
        table = dynamo.describe_table(TableName=made[name])["Table"]
        check(f"{name}'s key", wanted["KeySchema"], table["KeySchema"])
        check(f"{name}'s indexes",
              sorted(index["IndexName"] for index in wanted.get("GlobalSecondaryIndexes", [])),
              sorted(index["IndexName"] for index in table.get("GlobalSecondaryIndexes", [])))
        check(f"{name}'s billing", wanted["BillingMode"], table["BillingModeSummary"]["BillingMode"])


def compare_queues(sqs, queues, made):
    for name, wanted in queues.items():
        url = sqs.get_queue_url(QueueName=made[name].rsplit("/", 1)[-1])["QueueUrl"]
        has = sqs.get_queue_attributes(QueueUrl=url, AttributeNames=["All"])["Attributes"]
        for key in ("VisibilityTimeout", "MessageRetentionPeriod"):
            if key in wanted:
                check(f"{name}'s {key}", str(wanted[key]), has[key])
        if "RedrivePolicy" in wanted:
            redrive = json.loads(has["RedrivePolicy"])
            target = wanted["RedrivePolicy"]["deadLetterTargetArn"]["Fn::GetAtt"]
            letters = made[target[0] if isinstance(target, list) else target.split(".")[0]]
            check(f"{name}'s dead letters", letters.rsplit("/", 1)[-1], redrive["deadLetterTargetArn"].rsplit(":", 1)[-1])


def compare_rules(events, rules):
    has = sorted(rule["ScheduleExpression"] for rule in events.list_rules()["Rules"])
    check("the schedules", sorted(rule["ScheduleExpression"] for rule in rules.values()), has)
    for rule in events.list_rules()["Rules"]:
        targets = events.list_targets_by_rule(Rule=rule["Name"])["Targets"]
        check(f"the targets of {rule['ScheduleExpression']}", 1, len(targets))


def compare_functions(functions, wanted, mappings, made):
    for name, properties in wanted.items():
        has = functions.get_function_configuration(FunctionName=made[name])
        for key in ("Handler", "Runtime", "Timeout", "MemorySize"):
            check(f"{name}'s {key}", properties[key], has[key])
        check(f"{name}'s environment", sorted(properties.get("Environment", {}).get("Variables", {})),
              sorted(has.get("Environment", {}).get("Variables", {})))
    has = functions.list_event_source_mappings()["EventSourceMappings"]
    check("the queues that functions read", len(mappings), len(has))


def compare_topics(sns, topics, made):
    has = {topic["TopicArn"] for topic in sns.list_topics()["Topics"]}
    for name in topics:
        check(f"{name}", True, made[name] in has)


if __name__ == "__main__":
    main()
