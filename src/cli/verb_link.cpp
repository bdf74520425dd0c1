// `sekimori link`: which reports of attacks belong together, and why. docs/contract.md, `link`.
#include <algorithm>
#include <charconv>
#include <set>

#include "cli/options.h"
#include "cli/verb.h"
#include "engine/link/campaign_summary.h"
#include "engine/link/evidence_text.h"
#include "engine/link/exposure.h"
#include "engine/link/link_journal.h"
#include "node/mail_report.h"

namespace sekimori::cli {
namespace {

constexpr size_t most_line_bytes = link::longest_report;

// Files named, and below folders named what is a mail or JSON lines, in the order of their path bytes.
Result<void> collect(Surroundings& at, const Path& path, std::vector<Path>& out) {
  const FileStatus status = TRY(at.files.status(path));
  if (status.kind != FileKind::directory) {
    out.push_back(path);
    return {};
  }
  for (const DirectoryEntry& entry : TRY(at.files.list(path))) {
    const std::string ending = Path(entry.name).extension().string();
    if (entry.kind == FileKind::directory) TRY(collect(at, path / entry.name, out));
    else if (entry.kind == FileKind::regular && (ending == ".eml" || ending == ".msg" || ending == ".jsonl"))
      out.push_back(path / entry.name);
    else
      at.note(fmt::format(
          "{}: {}\n", (path / entry.name).string(),
          Text{.ja = "メールでも JSON 行でもないため読みません", .en = "neither a mail nor JSON lines; left out"}.in(at.language)));
  }
  return {};
}

std::vector<std::string> comma_list(std::string_view text) {
  std::vector<std::string> out;
  while (!text.empty()) {
    const size_t end = std::min(text.find(','), text.size());
    if (end > 0) out.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

class LinkRun {
 public:
  LinkRun(Surroundings& at, link::LinkJournal journal, bool json, std::uint64_t floor)
      : at_(at), journal_(std::move(journal)), json_(json), floor_(floor) {}

  // One report. Doubles and what cannot be read are named and counted, the others go on.
  void take(const std::string& where, Result<link::Report> report) {
    auto done = report ? journal_.add(*report) : Result<void>(std::unexpected(report.error()));
    if (!done) {
      failed(where, done.error());
      return;
    }
    added_.push_back(report->id);
    if (const auto campaign = journal_.linker().campaign_of(report->id)) touched_.insert(*campaign);
  }

  void failed(const std::string& where, const Error& problem) {
    only_error_ = troubles_++ == 0 ? std::optional(problem) : std::nullopt;
    at_.note(fmt::format("{}: {}\n", where, problem.in(at_.language)));
  }

  Result<void> read_lines(const Path& path) {
    auto file = TRY(at_.files.open(path, OpenMode::read));
    std::string rest;
    Bytes block(size_t(1) << 20);
    std::uint64_t offset = 0, line = 0;
    const auto one = [&](std::string_view text) {
      ++line;
      if (text.find_first_not_of(" \t\r") == std::string_view::npos) return;
      std::uint64_t left_out = 0;
      take(fmt::format("{}:{}", path.string(), line), link::read_report(text, &left_out));
      left_out_ += left_out;
    };
    while (!interrupted()) {
      const size_t got = TRY(file->read_at(offset, block));
      offset += got;
      rest.append(as_text(ByteView(block).first(got)));
      size_t start = 0;
      for (size_t end = rest.find('\n'); end != std::string::npos; end = rest.find('\n', start)) {
        one(std::string_view(rest).substr(start, end - start));
        start = end + 1;
      }
      rest.erase(0, start);
      if (rest.size() > most_line_bytes)
        return error(ErrorCode::invalid_input, "{}:{}: the line is longer than 16 MiB", path.string(), line + 1);
      if (got == 0) break;
    }
    if (!rest.empty()) one(rest);
    return {};
  }

  void note_trouble(const std::vector<std::string>& lines) {
    for (const std::string& line : lines) at_.note(line + "\n");
    troubles_ += lines.size();
  }

  void touch(const Uuid& campaign) { touched_.insert(campaign); }
  void touch_all() {
    for (const Uuid& id : journal_.linker().campaigns()) touched_.insert(id);
  }
  link::LinkJournal& journal() { return journal_; }
  void hold_against(model::ExploitedCatalogue known, std::vector<link::DeviceRow> devices) {
    known_ = std::move(known);
    devices_ = std::move(devices);
  }

  Result<void> print_reports() {
    for (const std::string& id : added_) {
      const auto campaign = journal_.linker().campaign_of(id);
      if (!campaign) continue;  // removed by the same command
      const auto links = journal_.linker().links_of(id);
      if (json_) {
        Json list = Json::array();
        for (const link::Link& one : links) list.push(link::to_json(one, at_.language));
        at_.out(Json::object({{"report", id}, {"campaign", campaign->to_string()}, {"links", std::move(list)}}).dump() + "\n");
        continue;
      }
      at_.out(fmt::format("{} -> {}\n", id, campaign->to_string()));
      for (const link::Link& one : links) at_.out("  " + link::say(one, at_.language) + "\n");
    }
    return {};
  }

  Result<void> print_campaigns() {
    // A campaign that a report of this run joined may have become part of another since.
    std::set<Uuid> alive;
    for (const Uuid& id : touched_)
      if (const auto now = journal_.linker().successor_of(id)) alive.insert(*now);
    for (const Uuid& id : alive) {
      const link::CampaignSummary summary = TRY(link::summarise(journal_.linker(), id, floor_));
      const auto exposed = known_ ? link::exposures(link::vulnerabilities_of(journal_.linker(), id), *known_, devices_, floor_)
                                  : std::vector<link::Exposure>();
      if (json_) {
        Json row = to_json(summary);
        Json list = Json::array();
        for (const link::Exposure& one : exposed) list.push(to_json(one, floor_));
        if (known_) row.set("exposures", std::move(list));
        at_.out(row.dump() + "\n");
      } else {
        at_.out(line_of(summary));
        for (const link::Exposure& one : exposed) at_.out(line_of(one));
      }
    }
    return {};
  }

  Result<void> write_stix(const Path& path) {
    Json objects = Json::array();
    Json bundle;
    for (const Uuid& id : journal_.linker().campaigns()) {
      const link::CampaignSummary summary = TRY(link::summarise(journal_.linker(), id, floor_));
      if (summary.reports < 2) continue;
      bundle = link::stix_bundle(summary, at_.clock.now());
      for (const Json& object : bundle["objects"].items()) objects.push(object);
    }
    if (bundle.is_null()) return error(ErrorCode::not_found, "no campaign of two reports or more to write to {}", path.string());
    const std::string text = bundle.set("objects", std::move(objects)).dump() + "\n";
    return at_.files.replace(path, as_bytes(text), Durable::no);
  }

  Result<ExitCode> end(size_t inputs) {
    TRY(journal_.sync());
    if (interrupted()) return ExitCode::interrupted;
    if (left_out_ > 0)
      at_.note(
          fmt::format("{} {}\n", left_out_,
                      Text{.ja = "個の値は種類が分からないため使いません", .en = "values are nothing that is known and were not used"}.in(
                          at_.language)));
    if (troubles_ == 0) return ExitCode::ok;
    if (inputs == 1 && added_.empty() && only_error_) return static_cast<ExitCode>(describe(only_error_->code).exit_code);
    return ExitCode::partial;
  }

 private:
  std::string line_of(const link::CampaignSummary& summary) const {
    const bool ja = at_.language == Language::ja;
    const std::string members = summary.members ? fmt::format("{}", *summary.members)
                                : ja            ? fmt::format("{} 未満", floor_)
                                                : fmt::format("fewer than {}", floor_);
    const auto day = [](const std::optional<Instant>& time) { return time ? Zone::tokyo().day_of(*time).to_string() : std::string("?"); };
    std::string out = ja ? fmt::format("キャンペーン {} (第 {} 版): {} 件の報告、{} 組織、{} から {} まで\n", summary.id.to_string(),
                                       summary.version, summary.reports, members, day(summary.first_seen), day(summary.last_seen))
                         : fmt::format("campaign {} (version {}): {} reports, {} organisations, {} to {}\n", summary.id.to_string(),
                                       summary.version, summary.reports, members, day(summary.first_seen), day(summary.last_seen));
    for (size_t i = 0; i < summary.infrastructure.nodes.size() && i < 10; ++i) {
      const link::InfrastructureNode& node = summary.infrastructure.nodes[i];
      out += ja ? fmt::format("  {} {} ({} 件)\n", link::noun(node.type, at_.language), node.value, node.reports)
                : fmt::format("  {} {} (in {})\n", link::noun(node.type, at_.language), node.value, node.reports);
    }
    for (const link::RelatedCampaign& one : summary.related)
      out += ja ? fmt::format("  つながりが細いため別のまま: {} ({} と {})\n", one.id.to_string(), one.text_from, one.text_to)
                : fmt::format("  apart, for too thin a bridge: {} ({} and {})\n", one.id.to_string(), one.text_from, one.text_to);
    return out;
  }

  std::string line_of(const link::Exposure& exposed) const {
    const bool ja = at_.language == Language::ja;
    std::string out = "  " + exposed.vulnerability;
    if (exposed.known == nullptr)
      return out + (ja ? ": 悪用が知られている脆弱性の一覧にありません\n" : ": not among the vulnerabilities known to be exploited\n");
    out += fmt::format(" {} {}: ", exposed.known->vendor, exposed.known->product);
    if (exposed.classes.empty()) return out + (ja ? "該当する機器の届出はありません\n" : "nobody listed such a device\n");
    for (size_t i = 0; i < exposed.classes.size(); ++i) {
      const link::ExposedClass& one = exposed.classes[i];
      out += i == 0 ? "" : ja ? "、" : ", ";
      if (one.members) out += fmt::format("{} ({})", one.industry.empty() ? "?" : one.industry, *one.members);
      else out += ja ? fmt::format("{} 未満の業種", floor_) : fmt::format("classes of fewer than {}", floor_);
    }
    return out + (ja ? " が該当する機器を持っています\n" : " have such a device\n");
  }

  Surroundings& at_;
  link::LinkJournal journal_;
  bool json_;
  std::uint64_t floor_;
  std::vector<std::string> added_;
  std::set<Uuid> touched_;
  std::uint64_t troubles_ = 0;
  std::uint64_t left_out_ = 0;
  std::optional<Error> only_error_;
  std::optional<model::ExploitedCatalogue> known_;
  std::vector<link::DeviceRow> devices_;
};

Result<void> analyst_acts(LinkRun& run, const Arguments& arguments) {
  for (const std::string& id : arguments.all("remove")) {
    if (const auto campaign = run.journal().linker().campaign_of(id)) run.touch(*campaign);
    TRY(run.journal().remove(id));
  }
  for (const std::string& wish : arguments.all("merge")) {
    std::vector<Uuid> campaigns;
    for (const std::string& one : comma_list(wish)) campaigns.push_back(TRY(Uuid::parse(one)));
    run.touch(TRY(run.journal().merge(campaigns)));
  }
  for (const std::string& wish : arguments.all("split")) {
    const size_t equals = wish.find('=');
    if (equals == std::string::npos) return error(ErrorCode::usage, "--split takes CAMPAIGN=REPORT,REPORT...");
    const Uuid campaign = TRY(Uuid::parse(std::string_view(wish).substr(0, equals)));
    run.touch(TRY(run.journal().split(campaign, comma_list(std::string_view(wish).substr(equals + 1)))));
    run.touch(campaign);
  }
  if (arguments.has("regroup")) {
    TRY(run.journal().regroup_all());
    run.touch_all();
  }
  return {};
}

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  const std::string floor_text = arguments.value("floor", "3");
  std::uint64_t floor = 0;
  const auto [end, code] = std::from_chars(floor_text.data(), floor_text.data() + floor_text.size(), floor);
  if (code != std::errc() || end != floor_text.data() + floor_text.size() || floor < 1)
    return error(ErrorCode::usage, "--floor is a number of organisations, 1 or more");
  link::StopLists stops;
  if (arguments.has("stop-lists")) stops = TRY(link::StopLists::load(at.files, arguments.value("stop-lists")));
  std::optional<TemporaryDirectory> passing;
  if (!arguments.has("state")) passing.emplace(TRY(TemporaryDirectory::create("link")));
  const Path state = passing ? passing->path() : Path(arguments.value("state"));
  LinkRun run(at, TRY(link::LinkJournal::open(at.files, state, std::move(stops))), arguments.has("json"), floor);
  if (const std::uint64_t dropped = run.journal().dropped_bytes(); dropped > 0)
    at.note(fmt::format("{} {}\n", dropped,
                        Text{.ja = "バイトの書きかけの行を状態の末尾から除きました",
                             .en = "bytes of a line that was not written whole were cut off the state"}
                            .in(at.language)));

  if (arguments.has("devices") && !arguments.has("exploited"))
    return error(ErrorCode::usage, "--devices needs --exploited, the catalogue it is held against");
  if (arguments.has("exploited")) {
    const std::string catalogue = arguments.value("exploited");
    auto known = TRY(model::read_exploited_catalogue(TRY(at.files.read_text(catalogue)), catalogue));
    std::vector<link::DeviceRow> devices;
    if (arguments.has("devices"))
      devices = TRY(link::read_devices(TRY(at.files.read_text(arguments.value("devices"))), arguments.value("devices")));
    run.hold_against(std::move(known), std::move(devices));
  }

  std::vector<Path> paths;
  for (const std::string& path : arguments.rest) TRY(collect(at, path, paths));
  std::optional<inspect::Extractor> extractor;
  for (const Path& path : paths) {
    if (interrupted()) break;
    const std::string ending = path.extension().string();
    if (ending != ".eml" && ending != ".msg") {
      if (auto read = run.read_lines(path); !read) {
        if (paths.size() == 1) return std::unexpected(std::move(read).error());
        run.failed(path.string(), read.error());
      }
      continue;
    }
    if (!extractor) {
      inspect::ExtractorSeams seams{.files = at.files, .processes = at.processes, .program = at.program};
      if (arguments.has("unconfined")) seams.confinement = Confinement::none;
      extractor.emplace(TRY(inspect::Extractor::create(seams, {.correspondence = true})));
    }
    std::vector<std::string> trouble;
    run.take(path.string(), node::mail_report(*extractor, path, trouble));
    run.note_trouble(trouble);
  }
  TRY(analyst_acts(run, arguments));
  const bool acts = arguments.has("remove") || arguments.has("merge") || arguments.has("split") || arguments.has("regroup");
  if (paths.empty() && !acts) run.touch_all();
  TRY(run.print_reports());
  TRY(run.print_campaigns());
  if (arguments.has("stix")) TRY(run.write_stix(arguments.value("stix")));
  return run.end(paths.size());
}

}  // namespace

extern const Verb verb_link;
const Verb verb_link{
    .name = "link",
    .summary = {.ja = "攻撃の報告をキャンペーンに結ぶ", .en = "tie reports of attacks to campaigns"},
    .options = {value_option(
                    "state", "DIR",
                    {.ja = "状態を置くフォルダ(なければ今回限り)", .en = "folder that keeps the state (without it: for this run alone)"}),
                value_option("stop-lists", "DIR",
                             {.ja = "誰のものでもない値の一覧(MISP の警告リスト、*.txt)",
                              .en = "lists of values that tie nobody (MISP warning lists, *.txt)"}),
                flag_option("json", {.ja = "1 行 1 件の JSON で出力", .en = "print one JSON object per line"}),
                {.name = "floor",
                 .kind = OptionKind::value,
                 .metavar = "K",
                 .help = {.ja = "これより少ない組織数は示さない", .en = "say no number of organisations below this"},
                 .fallback = "3"},
                repeated_option("merge", "ID,ID",
                                {.ja = "分析者の判断: 同じキャンペーンにする", .en = "an analyst's word: these are one campaign"}),
                repeated_option(
                    "split", "ID=REPORT,...",
                    {.ja = "分析者の判断: これらの報告は別のキャンペーン", .en = "an analyst's word: these reports are another campaign"}),
                repeated_option("remove", "REPORT", {.ja = "取り下げられた報告を除く", .en = "take out a report that was withdrawn"}),
                flag_option("regroup", {.ja = "すべてを結び直す(番号は保つ)", .en = "group everything anew (ids stay)"}),
                value_option("exploited", "FILE",
                             {.ja = "悪用が知られている脆弱性の一覧(CISA KEV の JSON)",
                              .en = "catalogue of vulnerabilities known to be exploited (CISA KEV, JSON)"}),
                value_option("devices", "FILE.csv",
                             {.ja = "会員が届けた機器(member,industry,vendor,product)",
                              .en = "devices that members listed (member,industry,vendor,product)"}),
                value_option("stix", "FILE",
                             {.ja = "キャンペーンを STIX 2.1 で書き出す(件数のみ)", .en = "write the campaigns as STIX 2.1 (counts only)"}),
                flag_option("unconfined", {.ja = "メールを隔離せずに読む(カーネルに機能がないときだけ)",
                                           .en = "read mails without confinement (only where the kernel lacks it)"})},
    .rest = "REPORT...",
    .least_rest = 0,
    .most_rest = SIZE_MAX,
    .run = run};

}  // namespace sekimori::cli
