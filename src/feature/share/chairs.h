// Who leads which group. It is kept with the accounts (MemberBook::set_chair); here it is read.
//
//   const Chairs chairs = TRY(chairs_of(database, accounts));
//   shown_to(actor, known_sig, chairs);        // the group with "chairs": for the hub's people all, for a chair himself
//
// Members do not see one another, so a log-in name of another member's person is shown to the hub's people alone. One reading of all
// accounts.
#pragma once

#include <map>

#include "feature/share/sig_book.h"
#include "record/account.h"

namespace sekimori::share {

struct SigChair {
  std::string account;  // id
  std::string login;
  std::string member;  // number; empty: it speaks for none any more
  // Not while its member is suspended or out of the group, and not without the role.
  bool leads = false;
};
using Chairs = std::map<std::string, std::vector<SigChair>, std::less<>>;  // by group

Result<Chairs> chairs_of(sql::Database& database, record::AccountBook& accounts);
Json shown_to(const record::Actor& reader, const KnownSig& sig, const Chairs& chairs);

}  // namespace sekimori::share
