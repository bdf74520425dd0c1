#include <algorithm>
#include <map>
#include <set>

#include "feature/respond/consultation_paper.h"

namespace sekimori::respond {
namespace {

std::string act_name(const model::Event& event) {
  using model::Activity;
  using model::EventClass;
  const bool carries = !event.peripheral.empty() || event.event_class == EventClass::peripheral_activity;
  switch (event.activity) {
    case Activity::upload: return "外部サイトへ送信";
    case Activity::send: return "電子メールを送信";
    case Activity::print: return "印刷";
    case Activity::query: return "データベースを読出し";
    case Activity::clear: return "ログを消去";
    case Activity::connect: return "機器を接続";
    case Activity::disconnect: return "機器を取外し";
    case Activity::copy: return carries ? "取り外し媒体等へ複写" : "複写";
    case Activity::create: return carries ? "取り外し媒体等へ書込み" : "作成・書込み";
    case Activity::update: return carries ? "取り外し媒体等へ書込み" : "更新";
    case Activity::read: return "閲覧";
    case Activity::remove: return "削除";
    case Activity::rename: return "名称変更";
    case Activity::download: return "ダウンロード";
    case Activity::receive: return "受信";
    case Activity::logon: return "ログオン";
    case Activity::logoff: return "ログオフ";
    case Activity::logon_failed: return "ログオン失敗";
    case Activity::start: return "起動";
    case Activity::unknown: break;
  }
  return std::string(name_of(event.activity));
}

// Revealed when this account may see the name; for the program's own account, when any agreed reveal stands.
Result<bool> is_revealed(sql::Transaction& tx, RespondParts& parts, const record::Actor& actor, const std::string& person,
                         const std::string& code) {
  if (!actor.is_system) return parts.records.pseudonyms.may_see(tx, actor, person);
  for (const record::RevealRequest& request : TRY(parts.records.pseudonyms.list(tx, actor)))
    if (request.code == code && request.state == record::RevealState::granted && !request.lapsed(parts.clock.now())) return true;
  return false;
}

Result<void> gather_persons(RespondParts& parts, const record::Actor& actor, ConsultationFacts& facts) {
  TRY(parts.people.refresh());
  for (const std::string& id : facts.known.facts.persons) {
    const auto parsed = TRY(model::PersonId::parse(id));
    const auto found = parts.people.find(parsed);
    if (!found) continue;
    PersonLine line;
    auto seen = parts.database.write([&](sql::Transaction& tx) -> Result<void> {
      line.pseudonym = TRY(parts.records.pseudonyms.code_of(tx, id));
      line.name.reset();
      if (TRY(is_revealed(tx, parts, actor, id, line.pseudonym))) line.name = found->person.name;
      return {};
    });
    if (!seen) return seen;
    line.staff_number = found->person.staff_number;
    line.dates = found->person;
    line.dates.name.clear();
    line.dates.name_kana.clear();
    facts.persons.push_back(std::move(line));
  }
  return {};
}

Result<void> gather_secrets(RespondParts& parts, ConsultationFacts& facts) {
  TRY(parts.secrets.refresh());
  for (const std::string& id : facts.known.facts.secrets) {
    const auto parsed = TRY(model::SecretId::parse(id));
    const auto known = parts.secrets.find(parsed);
    if (!known) continue;
    SecretLine line;
    line.number = known->secret.number;
    line.kind = known->secret.kind == model::SecretKind::technical ? "技術情報" : "営業情報";
    line.level = name_of(known->secret.level).ja;
    static constexpr std::array<std::string_view, 4> media = {"紙", "電子", "物", "ノウハウ"};
    line.medium = media.at(static_cast<std::size_t>(known->secret.medium));
    line.department = known->secret.department;
    auto proof = parts.proofs.prove(line.number, facts.act_day);
    if (proof) line.proof = *std::move(proof);
    else if (proof.error().code != ErrorCode::not_found) return std::unexpected(std::move(proof).error());
    const Json& state = line.proof["recorded_by_the_day"].is_null() ? line.proof["entered_afterwards"] : line.proof["recorded_by_the_day"];
    line.hash = state["body_hash"].text();
    facts.secrets.push_back(std::move(line));
  }
  std::ranges::sort(facts.secrets, {}, &SecretLine::number);
  return {};
}

Result<void> gather_acts(RespondParts& parts, ConsultationFacts& facts) {
  std::map<std::string, std::string> exhibit_of_block, source_names;
  ExhibitBook book(parts);
  for (const KnownExhibit& exhibit : facts.exhibits)
    if (exhibit.facts.scope == model::ExhibitScope::whole_source)
      for (const ExhibitFile& file : TRY(book.files_of(exhibit.facts))) exhibit_of_block.try_emplace(file.sha256, exhibit.facts.number);
  for (const model::SourceStanding& source : facts.sources) source_names[source.id] = source.source.name;

  std::map<std::string, std::string> pseudonym_of_account;
  for (const PersonLine& person : facts.persons)
    for (const std::string& account : person.dates.accounts) pseudonym_of_account[account] = person.pseudonym;

  std::vector<model::EventPointer> pointers;
  std::set<std::string> ids;
  for (const auto& [id, alert] : facts.alerts)
    for (const model::AlertFactor& factor : alert.factors) {
      if (factor.event_count > factor.events.size()) facts.events_unlisted += factor.event_count - factor.events.size();
      for (const model::EventPointer& pointer : factor.events)
        if (ids.insert(pointer.event_id).second) pointers.push_back(pointer);
    }
  using Key = std::tuple<Day, std::string, std::string, std::string, std::string, std::string>;
  std::map<Key, std::size_t> rows;
  for (const model::Event& event : TRY(parts.events.find(pointers))) {
    ++facts.events_shown;
    const Day day = facts.zone.day_of(event.time);
    const std::string to = !event.target.empty() ? event.target : event.peripheral;
    const auto secret = event.object.empty() ? std::nullopt : parts.secrets.find_by_path(event.object);
    const bool of_case = secret && std::ranges::find(facts.known.facts.secrets, secret->id.to_string()) != facts.known.facts.secrets.end();
    // Acts on a secret of the case stand alone; the rest of a day is counted together.
    const Key key{day, event.user, act_name(event), of_case ? event.object : std::string(), to, event.source_id};
    const auto [at, fresh] = rows.try_emplace(key, facts.acts.size());
    if (fresh) {
      ActLine line;
      line.day = day;
      line.first = event.time;
      const auto person = pseudonym_of_account.find(event.user);
      line.who = person != pseudonym_of_account.end() ? person->second : event.user;
      line.what = act_name(event);
      line.object = event.object;
      line.where = to;
      if (!event.peripheral.empty() && event.peripheral != to) line.where += (line.where.empty() ? "" : " / ") + event.peripheral;
      line.device = event.device;
      line.event = to_hex(ByteView(event.id.bytes));
      const auto name = source_names.find(event.source_id);
      line.source = name != source_names.end() ? name->second : event.source_id;
      const auto exhibit = exhibit_of_block.find(event.block);
      if (exhibit != exhibit_of_block.end()) line.exhibit = exhibit->second;
      facts.acts.push_back(std::move(line));
    }
    ActLine& line = facts.acts[at->second];
    line.last = event.time;
    ++line.events;
    line.amount += event.activity == model::Activity::query || event.activity == model::Activity::print ? event.count : event.bytes;
    line.unit = event.activity == model::Activity::query ? "行" : event.activity == model::Activity::print ? "ページ" : "バイト";
    if (of_case && std::ranges::find(line.secrets, secret->secret.number) == line.secrets.end())
      line.secrets.push_back(secret->secret.number);
  }
  std::ranges::stable_sort(facts.acts, {}, &ActLine::first);
  return {};
}

}  // namespace

Result<ConsultationFacts> gather_facts(RespondParts& parts, const record::Actor& actor, const KnownCase& known, Firm firm) {
  ConsultationFacts facts;
  facts.known = known;
  facts.firm = std::move(firm);
  facts.author = actor.account;
  facts.written_at = parts.clock.now();
  facts.zone = parts.zone;
  CaseBook cases(parts);
  ExhibitBook exhibits(parts);
  facts.alerts = TRY(cases.alerts(actor, known));
  Instant first_act = known.facts.noticed_at;
  for (const auto& [id, alert] : facts.alerts) first_act = std::min(first_act, alert.first);
  facts.act_day = parts.zone.day_of(first_act);
  facts.sources = TRY(parts.sources.sources());
  facts.exhibits = TRY(exhibits.list(actor, known));
  facts.steps = TRY(exhibits.steps(actor, known));
  facts.holds = TRY(cases.holds(actor, known));
  TRY(gather_persons(parts, actor, facts));
  TRY(gather_secrets(parts, facts));
  TRY(gather_acts(parts, facts));
  return facts;
}

Result<std::string> issue_paper(RespondParts& parts, const record::Actor& actor, const KnownCase& known, ByteView printed,
                                std::string_view form, std::string_view name) {
  const std::string hash = to_hex(TRY(parts.blobs.put(printed)).digest);
  auto written = parts.database.write([&](sql::Transaction& tx) -> Result<void> {
    const record::Grant grant = TRY(parts.records.records.check(tx, actor, record::Verb::export_, "case", known.id));
    record::Draft draft;
    draft.kind = "paper";
    draft.id = Uuid::make(parts.clock, parts.random).to_string();
    draft.body = Json::object({{"case", known.facts.number}, {"paper", name}, {"form", form}, {"sha256", hash}, {"bytes", printed.size()}});
    draft.parent = {"case", known.id};
    record::Change change;
    change.actor = actor;
    change.verb = record::Verb::create;
    change.reason = fmt::format("{} paper of case {}", name, known.facts.number);
    TRY(parts.records.records.put(tx, draft, change));
    TRY(parts.records.changes.write(tx, {.actor = actor,
                                         .role = grant.role,
                                         .action = "case.export",
                                         .kind = "case",
                                         .id = known.id,
                                         .version = known.version,
                                         .hash_after = hash,
                                         .reason = change.reason}));
    return {};
  });
  if (!written) return std::unexpected(std::move(written).error());
  return hash;
}

}  // namespace sekimori::respond
