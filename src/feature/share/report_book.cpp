#include "feature/share/report_book.h"

#include <algorithm>
#include <array>
#include <set>

#include "base/text.h"
#include "engine/mask/pseudonym.h"
#include "feature/share/audiences.h"
#include "feature/share/staff.h"
#include "model/names.h"

namespace sekimori::share {
namespace {

using mask::across_audience;

void describe_report(const HubReport& report, record::Draft& draft) {
  draft.summary = Json::object({{"number", report.number}, {"kind", name_of(report.kind)}, {"state", name_of(report.state)}});
  draft.keys = {{"number", report.number, record::Uniqueness::unique}, {"member", report.member, record::Uniqueness::shared}};
  // What a contributor or the hub released about a member narrows it down as its own reports do.
  if (const std::string_view about = report.draft ? std::string_view(report.draft->about) : std::string_view(); !about.empty())
    draft.keys.push_back({"about", std::string(about), record::Uniqueness::shared});
  if (!report.delivery.empty()) draft.keys.push_back({"delivery", report.delivery, record::Uniqueness::unique});
  // Reports that are alike share a band of their texts: a new one is held against those alone.
  if (report.reading)
    if (const auto signature = mail::signature_from(report.reading->text_signature))
      for (std::string& band : link::text_bands(*signature)) draft.keys.push_back({"band", std::move(band), record::Uniqueness::shared});
}
void describe_share(const Share& share, record::Draft& draft) {
  draft.summary = Json::object({{"number", share.number}, {"audience", share.audience}, {"tlp", share.tlp}});
  draft.keys = {{"number", share.number, record::Uniqueness::unique}, {"audience", share.audience, record::Uniqueness::shared}};
  if (share.origin) draft.keys.push_back({"origin", share.origin->report, record::Uniqueness::shared});
}

bool speaks_for(const record::Actor& actor, std::string_view member) {
  return !member.empty() && std::ranges::find(actor.groups, group_of_member(member)) != actor.groups.end();
}

bool is_authority(MemberClass one) {
  return one == MemberClass::government || one == MemberClass::police || one == MemberClass::response_team;
}

// What is somebody's needs his consent; the hub's own find needs nobody's.
bool needs_consent(const HubReport& report) { return !report.member.empty() || report.contributed; }

// Whether the actor, who sees the report, is the one whose it is. A report without a member is seen by the hub's people and by the
// contributor that brought it.
bool may_agree(const record::Actor& actor, const HubReport& report) {
  if (!report.member.empty()) return speaks_for(actor, report.member) || speaks_for(actor, report.through);
  return report.contributed && actor.has(record::Role::contributor) && !is_of_the_hub(actor);
}

Result<void> check_playbook(const Json& playbook) {
  if (!is_playbook(playbook))
    return error(ErrorCode::invalid_input, "this is no playbook of CACAO 2.0: type, spec_version, id and workflow are needed");
  return {};
}

// What follows a draft no longer holds when the draft changes.
void forget_steps(HubReport& report) {
  report.review.reset();
  report.consent.reset();
}

Result<void> check_open(const HubReport& report) {
  switch (report.state) {
    case ReportState::released: return error(ErrorCode::conflict, "{} is released; recall its share first", report.number);
    case ReportState::merged: return error(ErrorCode::conflict, "{} was merged into {}", report.number, report.merged_into);
    case ReportState::closed: return error(ErrorCode::conflict, "{} is closed", report.number);
    default: return {};
  }
}

Result<const Draft*> wanted_draft(const HubReport& report, std::string_view sha256) {
  TRY(check_open(report));
  if (!report.draft) return error(ErrorCode::conflict, "{} has no masked draft yet", report.number);
  if (report.draft->sha256 != sha256)
    return error(ErrorCode::conflict, "{}: the draft is {} by now, not {}; read it anew", report.number, report.draft->sha256, sha256);
  return &*report.draft;
}

// The first ones of a wave of equal mails say all there is to say.
constexpr int most_alike_in_a_band = 50;

constexpr std::array<std::string_view, 3> knowledge_names = {"proposed", "confirmed", "rejected"};

}  // namespace

std::string_view name_of(Knowledge verdict) { return knowledge_names.at(static_cast<std::size_t>(verdict)); }
std::optional<Knowledge> knowledge_from(std::string_view name) { return model::value_named<Knowledge>(knowledge_names, name); }

ReportBook::ReportBook(ReportParts parts, MemberBook& members, SigBook& sigs)
    : parts_(std::move(parts)),
      members_(members),
      sigs_(sigs),
      gate_(members),
      vault_(parts_.blobs, parts_.random, parts_.company_key),
      reports_(parts_.database, parts_.records, parts_.clock, parts_.random, "hub_report", report_from_json, describe_report),
      shares_(parts_.database, parts_.records, parts_.clock, parts_.random, "share", share_from_json, describe_share) {}

// The last number of a year is remembered, so that the thousandth report does not read the others; what another process made since is seen.
Result<std::string> ReportBook::next_number(sql::Transaction& tx, std::string_view kind, char letter) {
  const record::Actor system = record::Actor::system("share");
  const std::string prefix = fmt::format("{}-{:04}-", letter, today().year());
  const std::lock_guard lock(numbers_mutex_);
  const auto [known, fresh] = last_numbers_.try_emplace(prefix, 0);
  record::ListQuery query;
  query.kind = kind;
  if (fresh)
    for (const record::Version& version : TRY(record::all_records(tx, parts_.records, system, query)))
      if (const std::string_view number = version.summary["number"].text(); number.starts_with(prefix))
        known->second = std::max(known->second,
                                 static_cast<std::size_t>(std::strtoull(std::string(number.substr(prefix.size())).c_str(), nullptr, 10)));
  query.key = "number";
  query.limit = 1;
  while (true) {
    query.value = fmt::format("{}{:03}", prefix, known->second + 1);
    if (TRY(parts_.records.list(tx, system, query)).empty()) return query.value;
    ++known->second;
  }
}

Result<mail::Analysis> ReportBook::read_files(const std::vector<IncomingFile>& files, const std::vector<std::string>& passwords,
                                              std::string_view member, std::string_view except) {
  if (!parts_.read) return error(ErrorCode::conflict, "this node does not read reports");
  const record::Actor system = record::Actor::system("share");
  mail::Context context;
  context.member = member;
  // The hub's roster; a hub without members yet has none.
  std::optional<mask::Roster> roster;
  if (auto parsed = mask::Roster::parse(TRY(members_.roster(system)).dump())) roster = *std::move(parsed);
  if (roster) context.roster = &*roster;
  // An index that cannot be read must not keep a report out: it is taken in without what it is like.
  context.earlier = [&](const link::TextSignature& text) {
    auto found = alike(text, except);
    return found ? *std::move(found) : std::vector<mail::EarlierReport>();
  };
  return parts_.read(files, passwords, context);
}

Result<std::vector<mail::EarlierReport>> ReportBook::alike(const link::TextSignature& text, std::string_view except) {
  const record::Actor system = record::Actor::system("share");
  return parts_.database.read([&](sql::Transaction& tx) -> Result<std::vector<mail::EarlierReport>> {
    std::map<std::string, mail::EarlierReport> found;  // by number
    record::ListQuery query;
    query.kind = "hub_report";
    query.key = "band";
    query.limit = most_alike_in_a_band;
    for (std::string& band : link::text_bands(text)) {
      query.value = std::move(band);
      for (const record::Version& version : TRY(parts_.records.list(tx, system, query))) {
        const auto signature = mail::signature_from(version.body["proposed"]["text_signature"].text());
        const std::string number(version.body["number"].text());
        // One that was merged has the triage of what it was merged into, and that one is proposed.
        const bool targeted = version.body["triage"].text() == name_of(Triage::targeted);
        const std::string_view into = version.body["merged_into"].text();
        if (signature && number != except)
          found.emplace(number,
                        mail::EarlierReport{.number = into.empty() ? number : std::string(into), .text = *signature, .targeted = targeted});
      }
    }
    std::vector<mail::EarlierReport> out;
    for (auto& [number, one] : found) out.push_back(std::move(one));
    return out;
  });
}

ReportReading ReportBook::keep_reading(const Result<mail::Analysis>& made, const ReportReading* before) {
  ReportReading out;
  if (before != nullptr) out = *before;
  if (!made) {
    out.trouble = made.error().message;
    return out;
  }
  auto kept = vault_.keep(as_bytes(to_json(*made).dump()));
  if (!kept) {
    out.trouble = kept.error().message;
    return out;
  }
  out.analysis = *std::move(kept);
  out.format = mask::name_of(made->format);
  out.kind = made->proposal.kind;
  out.triage = made->proposal.triage;
  out.text_signature = made->text ? mail::to_text(*made->text) : std::string();
  out.trouble.clear();
  return out;
}

Result<KnownReport> ReportBook::receive(const record::Actor& actor, const ReportEntry& entry, std::string_view file_name, ByteView bytes) {
  return receive(actor, entry, {{.name = std::string(file_name), .bytes = Bytes(bytes.begin(), bytes.end()), .role = FileRole::report}});
}

Result<KnownReport> ReportBook::receive(const record::Actor& actor, const ReportEntry& entry, std::vector<IncomingFile> files) {
  std::string through;
  bool contributed = entry.member.empty() && actor.has(record::Role::contributor) && !is_of_the_hub(actor);
  if (!entry.member.empty()) {
    const KnownMember member = TRY(members_.find(actor, entry.member));
    if (actor.has(record::Role::member_contact) && !actor.has(record::Role::hub_operator) && !speaks_for(actor, entry.member) &&
        !speaks_for(actor, member.value.association))
      return error(ErrorCode::not_permitted, "this account does not speak for {}", entry.member);
    if (member.value.state != MemberState::active)
      return error(ErrorCode::conflict, "{} is {}, not active", entry.member, name_of(member.value.state));
    if (!speaks_for(actor, entry.member) && speaks_for(actor, member.value.association)) through = member.value.association;
    contributed = is_authority(member.value.kind);
  } else if (!actor.is_system && !actor.has(record::Role::hub_operator) && !actor.has(record::Role::contributor)) {
    return error(ErrorCode::not_permitted, "only the hub itself and contributors report without a member");
  }
  std::vector<std::string> readers{"group:" + group_of_member(entry.member)};
  // An association that reports for one of its members goes on speaking for it in this report.
  if (!through.empty()) readers.push_back("group:" + group_of_member(through));
  if (files.empty()) return error(ErrorCode::invalid_input, "the report is empty");
  if (files.size() > most_files_of_a_report)
    return error(ErrorCode::invalid_input, "a report has {} files at most", most_files_of_a_report);
  // What is reported comes first; a cover note behind it.
  std::ranges::stable_sort(files, {}, &IncomingFile::role);
  HubReport report;
  report.member = entry.member;
  report.through = through;
  report.channel = entry.channel;
  report.title = entry.title;
  report.contributed = contributed;
  report.delivery = entry.delivery;
  if (!entry.widest.empty() && !is_tlp(entry.widest))
    return error(ErrorCode::invalid_input, "'{}' is no label of TLP 2.0: CLEAR, GREEN, AMBER, AMBER+STRICT or RED", entry.widest);
  report.widest = entry.widest;
  if (!report.widest.empty() && !may_agree(actor, report))
    return error(ErrorCode::not_permitted, "only whoever speaks for the member that reported says how far it may go");
  report.received_at = parts_.clock.now();
  report.file_name = files.front().name;
  report.original = TRY(vault_.keep(files.front().bytes));
  for (std::size_t i = 1; i < files.size(); ++i)
    report.further.push_back({.name = files[i].name, .role = files[i].role, .original = TRY(vault_.keep(files[i].bytes))});
  if (parts_.read) report.reading = keep_reading(read_files(files, entry.passwords, entry.member, {}), nullptr);
  const auto proposed = report.reading ? report_kind_from(report.reading->kind) : std::nullopt;
  if (!entry.kind && !proposed) return error(ErrorCode::invalid_input, "the files do not tell what kind of report it is; say it");
  report.kind = entry.kind ? *entry.kind : *proposed;
  return parts_.database.write([&](sql::Transaction& tx) -> Result<KnownReport> {
    report.number = TRY(next_number(tx, "hub_report", 'R'));
    auto made = TRY(reports_.create(tx, actor, report, "received", {}, "hub_report.receive"));
    if (!report.member.empty())
      TRY(parts_.records.set_readers(tx, "hub_report", made.id, readers,
                                     {.actor = record::Actor::system("share"), .reason = "whose report it is"}));
    return made;
  });
}

Result<KnownReport> ReportBook::reread(const record::Actor& actor, std::string_view number, const std::vector<std::string>& passwords) {
  const KnownReport known = TRY(find(actor, number));
  const auto files = TRY(originals(actor, number, "reading anew"));
  const auto made = TRY(read_files(files, passwords, known.value.member, number));
  return step(actor, number, record::Verb::update, "reread", "read anew", [&](HubReport& report) -> Result<void> {
    report.reading = keep_reading(made, report.reading ? &*report.reading : nullptr);
    return {};
  });
}

Result<Json> ReportBook::analysis(const record::Actor& actor, std::string_view number) {
  const KnownReport known = TRY(find(actor, number));
  if (!known.value.reading || known.value.reading->analysis.blob.empty()) return Json();
  const Bytes bytes = TRY(vault_.open(known.value.reading->analysis));
  Json all = TRY(Json::parse(as_text(bytes)));
  if (is_of_the_hub(actor)) return all;
  all = mail::shown_to_reporter(all);
  Json rows = Json::array();
  for (Json row : all["knew"].items()) {
    if (row["by"].text() != actor.account) row.erase("by");  // the hub's people act for the hub
    rows.push(std::move(row));
  }
  return all.set("knew", std::move(rows));
}

Result<KnownReport> ReportBook::judge_knew(const record::Actor& actor, std::string_view number, std::size_t row, Knowledge verdict) {
  const KnownReport before = TRY(find(actor, number));
  if (!actor.is_system && !actor.has(record::Role::hub_operator) && !speaks_for(actor, before.value.member) &&
      !speaks_for(actor, before.value.through))
    return error(ErrorCode::not_permitted, "what was known inside is judged by the hub's people or by whoever speaks for the member");
  if (!before.value.reading || before.value.reading->analysis.blob.empty())
    return error(ErrorCode::conflict, "{} has not been read", number);
  Json all = TRY(Json::parse(as_text(TRY(vault_.open(before.value.reading->analysis)))));
  if (row >= all["knew"].items().size()) return error(ErrorCode::not_found, "{} has no row {} of what the sender knew", number, row);
  Json rows = Json::array();
  for (std::size_t i = 0; i < all["knew"].items().size(); ++i) {
    Json one = all["knew"].items()[i];
    if (i == row) {
      one.set("state", name_of(verdict));
      one.set("by", actor.account);
      one.set("at", parts_.clock.now().to_rfc3339());
    }
    rows.push(std::move(one));
  }
  all.set("knew", std::move(rows));
  const SealedOriginal kept = TRY(vault_.keep(as_bytes(all.dump())));
  // The step is the node's own record of what this person said: members' people change nothing else of a report.
  return reports_.change(
      record::Actor::system("share"), before.id, fmt::format("row {}: {} by {}", row, name_of(verdict), actor.account),
      [&](HubReport& report) -> Result<void> {
        if (!report.reading || report.reading->analysis.sha256 != before.value.reading->analysis.sha256)
          return error(ErrorCode::conflict, "{} changed meanwhile; read it anew", number);
        report.reading->analysis = kept;
        return {};
      },
      record::Verb::update, "hub_report.judge_knew");
}

Result<std::optional<KnownReport>> ReportBook::find_delivery(std::string_view delivery) {
  return reports_.find_by(record::Actor::system("share"), "delivery", delivery);
}

Result<KnownReport> ReportBook::find(const record::Actor& actor, std::string_view number) {
  auto found = TRY(reports_.find_by(actor, "number", number));
  if (!found) return error(ErrorCode::not_found, "no report {} in sight", number);
  return *std::move(found);
}

Result<std::vector<KnownReport>> ReportBook::list(const record::Actor& actor) {
  auto out = TRY(reports_.list(actor));
  std::ranges::sort(out, {}, [](const KnownReport& one) { return one.value.number; });
  return out;
}

Result<KnownReport> ReportBook::step(const record::Actor& actor, std::string_view number, record::Verb verb, std::string_view action,
                                     std::string_view reason, const std::function<Result<void>(HubReport&)>& edit) {
  const KnownReport known = TRY(find(actor, number));
  return reports_.change(actor, known.id, reason, edit, verb, fmt::format("hub_report.{}", action));
}

Result<KnownReport> ReportBook::triage(const record::Actor& actor, std::string_view number, Triage as, std::string_view note) {
  const Json proposal = TRY(analysis(actor, number))["proposal"];
  auto done =
      TRY(step(actor, number, record::Verb::update, "triage", note.empty() ? name_of(as) : note, [&](HubReport& report) -> Result<void> {
        TRY(check_open(report));
        report.triage = as;
        report.note = note;
        report.answer.reset();
        if (report.state == ReportState::received) report.state = ReportState::triaged;
        // Mass mail and plain phishing are answered and counted apart; they are not shared.
        if (as == Triage::mass_mail || as == Triage::phishing) {
          report.state = ReportState::closed;
          report.draft.reset();
          forget_steps(report);
          mail::AnswerText answer = mail::answer_for(name_of(as), report.number, proposal);
          report.answer = ReportAnswer{.ja = std::move(answer.ja), .en = std::move(answer.en)};
        }
        return {};
      }));
  if (follower_) follower_(done.value);
  return done;
}

Result<KnownReport> ReportBook::set_kind(const record::Actor& actor, std::string_view number, ReportKind kind, std::string_view reason) {
  return step(actor, number, record::Verb::update, "set_kind", reason.empty() ? name_of(kind) : reason,
              [&](HubReport& report) -> Result<void> {
                TRY(check_open(report));
                if (report.kind == kind) return {};
                report.kind = kind;
                if (!report.draft) return {};
                report.draft.reset();
                forget_steps(report);
                report.state = ReportState::triaged;
                return {};
              });
}

// The record comes first: nobody has looked without one.
Result<void> ReportBook::record_look(const record::Actor& actor, const KnownReport& known, std::string_view reason) {
  if (trim(reason).empty()) return error(ErrorCode::invalid_input, "looking at an original needs a reason");
  return parts_.database.write([&](sql::Transaction& tx) -> Result<void> {
    const record::Grant grant = TRY(parts_.records.check(tx, actor, record::Verb::reveal, "hub_report", known.id));
    TRY(parts_.changes.write(tx, {.actor = actor,
                                  .role = grant.role,
                                  .action = "hub_report.view_original",
                                  .kind = "hub_report",
                                  .id = known.id,
                                  .version = known.version,
                                  .hash_after = known.value.original.sha256,
                                  .reason = std::string(reason)}));
    return {};
  });
}

Result<Bytes> ReportBook::original(const record::Actor& actor, std::string_view number, std::string_view reason, std::size_t file) {
  const KnownReport known = TRY(find(actor, number));
  if (file > known.value.further.size()) return error(ErrorCode::not_found, "{} has {} files", number, known.value.further.size() + 1);
  TRY(record_look(actor, known, reason));
  return vault_.open(file == 0 ? known.value.original : known.value.further[file - 1].original);
}

Result<std::vector<IncomingFile>> ReportBook::originals(const record::Actor& actor, std::string_view number, std::string_view reason) {
  const KnownReport known = TRY(find(actor, number));
  TRY(record_look(actor, known, reason));
  std::vector<IncomingFile> out;
  out.push_back({.name = known.value.file_name, .bytes = TRY(vault_.open(known.value.original)), .role = FileRole::report});
  for (const ReportFile& one : known.value.further)
    out.push_back({.name = one.name, .bytes = TRY(vault_.open(one.original)), .role = one.role});
  return out;
}

namespace {

// What was masked by hand names the victim: of it the record of changes has the number, of what was kept the reasons.
std::string how_masked(const mask::ByHand& hand) {
  std::string out = "masked";
  if (!hand.also.empty()) out += fmt::format(", {} by hand", hand.also.size());
  for (const mask::HandKeep& one : hand.keep) out += fmt::format("; kept by hand: {}", one.reason);
  return out;
}

}  // namespace

Result<KnownReport> ReportBook::draft(const record::Actor& actor, std::string_view number, const mask::Masked<Json>& bytes,
                                      const DraftFacts& facts) {
  if (facts.audience != across_audience) TRY(sigs_.find(actor, facts.audience));
  const std::string text = bytes.value().dump();
  Draft made;
  made.sha256 = to_hex(bytes.digest());
  made.audience = facts.audience;
  made.epoch = facts.epoch;
  made.pseudonym = facts.pseudonym;
  made.attributes = facts.attributes;
  made.k = facts.k;
  made.candidates = facts.candidates;
  made.could_be = facts.could_be;
  made.about = facts.about;
  if (!facts.by_hand.empty()) made.by_hand = to_json(facts.by_hand);
  made.indicators = to_json(facts.indicators);
  for (const SharedIndicator& one : facts.indicators)
    if (!stands_in(bytes.value(), one.value))
      return error(ErrorCode::invalid_input, "'{}' does not stand in the masked bytes; only what does may be told as an indicator",
                   one.value);
  TRY(check_terms(facts.terms, parts_.zone.day_of(parts_.clock.now())));
  made.terms = to_json(facts.terms);
  if (bytes.value()["terms"].dump() != made.terms.dump())
    return error(ErrorCode::invalid_input, "the masked bytes do not say the terms under which they may leave");
  if (facts.playbook != nullptr) {
    TRY(check_playbook(facts.playbook->value()));
    made.playbook = facts.playbook->value();
  }
  if (facts.terms.playbook_sha256 != (facts.playbook != nullptr ? to_hex(facts.playbook->digest()) : std::string()))
    return error(ErrorCode::invalid_input, "the playbook is not the one that the terms name");
  made.by = actor.account;
  made.at = parts_.clock.now();
  made.blob = to_hex(TRY(parts_.blobs.put(as_bytes(text))).digest);
  if (made.blob != made.sha256) return error(ErrorCode::integrity, "what the gate searched is not what would be kept");
  return step(actor, number, record::Verb::update, "draft", how_masked(facts.by_hand), [&](HubReport& report) -> Result<void> {
    TRY(check_open(report));
    if (report.triage != Triage::targeted && report.triage != Triage::other)
      return error(ErrorCode::conflict, "{} is not triaged as something to share", report.number);
    report.draft = made;
    forget_steps(report);
    report.state = ReportState::masked;
    return {};
  });
}

Result<std::string> ReportBook::draft_bytes(const record::Actor& actor, std::string_view number) {
  const KnownReport known = TRY(find(actor, number));
  if (!known.value.draft) return error(ErrorCode::not_found, "{} has no masked draft yet", number);
  const Bytes bytes = TRY(parts_.blobs.get(TRY(blob::parse_digest(known.value.draft->blob)), blob::Verify::yes));
  return std::string(as_text(bytes));
}

Result<KnownReport> ReportBook::review(const record::Actor& actor, std::string_view number, std::string_view sha256,
                                       std::string_view note) {
  if (!actor.has(record::Role::hub_reviewer))
    return error(ErrorCode::not_permitted, "a review is the second person's: the role hub_reviewer");
  const KnownReport before = TRY(find(actor, number));
  const bool persons = parts_.people != nullptr && !TRY(parts_.people->all()).empty();
  std::string maker;
  if (before.value.draft)
    maker = TRY(parts_.database.read([&](sql::Transaction& tx) { return members_.person_behind(tx, before.value.draft->by); }));
  return step(actor, number, record::Verb::approve, "review", note.empty() ? "reviewed" : note, [&](HubReport& report) -> Result<void> {
    const Draft* const draft = TRY(wanted_draft(report, sha256));
    if (draft->by == actor.account || (!maker.empty() && maker == actor.person))
      return error(ErrorCode::not_permitted, "whoever made a draft does not review it, under no account of his");
    if (persons && (maker.empty() || actor.person.empty()))
      return error(ErrorCode::not_permitted,
                   "whether two people have seen it is not known: both accounts must belong to somebody in the register of persons");
    report.review = Approval{
        .sha256 = std::string(sha256), .by = actor.account, .person = actor.person, .at = parts_.clock.now(), .note = std::string(note)};
    report.consent.reset();
    report.state = ReportState::reviewed;
    // What nobody reported needs nobody's consent.
    if (!needs_consent(report)) report.state = ReportState::consented;
    return {};
  });
}

Result<KnownReport> ReportBook::consent(const record::Actor& actor, std::string_view number, std::string_view sha256,
                                        std::optional<Day> until, std::string_view note) {
  if (until && *until < today()) return error(ErrorCode::invalid_input, "a consent until {} is over already", until->to_string());
  const KnownReport before = TRY(find(actor, number));
  std::string maker;
  if (before.value.draft)
    maker = TRY(parts_.database.read([&](sql::Transaction& tx) { return members_.person_behind(tx, before.value.draft->by); }));
  return step(actor, number, record::Verb::approve, "consent", note.empty() ? "consented" : note, [&](HubReport& report) -> Result<void> {
    if (!may_agree(actor, report)) return error(ErrorCode::not_permitted, "only whoever speaks for the member that reported consents");
    TRY(wanted_draft(report, sha256));
    if (!report.review || report.review->sha256 != sha256)
      return error(ErrorCode::conflict, "{} was not reviewed yet; the hub asks for consent afterwards", report.number);
    const bool made = report.draft->by == actor.account || (!maker.empty() && maker == actor.person);
    const bool reviewed = report.review->by == actor.account || (!actor.person.empty() && report.review->person == actor.person);
    if (made || reviewed)
      return error(ErrorCode::not_permitted, "whoever made or reviewed a draft for the hub does not agree to it for the member");
    report.consent = Consent{.approval = {.sha256 = std::string(sha256),
                                          .by = actor.account,
                                          .person = actor.person,
                                          .at = parts_.clock.now(),
                                          .note = std::string(note)},
                             .until = until,
                             .withdrawn_at = {}};
    report.state = ReportState::consented;
    return {};
  });
}

Result<KnownReport> ReportBook::allow(const record::Actor& actor, std::string_view number, std::string_view widest,
                                      std::string_view reason) {
  if (!widest.empty() && !is_tlp(widest))
    return error(ErrorCode::invalid_input, "'{}' is no label of TLP 2.0: CLEAR, GREEN, AMBER, AMBER+STRICT or RED", widest);
  if (trim(reason).empty()) return error(ErrorCode::invalid_input, "how far a report may go is said with a reason");
  return step(actor, number, record::Verb::approve, "allow", reason, [&](HubReport& report) -> Result<void> {
    if (!may_agree(actor, report))
      return error(ErrorCode::not_permitted, "only whoever speaks for the member that reported says how far it may go");
    TRY(check_open(report));
    if (report.widest == widest) return {};
    report.widest = widest;
    if (!report.draft) return {};
    report.draft.reset();
    forget_steps(report);
    report.state = ReportState::triaged;
    return {};
  });
}

Result<KnownReport> ReportBook::withdraw(const record::Actor& actor, std::string_view number, std::string_view reason) {
  if (trim(reason).empty()) return error(ErrorCode::invalid_input, "a withdrawal needs a reason");
  // A member that was suspended or has left reads nothing any more, but what it agreed to it may take back: then the node does it in its
  // place.
  const record::Actor system = record::Actor::system("share");
  auto seen = find(actor, number);
  const bool out_of_sight = !seen && seen.error().code == ErrorCode::not_found;
  if (out_of_sight)
    if (auto any = find(system, number);
        any && (was_given_voice_of(actor, any->value.member) || was_given_voice_of(actor, any->value.through)))
      seen = std::move(any);
  const KnownReport before = TRY(std::move(seen));
  if (!out_of_sight && !may_agree(actor, before.value))
    return error(ErrorCode::not_permitted, "only whoever speaks for the member that reported withdraws its consent");
  const record::Actor& who = out_of_sight ? system : actor;
  const std::string why = out_of_sight ? fmt::format("{}: {}", actor.account, reason) : std::string(reason);
  // In one transaction, so that no release comes in between: what is out comes back, and what is not stays.
  std::optional<KnownShare> recalled;
  auto done = TRY(parts_.database.write([&](sql::Transaction& tx) -> Result<KnownReport> {
    recalled.reset();
    std::string share;
    auto changed = TRY(reports_.change(
        tx, who, before.id, why,
        [&](HubReport& report) -> Result<void> {
          if (!report.consent || report.consent->withdrawn_at) return error(ErrorCode::conflict, "{} has no consent to withdraw", number);
          report.consent->withdrawn_at = parts_.clock.now();
          if (report.state == ReportState::consented) report.state = ReportState::reviewed;
          if (report.state == ReportState::released) share = report.share;
          return {};
        },
        record::Verb::approve, "hub_report.withdraw"));
    if (share.empty()) return changed;
    for (const KnownShare& one : TRY(shares_.list(tx, system, "number", share))) recalled = TRY(recall(tx, system, one, consent_withdrawn));
    return TRY(reports_.list(tx, system, "number", number)).front();
  }));
  if (recalled) tell_outlet(*recalled);
  if (follower_) follower_(done.value);
  return done;
}

Result<KnownShare> ReportBook::release(const record::Actor& actor, std::string_view number, std::string_view wanted) {
  if (!wanted.empty() && !is_tlp(wanted))
    return error(ErrorCode::invalid_input, "'{}' is no label of TLP 2.0: CLEAR, GREEN, AMBER, AMBER+STRICT or RED", wanted);
  const KnownReport known = TRY(find(actor, number));
  std::optional<mask::Roster> roster;  // a hub without members has none
  if (!whose_name_hides(known.value).empty())
    roster = TRY(mask::Roster::parse(TRY(members_.roster(record::Actor::system("share"))).dump()));
  auto released = TRY(parts_.database.write([&](sql::Transaction& tx) -> Result<KnownShare> {
    std::optional<KnownShare> made;
    TRY(reports_.change(
        tx, actor, known.id, "released",
        [&](HubReport& report) -> Result<void> {
          TRY(check_open(report));
          if (!report.draft) return error(ErrorCode::conflict, "{} has no masked draft yet", number);
          const std::string& hash = report.draft->sha256;
          if (!report.review || report.review->sha256 != hash)
            return error(ErrorCode::not_permitted, "{}: nobody has reviewed these bytes", number);
          if (needs_consent(report)) {
            if (!report.consent || report.consent->approval.sha256 != hash || report.consent->withdrawn_at)
              return error(ErrorCode::not_permitted, "{}: the member has not consented to these bytes", number);
            if (report.consent->until && *report.consent->until < today())
              return error(ErrorCode::not_permitted, "{}: the member's consent ended on {}", number, report.consent->until->to_string());
          }
          if (report.draft->terms.is_null())
            return error(ErrorCode::conflict, "{}: its draft does not say how far it may go; mask it anew", number);
          const ShareTerms terms = TRY(share_terms_from(report.draft->terms));
          const std::string tlp = wanted.empty() ? terms.widest : std::string(wanted);
          if (strictness_of(tlp) < strictness_of(terms.widest))
            return error(ErrorCode::not_permitted, "{}: what was agreed to goes no further than {}", number, terms.widest);
          TRY(check_crowd(tx, report, tlp, roster));
          Share share;
          share.number = TRY(next_number(tx, "share", 'S'));
          share.sha256 = hash;
          share.blob = report.draft->blob;
          share.audience = report.draft->audience;
          share.tlp = tlp;
          share.kind = name_of(report.kind);
          share.epoch = report.draft->epoch;
          share.pseudonym = report.draft->pseudonym;
          share.attributes = report.draft->attributes;
          share.indicators = TRY(indicators_from(report.draft->indicators));
          share.policy = terms.policy;
          share.playbook = report.draft->playbook;
          if (report.contributed) share.provenance = Provenance::contributor;
          else if (report.member.empty()) share.provenance = Provenance::hub;
          share.released_at = parts_.clock.now();
          report.state = ReportState::released;
          report.share = share.number;
          made = TRY(shares_.create(tx, actor, share, "released", {}, "share.release"));
          return parts_.records.set_readers(tx, "share", made->id, TRY(readers_of(tx, share.audience)),
                                            {.actor = record::Actor::system("share"), .reason = "audience"});
        },
        record::Verb::update, "hub_report.release"));
    return *std::move(made);
  }));
  tell_outlet(released);
  return released;
}

Result<KnownReport> ReportBook::merge(const record::Actor& actor, std::string_view number, std::string_view into, std::string_view reason) {
  if (number == into) return error(ErrorCode::invalid_input, "a report is not merged into itself");
  const KnownReport other = TRY(find(actor, into));
  if (other.value.state == ReportState::merged) return error(ErrorCode::conflict, "{} was merged into {}", into, other.value.merged_into);
  auto done = TRY(step(actor, number, record::Verb::update, "merge", reason.empty() ? "the same mails" : reason,
                       [&](HubReport& report) -> Result<void> {
                         TRY(check_open(report));
                         report.state = ReportState::merged;
                         report.merged_into = into;
                         report.triage = other.value.triage;
                         report.draft.reset();
                         forget_steps(report);
                         return {};
                       }));
  if (follower_) follower_(done.value);
  return done;
}

Result<KnownReport> ReportBook::close(const record::Actor& actor, std::string_view number, std::string_view reason) {
  if (trim(reason).empty()) return error(ErrorCode::invalid_input, "closing a report needs the answer that was given");
  return step(actor, number, record::Verb::update, "close", reason, [&](HubReport& report) -> Result<void> {
    TRY(check_open(report));
    report.state = ReportState::closed;
    report.note = reason;
    return {};
  });
}

Result<KnownReport> ReportBook::reopen(const record::Actor& actor, std::string_view number, std::string_view reason) {
  if (trim(reason).empty()) return error(ErrorCode::invalid_input, "opening a report again needs a reason");
  auto done = TRY(step(actor, number, record::Verb::update, "reopen", reason, [&](HubReport& report) -> Result<void> {
    if (report.state != ReportState::closed && report.state != ReportState::merged)
      return error(ErrorCode::conflict, "{} is open", report.number);
    report.state = ReportState::received;
    report.triage = Triage::waiting;
    report.merged_into.clear();
    report.note = reason;
    report.answer.reset();
    report.draft.reset();
    forget_steps(report);
    return {};
  }));
  if (follower_) follower_(done.value);
  return done;
}

Result<std::size_t> ReportBook::recall_ended() {
  const record::Actor system = record::Actor::system("share");
  const Day now = today();
  std::vector<KnownShare> recalled;
  TRY(parts_.database.write([&](sql::Transaction& tx) -> Result<void> {
    recalled.clear();
    for (const KnownReport& report : TRY(reports_.list(tx, system))) {
      const auto& consent = report.value.consent;
      if (report.value.state != ReportState::released || !consent || !consent->until || *consent->until >= now) continue;
      for (const KnownShare& one : TRY(shares_.list(tx, system, "number", report.value.share)))
        if (!one.value.recalled_at) recalled.push_back(TRY(recall(tx, system, one, consent_ended)));
    }
    return {};
  }));
  for (const KnownShare& one : recalled) tell_outlet(one);
  return recalled.size();
}

}  // namespace sekimori::share
