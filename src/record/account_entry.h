// Accounts said in the words that people use: roles by their identifiers, the holder by his staff number.
//
//   const AccountDraft draft = TRY(account_draft({.login = "sato", .person = "A-1001", .roles = {"legal"}}, people));
//   TRY(change_account(tx, accounts, people, id, {.state = AccountState::disabled}, change));
#pragma once

#include "model/ports/person_directory.h"
#include "record/account.h"

namespace sekimori::record {

struct AccountEntry {
  std::string login = {};
  std::string person = {};  // staff number, or person id; empty: nobody in the register
  std::vector<std::string> roles = {};
  std::vector<std::string> groups = {};
};

// What is absent stays as it is.
struct AccountChange {
  std::optional<AccountState> state = {};
  std::optional<std::vector<std::string>> roles = {};
  std::optional<std::string> person = {};  // as in AccountEntry
};

// usage: no such role; not_found: nobody has this staff number.
Result<std::vector<Role>> roles_named(const std::vector<std::string>& names);
Result<std::string> person_named(model::PersonDirectory& people, std::string_view staff_number_or_id);
Result<AccountDraft> account_draft(const AccountEntry& entry, model::PersonDirectory& people);

// All of it or nothing, within the caller's transaction. Errors of AccountBook::set_state, set_roles, set_person.
Result<Account> change_account(sql::Transaction& tx, AccountBook& accounts, model::PersonDirectory& people, const std::string& id,
                               const AccountChange& wish, const Change& change);

}  // namespace sekimori::record
