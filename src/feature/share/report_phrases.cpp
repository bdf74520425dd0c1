// What the drafts of the hub's reports say, as a book of phrases that the next one is compared with.
#include <mutex>
#include <set>

#include "base/text.h"
#include "engine/mask/masking.h"
#include "feature/share/report_book.h"

namespace sekimori::share {

Result<const mask::PhraseBook*> ReportBook::phrases() {
  constexpr std::size_t most_reports = 1'000;
  const std::lock_guard lock(phrases_mutex_);
  const record::Actor system = record::Actor::system("share");
  std::vector<KnownReport> all = TRY(list(system));
  if (all.size() > most_reports) all.erase(all.begin(), all.end() - static_cast<std::ptrdiff_t>(most_reports));
  if (phrases_.sources().empty()) phrases_.add_everyday();
  std::set<std::string, std::less<>> drafted;
  for (const KnownReport& one : all) {
    if (!one.value.draft) continue;
    drafted.insert(one.value.number);
    if (phrases_.has(one.value.number, one.value.draft->sha256)) continue;
    const Bytes bytes = TRY(parts_.blobs.get(TRY(blob::parse_digest(one.value.draft->blob)), blob::Verify::yes));
    phrases_.put(one.value.number, one.value.draft->sha256, mask::texts_of(TRY(Json::parse(as_text(bytes)))["content"]));
  }
  for (const std::string& source : phrases_.sources())
    if (!drafted.contains(source)) phrases_.drop(source);
  return &phrases_;
}

}  // namespace sekimori::share
