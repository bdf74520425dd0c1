#include "record/sign_in.h"

#include "engine/identity/one_time_code.h"
#include "record/record_fixture_test.h"

namespace sekimori::record {
namespace {

Sensitive<std::string> words(std::string_view text) { return Sensitive<std::string>(std::string(text)); }

// A directory with one person in it, who may change what it says of her.
class OnePersonDirectory final : public model::PasswordDirectory {
 public:
  Result<std::optional<model::OutsideIdentity>> authenticate(std::string_view login, const Sensitive<std::string>& password) override {
    ++asked;
    if (login != "mori" || password.reveal() != "of the directory") return std::optional<model::OutsideIdentity>();
    return std::optional(model::OutsideIdentity{"ldap", "uid=mori,dc=example", "mori", groups});
  }
  std::vector<std::string> groups = {"cn=trade-secrets"};
  int asked = 0;
};

class OneProvider final : public model::IdentityProvider {
 public:
  std::string name() const override { return "Example"; }
  Result<Journey> begin(const std::string& return_address) override {
    return Journey{"https://id.example/go", "state-" + std::to_string(++begun), "nonce", "verifier", return_address};
  }
  Result<model::OutsideIdentity> finish(const Journey& journey, const std::string& code) override {
    if (code != "code for " + journey.state) return error(ErrorCode::not_permitted, "another code");
    return model::OutsideIdentity{"https://id.example", "sub-1", "Mori@Example.JP", {"managers"}};
  }
  int begun = 0;
};

class SignInTest : public RecordTest {
 protected:
  void SetUp() override {
    RecordTest::SetUp();
    if (IsSkipped() || HasFatalFailure()) return;
    std::vector<Sensitive<Bytes>> keys;
    keys.emplace_back(Bytes(32, 7));
    factors = std::make_unique<SecondFactorBook>(room->records, clock, random, std::move(keys));
    sign_in = std::make_unique<SignIn>(
        SignInParts{.database = *database,
                    .changes = room->changes,
                    .records = room->records,
                    .accounts = room->accounts,
                    .tokens = room->tokens,
                    .factors = *factors,
                    .clock = clock,
                    .random = random,
                    .directory = with_directory() ? &directory : nullptr,
                    .provider = &provider,
                    .group_roles = {{"cn=trade-secrets", Role::secret_manager}, {"managers", Role::executive}, {"cn=law", Role::legal}}});
    AccountDraft draft;
    draft.login = "sato";
    draft.roles = {Role::employee};
    const auto id = write([&](sql::Transaction& tx) {
      return room->accounts.create(tx, draft, words("correct horse sato"), {administrator, Verb::create, "x"});
    });
    ASSERT_TRUE(id) << id.error().message;
    sato = actor(*id, {Role::employee});
  }
  virtual bool with_directory() const { return false; }

  // Enrols an app and keeps its key; the recovery codes come back.
  std::vector<std::string> enrol() {
    const auto begun = factors->begin_app(sato, sato.account, "sato");
    EXPECT_TRUE(begun) << begun.error().message;
    key = from_base32(begun->typed_form);
    const auto codes = write([&](sql::Transaction& tx) { return factors->finish_app(tx, sato, begun->ticket, code_now(), "telephone"); });
    EXPECT_TRUE(codes) << codes.error().message;
    clock.advance(60 * nanoseconds_per_second);
    return codes ? *codes : std::vector<std::string>();
  }
  std::string code_now() const {
    const std::int64_t step = const_cast<FixedClock&>(clock).now().nanoseconds / nanoseconds_per_second / identity::step_seconds;
    return identity::one_time_code(key, static_cast<std::uint64_t>(step));
  }
  static Bytes from_base32(std::string_view text) {
    Bytes out;
    unsigned held = 0;
    int bits = 0;
    for (const char c : text) {
      held = (held << 5 | static_cast<unsigned>(c >= 'A' ? c - 'A' : c - '2' + 26)) & 0xffff;
      bits += 5;
      if (bits >= 8) out.push_back(static_cast<Byte>(held >> (bits -= 8)));
    }
    return out;
  }
  Result<SignIn::Outcome> right_password() { return sign_in->with_password("sato", words("correct horse sato")); }

  Actor administrator = actor("a-sys", {Role::system_admin});
  Actor sato;
  Bytes key;
  OnePersonDirectory directory;
  OneProvider provider;
  std::unique_ptr<SecondFactorBook> factors;
  std::unique_ptr<SignIn> sign_in;
};
SEKIMORI_BOTH(SignInTest);

TEST_P(SignInTest, GivesASessionForAPasswordWhenThereIsNoSecondFactor) {
  const auto outcome = right_password();
  ASSERT_TRUE(outcome) << outcome.error().message;
  ASSERT_TRUE(outcome->session);
  const auto session = room->tokens.authenticate(*database, outcome->session->text.reveal());
  ASSERT_TRUE(session);
  EXPECT_EQ(session->scopes, std::vector<std::string>{"session"});
}

TEST_P(SignInTest, SaysTheSameWhateverWasWrong) {
  const auto unknown = sign_in->with_password("nobody", words("correct horse sato"));
  const auto wrong = sign_in->with_password("sato", words("wrong horse"));
  for (int i = 0; i < most_failures; ++i) EXPECT_FALSE(sign_in->with_password("sato", words("wrong horse")));
  const auto locked = right_password();
  ASSERT_FALSE(unknown || wrong || locked);
  EXPECT_EQ(unknown.error().message, wrong.error().message);
  EXPECT_EQ(locked.error().message, wrong.error().message);
  clock.advance(lock_nanoseconds + 1);
  EXPECT_TRUE(right_password());
}

TEST_P(SignInTest, WantsTheSecondFactorAndTakesACodeOnce) {
  EXPECT_EQ(enrol().size(), static_cast<size_t>(recovery_code_count));
  auto outcome = right_password();
  ASSERT_TRUE(outcome);
  ASSERT_FALSE(outcome->session) << "the password alone opens nothing";
  EXPECT_TRUE(outcome->by_code);
  const std::string code = code_now();
  const auto done = sign_in->with_code(outcome->ticket, code);
  ASSERT_TRUE(done) << done.error().message;
  EXPECT_TRUE(done->session);
  EXPECT_FALSE(sign_in->with_code(outcome->ticket, code)) << "the ticket is used up";
  outcome = right_password();
  EXPECT_FALSE(sign_in->with_code(outcome->ticket, code)) << "a code that was seen over a shoulder opens nothing";
  clock.advance(30 * nanoseconds_per_second);
  EXPECT_TRUE(sign_in->with_code(outcome->ticket, code_now()));
}

TEST_P(SignInTest, LocksAfterFiveWrongCodesThoughThePasswordWasRightEachTime) {
  enrol();
  for (int i = 0; i < most_failures; ++i) {
    const auto outcome = right_password();
    ASSERT_TRUE(outcome) << i;
    EXPECT_FALSE(sign_in->with_code(outcome->ticket, "000000"));
  }
  EXPECT_FALSE(right_password()) << "a right password between them must not start the count again";
}

TEST_P(SignInTest, EndsATicketAfterFiveMinutes) {
  enrol();
  const auto outcome = right_password();
  clock.advance(ticket_nanoseconds + 1);
  EXPECT_FALSE(sign_in->with_code(outcome->ticket, code_now()));
  EXPECT_FALSE(sign_in->with_code("", code_now()));
}

TEST_P(SignInTest, TakesEachRecoveryCodeOnceHoweverItIsTyped) {
  const auto codes = enrol();
  ASSERT_EQ(codes.size(), static_cast<size_t>(recovery_code_count));
  std::string typed = codes[3];
  std::erase(typed, '-');
  for (char& c : typed)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 32);
  auto outcome = right_password();
  EXPECT_TRUE(sign_in->with_code(outcome->ticket, typed));
  outcome = right_password();
  EXPECT_FALSE(sign_in->with_code(outcome->ticket, codes[3]));
  const auto left = read([&](sql::Transaction& tx) { return factors->of_account(tx, sato.account); });
  ASSERT_TRUE(left);
  int recovery_left = -1;
  for (const Factor& factor : *left)
    if (factor.kind == FactorKind::recovery) recovery_left = factor.left;
  EXPECT_EQ(recovery_left, recovery_code_count - 1);
}

TEST_P(SignInTest, KeepsAnAppsKeyWrappedAndItsCodesHashed) {
  const auto codes = enrol();
  const auto rows = read([&](sql::Transaction& tx) { return tx.query("SELECT body FROM record_version WHERE kind = 'second_factor'"); });
  ASSERT_TRUE(rows);
  ASSERT_GE(rows->size(), 2u);
  for (const sql::Row& row : *rows) {
    EXPECT_FALSE(row.text(0).contains(to_base64(key)));
    for (const std::string& code : codes) EXPECT_FALSE(row.text(0).contains(code));
  }
}

TEST_P(SignInTest, LetsNobodyElseEnrolOrRemove) {
  const Actor other = actor("another", {Role::employee});
  EXPECT_FALSE(factors->begin_app(other, sato.account, "sato"));
  const auto begun = factors->begin_app(sato, sato.account, "sato");
  ASSERT_TRUE(begun);
  key = from_base32(begun->typed_form);
  EXPECT_FALSE(write([&](sql::Transaction& tx) { return factors->finish_app(tx, other, begun->ticket, code_now(), "x"); }));
  EXPECT_FALSE(write([&](sql::Transaction& tx) { return factors->finish_app(tx, sato, "rubbish", code_now(), "x"); }));
  clock.advance(601 * nanoseconds_per_second);
  EXPECT_FALSE(write([&](sql::Transaction& tx) { return factors->finish_app(tx, sato, begun->ticket, code_now(), "x"); }));
  enrol();
  const auto listed = read([&](sql::Transaction& tx) { return factors->list(tx, sato, sato.account); });
  ASSERT_TRUE(listed);
  for (const Factor& factor : *listed) {
    EXPECT_FALSE(write([&](sql::Transaction& tx) { return factors->remove(tx, other, sato.account, factor.id, "x"); }));
    if (factor.kind == FactorKind::app) {
      EXPECT_TRUE(write([&](sql::Transaction& tx) { return factors->remove(tx, administrator, sato.account, factor.id, "lost"); }));
    }
  }
  const auto outcome = right_password();
  EXPECT_TRUE(outcome && outcome->session) << "with the last factor the paper goes too";
}

TEST_P(SignInTest, EndsASessionNobodyUsedForTwoHours) {
  const auto outcome = right_password();
  const std::string text = outcome->session->text.reveal();
  for (int i = 0; i < 5; ++i) {
    clock.advance(idle_nanoseconds - nanoseconds_per_second);
    EXPECT_TRUE(room->tokens.authenticate(*database, text)) << i;
  }
  clock.advance(idle_nanoseconds + nanoseconds_per_second);
  EXPECT_FALSE(room->tokens.authenticate(*database, text));
  const auto second = right_password();
  for (int i = 0; i < 13; ++i) {
    clock.advance(3600 * nanoseconds_per_second);
    EXPECT_EQ(room->tokens.authenticate(*database, second->session->text.reveal()).has_value(), i < 11) << i;
  }
}

TEST_P(SignInTest, EndsEverySessionButTheOneThatAsks) {
  const auto first = right_password();
  const auto second = right_password();
  const auto ended = write([&](sql::Transaction& tx) {
    return room->tokens.revoke_sessions(tx, sato.account, second->session->id, {sato, Verb::delete_, "lost laptop"});
  });
  ASSERT_TRUE(ended) << ended.error().message;
  EXPECT_EQ(*ended, 1);
  EXPECT_FALSE(room->tokens.authenticate(*database, first->session->text.reveal()));
  EXPECT_TRUE(room->tokens.authenticate(*database, second->session->text.reveal()));
  const Actor other = actor("another", {Role::employee});
  EXPECT_FALSE(
      write([&](sql::Transaction& tx) { return room->tokens.revoke_sessions(tx, sato.account, "", {other, Verb::delete_, "x"}); }));
}

TEST_P(SignInTest, TakesAProvidersWordOnceAndMapsGroupsToRoles) {
  const auto journey = sign_in->begin_provider("http://localhost/return");
  ASSERT_TRUE(journey);
  EXPECT_FALSE(sign_in->finish_provider("state-of-another", "code for state-1"));
  const auto outcome = sign_in->finish_provider(journey->state, "code for " + journey->state);
  ASSERT_TRUE(outcome) << outcome.error().message;
  EXPECT_EQ(outcome->account.login, "mori@example.jp");
  EXPECT_EQ(outcome->account.roles, std::vector<Role>{Role::executive});
  EXPECT_FALSE(sign_in->finish_provider(journey->state, "code for " + journey->state)) << "a state works once";
  const auto again = sign_in->begin_provider("http://localhost/return");
  const auto second = sign_in->finish_provider(again->state, "code for " + again->state);
  ASSERT_TRUE(second);
  EXPECT_EQ(second->account.id, outcome->account.id) << "the subject, not the name, makes the account";
  const auto third = sign_in->begin_provider("http://localhost/return");
  EXPECT_FALSE(sign_in->finish_provider(third->state, "stolen code"));
  EXPECT_FALSE(sign_in->with_code(third->state, "000000")) << "a state is no ticket";
  EXPECT_FALSE(sign_in->with_password("mori@example.jp", words("!")));
}

class SignInWithDirectory : public SignInTest {
 protected:
  bool with_directory() const override { return true; }
};
SEKIMORI_BOTH(SignInWithDirectory);

TEST_P(SignInWithDirectory, MakesAnAccountAtTheFirstLogInAndFollowsTheGroups) {
  const auto first = sign_in->with_password("mori", words("of the directory"));
  ASSERT_TRUE(first) << first.error().message;
  EXPECT_EQ(first->account.roles, std::vector<Role>{Role::secret_manager});
  directory.groups = {"cn=law"};
  const auto second = sign_in->with_password("mori", words("of the directory"));
  ASSERT_TRUE(second);
  EXPECT_EQ(second->account.id, first->account.id);
  EXPECT_EQ(second->account.roles, std::vector<Role>{Role::legal});
  directory.groups = {"cn=others"};
  EXPECT_FALSE(sign_in->with_password("mori", words("of the directory"))) << "out of every group, out of the node";
}

TEST_P(SignInWithDirectory, AsksItForItsOwnPeopleAloneAndCountsFailures) {
  ASSERT_TRUE(right_password());
  EXPECT_EQ(directory.asked, 0) << "the password of a local account never leaves the node";
  ASSERT_TRUE(sign_in->with_password("mori", words("of the directory")));
  for (int i = 0; i < most_failures; ++i) EXPECT_FALSE(sign_in->with_password("mori", words("wrong")));
  const int asked = directory.asked;
  EXPECT_FALSE(sign_in->with_password("mori", words("of the directory")));
  EXPECT_EQ(directory.asked, asked) << "locked: the directory is not asked";
}

}  // namespace
}  // namespace sekimori::record
