#!/usr/bin/env bash
# Collects what AWS answers about a stack into a folder, one file for each call.
#
#   collect.sh DIR REGION PREFIX LOG_PREFIX SCOPE [iam-collect]
#
# DIR         a new or empty folder, or one with only stack.json; only you can read what is written there
# REGION      the stack's Region: us-east-1
# PREFIX      the prefix of the stack's names: infra-dev-
# LOG_PREFIX  the prefix of its log groups' names: /infra/dev/
# SCOPE       stack: policies of the stack's buckets and keys; account: policies of all buckets and keys
# iam-collect also runs the program iam-collect, if it is installed: it collects the policies of the organization, and those of
#             all users, roles, buckets and keys. https://github.com/cloud-copilot/iam-collect
#
# It only reads. It makes one call after the other, and the AWS CLI waits and repeats a call that AWS throttles. It never asks for
# a secret, a parameter's value, an object or an instance's user data. Two reports are made on demand: the account's credential
# report, and when the stack's users and roles last used their permissions. Trust policies can hold external ids, so keep the folder
# to yourself. The second word after each `call` is the permission that it needs; policies/Access/CollectAccess.cs grants all of
# them. collected.tsv says of each call whether AWS answered; its last line says that the collection was not interrupted.
#
# Exit codes: 0 AWS answered each call; 1 a call was denied or failed; 2 wrong arguments, or no AWS CLI; 3 no credentials.
set -euo pipefail
export LC_ALL=C AWS_PAGER='' AWS_CLI_AUTO_PROMPT=off AWS_RETRY_MODE=standard AWS_MAX_ATTEMPTS="${AWS_MAX_ATTEMPTS:-8}"
umask 077

say() { printf 'collect: %s\n' "$*" >&2; }

fail() {
  local code=$1
  shift
  say "$@"
  exit "$code"
}

[ $# = 5 ] || [ $# = 6 ] || fail 2 "the arguments are DIR REGION PREFIX LOG_PREFIX SCOPE [iam-collect]"
dir=$1 region=$2 prefix=$3 log_prefix=$4 scope=$5 with=${6:-}
[[ $region =~ ^[a-z0-9-]+$ ]] || fail 2 "\`$region\` is not a Region"
[[ $prefix =~ ^[A-Za-z0-9-]+$ ]] || fail 2 "\`$prefix\` is not a prefix of names"
[[ $log_prefix =~ ^[A-Za-z0-9/_.#-]+$ ]] || fail 2 "\`$log_prefix\` is not a prefix of log groups"
[[ $scope =~ ^(stack|account)$ ]] || fail 2 "\`$scope\` is neither stack nor account"
[[ $with =~ ^(iam-collect)?$ ]] || fail 2 "\`$with\` is not iam-collect"
command -v aws >/dev/null ||
  fail 2 "the AWS CLI is not installed: https://docs.aws.amazon.com/cli/latest/userguide/getting-started-install.html"
mkdir -p "$dir" || fail 2 "the folder $dir cannot be made"
record=$dir/collected.tsv
error=$dir/.error
[ ! -e "$record" ] || fail 2 "$dir already has collected answers; name another folder, so that old and new answers do not mix"
other=$(find "$dir/." ! -name . -prune ! -name stack.json -print | sed -n 1p)
[ -z "$other" ] || fail 2 "$dir has other files, such as ${other##*/}; name a new folder"
printf '.\tbegun\n' >"$record" || fail 2 "$dir cannot be written"
trap 'rm -f "$error"' EXIT
trap 'exit 130' INT TERM HUP
count=0 missing='' failed=0
limits=(--cli-connect-timeout 15 --cli-read-timeout 60)

# message_of FILE: what a program wrote about its failure, on one line.
message_of() { tr '\t\r\n' '   ' <"$1" | sed 's/  */ /g; s/^ //' | cut -c 1-300; }

# call FILE PERMISSION NONE ARGUMENT...: makes a call of the AWS CLI and keeps its answer. NONE is the error code with which AWS
# says that there is none, or -; the file is then empty.
call() {
  local file=$1 permission=$2 none=$3 code message
  shift 3
  count=$((count + 1))
  [ ! -t 2 ] || printf '\r\033[Kcollect: %s %s (%s calls)' "$1" "$2" "$count" >&2
  mkdir -p "$dir/$(dirname "$file")"
  if aws "$@" --region "$region" --output json "${limits[@]}" >"$dir/$file.part" 2>"$error" </dev/null; then
    mv "$dir/$file.part" "$dir/$file"
    printf '%s\tok\n' "$file" >>"$record"
    return
  fi
  rm -f "$dir/$file.part"
  code=$(sed -n '/An error occurred (/{s/.*An error occurred (\([A-Za-z0-9.]*\)).*/\1/p;q;}' "$error")
  message=$(message_of "$error")
  case "$code" in
    "$none")
      : >"$dir/$file"
      printf '%s\tnone\t%s\n' "$file" "$code" >>"$record"
      ;;
    *AccessDenied* | *UnauthorizedOperation* | *NotAuthorized* | 403)
      printf '%s\tdenied\t%s is denied\n' "$file" "$permission" >>"$record"
      case " $missing " in *" $permission "*) ;; *) missing="$missing $permission" ;; esac
      ;;
    *)
      printf '%s\tfailed\t%s\n' "$file" "${message:-aws $1 $2 failed}" >>"$record"
      failed=$((failed + 1))
      case "$code" in
        ExpiredToken* | RequestExpired) [ "$count" = 1 ] ||
          fail 1 "the credentials expired after $count calls; renew them, and collect again into another folder" ;;
      esac
      ;;
  esac
}

# ids FILE PATTERN ARGUMENT...: asks once more for what FILE has, as a list of ids, since the shell cannot read JSON. If AWS does
# not answer, FILE counts as failed.
ids() {
  local file=$1 pattern=$2 found
  shift 2
  [ -f "$dir/$file" ] || return 0
  if found=$(aws "$@" --region "$region" --output text "${limits[@]}" 2>"$error" </dev/null); then
    tr '\t' '\n' <<<"$found" | { grep -E -- "$pattern" || true; }
  else
    printf '%s\tfailed\t%s\n' "$file" "$(message_of "$error")" >>"$record"
  fi
}

# texts FILE MEMBER PATTERN: the values of a member in an answer that match a pattern, each once. The CLI writes a member a line.
texts() {
  [ -f "$dir/$1" ] || return 0
  sed -n 's/^ *"'"$2"'": "\([A-Za-z0-9_.:/=+,@-]*\)",\{0,1\}$/\1/p' "$dir/$1" | sort -u | { grep -E -- "$3" || true; }
}

# collected FILE: whether iam-collect wrote a file about the account.
collected() { compgen -G "$dir/aws/*/accounts/$account/$1" >/dev/null; }

call caller-identity.json sts:GetCallerIdentity - sts get-caller-identity
if [ ! -f "$dir/caller-identity.json" ]; then
  message=$(cut -f 3 "$record")
  rm -f "$record"
  fail 3 "AWS did not say whose credentials these are: $message"
fi
account=$(texts caller-identity.json Account '^[0-9]{12}$')
say "collecting account $account, Region $region, into $dir"

if [ "$with" = iam-collect ] && command -v iam-collect >/dev/null; then
  say "iam-collect collects the account's policies and the organization; the AWS CLI then collects the rest"
  printf '{"name": "collect", "iamCollectVersion": "0.1.206", "storage": {"type": "file", "path": "."}}\n' \
    >"$dir/iam-collect.json"
  if (cd "$dir" && iam-collect download --config-files iam-collect.json --accounts "$account" --regions "$region" \
    --services iam s3 kms organizations --concurrency 4 >iam-collect.log 2>&1 </dev/null); then
    printf 'iam-collect.log\tok\n' >>"$record"
  else
    printf 'iam-collect.log\tfailed\tiam-collect did not collect everything; the file has its messages\n' >>"$record"
    say "iam-collect did not collect everything; $dir/iam-collect.log has its messages"
    failed=$((failed + 1))
  fi
elif [ "$with" = iam-collect ]; then
  say "iam-collect is not installed, so the AWS CLI collects alone, without the policies of the organization"
fi

# Users, groups, roles and their policies; the users' credentials, without any secret.
call authorization-details.json iam:GetAccountAuthorizationDetails - iam get-account-authorization-details
for role in $(texts authorization-details.json RoleName "^$prefix"); do
  call "roles/$role.json" iam:GetRole NoSuchEntity iam get-role --role-name "$role"
done
for user in $(texts authorization-details.json UserName "^$prefix"); do
  call "users/$user/access-keys.json" iam:ListAccessKeys - iam list-access-keys --user-name "$user"
  call "users/$user/login-profile.json" iam:GetLoginProfile NoSuchEntity iam get-login-profile --user-name "$user"
  call "users/$user/service-specific-credentials.json" iam:ListServiceSpecificCredentials - \
    iam list-service-specific-credentials --user-name "$user"
  call "users/$user/signing-certificates.json" iam:ListSigningCertificates - iam list-signing-certificates --user-name "$user"
  call "users/$user/ssh-public-keys.json" iam:ListSSHPublicKeys - iam list-ssh-public-keys --user-name "$user"
done
call identity-providers.json iam:ListOpenIDConnectProviders - iam list-open-id-connect-providers
for arn in $(texts identity-providers.json Arn ':oidc-provider/'); do
  name=${arn##*:oidc-provider/}
  call "identity-providers/${name//\//_}.json" iam:GetOpenIDConnectProvider - \
    iam get-open-id-connect-provider --open-id-connect-provider-arn "$arn"
done
call saml-providers.json iam:ListSAMLProviders - iam list-saml-providers

# Buckets.
call public-access-block.json s3:GetAccountPublicAccessBlock NoSuchPublicAccessBlockConfiguration \
  s3control get-public-access-block --account-id "$account"
call buckets.json s3:ListAllMyBuckets - s3api list-buckets
# A bucket that was deleted since can belong to another account now.
owner=(--expected-bucket-owner "$account")
for bucket in $(texts buckets.json Name "^$(tr '[:upper:]' '[:lower:]' <<<"$prefix")"); do
  call "bucket-policies/$bucket.json" s3:GetBucketPolicy NoSuchBucketPolicy s3api get-bucket-policy --bucket "$bucket" \
    "${owner[@]}"
  call "buckets/$bucket/access-points.json" s3:ListAccessPoints - \
    s3control list-access-points --account-id "$account" --bucket "$bucket"
  call "buckets/$bucket/acl.json" s3:GetBucketAcl - s3api get-bucket-acl --bucket "$bucket" "${owner[@]}"
  call "buckets/$bucket/encryption.json" s3:GetEncryptionConfiguration ServerSideEncryptionConfigurationNotFoundError \
    s3api get-bucket-encryption --bucket "$bucket" "${owner[@]}"
  call "buckets/$bucket/lifecycle.json" s3:GetLifecycleConfiguration NoSuchLifecycleConfiguration \
    s3api get-bucket-lifecycle-configuration --bucket "$bucket" "${owner[@]}"
  call "buckets/$bucket/logging.json" s3:GetBucketLogging - s3api get-bucket-logging --bucket "$bucket" "${owner[@]}"
  call "buckets/$bucket/notification.json" s3:GetBucketNotification - \
    s3api get-bucket-notification-configuration --bucket "$bucket" "${owner[@]}"
  call "buckets/$bucket/object-lock.json" s3:GetBucketObjectLockConfiguration ObjectLockConfigurationNotFoundError \
    s3api get-object-lock-configuration --bucket "$bucket" "${owner[@]}"
  call "buckets/$bucket/ownership.json" s3:GetBucketOwnershipControls OwnershipControlsNotFoundError \
    s3api get-bucket-ownership-controls --bucket "$bucket" "${owner[@]}"
  call "buckets/$bucket/public-access-block.json" s3:GetBucketPublicAccessBlock NoSuchPublicAccessBlockConfiguration \
    s3api get-public-access-block --bucket "$bucket" "${owner[@]}"
  call "buckets/$bucket/replication.json" s3:GetReplicationConfiguration ReplicationConfigurationNotFoundError \
    s3api get-bucket-replication --bucket "$bucket" "${owner[@]}"
  call "buckets/$bucket/tags.json" s3:GetBucketTagging NoSuchTagSet s3api get-bucket-tagging --bucket "$bucket" "${owner[@]}"
  call "buckets/$bucket/versioning.json" s3:GetBucketVersioning - s3api get-bucket-versioning --bucket "$bucket" "${owner[@]}"
  call "buckets/$bucket/website.json" s3:GetBucketWebsite NoSuchWebsiteConfiguration s3api get-bucket-website --bucket "$bucket" \
    "${owner[@]}"
done

# Keys: those with an alias of the stack, or all that customers manage.
call "keys/$region/aliases.json" kms:ListAliases - kms list-aliases
for key in $(ids "keys/$region/aliases.json" '^[a-zA-Z0-9-]+$' kms list-aliases \
  --query "Aliases[?starts_with(AliasName, 'alias/$prefix')].TargetKeyId"); do
  call "keys/$region/$key/key.json" kms:DescribeKey NotFoundException kms describe-key --key-id "$key"
  call "keys/$region/$key/grants.json" kms:ListGrants - kms list-grants --key-id "$key"
  call "keys/$region/$key/tags.json" kms:ListResourceTags - kms list-resource-tags --key-id "$key"
  call "keys/$region/$key/rotation.json" kms:GetKeyRotationStatus - kms get-key-rotation-status --key-id "$key"
  call "key-policies/$region/$key.json" kms:GetKeyPolicy - kms get-key-policy --key-id "$key" --policy-name default
done

if [ "$scope" = account ]; then
  for bucket in $(texts buckets.json Name '^[a-z0-9.-]+$'); do
    [ -e "$dir/bucket-policies/$bucket.json" ] || collected "s3/$bucket/policy.json" ||
      call "bucket-policies/$bucket.json" s3:GetBucketPolicy NoSuchBucketPolicy s3api get-bucket-policy --bucket "$bucket" \
      "${owner[@]}"
  done
  call "keys/$region/keys.json" kms:ListKeys - kms list-keys
  for key in $(texts "keys/$region/keys.json" KeyId '^[a-zA-Z0-9-]+$'); do
    [ -e "$dir/key-policies/$region/$key.json" ] || collected "kms/$region/key/$key/policy.json" ||
      call "key-policies/$region/$key.json" kms:GetKeyPolicy - kms get-key-policy --key-id "$key" --policy-name default
  done
fi

# Networks and hosts. An instance's user data is not among the answers.
call "network/$region/addresses.json" ec2:DescribeAddresses - ec2 describe-addresses
call "network/$region/endpoints.json" ec2:DescribeVpcEndpoints - ec2 describe-vpc-endpoints
call "network/$region/flow-logs.json" ec2:DescribeFlowLogs - ec2 describe-flow-logs
call "network/$region/instances.json" ec2:DescribeInstances - ec2 describe-instances
call "network/$region/internet-gateways.json" ec2:DescribeInternetGateways - ec2 describe-internet-gateways
call "network/$region/key-pairs.json" ec2:DescribeKeyPairs - ec2 describe-key-pairs --include-public-key
call "network/$region/nat-gateways.json" ec2:DescribeNatGateways - ec2 describe-nat-gateways
call "network/$region/prefix-lists.json" ec2:DescribePrefixLists - ec2 describe-prefix-lists
call "network/$region/route-tables.json" ec2:DescribeRouteTables - ec2 describe-route-tables
call "network/$region/security-group-rules.json" ec2:DescribeSecurityGroupRules - ec2 describe-security-group-rules
call "network/$region/security-groups.json" ec2:DescribeSecurityGroups - ec2 describe-security-groups
call "network/$region/subnets.json" ec2:DescribeSubnets - ec2 describe-subnets
call "network/$region/vpcs.json" ec2:DescribeVpcs - ec2 describe-vpcs
for instance in $(ids "network/$region/instances.json" '^i-[0-9a-f]+$' ec2 describe-instances \
  --filters "Name=tag:Name,Values=$prefix*" --query 'Reservations[].Instances[].InstanceId'); do
  call "network/$region/instances/$instance.json" ec2:DescribeInstanceAttribute - \
    ec2 describe-instance-attribute --instance-id "$instance" --attribute disableApiTermination
done
call "logs/$region/log-groups.json" logs:DescribeLogGroups - logs describe-log-groups --log-group-name-prefix "$log_prefix"

# EMR. Its security configurations hold no secret.
cluster_members='Id: Id, Name: Name, Status: Status, Tags: Tags, ReleaseLabel: ReleaseLabel, ServiceRole: ServiceRole'
cluster_members="$cluster_members, AutoScalingRole: AutoScalingRole, SecurityConfiguration: SecurityConfiguration"
cluster_members="$cluster_members, TerminationProtected: TerminationProtected, Ec2InstanceAttributes: Ec2InstanceAttributes"
cluster_members="$cluster_members, Applications: Applications[].{Name: Name}, CustomAmiId: CustomAmiId, LogUri: LogUri"
call "emr/$region/block-public-access.json" elasticmapreduce:GetBlockPublicAccessConfiguration - \
  emr get-block-public-access-configuration
call "emr/$region/security-configurations.json" elasticmapreduce:ListSecurityConfigurations - emr list-security-configurations
for name in $(texts "emr/$region/security-configurations.json" Name "^$prefix"); do
  call "emr/$region/security-configurations/$name.json" elasticmapreduce:DescribeSecurityConfiguration - \
    emr describe-security-configuration --name "$name"
done
call "emr/$region/clusters.json" elasticmapreduce:ListClusters - emr list-clusters --active
# Without the applications' configurations, which can hold passwords.
for cluster in $(ids "emr/$region/clusters.json" '^j-[A-Z0-9]+$' emr list-clusters --active \
  --query "Clusters[?starts_with(Name, '$prefix')].Id"); do
  call "emr/$region/clusters/$cluster.json" elasticmapreduce:DescribeCluster - emr describe-cluster --cluster-id "$cluster" \
    --query "{Cluster: Cluster.{$cluster_members}}"
done

# Who used what, and when. AWS makes these reports on demand: all are asked for before the script waits, REPORT_SECONDS in all.
# https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_last-accessed.html
report_seconds=${REPORT_SECONDS:-60}
[[ $report_seconds =~ ^[0-9]{1,4}$ ]] || fail 2 "REPORT_SECONDS is \`$report_seconds\`; it must be a number of seconds"
identities=$(texts authorization-details.json Arn ":(role|user)/([^ ]*/)?${prefix}[^/]*\$")
for identity in $identities; do
  call "last-accessed/${identity##*:}.job.json" iam:GenerateServiceLastAccessedDetails - \
    iam generate-service-last-accessed-details --arn "$identity" --granularity ACTION_LEVEL
done
waited=0
until call credential-report-state.json iam:GenerateCredentialReport - iam generate-credential-report &&
  ! grep -q '"State": "\(STARTED\|INPROGRESS\)"' "$dir/credential-report-state.json" 2>/dev/null; do
  [ "$waited" -lt "$report_seconds" ] || break
  sleep 2
  waited=$((waited + 2))
done
call credential-report.json iam:GetCredentialReport - iam get-credential-report
for identity in $identities; do
  job=$(texts "last-accessed/${identity##*:}.job.json" JobId '^[a-z0-9-]+$')
  [ -n "$job" ] || continue
  until call "last-accessed/${identity##*:}.json" iam:GetServiceLastAccessedDetails - \
    iam get-service-last-accessed-details --job-id "$job" --max-items 1000 &&
    ! grep -q '"JobStatus": "IN_PROGRESS"' "$dir/last-accessed/${identity##*:}.json" 2>/dev/null; do
    [ "$waited" -lt "$report_seconds" ] || break
    sleep 2
    waited=$((waited + 2))
  done
done

[ ! -t 2 ] || printf '\r\033[K' >&2
failed=$(awk -F '\t' '$2 == "failed" { n++ } END { print n + 0 }' "$record")
printf '.\tended\n' >>"$record"
say "$count calls; the answers are in $dir"
if [ -n "$missing" ]; then
  say "these permissions are missing; ./run collect STACK --print-policy prints a policy with all that are needed:"
  for permission in $missing; do say "  $permission"; done
fi
[ "$failed" = 0 ] || say "$failed calls failed for another reason; $record has each"
[ -z "$missing" ] && [ "$failed" = 0 ]
