using Infra.Settings;

namespace Tests.Infra.Settings;

/// <summary>The access keys of <c>infra:access.keys</c>.</summary>
public sealed class KeySettingsTests
{
    /// <summary>The first octets of a public key packet, and of a private one, in base64.</summary>
    private const string PublicPgpKey = "mDMEAAAAABYJKwYBBAHaRw8BAQdA", PrivatePgpKey = "lFgEAAAAABYJKwYBBAHaRw8BAQdA";

    [Fact]
    public void Without_the_setting_there_is_one_active_key_in_slot_a()
    {
        var keys = TestSettings.Settings().Read().Uploaders[0].Users[0].Keys;

        Assert.Equal([new KeySettings(KeySlot.A, true, null, null)], keys.Keys);
        Assert.Equal(90, keys.MaxAgeDays);
    }

    [Fact]
    public void Every_member_of_a_key_is_read()
    {
        var keys = Keys($$"""
            {"slot": "b", "status": "inactive", "created": "2026-01-31"}, {"slot": "a", "pgpKey": "{{PublicPgpKey}}"}
            """).Read().Uploaders[0].Users[0].Keys;

        Assert.Equal(
            [new KeySettings(KeySlot.B, false, new(2026, 1, 31), null), new KeySettings(KeySlot.A, true, null, PublicPgpKey)],
            keys.Keys);
    }

    [Theory]
    [InlineData("""{"slot": "a"}, {"slot": "b"}""", KeySlot.B)]
    [InlineData("""{"slot": "b"}, {"slot": "a"}""", KeySlot.A)]
    [InlineData("""{"slot": "a"}, {"slot": "b", "status": "inactive"}""", KeySlot.A)]
    [InlineData("""{"slot": "a", "status": "inactive"}, {"slot": "b", "status": "inactive"}""", KeySlot.B)]
    public void The_outputs_hand_over_the_newest_active_key(string keys, KeySlot slot) =>
        Assert.Equal(slot, Keys(keys).Read().Uploaders[0].Users[0].Keys.Current.Slot);

    [Fact]
    public void A_stack_without_an_active_key_gets_a_note() => Assert.Equal(
        ["NO_ACTIVE_KEY"], Keys("""{"slot": "a", "status": "inactive"}""").Notes().Select(note => note.Code));

    public static TheoryData<string, string> Refused => new()
    {
        { "", "infra:access.keys: must have a key; list slot a, leave keys out, or write status: inactive to revoke the key" },
        { "{}", "infra:access.keys[0].slot: is required: the place of the key, of which a user has two; write a or b" },
        { """{"slot": "c"}""", "infra:access.keys[0].slot: `c`: must be one of a, b; write a, for example" },
        { """{"slot": "a", "status": "off"}""",
            "infra:access.keys[0].status: `off`: must be one of active, inactive; write active, for example" },
        { """{"slot": "a"}, {"slot": "a"}""",
            "infra:access.keys: has slot a twice; a user has one key in each slot; write slot a and slot b" },
        { """{"slot": "a", "created": "31.1.2026"}""",
            "infra:access.keys[0].created: `31.1.2026`: must be a date; write the CreateDate of `aws iam list-access-keys` as "
                + "\"2026-01-31\"" },
        { """{"slot": "a", "created": "2026-02-01"}, {"slot": "b", "created": "2026-01-31"}""",
            "infra:access.keys[1].created: `2026-01-31`: is before that of the key above it; the oldest key comes first, because "
                + "the outputs hand over the last active one; change the order, or the date" },
        { """{"slot": "a", "pgpKey": "keybase:ann"}""",
            "infra:access.keys[0].pgpKey: `keybase:ann`: must be a public PGP key in base64, on one line and without the lines "
                + "of its armor; write the output of `gpg --export KEY | base64 | tr -d '\\n'`" },
        { """{"slot": "a", "pgpKey": "AAAA"}""",
            "infra:access.keys[0].pgpKey: is not a public PGP key; write the output of `gpg --export KEY | base64 | tr -d '\\n'`" },
        { $$"""{"slot": "a", "pgpKey": "{{PrivatePgpKey}}"}""",
            "infra:access.keys[0].pgpKey: is a private key, which must not be in a stack file; remove it, and write the output of "
                + "`gpg --export KEY | base64 | tr -d '\\n'`" },
        { """{"slot": "a", "age": 1}""",
            "infra:access.keys[0].age: `age` is not a setting of infra:access.keys[0]; known are created, pgpKey, slot, status" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void A_wrong_key_is_refused(string keys, string problem) => Assert.Equal([problem], Keys(keys).Problems());

    [Fact]
    public void The_limit_of_their_age_is_a_number_of_days() => Assert.Equal(
        ["infra:access.keyMaxAgeDays: `0`: must be a whole number from 1 to 365; write 90, for example"],
        TestSettings.Settings().With("infra:access", """{"keyMaxAgeDays": 0}""").Problems());

    private static TestSettings Keys(string keys) =>
        TestSettings.Settings().With("infra:access", $$"""{"keys": [{{keys}}]}""");
}
