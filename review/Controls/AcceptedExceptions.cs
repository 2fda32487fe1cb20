namespace Review.Controls;

/// <summary>
/// The violations that this project accepts. The tests report an exception that no stack needs, or whose theorem or file does not
/// exist.
/// </summary>
public static class AcceptedExceptions
{
    private const string
        OnlyTheUploader = "Only the uploader can become the upload role",
        UploaderDoesNothing = "The uploader can do nothing but become the upload role",
        NothingPublic = "Nothing is public: nobody outside the account is let in, but AWS services by name",
        NoVersionDeleted = "Nobody in the stack can delete the version of an object, so that it is gone for good",
        NodesUnreached =
            "From the internet, no path of connections reaches an EMR node but through the bastion, from allowed addresses",
        PrefixesOnly = "Nobody in the stack lists or uses an object of the state bucket beyond the prefixes that are theirs",
        NoChain = "No chain of roles leads further than the uploader to its role and EMR's service to its nodes",
        DeployersBound = "Whoever deploys cannot change what deploys, make an unbound identity, or hand on another role";

    public static IReadOnlyList<ControlException> All { get; } =
    [
        // Buckets
        new("bucket-access-log", "AccessLogBucket", "It holds the access log, and would log its own deliveries without end",
            "Only the S3 logging service can write to it, and only for the state bucket of this account", NothingPublic),
        new("bucket-access-log", "StateBucket",
            "S3 delivers access logs for hours after the last request, so the log bucket of a stack that is destroyed often "
                + "would not stay empty",
            "A stack with the stage dev keeps no state that anybody needs; infra:state.accessLog turns the log on", NothingPublic,
            DevOnly: true),
        new("bucket-kms", "AccessLogBucket",
            "AWS supports only SSE-S3 as the default encryption of a bucket that receives access logs",
            "Objects are encrypted with keys of S3, and nobody in the stack can read them",
            "https://docs.aws.amazon.com/AmazonS3/latest/userguide/enable-server-access-logging.html"),
        new("bucket-replication", null, "A second Region doubles the cost, and Flink writes new checkpoints",
            "Versions restore what is overwritten or deleted, and a savepoint can be copied elsewhere", NoVersionDeleted),
        new("bucket-events", null,
            "S3 sends events of objects only on request, and AWS charges for each, on EventBridge too; a checkpoint makes many "
                + "objects a minute, and nothing here reacts to an event",
            "The access log, on by default, records every request with its caller, and CloudTrail can record object events",
            "https://docs.aws.amazon.com/AmazonS3/latest/userguide/logging-with-S3.html"),
        new("bucket-object-lock", null,
            "Flink must delete old checkpoints, and S3 refuses Object Lock for a bucket that receives access logs",
            "Versioning keeps what is deleted, and nobody in the stack can delete a version", NoVersionDeleted),
        new("bucket-mfa-delete", null,
            "Only the root user can enable it, and it excludes the lifecycle rules that FSBP S3.13 asks for",
            "Nobody in the stack can delete a version or change versioning", NoVersionDeleted),

        // Network
        new("vpc-interface-endpoints", "Network", "Each endpoint has an hourly cost, and nothing here uses ECR or the EC2 API",
            "S3 has a gateway endpoint with a policy; EMR and STS have endpoints where there is no NAT gateway", "docs/costs.md"),
        new("vpc-internet-gateway", "Network", "Operators reach the bastion through it",
            "Only allowed addresses can reach the bastion, on the port of SSH, and nothing else has a public address",
            NodesUnreached),
        new("route-internet-gateway", "Network", "Operators connect from networks that change, and replies need a route to them",
            "Security groups decide who connects; only the public subnets have the route", NodesUnreached),
        new("network-acl-admin-ports", "Network",
            "Security groups already decide every connection; cdk-nag VPC3 asks for no network ACLs, and Security Hub EC2.21 "
                + "accepts "
                + "the default one",
            "No security group opens a port to the internet", NodesUnreached),
        new("group-egress", "TrafficRules",
            "Session Manager and other AWS services have no fixed addresses, so port 443 is open to any",
            "No other port is open outwards, nothing can come in that way, and the flow log records each connection; with "
                + "infra:network.nat none and infra:bastion.sessionManager false, only S3 and the VPC's endpoints are reachable",
            NodesUnreached),
        new("group-in-use", "EmrSecurityGroups",
            "The groups of the EMR nodes exist without a cluster, so that the rules can be reviewed and stay the same when "
                + "one starts",
            "Without a network interface a group lets nobody in", NodesUnreached),

        // Bastion
        new("instance-public-address", "Bastion", "It is the only way in for operators with SSH",
            "Only allowed addresses reach the port of SSH, only with a key, and it stores no data; Session Manager needs no port "
                + "at all",
            NodesUnreached),
        new("instance-monitoring", "Bastion", "Metrics per minute have a cost, which a stack with the stage dev avoids",
            "Metrics of five minutes are free; a stack with the stage prod has detailed monitoring", "docs/costs.md",
                DevOnly: true),
        new("instance-termination", "Bastion", "A stack with the stage dev is destroyed often",
            "It stores no data, and one update creates it again; a stack with the stage prod is protected", "docs/destroying.md",
            DevOnly: true),
        new("instance-backup", "Bastion", "It stores no data", "One update creates it again", "infra/Components/Bastion.cs"),
        new("instance-profile", "Bastion", "infra:bastion.sessionManager is off, and nothing else needs a role on it",
            "Without a role, no credentials can be stolen from it", NodesUnreached),
        new("instance-systems-manager", "Bastion", "infra:bastion.sessionManager is off, which closes port 443 outwards",
            "It reaches S3 only, for software updates", NodesUnreached),

        // Identities
        new("user-none", "UploadAccess", "Access for an IAM user is the purpose of the stack",
            "The user has no permission but to assume one role", UploaderDoesNothing),
        new("user-group", "UploadAccess",
            "A group without policies changes nothing, and Trivy AWS-0123 would ask it for an MFA condition that a program "
                + "cannot meet",
            "The user has no policy, as FSBP IAM.2 and CIS ask", UploaderDoesNothing),
        new("user-mfa", "UploadAccess", "A program has no second factor",
            "infra:access.requireMfa asks people for one; the user's key alone gives no access to data", UploaderDoesNothing),
        new("user-policies", "UploadAccess", "infra:access.mode is direct, which only a stack with the stage dev can have",
            "The policies allow the prefixes of the state only", PrefixesOnly, DevOnly: true),
        new("role-trust", "UploadAccess",
            "The role of a permission set has a name that changes, so the trust policy names the account and the pattern of the "
                + "name",
            "A condition limits the account to roles that only IAM Identity Center can make", OnlyTheUploader),
        new("attachment-aws-managed", "ClusterRoles",
            "AWS changes the policy of the EMR service role together with the service",
            "It covers only resources with the tag for EMR, and the role can pass only the nodes' role", NoChain),

        // Policies
        new("policy-wildcards", "UploadAccess", "Flink chooses the names of its files, so PREFIX/* is the narrowest pattern",
            "The prefixes are those of the state", PrefixesOnly),
        new("policy-wildcards", "ClusterRoles",
            "Flink and EMR choose the names of their files, so PREFIX/* is the narrowest pattern",
            "The prefixes are those of the state and of the cluster's logs", PrefixesOnly),
        new("policy-wildcards", "VpcFlowLog", "The names of log streams contain the network interface's id, which AWS chooses",
            "Only the flow log's own group can be written", "policies/Access/FlowLogDelivery.cs"),
        new("policy-wildcards", "Bastion", "The agent's actions have no resource but *, or act on sessions that do not exist yet",
            "The actions carry sessions and read nothing", "policies/Access/SessionManagerAccess.cs"),
        new("policy-wildcards", "PreviewAccess",
            "The roles create resources whose ids AWS chooses, so names and tags of this stack limit them",
            "The conditions name the stack's tags, and a permissions boundary limits the rest", DeployersBound),
        new("policy-restrictable", "Bastion",
            "The agent registers the host that it runs on, and AWS's own policy for it allows the same on *",
            "The role can register and carry sessions, and nothing else", "policies/Access/SessionManagerAccess.cs"),
        new("policy-write", "Bastion",
            "The agent registers the host that it runs on, and AWS's own policy for it allows the same on *",
            "The role can register and carry sessions, and nothing else", "policies/Access/SessionManagerAccess.cs"),
        new("policy-wildcards", "SessionManager",
            "The agent's actions have no resource but *, or act on sessions that do not exist yet",
            "The actions carry sessions and read nothing", "policies/Access/SessionManagerAccess.cs"),
        new("policy-restrictable", "SessionManager",
            "The agent registers the host that it runs on, and AWS's own policy for it allows the same on *",
            "The statement can register and carry sessions, and nothing else", "policies/Access/SessionManagerAccess.cs"),
        new("policy-write", "SessionManager",
            "The agent registers the host that it runs on, and AWS's own policy for it allows the same on *",
            "The statement can register and carry sessions, and nothing else", "policies/Access/SessionManagerAccess.cs"),
        new("policy-restrictable", "PreviewAccess",
            "EC2 does not limit most Describe actions; the boundaries are upper limits, which allow nothing by themselves",
            "Reading shows configuration, not data; what is created or changed needs the stack's tags", DeployersBound),
        new("policy-write", "PreviewAccess", "The boundaries are upper limits, which allow nothing by themselves",
            "The policies beside them name the stack's resources or its tags", DeployersBound),
        new("policy-permissions", "PreviewAccess", "The boundaries are upper limits, which allow nothing by themselves",
            "The policies beside them name the stack's resources or its tags", DeployersBound),
        new("policy-data", "PreviewAccess", "The boundary is an upper limit, which allows nothing by itself",
            "The policies beside it allow reading no object of the state bucket", PrefixesOnly),
        new("policy-service-wildcard", "PreviewAccess", "The boundary is an upper limit, which allows nothing by itself",
            "The policies beside it list single actions", DeployersBound),
        new("policy-kms-keys", "PreviewAccess", "The boundaries are upper limits, which allow nothing by themselves",
            "The workloads' boundary asks for the stack's tags, and the policies beside them name the key",
            "policies/Access/WorkloadBoundary.cs"),
        new("policy-pass-role", "ClusterRoles", "EMR gives the nodes their role, which takes iam:PassRole",
            "The statement names this one role, and EC2 as the only service", NoChain),
        new("policy-pass-role", "PreviewAccess", "A deployment gives services their roles, which takes iam:PassRole",
            "The statements name the stack's roles and the services that get them", DeployersBound),

        // Logs and EMR
        new("log-year", "VpcFlowLog", "A stack with the stage dev avoids the cost of old flow logs",
            "A stack with the stage prod keeps them for 365 days by default", "docs/costs.md", DevOnly: true),
        new("log-kms", "VpcFlowLog",
            "The log holds addresses and ports, and a key for it would let the logging service into the key policy of the state",
            "CloudWatch Logs encrypts it with a key of AWS, and only the flow log's role can write it",
            "https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/data-protection.html"),
        new("emr-login", "FlinkCluster",
            "Operators log in with keys of their own, which a command brings to the nodes, or with Session Manager, which uses "
                + "their identity in IAM",
            "Without a key pair, a new node accepts no SSH key", NodesUnreached),
        new("emr-s3-kms", "FlinkCluster", "The setting is for EMRFS; Flink and Hadoop write with the bucket's default encryption",
            "The bucket encrypts with the state's key, and its policy denies any other encryption",
            "policies/Access/StateBucketPolicy.cs"),
    ];
}
