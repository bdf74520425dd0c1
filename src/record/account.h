// Accounts: who may log in, with which roles. Passwords are kept as argon2id hashes (libsodium) alone.
//
//   AccountBook accounts(changes, clock, random);
//   auto id = TRY(accounts.create(tx, {.login = "sato", .roles = {Role::secret_manager}}, password, {.actor = actor, .reason = "set-up"}));
//   Actor actor = TRY(accounts.authenticate(database, "sato", password));     // not_permitted otherwise, without saying why
//
// Every creation, change and lock-out is a change record. After five wrong passwords in a row an account is locked for 15 minutes; an
// unknown login takes as long to refuse as a wrong password.
#pragma once

#include "base/sensitive.h"
#include "record/change.h"
#include "record/password_cost.h"
#include "record/permission.h"

namespace sekimori::record {

constexpr int most_failures = 5;
constexpr std::int64_t lock_nanoseconds = 15 * 60 * nanoseconds_per_second;
constexpr size_t shortest_password = 12;  // code points
constexpr size_t longest_password = 256;  // bytes

enum class AccountState : unsigned char { active, disabled };
// Whether a right password ends the count of wrong ones; where a second step follows, only that step does.
enum class AfterSuccess : unsigned char { clear_failures, keep_failures };

struct AccountDraft {
  std::string login;        // 1..64 of a-z 0-9 . _ - @, lower case
  std::string person = {};  // person id, when the account belongs to somebody in the register
  std::vector<Role> roles = {};
  std::vector<std::string> groups = {};  // names without commas or line ends
};

struct Account {
  std::string id;
  std::string login;
  std::string person;
  std::vector<Role> roles;
  std::vector<std::string> groups;
  AccountState state = AccountState::active;
  std::optional<Instant> locked_until;
  Instant created_at;
  Actor actor() const;
};

class AccountBook {
 public:
  AccountBook(ChangeLog& changes, Clock& clock, Random& random, PasswordCost cost = {})
      : changes_(changes), clock_(clock), random_(random), cost_(cost) {}

  // Needs "account.create". conflict when the login is taken. The password's hash takes about 0.1 s.
  Result<std::string> create(sql::Transaction& tx, const AccountDraft& draft, const Sensitive<std::string>& password, const Change& change);
  // The same for somebody whose password is kept elsewhere (a directory, a provider): none of ours opens the account.
  Result<std::string> create_from_outside(sql::Transaction& tx, const AccountDraft& draft, const Change& change);
  // Needs "account.update"; nobody changes his own roles, and the last active system_admin stays (conflict).
  Result<void> set_roles(sql::Transaction& tx, const std::string& id, const std::vector<Role>& roles, const Change& change);
  Result<void> set_state(sql::Transaction& tx, const std::string& id, AccountState state, const Change& change);
  Result<void> set_person(sql::Transaction& tx, const std::string& id, const std::string& person, const std::vector<std::string>& groups,
                          const Change& change);
  // The account's own holder, or who may update accounts. Revokes the account's tokens.
  Result<void> set_password(sql::Transaction& tx, const std::string& id, const Sensitive<std::string>& password, const Change& change);

  Result<std::optional<Account>> find(sql::Transaction& tx, std::string_view id);
  Result<std::optional<Account>> find_by_login(sql::Transaction& tx, std::string_view login);
  Result<std::vector<Account>> list(sql::Transaction& tx,
                                    const Actor& actor);  // needs "account.list"; his own only, when that is his scope
  Result<std::int64_t> count(sql::Transaction& tx);       // 0: the first set-up has not happened

  // Checks login and password in transactions of its own, counts failures. not_permitted for anything but success; full when more than four
  // are being checked at once (each takes 64 MiB).
  Result<Account> authenticate(sql::Database& database, std::string_view login, const Sensitive<std::string>& password,
                               AfterSuccess after = AfterSuccess::clear_failures);
  // What another proof than the password came to: a failure counts towards the lock-out, a success ends the count.
  Result<void> failed(sql::Database& database, const std::string& id);
  Result<void> succeeded(sql::Database& database, const std::string& id);

 private:
  Result<std::string> add(sql::Transaction& tx, const AccountDraft& draft, const std::string& hashed, const Change& change);
  Result<std::string> hash(const Sensitive<std::string>& password) const;
  Result<Account> require(sql::Transaction& tx, const std::string& id);
  Result<void> keep_an_administrator(sql::Transaction& tx, const std::string& without);
  Result<void> note(sql::Transaction& tx, const Change& change, const Grant& grant, std::string_view action, const std::string& id,
                    Json detail);

  ChangeLog& changes_;
  Clock& clock_;
  Random& random_;
  PasswordCost cost_;
};

}  // namespace sekimori::record
