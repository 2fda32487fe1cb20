using System.Collections.Immutable;
using IamEngine.Check.Rules;
using IamEngine.Check.Rules.Actions;
using IamEngine.Check.Rules.Addresses;
using IamEngine.Check.Rules.Conditions;
using IamEngine.Check.Rules.Document;
using IamEngine.Check.Rules.Grammar;
using IamEngine.Check.Rules.Organizations;
using IamEngine.Check.Rules.Principals;
using IamEngine.Check.Rules.Resources;
using IamEngine.Check.Rules.Roles;
using IamEngine.Check.Rules.Tags;
using IamEngine.Check.Rules.Trust;
using IamEngine.Check.Rules.Values;
using IamEngine.Check.Rules.Variables;

namespace IamEngine.Check;

/// <summary>Every rule, in the order of findings.</summary>
public static class AllRules
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

        new ActionNeedsAllResources(),
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

        new AllowsOnlyWithoutMfa(),
        new ConditionKeyNeverSupplied(),
        new DeprecatedGlobalConditionKey(),
        new EquivalentToNullFalse(),
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
        new StringLikeOperatorWithArnKey(),
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
