using Review.Diff.Settings;
using Review.Drift.Answers;
using Review.Model;

namespace Review.Drift;

/// <summary>Access to a declared bucket beside its policy, and copies of its objects.</summary>
internal sealed class UndeclaredBucketAccess(
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
    }
}
