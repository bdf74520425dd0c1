#include "feature/share/statistics_book.h"

#include <algorithm>
#include <map>
#include <set>

#include "engine/ledger/leaf.h"
#include "engine/ledger/ledger.h"
#include "record/member_voice.h"

namespace sekimori::share {
namespace {

constexpr std::size_t statistics_floor = 3;

// Who belonged to what, when: the versions of a member, oldest first.
struct MemberTime {
  Instant from;
  std::vector<std::string> sigs;
  bool active = false;
  bool authority = false;  // tells of others: no organisation that takes part
};
using MemberHistory = std::map<std::string, std::vector<MemberTime>, std::less<>>;

const MemberTime* at_time(const MemberHistory& history, std::string_view member, Instant time) {
  const auto found = history.find(member);
  if (found == history.end()) return nullptr;
  const MemberTime* last = nullptr;
  for (const MemberTime& one : found->second)
    if (one.from <= time) last = &one;
  return last;
}

std::string row_of(const MemberHistory& history, std::string_view member, Instant time) {
  const MemberTime* const then = at_time(history, member, time);
  if (then == nullptr || then->sigs.empty()) return "none";
  return then->sigs.size() == 1 ? then->sigs.front() : "several";
}

// Organisations that take part in groups; who is there by a liaison scheme alone is told by the scheme.
std::size_t active_on(const MemberHistory& history, Instant end, const std::vector<std::string>& schemes) {
  std::size_t count = 0;
  for (const auto& [number, times] : history) {
    const MemberTime* const then = at_time(history, number, end);
    if (then == nullptr || !then->active || then->authority) continue;
    const bool by_rules = !then->sigs.empty() && std::ranges::all_of(then->sigs, [&](const std::string& sig) {
      return std::ranges::find(schemes, sig) != schemes.end();
    });
    if (!by_rules) ++count;
  }
  return count;
}

bool is_authority(std::string_view kind) { return kind == "government" || kind == "police" || kind == "response_team"; }

MemberTime member_time(const record::Version& version, const std::vector<std::string>& sigs) {
  MemberTime out{.from = version.valid_from,
                 .sigs = {},
                 .active = version.body["state"].text() == "active",
                 .authority = is_authority(version.body["class"].text())};
  // Groups across others count nobody a second time.
  for (const Json& sig : version.body["sigs"].items())
    if (std::ranges::find(sigs, sig.text()) != sigs.end()) out.sigs.emplace_back(sig.text());
  return out;
}

}  // namespace

StatisticsBook::StatisticsBook(StatisticsParts parts, ReportBook& reports, MemberBook& members, SigBook& sigs, TraitBook& traits)
    : parts_(std::move(parts)), reports_(reports), members_(members), sigs_(sigs), traits_(traits), published_(parts_.database) {}

bool StatisticsBook::sees_exact(const record::Actor& actor) {
  return actor.is_system || record::Permissions::standard().reach_of(actor, record::Verb::read, statistics_kind).any;
}

Result<CountedHub> StatisticsBook::gather(const HubPeriod& period) {
  const record::Actor system = record::Actor::system("statistics");
  CountedHub out;
  const Instant end = parts_.zone.end_of(period.last);
  out.sigs = TRY(parts_.database.read([&](sql::Transaction& tx) -> Result<std::vector<std::string>> {
    std::vector<std::string> then;
    for (const KnownSig& sig : TRY(sigs_.list(tx, system))) {
      const auto history = TRY(parts_.records.history(tx, system, "sig", sig.id));
      if (sig.value.kind == SigKind::cross_group || history.empty() || history.front().valid_from > end) continue;
      then.push_back(sig.value.id);
      if (sig.value.kind == SigKind::liaison) out.schemes.push_back(sig.value.id);
    }
    return then;
  }));
  std::ranges::sort(out.sigs);
  const auto members = TRY(members_.list(system));
  const MemberHistory history = TRY(parts_.database.read([&](sql::Transaction& tx) -> Result<MemberHistory> {
    MemberHistory all;
    for (const KnownMember& member : members)
      for (const record::Version& version : TRY(parts_.records.history(tx, system, "member", member.id)))
        if (!version.body.is_null()) all[member.value.number].push_back(member_time(version, out.sigs));
    return all;
  }));
  std::ranges::sort(out.schemes);
  out.organisations = active_on(history, end, out.schemes);
  std::map<std::string, ReportTraits, std::less<>> traits;
  for (KnownTraits& one : TRY(traits_.list(system))) traits.emplace(one.value.report, std::move(one.value));
  std::map<std::string, std::vector<std::string>, std::less<>> behind;  // number of a report -> members of all that were merged into it
  const auto reports = TRY(reports_.list(system));
  for (const KnownReport& report : reports) {
    const HubReport& value = report.value;
    // What an authority tells is no report of a member.
    const std::string member = value.contributed ? std::string() : value.member;
    if (!member.empty()) behind[value.merged_into.empty() ? value.number : value.merged_into].push_back(member);
    const Day day = parts_.zone.day_of(value.received_at);
    if (!period.holds(day)) continue;
    CountedReport one{.number = value.number,
                      .member = member,
                      .sig = row_of(history, member, value.received_at),
                      .kind = std::string(name_of(value.kind)),
                      .triage = std::string(name_of(value.triage)),
                      .day = day};
    if (const auto known = traits.find(value.number); known != traits.end()) {
      one.attachment = name_of(known->second.attachment);
      one.sender_region = known->second.sender_region;
      one.c2_region = known->second.c2_region;
    }
    out.reports.push_back(std::move(one));
  }
  std::map<std::string, const HubReport*, std::less<>> by_share;
  for (const KnownReport& report : reports)
    if (!report.value.share.empty()) by_share.emplace(report.value.share, &report.value);
  for (const KnownShare& share : TRY(reports_.shares(system))) {
    CountedShare one{
        .number = share.value.number, .audience = share.value.audience, .members = {}, .day = parts_.zone.day_of(share.value.released_at)};
    if (!period.holds(one.day)) continue;
    if (const auto report = by_share.find(one.number);
        report != by_share.end() && !report->second->member.empty() && !report->second->contributed)
      one.members = behind[report->second->number];
    one.received = share.value.provenance == Provenance::outside;
    out.shares.push_back(std::move(one));
  }
  return out;
}

Result<HubCounts> StatisticsBook::count(const record::Actor& actor, const HubPeriod& period) {
  TRY(record::Permissions::standard().check(actor, record::Verb::list, {.kind = std::string(statistics_kind), .id = period.name}));
  if (record::is_shut_out(actor)) return record::not_taking_part();
  CountedHub hub;
  if (sees_exact(actor)) {
    hub = TRY(gather(period));
  } else {
    if (parts_.zone.day_of(parts_.clock.now()) <= period.last)
      return error(ErrorCode::not_permitted, "{} is not closed yet; its numbers are published after {}", period.name,
                   period.last.to_string());
    std::vector<CountedHub> quarters;
    for (const HubPeriod& quarter : period.quarters.empty() ? std::vector{period} : period.quarters)
      quarters.push_back(TRY(published_.of(quarter, [&] { return gather(quarter); })));
    hub = joined(std::move(quarters));
  }
  HubCounts counts = count_hub(hub, period, statistics_floor);
  TRY(check_counts(counts));
  return counts;
}

// Records as a proof finds them: by their changes, with their bodies checked.
struct StatisticsBook::Evidence {
  CountedHub hub;
  std::vector<ProvenRecord> records;
  std::map<std::string, std::vector<std::size_t>, std::less<>> of_record;  // "hub_report R-2014-001" -> places in records
};

Result<StatisticsBook::Evidence> StatisticsBook::gather_proven(const HubPeriod& period) {
  const record::Actor system = record::Actor::system("statistics");
  Evidence out;
  const auto prove_version = [&](sql::Transaction& tx, const record::Version& version, std::string_view number) -> Result<std::size_t> {
    ProvenRecord proven{.kind = version.kind,
                        .number = std::string(number),
                        .id = version.id,
                        .version = version.version,
                        .body_hash = version.body_hash,
                        .leaf = {},
                        .problem = {}};
    if (version.body.is_null() || to_hex(sha256(as_bytes(version.body.canonical()))) != version.body_hash)
      proven.problem = "its content is not what was hashed";
    else {
      proven.problem = "no change record names this version";
      for (const record::StoredChange& change : TRY(parts_.changes.of_object(tx, version.kind, version.id))) {
        const auto record = Json::parse(change.record);
        if (!record || (*record)["version"].integer_or(0) != version.version || (*record)["after"].text() != version.body_hash) continue;
        proven.leaf = change.ledger_index;
        if (!proven.leaf) proven.problem = "its change is not in the ledger yet";
        else if (const auto entry = parts_.ledger.entry(*proven.leaf); !entry || *entry != change.leaf)
          proven.problem = "the ledger has another entry in its place";
        else if (const auto leaf = ledger::Leaf::parse(as_text(change.leaf));
                 !leaf || leaf->commitment != ledger::commit(change.salt, change.record))
          proven.problem = "its leaf commits to something else";
        else proven.problem.clear();
      }
    }
    out.records.push_back(std::move(proven));
    return out.records.size() - 1;
  };
  // All objects of a kind that the ledger knows of, in the order in which they came.
  const auto objects = [&](sql::Transaction& tx, std::string_view kind) -> Result<std::vector<std::string>> {
    std::vector<std::string> ids;
    std::set<std::string> seen;
    record::ChangeFilter filter;
    filter.kind = kind;
    filter.limit = 1000;
    while (true) {
      const auto page = TRY(parts_.changes.list(tx, system, filter));
      for (const record::StoredChange& change : page)
        if (const auto record = Json::parse(change.record))
          if (std::string id((*record)["object"].text()); !id.empty() && seen.insert(id).second) ids.push_back(std::move(id));
      if (page.size() < 1000) return ids;
      filter.after_sequence = page.back().sequence;
    }
  };
  TRY(parts_.database.read([&](sql::Transaction& tx) -> Result<void> {
    std::vector<std::string> sigs;
    for (const std::string& id : TRY(objects(tx, "sig"))) {
      const auto history = TRY(parts_.records.history(tx, system, "sig", id));
      if (history.empty() || history.back().body["kind"].text() == "cross_group") continue;
      if (parts_.zone.end_of(period.last) < history.front().valid_from) continue;
      TRY(prove_version(tx, history.back(), history.back().body["sig"].text()));
      sigs.emplace_back(history.back().body["sig"].text());
      if (history.back().body["kind"].text() == "liaison") out.hub.schemes.push_back(sigs.back());
    }
    std::ranges::sort(sigs);
    std::ranges::sort(out.hub.schemes);
    out.hub.sigs = sigs;
    MemberHistory members;
    std::map<std::string, std::vector<std::pair<Instant, std::size_t>>, std::less<>> member_proofs;
    for (const std::string& id : TRY(objects(tx, "member")))
      for (const record::Version& version : TRY(parts_.records.history(tx, system, "member", id))) {
        if (version.body.is_null()) continue;
        const std::string number(version.body["number"].text());
        members[number].push_back(member_time(version, sigs));
        member_proofs[number].emplace_back(version.valid_from, TRY(prove_version(tx, version, number)));
      }
    out.hub.organisations = active_on(members, parts_.zone.end_of(period.last), out.hub.schemes);
    struct TraitGround {
      std::string attachment, sender_region, c2_region;
      std::size_t place = 0;
    };
    std::map<std::string, TraitGround, std::less<>> traits;
    for (const std::string& id : TRY(objects(tx, traits_kind))) {
      const auto history = TRY(parts_.records.history(tx, system, traits_kind, id));
      if (history.empty()) continue;
      const Json& body = history.back().body;
      const std::string number(body["report"].text());
      traits[number] = {.attachment = std::string(body["attachment"].text()),
                        .sender_region = std::string(body["sender_region"].text()),
                        .c2_region = std::string(body["c2_region"].text()),
                        .place = TRY(prove_version(tx, history.back(), number))};
    }
    std::map<std::string, std::vector<std::string>, std::less<>> behind;
    struct ShareGround {
      std::string report;
      bool of_member = false;
    };
    std::map<std::string, ShareGround, std::less<>> by_share;
    std::map<std::string, std::vector<std::size_t>, std::less<>> share_grounds;
    for (const std::string& id : TRY(objects(tx, "hub_report"))) {
      const auto history = TRY(parts_.records.history(tx, system, "hub_report", id));
      if (history.empty()) continue;
      const Json& body = history.back().body;
      const std::string number(body["number"].text());
      const std::string member(body["contributed"].bool_or(false) ? std::string_view() : body["member"].text());
      const std::size_t place = TRY(prove_version(tx, history.back(), number));
      const std::string_view into = body["merged_into"].text();
      if (!member.empty()) behind[into.empty() ? number : std::string(into)].push_back(member);
      share_grounds[into.empty() ? number : std::string(into)].push_back(place);
      if (const std::string share(body["share"].text()); !share.empty()) by_share[share] = {.report = number, .of_member = !member.empty()};
      const Instant received = TRY(Instant::parse(body["received_at"].text()));
      const Day day = parts_.zone.day_of(received);
      if (!period.holds(day)) continue;
      auto& grounds = out.of_record["hub_report " + number];
      grounds.push_back(place);
      CountedReport one{.number = number,
                        .member = member,
                        .sig = row_of(members, member, received),
                        .kind = std::string(body["kind"].text()),
                        .triage = std::string(body["triage"].text()),
                        .day = day};
      if (const auto proofs = member_proofs.find(member); proofs != member_proofs.end()) {
        std::optional<std::size_t> then;
        for (const auto& [from, ground] : proofs->second)
          if (from <= received) then = ground;
        if (then) grounds.push_back(*then);
      }
      if (const auto known = traits.find(number); known != traits.end()) {
        grounds.push_back(known->second.place);
        one.attachment = known->second.attachment;
        one.sender_region = known->second.sender_region;
        one.c2_region = known->second.c2_region;
      }
      out.hub.reports.push_back(std::move(one));
    }
    for (const std::string& id : TRY(objects(tx, "share"))) {
      const auto history = TRY(parts_.records.history(tx, system, "share", id));
      if (history.empty()) continue;
      const Json& body = history.back().body;
      CountedShare one{.number = std::string(body["number"].text()),
                       .audience = std::string(body["audience"].text()),
                       .members = {},
                       .day = parts_.zone.day_of(TRY(Instant::parse(body["released_at"].text())))};
      if (!period.holds(one.day)) continue;
      one.received = body["provenance"].text() == name_of(Provenance::outside);
      auto& grounds = out.of_record["share " + one.number];
      grounds.push_back(TRY(prove_version(tx, history.back(), one.number)));
      if (const auto report = by_share.find(one.number); report != by_share.end()) {
        if (report->second.of_member) one.members = behind[report->second.report];
        for (const std::size_t ground : share_grounds[report->second.report]) grounds.push_back(ground);
      }
      out.hub.shares.push_back(std::move(one));
    }
    return {};
  }));
  return out;
}

Result<StatisticsProof> StatisticsBook::prove(const record::Actor& actor, const HubCounts& counts) {
  TRY(record::Permissions::standard().check(actor, record::Verb::read, {.kind = std::string(statistics_kind), .id = counts.period.name}));
  Evidence evidence = TRY(gather_proven(counts.period));
  const HubCounts again = count_hub(evidence.hub, counts.period, counts.floor);
  StatisticsProof out;
  out.records = std::move(evidence.records);
  for (const ProvenRecord& one : out.records)
    if (!one.problem.empty()) out.failures.push_back(fmt::format("{} {}: {}", one.kind, one.number, one.problem));
  if (const auto checked = check_counts(counts); !checked) out.failures.push_back(checked.error().message);
  if (again.schemes != counts.schemes)
    out.failures.push_back(
        fmt::format("{}: {} liaison schemes were counted, {} follow", counts.period.name, counts.schemes, again.schemes));
  if (again.organisations != counts.organisations)
    out.failures.push_back(
        fmt::format("{}: {} organisations were counted, {} follow", counts.period.name, counts.organisations, again.organisations));
  const auto add = [&](const QuarterCounts& counted, const QuarterCounts& derived) {
    for (std::size_t t = 0; t < counted.tables.size(); ++t) {
      const HubTable& table = counted.tables[t];
      const HubTable& other = derived.tables[t];
      if (table.rows != other.rows || table.columns != other.columns) {
        out.failures.push_back(fmt::format("{} {}: the records give other rows or columns", counted.period.name, table.name));
        continue;
      }
      for (std::size_t row = 0; row < table.rows.size(); ++row)
        for (std::size_t column = 0; column < table.columns.size(); ++column) {
          if (table.counts.count(row, column) == 0 && other.counts.count(row, column) == 0) continue;
          ProvenNumber number{.quarter = counted.period.name,
                              .table = table.name,
                              .row = table.rows[row],
                              .column = table.columns[column],
                              .counted = table.counts.count(row, column),
                              .derived = other.counts.count(row, column),
                              .hidden = table.hidden.at(row, column),
                              .records = {}};
          for (const CountedRecord& record : other.records) {
            if ((row != 0 && record.row != row) || (column != 0 && record.column != column)) continue;
            for (const std::size_t ground : evidence.of_record[record.kind + " " + record.number]) number.records.push_back(ground);
          }
          if (number.counted != number.derived)
            out.failures.push_back(fmt::format("{} {} {}/{}: {} was counted, {} follows from the records", number.quarter, number.table,
                                               number.row, number.column, number.counted, number.derived));
          out.numbers.push_back(std::move(number));
        }
    }
    if (counted.own_finds != derived.own_finds)
      out.failures.push_back(fmt::format("{}: the records give other finds of the hub's own", counted.period.name));
    if (counted.received != derived.received)
      out.failures.push_back(fmt::format("{}: the records give others that were received from outside", counted.period.name));
  };
  for (std::size_t i = 0; i < counts.quarters.size(); ++i) add(counts.quarters[i], again.quarters[i]);
  if (counts.quarters.size() > 1) add(counts.whole, again.whole);
  return out;
}

Json to_json(const ProvenNumber& number, const StatisticsProof& proof) {
  Json records = Json::array();
  for (const std::size_t place : number.records) {
    const ProvenRecord& one = proof.records[place];
    Json row = Json::object({{"kind", one.kind},
                             {"number", one.number},
                             {"id", one.id},
                             {"version", one.version},
                             {"sha256", one.body_hash},
                             {"leaf", one.leaf ? Json(*one.leaf) : Json()}});
    if (!one.problem.empty()) row.set("problem", one.problem);
    records.push(std::move(row));
  }
  return Json::object({{"period", number.quarter},
                       {"table", number.table},
                       {"row", number.row},
                       {"column", number.column},
                       {"count", number.counted},
                       {"derived", number.derived},
                       {"hidden", number.hidden},
                       {"records", std::move(records)}});
}

}  // namespace sekimori::share
