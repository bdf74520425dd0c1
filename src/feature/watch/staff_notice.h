// The notice to staff that logs are kept and looked at: purpose, clause of the work rules, what is and what is not looked at, how long,
// who answers. The text is content/notices/staff_notice.toml; what the firm registered with its sources fills the gaps.
//
//   const auto sources = TRY(sources_for_notice(book, actor, {"file-server"}));
//   StaffNotice notice = write_staff_notice(sources, {.firm = "架空自動車", .contact = "総務部 内線 123"}, Language::ja);
//   print(to_html(notice.paper, "ja"));
//   for (const std::string& gap : notice.missing) warn(gap);           // printed as blanks
#pragma once

#include "base/language.h"
#include "feature/watch/source_book.h"
#include "paper/paper.h"

namespace sekimori::watch {

struct NoticeWish {
  std::string firm;
  std::string contact;
};

struct StaffNotice {
  paper::Paper paper;
  std::vector<std::string> missing;  // "client: work_rule_clause"; members of the monitoring basis that are not registered
};

// The sources that are named, by id or name; all of them when none is. not_found names the first that there is not.
Result<std::vector<KnownSource>> sources_for_notice(SourceBook& sources, const record::Actor& actor, const std::vector<std::string>& names);

StaffNotice write_staff_notice(const std::vector<KnownSource>& sources, const NoticeWish& wish, Language language);

}  // namespace sekimori::watch
