namespace Tests.Prove;

/// <summary>
/// Resources in the form of requests, each with an action: examples from AWS's documentation, and names with colons, slashes or
/// spaces, where AWS allows them.
/// </summary>
internal static class RealResources
{
    public static readonly (string Action, string Resource)[] All =
    [
        ("dynamodb:GetItem", "arn:aws:dynamodb:us-west-2:123456789012:table/Forum"),
        ("dynamodb:Query", "arn:aws:dynamodb:us-west-2:123456789012:table/Forum/index/by-date"),
        ("dynamodb:GetRecords", "arn:aws:dynamodb:us-west-2:123456789012:table/Forum/stream/2015-05-20T20:51:10.252"),
        ("sqs:SendMessage", "arn:aws:sqs:us-east-1:123456789012:orders.fifo"),
        ("sns:Publish", "arn:aws:sns:us-east-1:123456789012:orders"),
        ("lambda:InvokeFunction", "arn:aws:lambda:us-east-1:123456789012:function:resize"),
        ("lambda:InvokeFunction", "arn:aws:lambda:us-east-1:123456789012:function:resize:prod"),
        ("lambda:GetLayerVersion", "arn:aws:lambda:us-east-1:123456789012:layer:tools:7"),
        ("s3:GetObject", "arn:aws:s3:::amzn-s3-demo-bucket/logs/2026-01-01T00:00:00Z"),
        ("s3:GetObject", "arn:aws:s3:us-west-2:123456789012:accesspoint/finance/object/a:b"),
        ("s3:ListBucket", "arn:aws:s3:::amzn-s3-demo-bucket"),
        ("kms:Decrypt", "arn:aws:kms:us-east-1:123456789012:key/mrk-1234abcd12ab34cd56ef1234567890ab"),
        ("kms:CreateAlias", "arn:aws:kms:us-east-1:123456789012:alias/team/a:b"),
        ("iam:PassRole", "arn:aws:iam::123456789012:role/path:with/colons/runner"),
        ("iam:GetPolicy", "arn:aws:iam::aws:policy/job-function/ViewOnlyAccess"),
        ("iam:GetUser", "arn:aws:iam::123456789012:user/division/ann"),
        ("iam:GetOpenIDConnectProvider", "arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com"),
        ("ec2:StartInstances", "arn:aws:ec2:us-east-1:123456789012:instance/i-1234567890abcdef0"),
        ("ec2:RunInstances", "arn:aws:ec2:us-east-1::image/ami-0abcdef1234567890"),
        ("ec2:DeleteKeyPair", "arn:aws:ec2:us-east-1:123456789012:key-pair/ann: laptop"),
        ("secretsmanager:GetSecretValue", "arn:aws:secretsmanager:us-east-1:123456789012:secret:prod/db-a1b2c3"),
        ("ssm:GetParameter", "arn:aws:ssm:us-east-1:123456789012:parameter/prod/db"),
        ("ssm:GetParameter", "arn:aws:ssm:us-east-1::parameter/aws/service/ami-amazon-linux-latest/al2023"),
        ("ssm:SendCommand", "arn:aws:ssm:us-east-1::document/AWS-RunShellScript"),
        ("rds:DeleteDBSnapshot", "arn:aws:rds:us-east-1:123456789012:snapshot:rds:orders-2026-01-01-00-10"),
        ("rds:DeleteDBInstance", "arn:aws:rds:us-east-1:123456789012:db:orders"),
        ("rds:DescribeOptionGroups", "arn:aws:rds:us-east-1:123456789012:og:default:mysql-8-0"),
        ("redshift:DeleteClusterSnapshot", "arn:aws:redshift:us-east-1:123456789012:snapshot:dw/rs:dw-2026-01-01-00-10-00"),
        ("bedrock:InvokeModel", "arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-lite-v1:0"),
        ("logs:PutLogEvents",
            "arn:aws:logs:us-east-1:123456789012:log-group:/aws/lambda/resize:log-stream:2026/01/01/[$LATEST]a"),
        ("logs:DescribeLogStreams", "arn:aws:logs:us-east-1:123456789012:log-group:/aws/lambda/resize:log-stream:"),
        ("iot:UpdateThing", "arn:aws:iot:us-east-1:123456789012:thing/floor:3"),
        ("glue:GetTable", "arn:aws:glue:us-east-1:123456789012:table/db/a:b"),
        ("cloudwatch:DeleteAlarms", "arn:aws:cloudwatch:us-east-1:123456789012:alarm:cpu: high"),
        ("cognito-identity:DescribeIdentityPool",
            "arn:aws:cognito-identity:us-east-1:123456789012:identitypool/us-east-1:1a2b3c4d-5e6f-4a7b-8c9d-0e1f2a3b4c5d"),
        ("states:DescribeExecution", "arn:aws:states:us-east-1:123456789012:execution:orders:run-1"),
        ("imagebuilder:GetComponent", "arn:aws:imagebuilder:us-east-1:aws:component/update-linux/1.0.2/1"),
        ("imagebuilder:GetComponent", "arn:aws:imagebuilder:us-east-1:aws-marketplace:component/hardening/1.0.0/1"),
        ("cloudformation:DescribeStacks",
            "arn:aws:cloudformation:us-east-1:123456789012:stack/orders/0a1b2c3d-4e5f-11ee-8c99-0242ac120002"),
        ("elasticmapreduce:AddJobFlowSteps", "arn:aws:elasticmapreduce:us-east-1:123456789012:cluster/j-2AXXXXXXGAPLF"),
        ("execute-api:Invoke", "arn:aws:execute-api:us-east-1:123456789012:a1b2c3d4e5/prod/GET/pets/a:b"),
        ("autoscaling:SetDesiredCapacity",
            "arn:aws:autoscaling:us-east-1:123456789012:autoScalingGroup:0a1b2c3d-4e5f-4a7b-8c9d-0e1f2a3b4c5d:autoScalingGroupName/web"),
        ("ecs:StopTask", "arn:aws:ecs:us-east-1:123456789012:task/default/0123456789abcdef0123456789abcdef"),
        ("kinesis:PutRecord", "arn:aws:kinesis:us-east-1:123456789012:stream/orders"),
        ("sts:AssumeRole", "arn:aws-us-gov:iam::123456789012:role/deploy"),
    ];
}
