#include "engine/link/link_journal.h"

#include <algorithm>
#include <map>

#include "base/crc32c.h"
#include "base/phrase.h"

namespace sekimori::link {
namespace {

constexpr std::int64_t version = 1;
constexpr size_t waiting_most = size_t(1) << 20;
constexpr std::string_view file_name = "journal.jsonl";

Json texts(std::span<const std::string> list) {
  Json out = Json::array();
  for (const std::string& one : list) out.push(one);
  return out;
}

// "1f3a09c4 {...}": the JSON when the sum is right.
std::optional<std::string_view> checked(std::string_view line) {
  if (line.size() < 10 || line[8] != ' ') return {};
  const std::string_view json = line.substr(9);
  if (fmt::format("{:08x}", crc32c(as_bytes(json))) != line.substr(0, 8)) return {};
  return json;
}

std::unexpected<Error> damaged(const Path& path, std::uint64_t line, const Phrase& what) {
  return error(ErrorCode::integrity, "{}: line {}: {}", path.string(), line, what);
}

// An analyst's acts are told by reports, not by campaigns: with other stop-lists the campaigns of the past may be others. What is already
// so, or no longer can be, is no damage.
Result<void> merge_again(Linker& linker, const Json::Array& reports) {
  std::vector<Uuid> campaigns;
  for (const Json& one : reports)
    if (const auto campaign = linker.campaign_of(one.text()); campaign && std::ranges::find(campaigns, *campaign) == campaigns.end())
      campaigns.push_back(*campaign);
  if (campaigns.size() < 2) return {};
  if (auto merged = linker.merge(campaigns); !merged && merged.error().code != ErrorCode::conflict)
    return std::unexpected(std::move(merged).error());
  return {};
}

Result<void> tie_again(Linker& linker, const Json::Array& reports) {
  std::vector<std::string> known;
  for (const Json& one : reports)
    if (linker.campaign_of(one.text())) known.emplace_back(one.text());
  if (known.size() < 2) return {};
  if (auto tied = linker.tie(known); !tied && tied.error().code != ErrorCode::conflict && tied.error().code != ErrorCode::usage)
    return std::unexpected(std::move(tied).error());
  return {};
}

Result<void> split_again(Linker& linker, const Json::Array& reports) {
  std::map<Uuid, std::vector<std::string>> leaving;
  for (const Json& one : reports)
    if (const auto campaign = linker.campaign_of(one.text())) leaving[*campaign].emplace_back(one.text());
  for (const auto& [campaign, names] : leaving)
    if (auto split = linker.split(campaign, names); !split && split.error().code != ErrorCode::usage)
      return std::unexpected(std::move(split).error());
  return {};
}

}  // namespace

LinkJournal::LinkJournal(LinkJournal&&) noexcept = default;
LinkJournal& LinkJournal::operator=(LinkJournal&&) noexcept = default;
LinkJournal::~LinkJournal() = default;

Result<void> play_line(Linker& linker, std::string_view json, std::uint64_t expected_number) {
  const Json row = TRY(Json::parse(json));
  if (row["n"].integer_or(-1) != static_cast<std::int64_t>(expected_number))
    return error(ErrorCode::invalid_input, "it is not line {} of its journal", expected_number);
  const std::string_view act = row["act"].text();
  if (expected_number == 0) {
    if (act != "format") return error(ErrorCode::invalid_input, "a journal begins with its version");
    if (row["version"].integer_or(0) > version)
      return error(ErrorCode::invalid_input, "version {} of the journal is newer than this program knows", row["version"].integer_or(0));
    if (row["version"].integer_or(0) != version) return error(ErrorCode::invalid_input, "a journal begins with its version");
    return {};
  }
  if (act == "report") return linker.add(TRY(report_of(row["report"])));
  if (act == "remove") return linker.remove(row["report"].text());
  if (act == "merge") return merge_again(linker, row["reports"].items());
  if (act == "tie") return tie_again(linker, row["reports"].items());
  if (act == "split") return split_again(linker, row["reports"].items());
  if (act == "regroup") {
    linker.regroup_all();
    return {};
  }
  return error(ErrorCode::invalid_input, "'{}' is nothing that a journal holds", act);
}

Result<LinkJournal> LinkJournal::open(Files& files, const Path& folder, StopLists stops, const LinkRules& rules) {
  TRY(files.make_directories(folder, 0700));
  const Path path = folder / file_name;
  std::unique_ptr<File> file = TRY(files.open(path, OpenMode::append, 0600));
  LinkJournal journal(std::move(file), path, Linker(std::move(stops), rules));
  const std::uint64_t size = TRY(journal.file_->size());
  std::string rest;
  Bytes block(size_t(1) << 20);
  std::uint64_t whole = 0;  // bytes of complete lines
  for (std::uint64_t offset = 0; offset < size;) {
    const size_t got = TRY(journal.file_->read_at(offset, block));
    if (got == 0) break;
    offset += got;
    rest.append(as_text(ByteView(block).first(got)));
    size_t start = 0;
    for (size_t end = rest.find('\n'); end != std::string::npos; end = rest.find('\n', start)) {
      const auto json = checked(std::string_view(rest).substr(start, end - start));
      if (!json) return damaged(path, journal.next_ + 1, "its sum is wrong");
      if (auto played = play_line(journal.linker_, *json, journal.next_); !played) {
        if (journal.next_ == 0) return std::unexpected(std::move(played).error().at(path.string()));
        return damaged(path, journal.next_ + 1, played.error());
      }
      ++journal.next_;
      whole += end + 1 - start;
      start = end + 1;
    }
    rest.erase(0, start);
    if (rest.size() > longest_report * 2) return damaged(path, journal.next_ + 1, "it has no end");
  }
  if (whole < size) {  // the machine stopped while the last line was being written; it was never acknowledged
    journal.dropped_ = size - whole;
    TRY(journal.file_->truncate(whole));
    TRY(journal.file_->sync());
  }
  if (journal.next_ == 0) {
    TRY(journal.write(Json::object({{"act", "format"}, {"version", version}})));
    TRY(journal.sync());
    TRY(files.sync_directory(folder));
  }
  return journal;
}

Result<void> LinkJournal::write(const Json& row) {
  Json numbered = Json::object({{"n", next_}});
  for (const auto& [name, value] : row.members()) numbered.set(name, value);
  const std::string json = numbered.dump();
  waiting_ += fmt::format("{:08x} {}\n", crc32c(as_bytes(json)), json);
  ++next_;
  if (waiting_.size() < waiting_most) return {};
  TRY(file_->append(as_bytes(waiting_)));
  waiting_.clear();
  return {};
}

Result<void> LinkJournal::sync() {
  if (!waiting_.empty()) TRY(file_->append(as_bytes(waiting_)));
  waiting_.clear();
  return file_->sync();
}

Result<void> LinkJournal::add(const Report& report) {
  TRY(linker_.add(report));
  return write(Json::object({{"act", "report"}, {"report", to_json(report)}}));
}

Result<void> LinkJournal::remove(std::string_view report) {
  TRY(linker_.remove(report));
  return write(Json::object({{"act", "remove"}, {"report", report}}));
}

Result<Uuid> LinkJournal::merge(std::span<const Uuid> campaigns) {
  std::vector<std::string> first;  // a report of each
  for (const Uuid& one : campaigns) first.push_back(TRY(linker_.campaign(one)).reports.front());
  const Uuid into = TRY(linker_.merge(campaigns));
  TRY(write(Json::object({{"act", "merge"}, {"reports", texts(first)}})));
  return into;
}

Result<Uuid> LinkJournal::split(const Uuid& campaign, std::span<const std::string> reports) {
  const Uuid fresh = TRY(linker_.split(campaign, reports));
  TRY(write(Json::object({{"act", "split"}, {"reports", texts(reports)}})));
  return fresh;
}

Result<void> LinkJournal::regroup_all() {
  linker_.regroup_all();
  return write(Json::object({{"act", "regroup"}}));
}

}  // namespace sekimori::link
