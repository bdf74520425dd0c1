#include "feature/share/warning_book.h"

#include <algorithm>
#include <map>
#include <set>

#include "base/text.h"
#include "engine/stix/pattern.h"
#include "feature/share/audiences.h"
#include "feature/share/share_stix.h"
#include "record/running_number.h"

namespace sekimori::share {
namespace {

constexpr std::string_view english = "en";

record::Actor program() { return record::Actor::system("share"); }

void describe(const Warning& warning, record::Draft& draft) {
  draft.summary = Json::object({{"number", warning.number}, {"share", warning.share}, {"state", name_of(warning.state)}});
  draft.keys = {{"number", warning.number, record::Uniqueness::unique},
                {"report", warning.collection + "/" + warning.report, record::Uniqueness::unique}};
}

// Every object of these types (or ids) in its last version.
Result<std::vector<Json>> objects_of(Exchange& exchange, const Collection& collection, Filter filter) {
  std::vector<Json> out;
  filter.limit = most_in_page;
  const Seen all = whole(collection);
  for (;;) {
    const Page page = TRY(exchange.page(all, filter, Bodies::yes));
    const Json list = TRY(Json::parse("[" + page.objects + "]"));
    out.insert(out.end(), list.items().begin(), list.items().end());
    if (!page.more) return out;
    filter.next = page.next;
  }
}

std::string external_id(const Json& object, std::string_view source) {
  for (const Json& reference : object["external_references"].items())
    if (reference["source_name"].text() == source) return std::string(reference["external_id"].text());
  return {};
}

void add_indicators(const Json& object, std::vector<SharedIndicator>& out) {
  const std::string_view type = object["type"].text();
  if (object["revoked"].bool_or(false)) return;
  if (type == "attack-pattern") {
    if (std::string id = external_id(object, "mitre-attack"); !id.empty()) out.push_back({"technique", std::move(id)});
  } else if (type == "vulnerability") {
    out.push_back({"vulnerability", std::string(object["name"].text())});
  } else if (type == "indicator" && object["pattern_type"].string_or("stix") == "stix") {
    // A pattern of another house that cannot be read gives no value; the words of its report are still shown.
    const auto pattern = stix::Pattern::parse(object["pattern"].text());
    if (!pattern) return;
    for (const stix::NamedValue& named : pattern->named_values())
      if (const std::string_view kind = kind_of_path(named.path); !kind.empty()) out.push_back({std::string(kind), named.value});
  }
}

// What cannot be read as a playbook is none: the words of the report are still shown.
Json playbook_in(const Json& object) {
  if (object["type"].text() != "course-of-action" || object["revoked"].bool_or(false)) return {};
  for (const auto& [name, extension] : object["extensions"].members()) {
    if (extension["playbook_standard"].text() != "cacao") continue;
    const auto bytes = from_base64(extension["playbook_bin"].text());
    if (!bytes) continue;
    if (auto playbook = Json::parse(as_text(ByteView(*bytes))); playbook && is_playbook(*playbook)) return *std::move(playbook);
  }
  return {};
}

std::string told_of(const std::vector<MetHere>& met) {
  std::string out;
  for (const MetHere& one : met) out += fmt::format("{}\n{}\n{}\n", one.indicator.kind, one.indicator.value, one.events);
  return out;
}

}  // namespace

WarningBook::WarningBook(WarningParts parts)
    : parts_(std::move(parts)),
      shelf_(parts_.database, parts_.records, parts_.clock, parts_.random, "warning", warning_from_json, describe) {}

Result<std::vector<std::string>> WarningBook::take(std::string_view hub, const Collection& collection) {
  std::vector<std::string> fresh, recalled;
  std::vector<Warning> arrived;
  Filter filter;
  filter.types = {"report"};
  for (const Json& report : TRY(objects_of(parts_.exchange, collection, filter))) {
    const std::string id(report["id"].text()), modified(report["modified"].text());
    const bool revoked = report["revoked"].bool_or(false);
    if (revoked) recalled.push_back(id);
    const std::string share = external_id(report, "sekimori-share");
    const auto own = TRY(parts_.sent.behind(hub, share, report["extensions"][share_extension]["sha256"].text()));
    const auto known = TRY(shelf_.find_by(program(), "report", collection.id + "/" + id));
    if (known && known->value.modified == modified) continue;
    if (!known && revoked) continue;  // taken back before it came here
    if (known) {
      TRY(shelf_.change(program(), known->id, revoked ? "recalled by the hub" : "a new version came",
                        [&](Warning& warning) -> Result<void> {
                          warning.modified = modified;
                          warning.own_report = own ? own->value.number : std::string();
                          warning.state = revoked ? WarningState::recalled : WarningState::arrived;
                          return {};
                        }));
      if (!revoked) fresh.push_back(known->value.number);
      continue;
    }
    Warning warning;
    warning.hub = hub;
    warning.collection = collection.id;
    warning.report = id;
    warning.modified = modified;
    warning.share = share;
    warning.own_report = own ? own->value.number : std::string();
    warning.tlp = label_in(report);
    warning.kind = report["extensions"][share_extension]["kind"].text();
    warning.arrived_at = parts_.clock.now();
    arrived.push_back(std::move(warning));
  }
  TRY(forget_words(collection, recalled));
  if (arrived.empty()) return fresh;
  // All in one go: to find the next number costs a look at all that there are.
  const auto kept = parts_.database.write([&](sql::Transaction& tx) -> Result<void> {
    const int year = parts_.zone.day_of(parts_.clock.now()).year();
    const std::string prefix = fmt::format("W-{:04}-", year);
    const std::string first = TRY(next_number(tx, parts_.records, "warning", "W", year));
    std::size_t number = static_cast<std::size_t>(std::strtoull(first.c_str() + prefix.size(), nullptr, 10));
    for (Warning& warning : arrived) {
      warning.number = fmt::format("{}{:03}", prefix, number++);
      TRY(shelf_.create(tx, program(), warning, "came from the hub"));
    }
    return {};
  });
  if (!kept) return std::unexpected(kept.error());
  for (const Warning& warning : arrived) fresh.push_back(warning.number);
  return fresh;
}

// The hub took it back: what it said before, and in which language, stays in no collection of ours.
Result<void> WarningBook::forget_words(const Collection& collection, const std::vector<std::string>& reports) {
  if (reports.empty()) return {};
  const Seen all = whole(collection);
  const std::set<std::string, std::less<>> recalled(reports.begin(), reports.end());
  const std::vector<stix::SpecVersion> specs = {stix::SpecVersion::v20, stix::SpecVersion::v21};
  for (const std::string& id : reports) {
    Filter filter;
    filter.ids = {id};
    filter.specs = specs;
    filter.versions = {.all = true, .first = false, .last = false, .exact = {}};
    filter.limit = most_in_page;
    std::vector<objects::Row> rows = TRY(parts_.exchange.page(all, filter, Bodies::no)).rows;
    if (rows.size() < 2) continue;
    const auto last = std::ranges::max(rows, {}, &objects::Row::version).version;
    filter.versions.all = false;
    for (const objects::Row& row : rows)
      if (row.version != last) {
        const std::int64_t seconds = row.version / nanoseconds_per_second - (row.version % nanoseconds_per_second < 0 ? 1 : 0);
        filter.versions.exact.push_back(
            {seconds, static_cast<std::int32_t>(row.version - seconds * nanoseconds_per_second), row.version_digits});
      }
    if (!filter.versions.exact.empty()) TRY(parts_.exchange.remove(program(), all, filter));
  }
  Filter filter;
  filter.types = {"language-content"};
  for (const Json& words : TRY(objects_of(parts_.exchange, collection, filter))) {
    if (!recalled.contains(words["object_ref"].text())) continue;
    Filter whole_of_it;
    whole_of_it.ids = {std::string(words["id"].text())};
    whole_of_it.specs = specs;
    whole_of_it.versions = {.all = true, .first = false, .last = false, .exact = {}};
    TRY(parts_.exchange.remove(program(), all, whole_of_it));
  }
  return {};
}

Result<std::vector<std::string>> WarningBook::waiting(std::string_view hub) {
  std::vector<std::string> out;
  for (const KnownWarning& known : TRY(shelf_.list(program())))
    if (known.value.hub == hub && known.value.state == WarningState::arrived) out.push_back(known.value.number);
  std::ranges::sort(out);
  return out;
}

Result<std::vector<KnownWarning>> WarningBook::list(const record::Actor& actor) {
  auto out = TRY(shelf_.list(actor));
  std::ranges::sort(out, std::greater<>{}, [](const KnownWarning& one) { return one.value.number; });
  return out;
}

Result<KnownWarning> WarningBook::find(const record::Actor& actor, std::string_view number) {
  auto found = TRY(shelf_.find_by(actor, "number", number));
  if (!found) return error(ErrorCode::not_found, "no warning {} in sight", number);
  return *std::move(found);
}

Result<Collection> WarningBook::collection_of(const Warning& warning) {
  const auto found = TRY(parts_.collections.find(program(), warning.collection));
  if (!found) return error(ErrorCode::integrity, "{}: its collection is gone", warning.number);
  return *found;
}

Result<WarningText> WarningBook::report_text(const Warning& warning, const Collection& collection) {
  Filter filter;
  filter.ids = {warning.report};
  const auto reports = TRY(objects_of(parts_.exchange, collection, filter));
  if (reports.empty()) return error(ErrorCode::integrity, "{}: its collection does not have it any more", warning.number);
  const Json& report = reports.back();
  WarningText out;
  out.recalled = warning.state == WarningState::recalled || report["revoked"].bool_or(false);
  if (out.recalled) return out;
  out.name_ja = report["name"].text();
  out.description_ja = report["description"].text();
  // Of a house that writes one language, that one.
  if (report["lang"].string_or("ja") == english) {
    out.name_en = out.name_ja;
    out.description_en = out.description_ja;
  }
  out.attributes = report["extensions"][share_extension]["attributes"];
  out.policy = report["extensions"][share_extension]["policy"];
  out.author = report["created_by_ref"].text();
  out.origin = report["extensions"][share_extension]["origin"];
  out.label = label_in(report);
  filter = {};
  for (const Json& ref : report["object_refs"].items()) filter.ids.emplace_back(ref.text());
  if (!filter.ids.empty())
    for (const Json& object : TRY(objects_of(parts_.exchange, collection, filter))) {
      add_indicators(object, out.indicators);
      if (std::string label = label_in(object); strictness_of(label) > strictness_of(out.label)) out.label = std::move(label);
      if (out.playbook.is_null()) out.playbook = playbook_in(object);
    }
  std::ranges::sort(out.indicators);
  const auto [first, last] = std::ranges::unique(out.indicators);
  out.indicators.erase(first, last);
  return out;
}

Result<WarningText> WarningBook::report_text(const Warning& warning) { return report_text(warning, TRY(collection_of(warning))); }

Result<WarningText> WarningBook::text(const Warning& warning) {
  const Collection collection = TRY(collection_of(warning));
  WarningText out = TRY(report_text(warning, collection));
  if (out.recalled) return out;
  Filter filter;
  filter.types = {"language-content"};
  for (const Json& words : TRY(objects_of(parts_.exchange, collection, filter)))
    if (const Json& told = words["contents"][english]; words["object_ref"].text() == warning.report && told.is_object()) {
      if (!told["name"].text().empty()) out.name_en = told["name"].text();
      if (!told["description"].text().empty()) out.description_en = told["description"].text();
    }
  return out;
}

Result<std::vector<KnownWarning>> WarningBook::look_back(const record::Actor& actor, const std::vector<std::string>& numbers,
                                                         model::EventSearch& events, const AlertsByTechnique& techniques) {
  struct Wanted {
    KnownWarning known;
    std::vector<SharedIndicator> indicators;
  };
  std::vector<Wanted> wanted;
  std::vector<SharedIndicator> all;
  for (const std::string& number : numbers) {
    Wanted one{.known = TRY(find(actor, number)), .indicators = {}};
    if (one.known.value.state == WarningState::recalled) return error(ErrorCode::conflict, "{} was recalled by the hub", number);
    auto told = report_text(one.known.value, TRY(collection_of(one.known.value)));
    // One that was lost must not keep the others from being looked at.
    if (!told && told.error().code == ErrorCode::integrity && numbers.size() > 1) continue;
    if (!told) return std::unexpected(std::move(told).error());
    one.indicators = std::move(told->indicators);
    all.insert(all.end(), one.indicators.begin(), one.indicators.end());
    wanted.push_back(std::move(one));
  }
  std::ranges::sort(all);
  const auto [first, last] = std::ranges::unique(all);
  all.erase(first, last);
  LookBack look(all);
  std::uint64_t looked_at = 0;
  if (!look.asks_nothing())
    looked_at = TRY(events.each({}, [&](const model::Event& event) -> Result<void> {
      look.take(event);
      return {};
    }));
  std::vector<MetHere> met;
  for (const Met& one : look.met())
    met.push_back({.indicator = one.indicator,
                   .events = static_cast<std::int64_t>(one.events),
                   .first = one.first,
                   .last = one.last,
                   .sources = {one.sources.begin(), one.sources.end()}});
  for (const SharedIndicator& one : all)
    if (one.kind == "technique")
      if (MetHere here = TRY(techniques(one.value)); here.events > 0) {
        here.indicator = one;
        met.push_back(std::move(here));
      }
  std::vector<KnownWarning> out;
  for (const Wanted& one : wanted) {
    LookedBack looked{.at = parts_.clock.now(), .events = static_cast<std::int64_t>(looked_at), .met = {}};
    for (const MetHere& here : met)
      if (std::ranges::find(one.indicators, here.indicator) != one.indicators.end()) looked.met.push_back(here);
    const auto& before = one.known.value.looked;
    if (actor.is_system && before && told_of(before->met) == told_of(looked.met)) {
      out.push_back(one.known);
      continue;
    }
    out.push_back(TRY(shelf_.change(
        actor, one.known.id, looked.seen() ? "met here" : "not met here",
        [&](Warning& warning) -> Result<void> {
          warning.looked = looked;
          if (warning.state == WarningState::arrived) warning.state = WarningState::looked;
          return {};
        },
        record::Verb::update, "warning.look_back")));
  }
  return out;
}

Result<std::vector<KnownWarning>> WarningBook::look_in_files(const record::Actor& actor, const std::vector<std::string>& numbers,
                                                             const std::vector<std::string>& folders, const EachFile& each) {
  constexpr std::size_t sha256_digits = 64, most_places = 20;
  TRY(record::Permissions::standard().check(actor, record::Verb::update, {.kind = "warning", .id = ""}));
  struct Wanted {
    KnownWarning known;
    std::vector<SharedIndicator> indicators;
    std::int64_t not_compared = 0;
  };
  std::vector<Wanted> wanted;
  std::map<std::string, MetHere> by_hash, by_name;
  for (const std::string& number : numbers) {
    Wanted one{.known = TRY(find(actor, number)), .indicators = {}};
    if (one.known.value.state == WarningState::recalled) return error(ErrorCode::conflict, "{} was recalled by the hub", number);
    for (SharedIndicator& value : TRY(report_text(one.known.value, TRY(collection_of(one.known.value)))).indicators) {
      if (value.kind == "file_name") by_name[ascii_lower(value.value)].indicator = value;
      else if (value.kind == "hash" && value.value.size() == sha256_digits) by_hash[ascii_lower(value.value)].indicator = value;
      else if (value.kind == "hash") ++one.not_compared;
      one.indicators.push_back(std::move(value));
    }
    wanted.push_back(std::move(one));
  }
  const auto meet = [](std::map<std::string, MetHere>& table, const std::string& value, const std::string& path) {
    const auto found = table.find(value);
    if (found == table.end()) return;
    ++found->second.events;
    if (found->second.sources.size() < most_places) found->second.sources.push_back(path);
  };
  const FilesTold told = TRY(each([&](const FileSeen& file) {
    if (!file.sha256.empty()) meet(by_hash, file.sha256, file.path);
    meet(by_name, ascii_lower(file.path.substr(file.path.find_last_of("/\\") + 1)), file.path);
  }));
  std::vector<KnownWarning> out;
  for (const Wanted& one : wanted) {
    FilesLooked looked{.at = parts_.clock.now(),
                       .folders = folders,
                       .files = told.files,
                       .not_read = told.not_read,
                       .not_compared = one.not_compared,
                       .met = {}};
    for (const auto* table : {&by_hash, &by_name})
      for (const auto& [value, met] : *table)
        if (met.events > 0 && std::ranges::find(one.indicators, met.indicator) != one.indicators.end()) looked.met.push_back(met);
    out.push_back(TRY(shelf_.change(
        actor, one.known.id, looked.met.empty() ? "not met in files" : "met in files",
        [&](Warning& warning) -> Result<void> {
          warning.files = looked;
          return {};
        },
        record::Verb::update, "warning.look_in_files")));
  }
  return out;
}

Result<std::vector<WatchRule>> WarningBook::rules(const record::Actor& actor) {
  const Day today = parts_.zone.day_of(parts_.clock.now());
  std::vector<WatchRule> out;
  for (const KnownWarning& known : TRY(list(actor))) {
    const Warning& warning = known.value;
    if (!warning.watched_until) continue;
    WatchRule rule{.rule = "warning:" + warning.number,
                   .warning = warning.number,
                   .hub = warning.hub,
                   .share = warning.share,
                   .tlp = warning.tlp,
                   .kind = warning.kind,
                   .indicators = {},
                   .until = *warning.watched_until};
    const auto collection = collection_of(warning);
    const auto told = collection ? report_text(warning, *collection) : std::unexpected(collection.error());
    if (!told && told.error().code != ErrorCode::integrity) return std::unexpected(told.error());
    if (!told) continue;
    if (told->recalled) rule.state = WatchState::withdrawn;
    else if (*warning.watched_until < today) rule.state = WatchState::expired;
    for (const SharedIndicator& one : told->indicators)
      if (one.kind != "technique" && one.kind != "vulnerability") rule.indicators.push_back(one);
    out.push_back(std::move(rule));
  }
  return out;
}

Result<KnownWarning> WarningBook::watch(const record::Actor& actor, std::string_view number, std::optional<Day> until,
                                        std::string_view reason) {
  const KnownWarning known = TRY(find(actor, number));
  if (until && *until < parts_.zone.day_of(parts_.clock.now()))
    return error(ErrorCode::invalid_input, "{} is over already; a warning is watched for until a day to come", until->to_string());
  return shelf_.change(
      actor, known.id, reason,
      [&](Warning& warning) -> Result<void> {
        if (until && warning.state == WarningState::recalled) return error(ErrorCode::conflict, "{} was recalled by the hub", number);
        warning.watched_until = until;
        return {};
      },
      record::Verb::update, "warning.watch");
}

Result<KnownWarning> WarningBook::note_answer(const record::Actor& actor, std::string_view number, SightingOutcome outcome) {
  const KnownWarning known = TRY(find(actor, number));
  return shelf_.change(
      actor, known.id, name_of(outcome),
      [&](Warning& warning) -> Result<void> {
        if (warning.state == WarningState::recalled) return error(ErrorCode::conflict, "{} was recalled by the hub", number);
        if (!warning.own_report.empty())
          return error(ErrorCode::conflict, "{} was made of our own report {}; it needs no answer", number, warning.own_report);
        warning.answer = WarningAnswer{.outcome = outcome, .at = parts_.clock.now(), .by = actor.account};
        warning.state = WarningState::answered;
        return {};
      },
      record::Verb::update, "warning.answer");
}

}  // namespace sekimori::share
