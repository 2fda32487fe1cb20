using System.Collections.Immutable;
using Policies.Check.Rules.Actions;
using Policies.Check.Rules.Addresses;
using Policies.Check.Rules.Conditions;
using Policies.Check.Rules.Document;
using Policies.Check.Rules.Grammar;
using Policies.Check.Rules.Organizations;
using Policies.Check.Rules.Principals;
using Policies.Check.Rules.Resources;
using Policies.Check.Rules.Roles;
using Policies.Check.Rules.Tags;
using Policies.Check.Rules.Trust;
using Policies.Check.Rules.Values;
using Policies.Check.Rules.Variables;

namespace Policies.Check;

/// <summary>Every rule there is, in the order in which findings are told.</summary>
public static class RuleBook
{
    public static ImmutableArray<Rule> Rules { get; } =
    [
        new DataTypeMismatch(),
        new DuplicateKeysWithDifferentCase(),
        new InvalidConditionOperator(),
        new InvalidEffect(),
        new InvalidPolicyElement(),
        new InvalidPrincipalFormat(),
        new InvalidPrincipalKey(),
        new InvalidVersion(),
        new JsonSyntaxError(),
        new MissingAction(),
        new MissingEffect(),
        new MissingPrincipal(),
        new MissingResource(),
        new MissingStatement(),
        new NullWithIfExists(),
        new TrustNotPrincipal(),
        new TrustResource(),
        new UnsupportedElementCombination(),
        new UnsupportedPrincipal(),

        new EmptyArrayAction(),
        new EmptyArrayCondition(),
        new EmptyArrayConditionForAllValues(),
        new EmptyArrayConditionForAnyValue(),
        new EmptyArrayConditionIfExists(),
        new EmptyArrayPrincipal(),
        new EmptyArrayResource(),
        new EmptyObjectCondition(),
        new EmptyObjectPrincipal(),
        new EmptySidValue(),
        new IdentityPolicySize(),
        new MissingVersion(),
        new RedundantStatement(),
        new ResourcePolicySize(),
        new ScpSize(),
        new TrustPolicySize(),
        new UniqueSidsRecommended(),
        new UniqueSidsRequired(),
        new UnsupportedSid(),

        new ActionWithoutMatchingResource(),
        new InvalidAction(),
        new InvalidServiceInAction(),
        new RedundantAction(),
        new ResourceWithoutMatchingAction(),
        new UnsupportedActionInPolicy(),

        new ArnAccountNotAllowed(),
        new ArnRegionNotAllowed(),
        new InvalidArnAccount(),
        new InvalidArnPrefix(),
        new InvalidArnRegion(),
        new InvalidArnResource(),
        new InvalidArnServiceCase(),
        new InvalidPartition(),
        new InvalidService(),
        new MissingArnAccount(),
        new MissingArnField(),
        new MissingArnRegion(),
        new RedundantResource(),
        new UnsupportedResourceArnInPolicy(),
        new WildcardInServiceName(),

        new AllowEveryone(),
        new AllowWithNotPrincipal(),
        new DenyWithNotPrincipal(),
        new FederatedPrincipalNotSupported(),
        new InvalidRoleReference(),
        new InvalidUserReference(),
        new RecommendedConditionKeyForServicePrincipal(),
        new RestrictAccessToServicePrincipal(),
        new UnsupportedConditionKeyForServicePrincipal(),
        new UnsupportedWildcardInPrincipal(),

        new ConfirmAudienceClaimType(),
        new InvalidFederatedPrincipal(),
        new MismatchedActionForPrincipal(),
        new MissingActionForConditionKey(),
        new MissingActionForRolesAnywhere(),
        new MissingConditionKeyForOidcPrincipal(),
        new MissingGitHubRepoConditionKey(),
        new RedundantPrincipalInTrustPolicy(),
        new SpecificGitHubRepoRecommended(),
        new TrustWildcardPrincipal(),

        new ConditionKeyNeverSupplied(),
        new DeprecatedGlobalConditionKey(),
        new ForAllValuesWithSingleValuedKey(),
        new ForAllValuesWithoutNullCheck(),
        new ForAnyValueWithSingleValuedKey(),
        new InvalidConditionKeyFormat(),
        new InvalidGlobalConditionKey(),
        new InvalidServiceConditionKey(),
        new IrrelevantConditionKeyInPolicy(),
        new MfaCheckPassesWithoutMfa(),
        new MissingPairedConditionKeys(),
        new MissingQualifier(),
        new MissingTagKeyInCondition(),
        new NullWithQualifier(),
        new TypeMismatch(),
        new UnsupportedActionForConditionKey(),
        new UnsupportedGlobalConditionKey(),

        new InvalidConditionDataType(),
        new InvalidConditionMultipleBoolean(),
        new InvalidDateValue(),
        new InvalidRegion(),
        new InvalidServicePrincipalFormat(),
        new InvalidVpcFormat(),
        new InvalidVpceFormat(),
        new RedundantConditionValueNum(),
        new TypeMismatchBoolean(),
        new TypeMismatchDate(),
        new TypeMismatchIpRange(),
        new TypeMismatchNumber(),
        new TypeMismatchString(),
        new WildcardWithoutLikeOperator(),

        new ImproveIpRange(),
        new PrivateIpAddress(),
        new PrivateIpAddressSubset(),
        new PrivateNotIpAddress(),
        new PrivateNotIpAddressSubset(),

        new EmptyVariable(),
        new InvalidVariableForOperator(),
        new MissingBraceInVariable(),
        new MissingQuoteInVariable(),
        new UnsupportedSpaceInVariable(),
        new VariableUnsupportedInElement(),
        new VariableUnsupportedInVersion(),

        new CreateSlrWithNotActionAndNotResource(),
        new CreateSlrWithNotResource(),
        new CreateSlrWithStarInActionAndNotResource(),
        new CreateSlrWithStarInActionAndResource(),
        new CreateSlrWithStarInResource(),
        new CreateSlrWithStarInResourceAndNotAction(),
        new PassRoleWithNotActionAndNotResource(),
        new PassRoleWithNotResource(),
        new PassRoleWithStarInActionAndNotResource(),
        new PassRoleWithStarInActionAndResource(),
        new PassRoleWithStarInResource(),
        new PassRoleWithStarInResourceAndNotAction(),

        new AllowNotActionWithUnsupportedTag(),
        new AllowWithUnsupportedTag(),
        new DenyNotActionWithUnsupportedTag(),
        new DenyWithUnsupportedTag(),

        new RcpAllow(),
        new RcpNotAction(),
        new RcpPrincipal(),
        new RcpSize(),
        new ScpActionWildcard(),
        new ScpAllowCondition(),
        new ScpAllowNotAction(),
        new ScpAllowResource(),
        new ScpNotResource(),
        new ScpPrincipal(),
    ];
}
