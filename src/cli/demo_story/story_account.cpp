#include "cli/demo_story/story_account.h"

#include "record/record_room.h"
#include "store/sql/database.h"

namespace sekimori::cli {

Result<record::Actor> make_account(node::Node& node, const record::Actor& by, const std::string& login, const std::string& password,
                                   std::vector<record::Role> roles) {
  auto& accounts = node.records().accounts;
  return node.database().write([&](sql::Transaction& tx) -> Result<record::Actor> {
    record::AccountDraft draft;
    draft.login = login;
    draft.roles = std::move(roles);
    TRY(accounts.create(tx, draft, Sensitive<std::string>(password), {.actor = by, .verb = record::Verb::create, .reason = "set-up"}));
    const auto made = TRY(accounts.find_by_login(tx, login));
    if (!made) return error(ErrorCode::not_found, "no account {}", login);
    return made->actor();
  });
}

}  // namespace sekimori::cli
