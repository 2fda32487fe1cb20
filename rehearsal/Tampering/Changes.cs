using System.Text.Json.Nodes;
using Rehearsal.Creation;
using Review.Model;

namespace Rehearsal.Tampering;

/// <summary>The changes that somebody with a console could make to a deployed stack.</summary>
internal sealed class Changes(Deployment deployment)
{
    private const string Account = "123456789012";
    private const string Other = "111122223333"; // an example account of AWS's documentation

    private string Bucket => Id(ResourceTypes.Bucket, "state-bucket");

    private string Key => Id(ResourceTypes.Key, "state-key");

    private string Role => Id(ResourceTypes.Role, "upload-role");

    private string User => Id(ResourceTypes.User, "upload-user");

    private string Profile => Id(ResourceTypes.InstanceProfile, "bastion-profile");

    private string BastionRole => Id(ResourceTypes.Role, "bastion-role");

    private string Group => Id(ResourceTypes.SecurityGroup, "bastion-group");

    private string Endpoint => Id(ResourceTypes.VpcEndpoint, "network-s3-endpoint");

    private string StateAccess => Id(ResourceTypes.Policy, "upload-state-access");

    /// <summary>Changes that mean the same as before.</summary>
    public IEnumerable<Change> Harmless =>
    [
        new("the trust policy is written in another order, with another Sid", null,
            ["iam", "update-assume-role-policy", "--role-name", Role, "--policy-document", Reordered(
                Document(ResourceTypes.Role, "upload-role", "assumeRolePolicy"))]),
        new("the policy is written in another order, with other Sids", null,
            ["iam", "create-policy-version", "--policy-arn", StateAccess, "--set-as-default", "--policy-document", Reordered(
                Document(ResourceTypes.Policy, "upload-state-access", "policy"))]),
        new("AWS adds a tag of its own", null,
            ["iam", "tag-role", "--role-name", BastionRole, "--tags", "Key=aws:cloudformation:stack-name,Value=example"]),
    ];

    /// <summary>Changes that give more access or protect less, each with the words that must name it.</summary>
    public IEnumerable<Change> Harmful =>
    [
        new("the trust policy admits another account", $"another AWS account may now become role {Role}",
            ["iam", "update-assume-role-policy", "--role-name", Role, "--policy-document", Policy($$"""
                {"Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::{{Other}}:root"}, "Action": "sts:AssumeRole"}
                """)]),
        new("a condition is dropped", "ListUnderThePrefixes: condition removed: StringLike s3:prefix",
            ["iam", "create-policy-version", "--policy-arn", StateAccess, "--set-as-default", "--policy-document",
                WithoutConditions(Document(ResourceTypes.Policy, "upload-state-access", "policy"))]),
        new("the user gets an inline policy", $"aws iam delete-user-policy --user-name {User} --policy-name backdoor",
            ["iam", "put-user-policy", "--user-name", User, "--policy-name", "backdoor", "--policy-document",
                Allow("s3:DeleteObject")]),
        new("the user gets a second access key", "a user has one more access key; anyone with it can act as the user",
            ["iam", "create-access-key", "--user-name", User]),
        new("the user gets a password", "upload-user has a password",
            ["iam", "create-login-profile", "--user-name", User, "--password", "Example-Password-1"]),
        new("the user joins a group", "upload-user is in the group operators",
            ["iam", "create-group", "--group-name", "operators"],
            ["iam", "put-group-policy", "--group-name", "operators", "--policy-name", "keys", "--policy-document",
                Allow("kms:*")],
            ["iam", "add-user-to-group", "--group-name", "operators", "--user-name", User]),
        new("a port is opened", "the internet (0.0.0.0/0) → bastion-group: tcp 3389",
            ["ec2", "authorize-security-group-ingress", "--group-id", Group, "--protocol", "tcp", "--port", "3389", "--cidr",
                "0.0.0.0/0"]),
        new("Block Public Access is lifted", "state-public-access-block is removed",
            ["s3api", "delete-public-access-block", "--bucket", Bucket]),
        new("versioning is suspended", "state-versioning versioningConfiguration.status goes from `Enabled` to `Suspended`",
            ["s3api", "put-bucket-versioning", "--bucket", Bucket, "--versioning-configuration", "Status=Suspended"]),
        new("the lifecycle deletes sooner", "what was written, or overwritten, is gone sooner",
            ["s3api", "put-bucket-lifecycle-configuration", "--bucket", Bucket, "--lifecycle-configuration", """
                {"Rules": [{"ID": "x", "Status": "Enabled", "Filter": {"Prefix": ""},
                "NoncurrentVersionExpiration": {"NoncurrentDays": 1}}]}
                """]),
        new("a grant lends the key", "role infra-dev-bastion may now write in kms, on key state-key: kms:Decrypt",
            ["kms", "create-grant", "--key-id", Key, "--operations", "Decrypt", "--grantee-principal",
                $"arn:aws:iam::{Account}:role/{BastionRole}"]),
        new("the bucket's policy is another", $"another AWS account may now read in s3, on bucket {Bucket}: s3:GetObject",
            ["s3api", "put-bucket-policy", "--bucket", Bucket, "--policy", Policy($$"""
                {"Effect": "Allow", "Principal": {"AWS": "{{Other}}"}, "Action": "s3:GetObject",
                    "Resource": "arn:aws:s3:::{{Bucket}}/*"}
                """)]),
        new("the endpoint's policy is open",
            "any caller through endpoint network-s3-endpoint may now do anything in any service",
            ["ec2", "modify-vpc-endpoint", "--vpc-endpoint-id", Endpoint, "--policy-document",
                Policy("""{"Effect": "Allow", "Principal": "*", "Action": "*", "Resource": "*"}""")]),
        new("there is another administrator", $"arn:aws:iam::{Account}:role/other-admin can read the objects of {Bucket}",
            ["iam", "create-role", "--role-name", "other-admin", "--assume-role-policy-document", Policy($$"""
                {"Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::{{Account}}:root"}, "Action": "sts:AssumeRole"}
                """)],
            ["iam", "attach-role-policy", "--role-name", "other-admin", "--policy-arn",
                "arn:aws:iam::aws:policy/AdministratorAccess"]),
        new("the key's policy admits another account", "another AWS account may now manage permissions in kms, on key state-key",
            ["kms", "put-key-policy", "--key-id", Key, "--policy-name", "default", "--policy", Policy($$"""
                {"Effect": "Allow", "Principal": {"AWS": ["arn:aws:iam::{{Account}}:root", "arn:aws:iam::{{Other}}:root"]},
                    "Action": "kms:*", "Resource": "*"}
                """)]),
        new("the key is no longer rotated", "state-key enableKeyRotation goes from `true` to `none`",
            ["kms", "disable-key-rotation", "--key-id", Key]),
        new("objects are encrypted without the key",
            "applyServerSideEncryptionByDefault.sseAlgorithm goes from `aws:kms` to `AES256`",
            ["s3api", "put-bucket-encryption", "--bucket", Bucket, "--server-side-encryption-configuration",
                """{"Rules": [{"ApplyServerSideEncryptionByDefault": {"SSEAlgorithm": "AES256"}}]}"""]),
        new("access control lists count again", "rule.objectOwnership goes from `BucketOwnerEnforced` to `ObjectWriter`",
            ["s3api", "put-bucket-ownership-controls", "--bucket", Bucket, "--ownership-controls",
                "Rules=[{ObjectOwnership=ObjectWriter}]"],
            ["s3api", "put-bucket-acl", "--bucket", Bucket, "--acl", "public-read"]),
        new("everybody is in the bucket's access control list", "its access control list gives READ to "),
        new("the bastion's profile has another role", "bastion-profile role goes from `infra-dev-bastion` to `other-admin`",
            ["iam", "remove-role-from-instance-profile", "--instance-profile-name", Profile, "--role-name", BastionRole],
            ["iam", "add-role-to-instance-profile", "--instance-profile-name", Profile, "--role-name", "other-admin"]),
        new("sessions of a role are longer", "upload-role maxSessionDuration goes from `3600` to `43200`",
            ["iam", "update-role", "--role-name", Role, "--max-session-duration", "43200"]),
        new("the flow log is gone", "network-flow-log-log is removed",
            ["ec2", "delete-flow-logs", "--flow-log-ids", Id(ResourceTypes.FlowLog, "network-flow-log-log")]),
        new("a private subnet has a route to the internet",
            "network-private-routes-1 sends 0.0.0.0/0 to network-internet-gateway",
            ["ec2", "create-route", "--route-table-id", Id(ResourceTypes.RouteTable, "network-private-routes-1"),
                "--destination-cidr-block", "0.0.0.0/0", "--gateway-id",
                Id(ResourceTypes.InternetGateway, "network-internet-gateway")]),
        new("a host gives its credentials to anything that forwards requests",
            "metadataOptions.httpTokens goes from `required` to `optional`",
            ["ec2", "modify-instance-metadata-options", "--instance-id", Id(ResourceTypes.Instance, "bastion-instance"),
                "--http-tokens", "optional"]),
        new("a policy of a role is detached",
            "upload-state-access-attachment (aws:iam/rolePolicyAttachment:RolePolicyAttachment): missing in the account",
            ["iam", "detach-role-policy", "--role-name", Role, "--policy-arn", StateAccess]),
        new("a user can become that administrator", $"arn:aws:iam::{Account}:user/trainee calls sts:AssumeRole",
            ["iam", "create-user", "--user-name", "trainee"],
            ["iam", "put-user-policy", "--user-name", "trainee", "--policy-name", "roles", "--policy-document",
                Allow("sts:AssumeRole")]),
    ];

    private string Id(string type, string name) =>
        deployment.Of(type).First(resource => resource.Desired.Name == name).Created.Id;

    private JsonObject Document(string type, string name, string input) =>
        JsonNode.Parse(deployment.Of(type).First(resource => resource.Desired.Name == name).Desired.Text(input))!.AsObject();

    private static string Allow(string action) => Policy($$"""{"Effect": "Allow", "Action": "{{action}}", "Resource": "*"}""");

    private static string Policy(string statement) => $$"""{"Version": "2012-10-17", "Statement": [{{statement}}]}""";

    private static string Reordered(JsonObject document)
    {
        var statements = document["Statement"]!.AsArray().Select((statement, index) =>
        {
            var members = statement!.AsObject().Where(member => member.Key != "Sid").Reverse()
                .Select(member => KeyValuePair.Create(member.Key, member.Value?.DeepClone()));
            return (JsonNode?)new JsonObject([.. members, KeyValuePair.Create("Sid", (JsonNode?)$"Renamed{index}")]);
        });
        return new JsonObject
        {
            ["Statement"] = new JsonArray([.. statements.Reverse()]),
            ["Version"] = document["Version"]!.DeepClone(),
        }.ToJsonString();
    }

    private static string WithoutConditions(JsonObject document)
    {
        foreach (var statement in document["Statement"]!.AsArray())
        {
            statement!.AsObject().Remove("Condition");
        }

        return document.ToJsonString();
    }
}
