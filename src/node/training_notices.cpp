#include "node/training_notices.h"

#include <map>

#include "feature/teach/teach_room.h"
#include "record/notice_book.h"
#include "record/record_room.h"
#include "store/sql/database.h"

namespace sekimori::node {
namespace {

constexpr int days_before_due = 7, days_after_due = 30;

// To whoever's account belongs to the person.
record::Notice notice_to(const std::string& person, const std::map<std::string, std::string>& person_of, std::string kind,
                         std::string key) {
  record::Notice notice{.kind = std::move(kind), .key = std::move(key)};
  notice.concerns = [&person_of, person](const record::Subscription& reader) -> Result<bool> {
    const auto known = person_of.find(reader.account);
    return known != person_of.end() && known->second == person;
  };
  return notice;
}

}  // namespace

Result<int> announce_training(Node& node, const std::string& public_url) {
  const std::vector<teach::DueNotice> due = TRY(node.teach().learning.due_notices(days_before_due, days_after_due));
  if (due.empty()) return 0;
  std::map<std::string, std::string> person_of;  // by account
  for (const record::Account& account :
       TRY(node.database().read([&](sql::Transaction& tx) { return node.records().accounts.list(tx, record::Actor::system("notices")); })))
    if (account.state == record::AccountState::active && !account.person.empty()) person_of[account.id] = account.person;

  std::vector<record::Notice> notices;
  const std::string link = public_url.empty() ? std::string() : public_url + "/learn";
  std::map<std::tuple<std::string, Day, teach::DueStage>, int> teams;  // people, by the superior's person id
  for (const teach::DueNotice& one : due) {
    notices.push_back(notice_to(one.person, person_of, "training",
                                fmt::format("training/{}/{}/{}/{}", one.person, one.course, one.due.to_string(), name_of(one.stage))));
    notices.back().values = {{"due", one.due.to_string()}, {"link", link}};
    if (one.superior.empty()) continue;
    if (const auto head = node.people().find_by_staff_number(one.superior)) ++teams[{head->id.to_string(), one.due, one.stage}];
  }
  for (const auto& [key, people] : teams) {
    const auto& [head, day, stage] = key;
    notices.push_back(
        notice_to(head, person_of, "team_training", fmt::format("team_training/{}/{}/{}", head, day.to_string(), name_of(stage))));
    notices.back().values = {{"due", day.to_string()}, {"count", std::to_string(people)}, {"link", link}};
  }
  record::NoticeBook book(node.records().records, node.records().outbox, node.seams().clock);
  return node.database().write([&](sql::Transaction& tx) -> Result<int> {
    int added = 0;
    for (const record::Notice& one : notices) added += TRY(book.announce(tx, one, node.zone(), false));
    return added;
  });
}

}  // namespace sekimori::node
