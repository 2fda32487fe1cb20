using System.Text.Json.Nodes;
using Review.Diff.Settings;
using Review.Drift.Answers;
using Review.Drift.Readers;
using Review.Model;

namespace Review.Drift;

/// <summary>
/// Settings of a declared bucket that the program does not declare: access beside its policy, copies and news of its objects, and
/// object lock.
/// </summary>
internal sealed class UndeclaredBucketSettings(
    IReadOnlyList<ReportedResource> declared, AccountState state, UndeclaredList found)
{
    public void Of(ReportedResource bucket)
    {
        var name = bucket.NameInAws ?? bucket.Id!;
        found.Search($"access control list of {bucket.Name}", () =>
        {
            var acl = state.Answer($"buckets/{name}/acl.json");
            var owner = acl?["Owner"].At("ID").AsText();
            foreach (var grant in (acl?["Grants"]).AsObjects())
            {
                var grantee = grant["Grantee"].At("URI").AsText() ?? grant["Grantee"].At("ID").AsText();
                if (grantee is not null && grantee != owner)
                {
                    found.Add(
                        bucket.Name, $"its access control list gives {grant["Permission"].AsText()} to {grantee}",
                        SettingKind.Access, $"aws s3api put-bucket-acl --bucket {name} --acl private");
                }
            }
        });
        foreach (var (file, what, command) in ((string, string, string)[])
        [
            ("replication", "copies its objects to another bucket", "delete-bucket-replication"),
            ("website", "serves its objects as a website", "delete-bucket-website"),
        ])
        {
            found.Search($"{file} of {bucket.Name}", () =>
            {
                if (state.Answer($"buckets/{name}/{file}.json") is not null)
                {
                    found.Add(bucket.Name, what, SettingKind.Access, $"aws s3api {command} --bucket {name}");
                }
            });
        }

        found.Search($"access log of {bucket.Name}", () =>
        {
            if (!declared.Of(ResourceTypes.BucketLogging).Any(logging => logging.Text("bucket") == name)
                && state.Answer($"buckets/{name}/logging.json")?["LoggingEnabled"].At("TargetBucket").AsText() is { } target)
            {
                found.Add(
                    bucket.Name, $"logs the callers and the keys of its objects to the bucket {target}", SettingKind.Access,
                    $"aws s3api put-bucket-logging --bucket {name} --bucket-logging-status '{{}}'");
            }
        });
        found.Search($"access points of {bucket.Name}", () =>
        {
            foreach (var point in state.List($"buckets/{name}/access-points.json", "AccessPointList"))
            {
                found.Add(
                    bucket.Name, $"has the access point {point["Name"].AsText()}, whose policy is not compared",
                    SettingKind.Unseen,
                    $"aws s3control delete-access-point --account-id {state.Account} --name {point["Name"].AsText()}");
            }
        });
        found.Search($"notifications of {bucket.Name}", () => Notifications(bucket, name));
        found.Search($"object lock of {bucket.Name}", () => ObjectLock(bucket, name));
    }

    // https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketNotificationConfiguration.html
    private void Notifications(ReportedResource bucket, string name)
    {
        if (state.Answer($"buckets/{name}/notification.json") is not { } notification)
        {
            return;
        }

        var isDeclared = declared.Of(ResourceTypes.BucketNotification).Any(events =>
            events.Text("bucket") == name && events.Inputs["eventbridge"].IsTrue());
        var command = $"aws s3api put-bucket-notification-configuration --bucket {name} --notification-configuration "
            + (isDeclared ? "'{\"EventBridgeConfiguration\": {}}'" : "'{}'");
        foreach (var (list, arn) in ((string, string)[])
        [
            ("TopicConfigurations", "TopicArn"), ("QueueConfigurations", "QueueArn"),
            ("LambdaFunctionConfigurations", "LambdaFunctionArn"),
        ])
        {
            foreach (var target in notification[list].AsObjects().Select(one => one[arn].AsText()).Distinct())
            {
                found.Add(
                    bucket.Name, $"sends the keys of its objects and who writes them to {target}", SettingKind.Access, command);
            }
        }

        if (!isDeclared && notification["EventBridgeConfiguration"] is JsonObject)
        {
            found.Add(
                ResourceTypes.BucketNotification, $"{bucket.Name}/events", name,
                new() { ["bucket"] = name, ["eventbridge"] = true }, command);
        }
    }

    // Object lock stays on, but without default retention it keeps no new version.
    // https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock-configure.html
    private void ObjectLock(ReportedResource bucket, string name)
    {
        if (!declared.Of(ResourceTypes.BucketObjectLock).Any(locked => locked.Text("bucket") == name)
            && !bucket.Inputs["objectLockEnabled"].IsTrue()
            && state.Answer($"buckets/{name}/object-lock.json")?["ObjectLockConfiguration"] is JsonObject configuration)
        {
            var inputs = Json.WithoutNulls(BucketReaders.ObjectLockInputs(configuration));
            inputs["bucket"] = name;
            found.Add(
                ResourceTypes.BucketObjectLock, $"{bucket.Name}/object-lock", name, inputs,
                $"aws s3api put-object-lock-configuration --bucket {name} --object-lock-configuration "
                    + "'{\"ObjectLockEnabled\": \"Enabled\"}'");
        }
    }
}
