#include "record/account_entry.h"

namespace sekimori::record {

Result<std::vector<Role>> roles_named(const std::vector<std::string>& names) {
  std::vector<Role> out;
  for (const std::string& name : names) {
    const auto role = role_from_identifier(name);
    if (!role) {
      std::string known;
      for (std::size_t i = 0; i < role_count; ++i) known.append(i == 0 ? "" : ", ").append(identifier_of(static_cast<Role>(i)));
      return error(ErrorCode::usage, "--role {}: one of {}", name, known);
    }
    out.push_back(*role);
  }
  return out;
}

Result<std::string> person_named(model::PersonDirectory& people, std::string_view staff_number_or_id) {
  if (staff_number_or_id.empty() || model::PersonId::parse(staff_number_or_id)) return std::string(staff_number_or_id);
  const auto known = people.find_by_staff_number(staff_number_or_id);
  if (!known) return error(ErrorCode::not_found, "--person {}: nobody in the register has this staff number", staff_number_or_id);
  return known->id.to_string();
}

Result<AccountDraft> account_draft(const AccountEntry& entry, model::PersonDirectory& people) {
  AccountDraft draft;
  draft.login = entry.login;
  draft.person = TRY(person_named(people, entry.person));
  draft.roles = TRY(roles_named(entry.roles));
  draft.groups = entry.groups;
  return draft;
}

Result<Account> change_account(sql::Transaction& tx, AccountBook& accounts, model::PersonDirectory& people, const std::string& id,
                               const AccountChange& wish, const Change& change) {
  if (!wish.state && !wish.roles && !wish.person)
    return error(ErrorCode::invalid_input, "what is to change of the account: its state, its roles or its holder?");
  if (wish.roles) TRY(accounts.set_roles(tx, id, TRY(roles_named(*wish.roles)), change));
  if (wish.person) {
    const auto before = TRY(accounts.find(tx, id));
    TRY(accounts.set_person(tx, id, TRY(person_named(people, *wish.person)), before ? before->groups : std::vector<std::string>(), change));
  }
  if (wish.state) TRY(accounts.set_state(tx, id, *wish.state, change));
  auto after = TRY(accounts.find(tx, id));
  if (!after) return error(ErrorCode::not_found, "there is no account {}", id);
  return *std::move(after);
}

}  // namespace sekimori::record
