// rooms: base model feature/consult
// What is typed or mailed to a desk: dates in eras go there and back, a mail's headers are judged, a path through the triage is walked.
#include <algorithm>
#include <cstddef>
#include <cstdint>

#include "base/bytes.h"
#include "feature/consult/desk_texts.h"
#include "feature/consult/mail_guard.h"
#include "model/era_date.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace sekimori;
  const std::string_view text = as_text(ByteView(data, size));
  if (const auto day = model::day_as_written(text)) {
    const std::string era = model::era_text(*day);
    if (!era.empty()) SEKIMORI_CHECK(*model::day_as_written(era) == *day);
    SEKIMORI_CHECK(*model::day_as_written(day->to_string()) == *day);
  }
  (void)model::moment_as_written(text, Zone::tokyo());
  const auto [address, name] = consult::address_in(text);
  SEKIMORI_CHECK(address.find_first_of("\r\n") == std::string::npos);
  consult::MailToDesk mail{.sender = "a@b.example", .recipient = "c@d.example", .headers = {{"from", std::string(text)}}};
  const auto judged = consult::judge_mail(mail);
  SEKIMORI_CHECK(!judged.refused.empty() || !judged.from.empty());
  std::vector<std::string> path;
  for (std::size_t at = 0; at < text.size() && path.size() < 20;) {
    const std::size_t end = std::min(text.find('/', at), text.size());
    path.emplace_back(text.substr(at, end - at));
    at = end + 1;
  }
  if (const auto outcome = consult::walk_triage(consult::desk_texts(), path))
    SEKIMORI_CHECK(outcome->contents.empty() != outcome->next.empty());
  return 0;
}
