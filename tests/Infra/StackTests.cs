using System.Collections.Immutable;
using System.Text.Json;
using IamEngine.Json;
using IamEngine.Model;
using Policies.Access;
using Pulumi;
using Pulumi.Utilities;

namespace Tests.Infra;

[Collection("Pulumi")]
public sealed class StackTests
{
    private static readonly TestSettings Dev = TestSettings.Settings().With("infra:stage", "dev");

    private static readonly StateStore Store = new(
        Arn.Of("arn:aws:s3:::infra-test-state-0a1b2c3d"),
        Arn.Of("arn:aws:kms:us-east-1:123456789012:key/00000000-0000-4000-8000-000000000001"));

    [Fact]
    public async Task The_uploader_has_no_policy() =>
        Assert.Empty((await StackRun.Of(Dev)).Of("aws:iam/userPolicyAttachment:UserPolicyAttachment"));

    [Fact]
    public async Task The_role_trusts_only_the_uploader()
    {
        var trust = (await StackRun.Of(Dev)).The("aws:iam/role:Role", "upload-role").Text("assumeRolePolicy");

        var statement = Assert.Single(PolicyReader.Trust(trust).OrThrow().Statements);
        Assert.Equal(
            [new Principal.User(Arn.Of("arn:aws:iam::123456789012:user/infra-test-uploader"))], statement.Principal.Principals);
    }

    [Fact]
    public async Task The_role_has_only_the_state_access_policy()
    {
        var run = await StackRun.Of(Dev);

        var attachment = Assert.Single(
            run.Of("aws:iam/rolePolicyAttachment:RolePolicyAttachment"), a => a.Text("role") == "infra-test-upload");
        Assert.Equal("arn:aws:iam::123456789012:policy/infra-test-state-access", attachment.Text("policyArn"));
        Assert.Equal(
            StateAccess.Document(Store),
            PolicyReader.Identity(run.The("aws:iam/policy:Policy", "upload-state-access").Text("policy")).OrThrow());
    }

    [Fact]
    public async Task Deleting_savepoints_is_allowed_only_if_the_setting_is_on()
    {
        var asked = await StackRun.Of(Dev.With("infra:access", """{"mayDeleteSavepoints": true}"""));

        Assert.Contains(asked.Of("aws:iam/policy:Policy"), policy => policy.Name == "upload-savepoint-deletion");
        Assert.DoesNotContain(
            (await StackRun.Of(Dev)).Of("aws:iam/policy:Policy"), policy =>
            policy.Text("policy").Contains("s3:DeleteObject", StringComparison.Ordinal));
    }

    [Fact]
    public async Task In_direct_mode_the_policy_is_attached_to_the_user_and_there_is_no_role()
    {
        var run = await StackRun.Of(Dev.With("infra:access", """{"mode": "direct"}"""));

        Assert.Equal(
            "infra-test-uploader", Assert.Single(run.Of("aws:iam/userPolicyAttachment:UserPolicyAttachment")).Text("user"));
        Assert.DoesNotContain(run.Of("aws:iam/role:Role"), role => role.Name == "upload-role");
        Assert.Null(await OutputUtilities.GetValueAsync(run.Stack.RoleArn));
        Assert.Contains(
            "export AWS_ACCESS_KEY_ID=", await OutputUtilities.GetValueAsync(run.Stack.AssumeRoleCommand),
            StringComparison.Ordinal);
        Assert.Null(await OutputUtilities.GetValueAsync(run.Stack.AssumeRoleCommandPlain));
        Assert.Contains(
            "aws configure --profile infra-test-upload ", await OutputUtilities.GetValueAsync(run.Stack.AwsProfileCommand),
            StringComparison.Ordinal);
        Assert.EndsWith(
            " --profile infra-test-upload", await OutputUtilities.GetValueAsync(run.Stack.UploadCommand),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_secret_access_key_is_a_secret_and_in_no_other_output()
    {
        var stack = (await StackRun.Of(Dev)).Stack;

        Assert.True(await Output.IsSecretAsync(stack.SecretAccessKey));
        foreach (var output in new[] { stack.AwsConfig, stack.AwsProfileCommand, stack.AssumeRoleCommand, stack.UploadCommand,
            stack.SshConfig, stack.SshCommand, stack.SecretAccessKeyCommand, stack.AccessKeyId })
        {
            var text = Assert.IsType<string>(await OutputUtilities.GetValueAsync(output));
            Assert.DoesNotContain("the-secret-access-key", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_secret_external_id_makes_each_output_that_contains_it_a_secret()
    {
        var stack = (await StackRun.Of(Dev.WithSecret("infra:access", """{"externalId": "6b7c1a52"}"""))).Stack;

        foreach (var output in new[] { stack.AwsConfig, stack.AwsProfileCommand, stack.AssumeRoleCommand,
            stack.AssumeRoleCommandPlain! })
        {
            Assert.True(await Output.IsSecretAsync(output));
            Assert.Contains("6b7c1a52", await OutputUtilities.GetValueAsync(output), StringComparison.Ordinal);
        }

        Assert.False(await Output.IsSecretAsync(stack.UploadCommand));
        Assert.False(await Output.IsSecretAsync((await StackRun.Of(Dev)).Stack.AwsProfileCommand));
    }

    [Fact]
    public async Task MFA_and_a_longer_session_are_in_the_profile_and_in_the_command()
    {
        var stack = (await StackRun.Of(Dev.With("infra:access", """{"requireMfa": true, "maxSessionHours": 12}"""))).Stack;

        var config = Assert.IsType<string>(await OutputUtilities.GetValueAsync(stack.AwsConfig)).Split('\n');
        Assert.Contains("mfa_serial = arn:aws:iam::123456789012:mfa/infra-test-uploader", config);
        Assert.Contains("duration_seconds = 43200", config);
        Assert.Contains(
            "--duration-seconds 43200", await OutputUtilities.GetValueAsync(stack.AssumeRoleCommand), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_bastions_user_follows_the_setting()
    {
        var run = await StackRun.Of(Dev.With(
            "infra:bastion",
            $$"""{"allowedCidrs": ["198.18.0.0/24"], "publicKey": "{{TestSettings.PublicKey}}", "image": "ami-0123456789abcdef0", "user": "ubuntu"}"""));

        Assert.Contains(
            "AllowUsers ubuntu\n", run.The("aws:ec2/instance:Instance", "bastion-instance")
            .Text("userData"), StringComparison.Ordinal);
        Assert.Contains("  User ubuntu\n", await OutputUtilities.GetValueAsync(run.Stack.SshConfig), StringComparison.Ordinal);
        Assert.Contains(" ubuntu@", await OutputUtilities.GetValueAsync(run.Stack.SshCommand), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_bastions_port_is_in_its_rule_in_sshd_and_in_what_operators_paste()
    {
        var run = await StackRun.Of(Dev.With(
            "infra:bastion",
            $$"""{"allowedCidrs": ["198.18.0.0/24"], "publicKey": "{{TestSettings.PublicKey}}", "port": 2222}"""));

        Assert.Equal(
            ["22 emr-ssh-from-bastion-tcp-22", "2222 bastion-from-198.18.0.0-24-tcp-2222"],
            run.Of("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule")
                .Where(rule => rule.Name.Contains("bastion", StringComparison.Ordinal))
                .Select(rule => $"{rule.Inputs["fromPort"]} {rule.Name}").Order());
        var userData = run.The("aws:ec2/instance:Instance", "bastion-instance").Text("userData");
        Assert.Contains("\nPort 2222\nAllowUsers ec2-user\n", userData, StringComparison.Ordinal);
        Assert.Contains("\nPermitOpen *:22\n", userData, StringComparison.Ordinal);
        Assert.Contains("semanage port -a -t ssh_port_t -p tcp 2222", userData, StringComparison.Ordinal);
        Assert.Contains(
            "  User ec2-user\n  Port 2222\n", await OutputUtilities.GetValueAsync(run.Stack.SshConfig), StringComparison.Ordinal);
        Assert.Contains(
            " -p 2222 -W %h:%p ec2-user@", await OutputUtilities.GetValueAsync(run.Stack.SshCommand), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_ssh_config_matches_the_nodes_of_the_VPCs_block()
    {
        var stack =
            (await StackRun.Of(
                Dev.With("aws:region", "eu-central-1").With("infra:network", """{"cidr": "10.77.0.0/16"}"""))).Stack;

        Assert.Contains(
            "\nHost ip-10-77-*.eu-central-1.compute.internal\n", await OutputUtilities.GetValueAsync(stack.SshConfig),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(
        "{}", "forget-old-versions: 30", "forget-old-checkpoints-versions checkpoints/: 2", "forget-old-ha-versions ha/: 2")]
    [InlineData(
        """{"noncurrentDays": 30, "noncurrentSavepointDays": 365}""",
        "forget-old-versions: 365", "forget-old-checkpoints-versions checkpoints/: 2", "forget-old-ha-versions ha/: 2",
        "forget-old-logs-versions logs/: 30")]
    [InlineData("""{"noncurrentDays": 1}""", "forget-old-versions: 1")]
    public async Task Versions_are_kept_by_prefix_and_the_rule_for_all_keys_has_the_most_days(string state, params string[] rules)
    {
        var lifecycle = (await StackRun.Of(Dev.With("infra:state", state)))
            .The("aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration", "state-lifecycle");
        using var json = JsonDocument.Parse(JsonSerializer.Serialize(lifecycle.Inputs["rules"]));

        Assert.Equal(
            rules,
            from rule in json.RootElement.EnumerateArray()
            where rule.TryGetProperty("noncurrentVersionExpiration", out _)
            let prefix = rule.GetProperty("filter").GetProperty("prefix").GetString()
            select $"{$"{rule.GetProperty("id").GetString()} {prefix}".TrimEnd()}: "
                + $"{rule.GetProperty("noncurrentVersionExpiration").GetProperty("noncurrentDays").GetInt32()}");
    }

    [Fact]
    public async Task No_lifecycle_rule_expires_a_current_object_of_the_state()
    {
        var lifecycle = (await StackRun.Of(Dev))
            .The("aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration", "state-lifecycle");

        var rules = Assert.IsType<ImmutableArray<object>>(lifecycle.Inputs["rules"]).Cast<ImmutableDictionary<string, object>>()
            .ToArray();
        Assert.Equal(5, rules.Length);
        Assert.All(rules, rule => Assert.False(Expires(rule)));
        Assert.True(
            Expires(ImmutableDictionary<string, object>.Empty.Add(
                "expiration", ImmutableDictionary<string, object>.Empty.Add("days", 30.0))));

        static bool Expires(ImmutableDictionary<string, object> rule) =>
            rule.GetValueOrDefault("expiration") is ImmutableDictionary<string, object> expiration
                && (expiration.ContainsKey("days") || expiration.ContainsKey("date"));
    }

    [Fact]
    public async Task Every_taggable_resource_has_the_project_and_stack_tags()
    {
        var tagged = (await StackRun.Of(Dev.With("infra:tags", """{"owner": "data"}"""))).Resources.Where(
            resource => resource.Inputs.ContainsKey("tags")).ToArray();

        Assert.True(tagged.Length > 30);
        Assert.All(tagged, resource =>
        {
            var tags = Assert.IsType<ImmutableDictionary<string, object>>(resource.Inputs["tags"]);
            Assert.Equal(("infra", "test", "data"), (tags["project"], tags["stack"], tags["owner"]));
        });
    }

    [Theory]
    [InlineData("none", 0)]
    [InlineData("one", 1)]
    [InlineData("per-zone", 3)]
    public async Task The_nat_setting_determines_the_number_of_NAT_gateways(string nat, int count)
    {
        var run = await StackRun.Of(Dev.With("infra:network", $$"""{"zones": 3, "nat": "{{nat}}"}"""));

        Assert.Equal(count, run.Of("aws:ec2/natGateway:NatGateway").Count());
        Assert.Equal(
            nat == "none" ? 0 : 3, run.Of("aws:ec2/route:Route").Count(route => route.Inputs.ContainsKey("natGatewayId")));
    }

    [Fact]
    public async Task The_default_security_group_has_no_rules()
    {
        var group = Assert.Single((await StackRun.Of(Dev)).Of("aws:ec2/defaultSecurityGroup:DefaultSecurityGroup"));

        Assert.Equal(["tags", "vpcId"], group.Inputs.Keys.Order());
    }

    [Fact]
    public async Task Only_SSH_from_the_operators_networks_is_open()
    {
        var open = (await StackRun.Of(Dev)).Of("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule")
            .Where(rule => rule.Inputs.ContainsKey("cidrIpv4") || rule.Inputs.ContainsKey("cidrIpv6"))
            .Select(rule => (rule.Inputs["cidrIpv4"], rule.Inputs["fromPort"], rule.Inputs["toPort"]));

        Assert.Equal([("198.18.0.0/24", 22.0, 22.0)], open);
    }

    [Fact]
    public async Task The_bastion_requires_IMDSv2_encrypts_its_disk_and_restricts_sshd()
    {
        var bastion = Assert.Single((await StackRun.Of(Dev)).Of("aws:ec2/instance:Instance"));

        var metadata = Assert.IsType<ImmutableDictionary<string, object>>(bastion.Inputs["metadataOptions"]);
        Assert.Equal(("required", 1.0), (metadata["httpTokens"], metadata["httpPutResponseHopLimit"]));
        Assert.Equal(true, Assert.IsType<ImmutableDictionary<string, object>>(bastion.Inputs["rootBlockDevice"])["encrypted"]);
        Assert.Contains("PasswordAuthentication no", bastion.Text("userData"), StringComparison.Ordinal);
        Assert.Contains("AllowAgentForwarding no", bastion.Text("userData"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_first_preview_works_with_unknown_outputs()
    {
        var run = await StackRun.Of(Dev, preview: true);

        Assert.Equal((await StackRun.Of(Dev)).Resources.Count, run.Resources.Count);
        Assert.False(await OutputUtilities.GetIsKnownAsync(run.Stack.SshConfig));
        Assert.DoesNotContain("assumeRolePolicy", run.The("aws:iam/role:Role", "upload-role").Inputs.Keys);
    }

    [Fact]
    public async Task More_zones_than_the_Region_has_are_refused()
    {
        var failure = await ExpectedFailure.Of<AggregateException>(
            () => StackRun.Of(Dev.With("infra:network", """{"zones": 5}""")));

        Assert.Contains(
            "infra:network.zones is 5, but us-east-1 has 3 zones; use fewer zones or another Region", failure.ToString(),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Invalid_settings_stop_the_program_with_all_problems()
    {
        var failure = await ExpectedFailure.Of<RunException>(
            () => StackRun.Of(
                Dev.With("infra:access", """{"mode": "root"}""").With("infra:state", """{"abortUploadDays": 0}""")));

        Assert.Equal(
            """
            the settings of stack `test` cannot be used:
              infra:access.mode: `root`: must be one of assume-role, direct; write assume-role, for example
              infra:state.abortUploadDays: `0`: must be a whole number from 1 to 365; write 7, for example
            """,
            failure.Message);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"enabled": true}""")]
    public async Task Settings_of_the_caller_give_the_same_resources_as_the_configuration(string emr)
    {
        var settings = Dev.With("infra:emr", emr);

        var (read, passed) = (await StackRun.Of(settings), await StackRun.Of(settings.Read()));

        Assert.NotEmpty(passed.Resources);
        Assert.Equal(Lines(read), Lines(passed));

        static IEnumerable<string> Lines(StackRun run) => run.Resources
            .Select(resource =>
                $"{resource.Type} {resource.Name} "
                    + $"{JsonSerializer.Serialize(resource.Inputs.OrderBy(input => input.Key, StringComparer.Ordinal))}")
            .Order(StringComparer.Ordinal);
    }

    [Fact]
    public void A_resource_type_without_listed_outputs_fails_by_name()
    {
        var unknown = new RegisteredResource("aws:sqs/queue:Queue", "surprise", ImmutableDictionary<string, object>.Empty);

        Assert.Equal(
            "no outputs are listed for aws:sqs/queue:Queue",
            Assert.Throws<NotSupportedException>(() => KnownResources.Create(unknown, preview: false)).Message);
    }
}
