// Logging in, step by step: password, or the word of a provider; then a second factor where the account has one; then a session.
//
//   SignIn::Outcome outcome = TRY(sign_in.with_password("sato", password));
//   if (!outcome.session) outcome = TRY(sign_in.with_code(outcome.ticket, "492039"));
//   outcome.session->text;                                     // the session token: shown once, kept as its hash
//
// Whatever is wrong, the answer is the same not_permitted: nobody learns whether the login exists, which part was wrong, or whether the
// account is locked. Wrong second factors count like wrong passwords. Between the steps a ticket stands for the right password: random,
// kept in this process as its hash, five minutes, five attempts, at most 10,000 at once. Any thread.
#pragma once

#include <map>
#include <mutex>

#include "model/ports/outside_identity.h"
#include "record/group_role.h"
#include "record/second_factor.h"
#include "record/token.h"

namespace sekimori::record {

constexpr std::int64_t ticket_nanoseconds = 5 * 60 * nanoseconds_per_second;
constexpr std::int64_t session_nanoseconds = 12 * 3600 * nanoseconds_per_second;
constexpr size_t most_tickets = 10'000;

struct SignInParts {
  sql::Database& database;
  ChangeLog& changes;
  RecordStore& records;
  AccountBook& accounts;
  TokenBook& tokens;
  SecondFactorBook& factors;
  Clock& clock;
  Random& random;
  model::PasswordDirectory* directory = nullptr;
  model::IdentityProvider* provider = nullptr;
  std::vector<GroupRole> group_roles = {};
};

class SignIn {
 public:
  explicit SignIn(SignInParts parts) : parts_(std::move(parts)) {}

  struct Outcome {
    Account account;
    std::optional<NewToken> session;  // absent: the second step is next
    Instant expires_at;               // of the session
    std::string ticket;
    bool by_code = false;  // which second factors the account has
    bool by_key = false;
  };

  Result<Outcome> with_password(std::string_view login, const Sensitive<std::string>& password);
  Result<Outcome> with_code(std::string_view ticket, std::string_view code);
  // For navigator.credentials.get: {challenge, rpId, allowCredentials, ...}. Each call makes another challenge.
  Result<Json> key_challenge(std::string_view ticket, std::string_view relying_party);
  // answer: {id, client_data, authenticator_data, signature}, base64url.
  Result<Outcome> with_key(std::string_view ticket, std::string_view origin, const Json& answer);

  // The way through a provider. The state must come back in the same browser: the caller keeps it in a cookie.
  bool has_provider() const { return parts_.provider != nullptr; }
  std::string provider_name() const { return parts_.provider == nullptr ? "" : parts_.provider->name(); }
  Result<model::IdentityProvider::Journey> begin_provider(const std::string& return_address);
  Result<Outcome> finish_provider(std::string_view state, const std::string& code);

  // Registering a security key for one's own account: options for navigator.credentials.create, then {client_data, attestation_object}.
  Result<Json> begin_key(const Actor& actor, std::string_view login, std::string_view relying_party);
  Result<std::vector<std::string>> finish_key(const Actor& actor, std::string_view origin, std::string_view name, const Json& answer);

  SecondFactorBook& factors() { return parts_.factors; }
  AccountBook& accounts() { return parts_.accounts; }

 private:
  struct Pending {
    std::string account;
    int attempts = 0;
    std::int64_t ends = 0;  // monotonic
    Bytes challenge = {};
    std::optional<model::IdentityProvider::Journey> journey = {};
  };
  Result<Outcome> go_on(Account account);
  Result<Outcome> open_session(Account account, std::string_view how);
  Result<Account> account_of(const model::OutsideIdentity& identity);
  Result<Outcome> second_step(std::string_view ticket, const std::function<Result<void>(sql::Transaction&, const Pending&)>& check);
  std::string keep(Pending pending);
  std::optional<Pending> look(std::string_view ticket);
  void forget(std::string_view ticket);
  void put_challenge(std::string_view ticket, const Bytes& challenge);
  void sweep();

  SignInParts parts_;
  std::mutex mutex_;
  std::map<Digest, Pending> pending_;
};

// The host of an origin: "https://sekimori.example:8443" -> "sekimori.example".
std::string relying_party_of(std::string_view origin);

}  // namespace sekimori::record
