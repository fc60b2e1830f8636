"""What SAM makes of the template: who is called, and what whoever deploys it must be allowed to make."""

import fnmatch
import json
import os
import re
import unittest

from deploy import ROOT
from transformed import load, transformed

TEMPLATE = load(os.path.join(ROOT, "template.yaml"))
MADE = transformed(TEMPLATE)["Resources"]

# Which actions making, changing and taking away such a resource needs at least, by the permissions that AWS lists with
# each type's handlers: https://docs.aws.amazon.com/cloudcontrolapi/latest/userguide/resource-type-handlers.html
NEEDS = {
    "AWS::ApiGatewayV2::Api": "apigateway:POST apigateway:PUT apigateway:GET apigateway:PATCH apigateway:DELETE",
    "AWS::ApiGatewayV2::ApiMapping": "apigateway:POST apigateway:GET apigateway:PATCH apigateway:DELETE",
    "AWS::ApiGatewayV2::DomainName": "apigateway:POST apigateway:GET apigateway:PATCH apigateway:DELETE",
    # Its access log: https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-logging.html
    "AWS::ApiGatewayV2::Stage": "apigateway:POST apigateway:GET apigateway:PATCH apigateway:DELETE apigateway:TagResource"
                                " logs:CreateLogDelivery logs:PutResourcePolicy logs:UpdateLogDelivery"
                                " logs:DeleteLogDelivery logs:ListLogDeliveries logs:GetLogDelivery"
                                " logs:DescribeResourcePolicies logs:DescribeLogGroups",
    "AWS::CloudWatch::Alarm": "cloudwatch:PutMetricAlarm cloudwatch:DescribeAlarms cloudwatch:DeleteAlarms",
    "AWS::CloudWatch::Dashboard": "cloudwatch:PutDashboard cloudwatch:GetDashboard cloudwatch:DeleteDashboards",
    "AWS::CodeDeploy::Application": "codedeploy:CreateApplication codedeploy:GetApplication codedeploy:DeleteApplication",
    "AWS::CodeDeploy::DeploymentGroup": "codedeploy:CreateDeploymentGroup codedeploy:GetDeploymentGroup"
                                        " codedeploy:UpdateDeploymentGroup codedeploy:DeleteDeploymentGroup iam:PassRole"
                                        " codedeploy:CreateDeployment codedeploy:GetDeployment"
                                        " codedeploy:GetDeploymentConfig codedeploy:RegisterApplicationRevision"
                                        " codedeploy:GetApplicationRevision codedeploy:StopDeployment",
    "AWS::DynamoDB::Table": "dynamodb:CreateTable dynamodb:DescribeTable dynamodb:UpdateTable dynamodb:UpdateTimeToLive"
                            " dynamodb:DescribeTimeToLive dynamodb:UpdateContinuousBackups"
                            " dynamodb:DescribeContinuousBackups dynamodb:UpdateContributorInsights"
                            " dynamodb:DescribeContributorInsights dynamodb:TagResource dynamodb:ListTagsOfResource"
                            " kms:CreateGrant kms:DescribeKey",
    "AWS::Events::Rule": "events:PutRule events:PutTargets events:DescribeRule events:ListTargetsByRule"
                         " events:RemoveTargets events:DeleteRule",
    "AWS::IAM::Role": "iam:CreateRole iam:GetRole iam:DeleteRole iam:PutRolePolicy iam:GetRolePolicy iam:DeleteRolePolicy"
                      " iam:AttachRolePolicy iam:DetachRolePolicy iam:TagRole iam:UpdateAssumeRolePolicy",
    "AWS::Lambda::Alias": "lambda:CreateAlias lambda:GetAlias lambda:UpdateAlias lambda:DeleteAlias",
    "AWS::Lambda::EventInvokeConfig": "lambda:PutFunctionEventInvokeConfig lambda:GetFunctionEventInvokeConfig"
                                      " lambda:UpdateFunctionEventInvokeConfig lambda:DeleteFunctionEventInvokeConfig",
    "AWS::Lambda::EventSourceMapping": "lambda:CreateEventSourceMapping lambda:GetEventSourceMapping"
                                       " lambda:UpdateEventSourceMapping lambda:DeleteEventSourceMapping",
    "AWS::Lambda::Function": "lambda:CreateFunction lambda:GetFunction lambda:UpdateFunctionCode"
                             " lambda:UpdateFunctionConfiguration lambda:DeleteFunction lambda:TagResource iam:PassRole"
                             " s3:GetObject",
    "AWS::Lambda::Permission": "lambda:AddPermission lambda:GetPolicy lambda:RemovePermission",
    "AWS::Lambda::Version": "lambda:PublishVersion lambda:ListVersionsByFunction lambda:GetFunctionConfiguration",
    "AWS::Logs::LogGroup": "logs:CreateLogGroup logs:DescribeLogGroups logs:PutRetentionPolicy logs:DeleteLogGroup"
                           " logs:TagResource",
    "AWS::Logs::MetricFilter": "logs:PutMetricFilter logs:DescribeMetricFilters logs:DeleteMetricFilter",
    "AWS::SES::ConfigurationSet": "ses:CreateConfigurationSet ses:GetConfigurationSet ses:DeleteConfigurationSet"
                                  " ses:PutConfigurationSetDeliveryOptions ses:PutConfigurationSetReputationOptions"
                                  " ses:PutConfigurationSetSuppressionOptions",
    "AWS::SES::ConfigurationSetEventDestination": "ses:CreateConfigurationSetEventDestination"
                                                  " ses:GetConfigurationSetEventDestinations"
                                                  " ses:UpdateConfigurationSetEventDestination"
                                                  " ses:DeleteConfigurationSetEventDestination",
    "AWS::SES::EmailIdentity": "ses:CreateEmailIdentity ses:GetEmailIdentity ses:DeleteEmailIdentity"
                               " ses:PutEmailIdentityConfigurationSetAttributes ses:PutEmailIdentityDkimSigningAttributes"
                               " ses:PutEmailIdentityFeedbackAttributes",
    "AWS::SNS::Subscription": "sns:Subscribe sns:GetSubscriptionAttributes sns:Unsubscribe",
    "AWS::SNS::Topic": "sns:CreateTopic sns:GetTopicAttributes sns:DeleteTopic sns:TagResource",
    "AWS::SNS::TopicPolicy": "sns:SetTopicAttributes",
    "AWS::SQS::Queue": "sqs:CreateQueue sqs:GetQueueAttributes sqs:SetQueueAttributes sqs:DeleteQueue sqs:TagQueue",
    "AWS::SQS::QueuePolicy": "sqs:SetQueueAttributes",
}

# What sam deploy, .ci/smoke, .ci/prune and the transform do besides.
DEPLOYING = """cloudformation:CreateChangeSet cloudformation:DescribeChangeSet cloudformation:ExecuteChangeSet
    cloudformation:DescribeStacks cloudformation:DescribeStackEvents cloudformation:GetTemplateSummary
    cloudformation:ListStackResources s3:PutObject lambda:ListVersionsByFunction lambda:ListAliases lambda:DeleteFunction"""


def policy():
    with open(os.path.join(ROOT, "docs", "pipeline-policy.json"), encoding="utf-8") as file:
        return json.load(file)["Statement"]


def values(one_or_many):
    return one_or_many if isinstance(one_or_many, list) else [one_or_many]


class PipelineTest(unittest.TestCase):
    def granted(self, action):
        patterns = [pattern for statement in policy() for pattern in values(statement["Action"])]
        return any(fnmatch.fnmatchcase(action, pattern) for pattern in patterns)

    def test_whoever_deploys_may_make_all_that_the_template_creates(self):
        for kind in sorted({resource["Type"] for resource in MADE.values()}):
            with self.subTest(kind):
                self.assertIn(kind, NEEDS, "look up what making one needs, add it here and to the policy")
                self.assertEqual([], [action for action in NEEDS[kind].split() if not self.granted(action)])

    def test_and_deploy_and_look_at_it(self):
        self.assertEqual([], [action for action in DEPLOYING.split() if not self.granted(action)])

    def test_it_may_do_nothing_with_services_that_the_template_does_not_use(self):
        used = " ".join([*NEEDS.values(), DEPLOYING])
        used = {action.split(":")[0] for action in used.split()}

        self.assertEqual(used, {action.split(":")[0] for s in policy() for action in values(s["Action"])})

    def test_it_may_give_no_rights_to_anybody_but_the_stacks_own_functions(self):
        for statement in policy():
            for action in values(statement["Action"]):
                self.assertFalse(action.startswith("*"), action)
                if action.startswith("iam:") and action != "iam:CreateServiceLinkedRole":
                    self.assertEqual(["arn:aws:iam::ACCOUNT:role/STACK-*"], values(statement["Resource"]))
                if action == "iam:PassRole":
                    self.assertIn("iam:PassedToService", statement["Condition"]["StringEquals"])

    def test_it_may_neither_read_nor_delete_data(self):
        for action in ("dynamodb:GetItem", "dynamodb:Query", "dynamodb:Scan", "dynamodb:PutItem", "dynamodb:DeleteTable",
                       "ssm:GetParameter", "ses:SendRawEmail", "sqs:ReceiveMessage"):
            self.assertFalse(self.granted(action), action)


class CallersTest(unittest.TestCase):
    def test_the_gateway_calls_the_aliases(self):
        uris = re.findall(r"functions/\$\{(\w+)\}/invocations", json.dumps(MADE["Http"]))

        self.assertEqual({"ApiFunctionAliaslive", "IngestFunctionAliaslive"}, set(uris))

    def test_schedules_queues_and_the_topic_call_the_aliases(self):
        called = [target["Arn"]["Ref"] for r in MADE.values() if r["Type"] == "AWS::Events::Rule"
                  for target in r["Properties"]["Targets"]]
        called += [r["Properties"]["FunctionName"]["Ref"] for r in MADE.values()
                   if r["Type"] == "AWS::Lambda::EventSourceMapping"]
        called += [r["Properties"]["Endpoint"]["Ref"] for r in MADE.values() if r["Type"] == "AWS::SNS::Subscription"]

        self.assertEqual(7, len(called))
        self.assertTrue(all(name.endswith("Aliaslive") for name in called), called)

    def test_a_deployment_watches_the_alarm_of_its_function(self):
        for function, alarm in (("ApiFunction", "ApiErrorsAlarm"), ("IngestFunction", "IngestErrorsAlarm")):
            group = MADE[function + "DeploymentGroup"]["Properties"]
            condition, watched, _ = group["AlarmConfiguration"]["Fn::If"]

            self.assertEqual("IsWatched", condition)
            self.assertEqual({"Enabled": True, "Alarms": [{"Name": {"Ref": alarm}}]}, watched)
            self.assertIn("DEPLOYMENT_STOP_ON_ALARM", group["AutoRollbackConfiguration"]["Events"])

    def test_versions_stay_when_a_newer_one_is_published(self):
        versions = [r for r in MADE.values() if r["Type"] == "AWS::Lambda::Version"]

        self.assertEqual(7, len(versions))
        self.assertTrue(all(r["DeletionPolicy"] == "Retain" for r in versions))


if __name__ == "__main__":
    unittest.main()
