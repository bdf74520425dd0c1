#include "feature/share/chairs.h"

#include "feature/share/member_book.h"
#include "feature/share/staff.h"

namespace sekimori::share {
namespace {

// What stands behind "chair:" or "represents:" in the groups of an account.
std::string_view behind(std::string_view mark, std::string_view group) {
  return group.starts_with(mark) ? group.substr(mark.size()) : std::string_view();
}

}  // namespace

Result<Chairs> chairs_of(sql::Database& database, record::AccountBook& accounts) {
  const auto all = TRY(database.read([&](sql::Transaction& tx) { return accounts.list(tx, record::Actor::system("share")); }));
  Chairs out;
  for (const record::Account& account : all) {
    std::string member;
    for (const std::string& group : account.groups)
      if (const std::string_view number = behind("represents:", group); !number.empty()) member = number;
    for (const std::string& group : account.groups)
      if (const std::string_view sig = behind("chair:", group); !sig.empty())
        out[std::string(sig)].push_back({.account = account.id,
                                         .login = account.login,
                                         .member = member,
                                         .leads = account.state == record::AccountState::active && is_chair_of(account.actor(), sig)});
  }
  return out;
}

Json shown_to(const record::Actor& reader, const KnownSig& sig, const Chairs& chairs) {
  Json rows = Json::array();
  if (const auto found = chairs.find(sig.value.id); found != chairs.end())
    for (const SigChair& one : found->second)
      if (is_of_the_hub(reader) || one.account == reader.account)
        rows.push(Json::object({{"login", one.login}, {"member", one.member}, {"leads", one.leads}}));
  return to_json(sig).set("chairs", std::move(rows));
}

}  // namespace sekimori::share
