"""Makes arn-names.txt: what is known of the names in the ARNs of catalogue.txt, each with its source.

  pip install botocore
  python3 iam/Catalogue/make-arn-names.py            writes the file
  python3 iam/Catalogue/make-arn-names.py --check    only compares

A name with a row holds no colon, or has the shape in the last column (# is a digit, * anything but a colon). A name without a
row may hold a colon; the proofs then exclude no request. A row has one of three sources:

  - a pattern for ARNs of that form in AWS's model of the service: no text of the pattern has a colon in the name;
  - the pattern or the list of values of a parameter with the same name in that model, if all of them agree. Words such as Id are
    left out, since they differ from one type of resource to the next. A parameter that takes an ARN too counts by its names;
  - a page of AWS's documentation, in PAGES below.

botocore publishes the models (Apache License 2.0). The file holds the names of their parameters, not their patterns.
"""

import collections
import gzip
import json
import re
import re._constants as op
import re._parser as regex
import sys
from pathlib import Path

import botocore

HERE = Path(__file__).parent
MODELS = Path(botocore.__file__).parent / "data"
API = "https://docs.aws.amazon.com/{}/API_{}.html"
EC2_IDS = "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/resource-ids.html"
BUCKETS = "https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html"

# Service, name, the page that lists its characters.
PAGES = [
    ("autoscaling", "GroupFriendlyName", API.format("autoscaling/ec2/APIReference", "CreateAutoScalingGroup")),
    ("batch", "ComputeEnvironmentName", API.format("batch/latest/APIReference", "CreateComputeEnvironment")),
    ("batch", "JobDefinitionName", API.format("batch/latest/APIReference", "RegisterJobDefinition")),
    ("batch", "JobQueueName", API.format("batch/latest/APIReference", "CreateJobQueue")),
    ("batch", "SchedulingPolicyName", API.format("batch/latest/APIReference", "CreateSchedulingPolicy")),
    ("cloudformation", "StackSetName", API.format("AWSCloudFormation/latest/APIReference", "CreateStackSet")),
    ("cloudtrail", "TrailName", API.format("awscloudtrail/latest/APIReference", "CreateTrail")),
    ("cloudwatch", "DashboardName", API.format("AmazonCloudWatch/latest/APIReference", "PutDashboard")),
    ("cloudwatch", "MetricStreamName", API.format("AmazonCloudWatch/latest/APIReference", "PutMetricStream")),
    ("ecs", "CapacityProviderName", API.format("AmazonECS/latest/APIReference", "CreateCapacityProvider")),
    ("ecs", "ClusterName", API.format("AmazonECS/latest/APIReference", "CreateCluster")),
    ("ecs", "ServiceName", API.format("AmazonECS/latest/APIReference", "CreateService")),
    ("ecs", "TaskDefinitionFamilyName", API.format("AmazonECS/latest/APIReference", "RegisterTaskDefinition")),
    ("eks", "ClusterName", API.format("eks/latest/APIReference", "CreateCluster")),
    ("elasticache", "CacheClusterId", API.format("AmazonElastiCache/latest/APIReference", "CreateCacheCluster")),
    ("elasticache", "CacheSubnetGroupName", API.format("AmazonElastiCache/latest/APIReference", "CreateCacheSubnetGroup")),
    ("elasticache", "ReplicationGroupId", API.format("AmazonElastiCache/latest/APIReference", "CreateReplicationGroup")),
    ("elasticbeanstalk", "EnvironmentName", API.format("elasticbeanstalk/latest/api", "CreateEnvironment")),
    ("elasticloadbalancing", "LoadBalancerName", API.format("elasticloadbalancing/latest/APIReference", "CreateLoadBalancer")),
    ("elasticloadbalancing", "TargetGroupName", API.format("elasticloadbalancing/latest/APIReference", "CreateTargetGroup")),
    ("iam", "RoleSessionName", API.format("STS/latest/APIReference", "AssumeRole")),
    ("iam", "SamlProviderName", API.format("IAM/latest/APIReference", "CreateSAMLProvider")),
    ("mq", "BrokerName", API.format("amazon-mq/latest/api-reference", "brokers").replace("API_", "")),
    ("rds", "DbClusterInstanceName", API.format("AmazonRDS/latest/APIReference", "CreateDBCluster")),
    ("rds", "DbInstanceName", API.format("AmazonRDS/latest/APIReference", "CreateDBInstance")),
    ("rds", "ParameterGroupName", API.format("AmazonRDS/latest/APIReference", "CreateDBParameterGroup")),
    ("rds", "SecurityGroupName", API.format("AmazonRDS/latest/APIReference", "CreateDBSecurityGroup")),
    ("rds", "SubnetGroupName", API.format("AmazonRDS/latest/APIReference", "CreateDBSubnetGroup")),
    ("redshift", "ClusterName", API.format("redshift/latest/APIReference", "CreateCluster")),
    ("redshift", "ParameterGroupName", API.format("redshift/latest/APIReference", "CreateClusterParameterGroup")),
    ("redshift", "ScheduleIdentifier", API.format("redshift/latest/APIReference", "CreateSnapshotSchedule")),
    ("redshift", "SubnetGroupName", API.format("redshift/latest/APIReference", "CreateClusterSubnetGroup")),
    ("s3", "BucketName", BUCKETS),
    ("secretsmanager", "SecretId", API.format("secretsmanager/latest/apireference", "CreateSecret")),
    ("sns", "TopicName", API.format("sns/latest/api", "CreateTopic")),
    ("sqs", "QueueName", API.format("AWSSimpleQueueService/latest/APIReference", "CreateQueue")),
    ("ssm", "ParameterNameWithoutLeadingSlash", API.format("systems-manager/latest/APIReference", "PutParameter")),
    ("states", "ActivityName", API.format("step-functions/latest/apireference", "CreateActivity")),
    ("states", "ExecutionId", API.format("step-functions/latest/apireference", "StartExecution")),
    ("states", "StateMachineAliasName", API.format("step-functions/latest/apireference", "CreateStateMachineAlias")),
    ("states", "StateMachineName", API.format("step-functions/latest/apireference", "CreateStateMachine")),
    ("sts", "FederatedUserName", API.format("STS/latest/APIReference", "GetFederationToken")),
]

# The same of names that hold colons in known places.
SHAPES = [
    ("dynamodb", "StreamLabel", API.format("amazondynamodb/latest/APIReference", "streams_StreamDescription"),
     "####-##-##T##:##:##*"),
]

# Where the prefix of the ARNs is not the name under which the model signs requests.
OTHER_MODELS = {
    "catalog": ["marketplace-catalog"], "elasticloadbalancing": ["elb", "elbv2"], "elasticmapreduce": ["emr"],
    "kafka-cluster": ["kafka"], "lex": ["lex-models", "lexv2-models"], "mobiletargeting": ["pinpoint"], "rds-db": ["rds"],
    "partnercentral": ["partnercentral-account", "partnercentral-benefits", "partnercentral-channel", "partnercentral-selling"],
    "route53-recovery-control": ["route53-recovery-control-config"], "sso": ["sso-admin"], "vpc-lattice-svcs": ["vpc-lattice"],
}

# Words that name something else from one type of resource to the next.
GENERIC = set(
    "arn context groupname id identifier key name path resource resourcearn resourceid resourceidentifier resourcename resourcepath "
    "resourcetype status token type uuid value version".split())

FIRST, LAST = 32, 126  # the printable letters of ASCII, which are all that the comparison needs
ANY = (1 << (LAST - FIRST + 1)) - 1


def letters(first, last):
    return sum(1 << (code - FIRST) for code in range(max(first, FIRST), min(last, LAST) + 1))


DIGITS = letters(48, 57)
WORD = DIGITS | letters(65, 90) | letters(97, 122) | letters(95, 95)
PLACE = DIGITS | letters(97, 122) | letters(45, 45)
COLON = letters(58, 58)
CATEGORIES = {
    op.CATEGORY_DIGIT: DIGITS, op.CATEGORY_NOT_DIGIT: ANY & ~DIGITS, op.CATEGORY_WORD: WORD, op.CATEGORY_NOT_WORD: ANY & ~WORD,
    op.CATEGORY_SPACE: letters(32, 32), op.CATEGORY_NOT_SPACE: ANY & ~letters(32, 32),
}


class Machine:
    """A nondeterministic automaton. Where a pattern needs more than it has (long counts, lookaround), it takes more texts."""

    def __init__(self):
        self.free, self.steps = [], []
        self.end = self.state()

    def state(self):
        self.free.append([])
        self.steps.append([])
        return len(self.free) - 1

    def letter(self, among):
        before, self.end = self.end, self.state()
        self.steps[before].append((among, self.end))
        return self

    def repeat(self, among):
        before, self.end = self.end, self.state()
        self.free[before].append(self.end)
        self.steps[self.end].append((among, self.end))
        return self

    def text(self, text):
        for character in text:
            self.letter(letters(ord(character), ord(character)))
        return self

    def some(self, among):
        return self.letter(among).repeat(among)

    def pattern(self, items):
        for code, value in items:
            if code is op.LITERAL:
                self.letter(letters(value, value))
            elif code is op.NOT_LITERAL:
                self.letter(ANY & ~letters(value, value))
            elif code is op.ANY:
                self.letter(ANY)
            elif code is op.IN:
                self.letter(members(value))
            elif code is op.SUBPATTERN:
                self.pattern(value[3])
            elif code is op.BRANCH:
                start, after = self.end, self.state()
                for branch in value[1]:
                    self.end = self.state()
                    self.free[start].append(self.end)
                    self.free[self.pattern(branch).end].append(after)
                self.end = after
            elif code in (op.MAX_REPEAT, op.MIN_REPEAT):
                self.counted(*value)
            elif code is op.GROUPREF:
                self.repeat(ANY)
            elif code not in (op.AT, op.ASSERT, op.ASSERT_NOT):
                raise ValueError(code)
        return self

    def counted(self, least, most, items):
        for _ in range(min(least, 3)):
            self.pattern(items)
        if most <= 3:
            ends = [self.end] + [self.pattern(items).end for _ in range(most - least)]
            self.end = self.state()
            for end in ends:
                self.free[end].append(self.end)
        else:
            before, loop = self.end, self.state()
            self.free[before].append(loop)
            self.end = loop
            self.free[self.pattern(items).end].append(loop)
            self.end = loop

    def closed(self):
        def reach(start):
            found, open_ = {start}, [start]
            while open_:
                for after in self.free[open_.pop()]:
                    if after not in found:
                        found.add(after)
                        open_.append(after)
            return found

        closures = [reach(state) for state in range(len(self.free))]
        self.moves = [[move for state in closure for move in self.steps[state]] for closure in closures]
        self.final = [self.end in closure for closure in closures]
        return self


def members(items):
    among, negated = 0, False
    for code, value in items:
        if code is op.NEGATE:
            negated = True
        elif code is op.LITERAL:
            among |= letters(value, value)
        elif code is op.RANGE:
            among |= letters(*value)
        else:
            among |= CATEGORIES[value]
    return ANY & ~among if negated else among


def meet(one, other):
    """Whether some text is taken by both."""
    found, open_ = {(0, 0)}, [(0, 0)]
    while open_:
        here, there = open_.pop()
        if one.final[here] and other.final[there]:
            return True
        for among, after in one.moves[here]:
            for too, then in other.moves[there]:
                if among & too and (after, then) not in found:
                    found.add((after, then))
                    open_.append((after, then))
    return False


def no_arn_with_colon():
    """Texts with a colon that do not begin with arn:"""
    machine = Machine()
    last = machine.state()
    machine.steps[last].append((ANY, last))
    state = 0
    for character in "arn:":
        own = letters(ord(character), ord(character))
        other, after = machine.state(), machine.state()
        machine.steps[state] += [(ANY & ~own & ~COLON, other), (COLON & ~own, last), (own, after)]
        machine.steps[other] += [(ANY, other), (COLON, last)]
        state = after
    machine.end = last
    return machine.closed()


NO_ARN_WITH_COLON = no_arn_with_colon()


class Pattern:
    """A pattern of a model. One that this script cannot read takes every text, and says nothing of ARNs."""

    known = {}

    def __init__(self, text):
        self.one_sided = text.startswith("^") != text.endswith("$")  # what its author meant is unknown
        try:
            readable = text.replace(r"\p{L}", r"\w").replace(r"\p{N}", r"\d").replace(r"\p{Z}", r"\s").replace(r"\p{Alnum}", r"\w")
            self.machine = Machine().pattern(regex.parse(readable)).closed()
        except (re.error, ValueError):
            self.machine = None
        self.may_hold_colon = not self.machine or meet(self.machine, NO_ARN_WITH_COLON)
        self.is_for_arns = self.machine and not self.one_sided and ":" in text and "arn" in text.lower()

    @classmethod
    def of(cls, text):
        if text not in cls.known:
            cls.known[text] = cls(text)
        return cls.known[text]


class Values:
    """A list of values of a model."""

    def __init__(self, values):
        self.one_sided, self.is_for_arns, self.may_hold_colon = False, False, any(":" in value for value in values)


class Models:
    """What AWS's models say of texts, by the prefix of the ARNs."""

    def __init__(self):
        self.of_arns = collections.defaultdict(list)
        self.of_names = collections.defaultdict(lambda: collections.defaultdict(list))
        others = {folder: prefix for prefix, folders in OTHER_MODELS.items() for folder in folders}
        for folder in sorted(path for path in MODELS.iterdir() if path.is_dir()):
            files = sorted(folder.glob("*/service-2.json.gz"))
            if files:
                model = json.loads(gzip.decompress(files[-1].read_bytes()))
                about = model["metadata"]
                prefixes = {folder.name, about.get("signingName"), about.get("endpointPrefix"), others.get(folder.name)} - {None}
                self.read(f"{folder.name} {files[-1].parent.name}", model["shapes"], sorted(prefixes))

    def read(self, where, shapes, prefixes):
        for name, shape in shapes.items():
            if shape["type"] == "string":
                self.add(prefixes, name, shape, f"{where} {name}")
            for member, target in shape.get("members", {}).items():
                if shapes[target["shape"]]["type"] == "string":
                    self.add(prefixes, member, shapes[target["shape"]], f"{where} {target['shape']}")

    def add(self, prefixes, name, shape, source):
        if "enum" in shape or "pattern" in shape:
            says = Values(shape["enum"]) if "enum" in shape else Pattern.of(shape["pattern"])
            for prefix in prefixes:
                if (source, says) not in self.of_names[prefix][name.lower()]:
                    self.of_names[prefix][name.lower()].append((source, says))
                if says.is_for_arns and (source, says) not in self.of_arns[prefix]:
                    self.of_arns[prefix].append((source, says))

    def by_name(self, prefix, name):
        known = self.of_names[prefix][name.lower()] if name.lower() not in GENERIC else []
        good = [source for source, says in known if not says.may_hold_colon and not says.one_sided]
        return good[0] if good and not any(says.may_hold_colon for _, says in known) else None

    def by_arn(self, form, name):
        resource = form.split(":", 5)[5]
        word = re.match(r"[^$*]*", resource)[0]
        for source, says in self.of_arns[form.split(":")[2]]:
            # The pattern must be about this type: it takes ARNs of the form, but not with another word for the type.
            if word and meet(says.machine, arn(form)) and not meet(says.machine, arn(form, word="zqzq" + word[-1])) \
                    and not meet(says.machine, arn(form, with_colon=name)):
                return source
        return None


def arn(form, with_colon=None, word=None):
    """The ARNs of a form; only those with a colon in a name; or with another word for the type of resource."""
    machine = Machine()
    _, _, service, region, account, resource = form.split(":", 5)
    machine.text("arn:").some(PLACE).text(":")
    machine.text(service) if "$" not in service else machine.some(PLACE)
    for part in (region, account):
        machine.text(":")
        if part:
            machine.repeat(PLACE)
    machine.text(":")
    if word:
        resource = re.sub(r"^[^$*]+", word, resource)
    for piece in re.split(r"(\$\{\w+\}|\*)", resource):
        if piece == "*":
            machine.repeat(ANY)
        elif not piece.startswith("$"):
            machine.text(piece)
        elif piece[2:-1] == with_colon:
            machine.repeat(ANY).text(":").repeat(ANY)
        else:
            machine.some(ANY)
    return machine.closed()


def forms():
    """The ARN forms of catalogue.txt, whose layout make-catalogue.mjs describes."""
    lines = (HERE / "catalogue.txt").read_text().split("\n")
    at = 0
    while at < len(lines) and lines[at]:
        group, count = lines[at].split("\t")[:2]
        at += 1
        if group in ("head", "source", "made"):
            continue
        if group == "types":
            for line in lines[at:at + int(count)]:
                yield from line.split("\t")[1].split(",")
        at += int(count)


def rows():
    uses = collections.defaultdict(set)
    for form in forms():
        for name in re.findall(r"\$\{(\w+)\}", form.split(":", 5)[5]):
            uses[form.split(":")[2], name].add(form)
    models, pages = Models(), {(service, name): rest for service, name, *rest in PAGES + SHAPES}
    if unused := pages.keys() - uses.keys():
        raise SystemExit(f"the catalogue has no such names: {sorted(unused)}")
    for (service, name), used in sorted(uses.items()):
        sources = [models.by_name(service, name)]
        if sources == [None]:
            sources = [models.by_arn(form, name) for form in sorted(used)]
        page = pages.get((service, name)) or ([EC2_IDS] if service == "ec2" and name.endswith("Id") else None)
        if all(sources):
            yield service, name, sources[0]
        elif page:
            yield service, name, *page


def main(option=None):
    path = HERE / "arn-names.txt"
    text = f"source\tbotocore {botocore.__version__}\n" + "".join("\t".join(row) + "\n" for row in rows())
    if option != "--check":
        path.write_text(text)
        print(f"{path.name}: {text.count(chr(10)) - 1} names, botocore {botocore.__version__}")
    elif not path.exists() or path.read_text() != text:
        raise SystemExit(f"{path.name} is not what botocore {botocore.__version__} gives")


if __name__ == "__main__":
    main(*sys.argv[1:])
