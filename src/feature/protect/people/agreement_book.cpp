#include "feature/protect/people/agreement_book.h"

#include <algorithm>
#include <map>

#include "base/digest.h"
#include "base/text.h"
#include "model/names.h"
#include "record/record_pages.h"
#include "record/whole_kind.h"

namespace sekimori::protect {
namespace {

const record::Actor& own_work() {
  static const record::Actor actor = record::Actor::system("agreements");
  return actor;
}

std::string identity_of(const AgreementKey& key) {
  return fmt::format("{}/{}/{}/{}", key.staff_number, name_of(key.occasion), name_of(key.kind), key.text_version);
}

AgreementText text_of(const record::Version& version) {
  return {.version = std::string(version.body["version"].text()),
          .title = std::string(version.body["title"].text()),
          .text = std::string(version.body["text"].text()),
          .sha256 = std::string(version.body["sha256"].text())};
}

}  // namespace

Json to_json(const MissingAgreement& missing) {
  return Json::object({{"staff_number", missing.staff_number},
                       {"state", name_of(missing.state)},
                       {"text_version", missing.text_version},
                       {"secrets", model::texts_json(missing.secrets)}});
}

Result<AgreementText> AgreementBook::keep_text(const record::Actor& actor, const AgreementText& text, std::string_view reason) {
  if (trim(text.version).empty() || trim(text.text).empty())
    return error(ErrorCode::invalid_input, "the text of an agreement needs a version and words");
  if (!is_valid_utf8(text.text)) return error(ErrorCode::invalid_input, "text {}: not UTF-8", text.version);
  if (text.text.size() > (std::size_t(1) << 20)) return error(ErrorCode::invalid_input, "text {}: more than 1 MiB", text.version);
  AgreementText kept = text;
  kept.sha256 = to_hex(sha256(text.text));
  return database_.write([&](sql::Transaction& tx) -> Result<AgreementText> {
    record::ListQuery query;
    query.kind = "agreement_text";
    query.key = "version";
    query.value = kept.version;
    for (const record::Version& known : TRY(records_.list(tx, own_work(), query))) {
      if (known.body["sha256"].text() == kept.sha256) return kept;
      return error(ErrorCode::conflict, "text {}: kept already with other words; give the new wording a version of its own", kept.version);
    }
    record::Draft draft;
    draft.kind = "agreement_text";
    draft.id = Uuid::make(clock_, random_).to_string();
    draft.body = Json::object({{"version", kept.version}, {"title", kept.title}, {"text", kept.text}, {"sha256", kept.sha256}});
    draft.summary = Json::object({{"version", kept.version}, {"title", kept.title}});
    draft.keys = {{"version", kept.version, record::Uniqueness::unique}};
    record::Change change;
    change.actor = actor;
    change.verb = record::Verb::create;
    change.reason = reason;
    TRY(records_.put(tx, draft, change));
    return kept;
  });
}

Result<std::vector<AgreementText>> AgreementBook::texts(const record::Actor& actor) {
  record::ListQuery query;
  query.kind = "agreement_text";
  std::vector<AgreementText> out;
  for (const record::Version& version :
       TRY(database_.read([&](sql::Transaction& tx) { return record::all_records(tx, records_, actor, query); })))
    out.push_back(text_of(version));
  return out;
}

Result<AgreementText> AgreementBook::text(const record::Actor& actor, std::string_view version) {
  for (AgreementText& known : TRY(texts(actor)))
    if (known.version == version) return std::move(known);
  return error(ErrorCode::not_found, "no text '{}' of an agreement; keep it first with 'sekimori agreement text add'", version);
}

Result<std::string> AgreementBook::hash_of_text(const record::Actor& actor, std::string_view version) {
  if (version.empty()) return std::string();
  return TRY(text(actor, version)).sha256;
}

Result<std::optional<AgreementBook::Found>> AgreementBook::find(sql::Transaction& tx, const record::Actor& actor, const AgreementKey& key) {
  record::ListQuery query;
  query.kind = "agreement";
  query.key = "identity";
  query.value = identity_of(key);
  query.limit = 1;
  const auto found = TRY(records_.list(tx, actor, query));
  if (found.empty()) return std::optional<Found>();
  return std::optional<Found>(Found{found.front().id, found.front().version, TRY(model::agreement_from_json(found.front().body))});
}

Result<void> AgreementBook::put(sql::Transaction& tx, const record::Actor& actor, const std::optional<Found>& before,
                                const model::Agreement& agreement, std::string_view reason) {
  record::Draft draft;
  draft.kind = "agreement";
  draft.id = before ? before->id : Uuid::make(clock_, random_).to_string();
  draft.body = to_json(agreement);
  draft.summary = Json::object({{"kind", name_of(agreement.kind)}, {"state", name_of(agreement.state)}});
  draft.expected_version = before ? before->version : 0;
  if (const auto known = people_.find_by_staff_number(agreement.staff_number)) draft.owner = known->id.to_string();
  draft.keys = {{"identity", identity_of({agreement.staff_number, agreement.occasion, agreement.kind, agreement.text_version}),
                 record::Uniqueness::unique},
                {"staff_number", agreement.staff_number, record::Uniqueness::shared}};
  record::Change change;
  change.actor = actor;
  change.verb = before ? record::Verb::update : record::Verb::create;
  change.reason = reason;
  change.action = fmt::format("agreement.{}", name_of(agreement.state));
  TRY(records_.put(tx, draft, change));
  return {};
}

Result<model::Agreement> AgreementBook::ask(const record::Actor& actor, const AgreementKey& key, const std::vector<std::string>& secrets,
                                            std::optional<Day> term_ends, Day day, std::string_view reason) {
  if (!people_.find_by_staff_number(key.staff_number)) return error(ErrorCode::not_found, "no person '{}'", key.staff_number);
  model::Agreement agreement;
  agreement.staff_number = key.staff_number;
  agreement.occasion = key.occasion;
  agreement.kind = key.kind;
  agreement.text_version = key.text_version;
  agreement.text_sha256 = TRY(hash_of_text(actor, key.text_version));
  agreement.secrets = secrets;
  agreement.term_ends = term_ends;
  agreement.asked_on = day;
  TRY(database_.write([&](sql::Transaction& tx) -> Result<void> {
    const auto before = TRY(find(tx, actor, key));
    if (before && before->agreement.state == model::AgreementState::signed_ &&
        before->agreement.state_on(day) == model::AgreementState::signed_) {
      if (!before->agreement.signed_on) return error(ErrorCode::conflict, "{}: signed already", identity_of(key));
      return error(ErrorCode::conflict, "{}: signed on {} already", identity_of(key), before->agreement.signed_on->to_string());
    }
    return put(tx, actor, before, agreement, reason);
  }));
  return agreement;
}

Result<model::Agreement> AgreementBook::sign(const record::Actor& actor, const AgreementKey& key, Day day, std::string_view reason) {
  if (!people_.find_by_staff_number(key.staff_number)) return error(ErrorCode::not_found, "no person '{}'", key.staff_number);
  const std::string hash = TRY(hash_of_text(actor, key.text_version));
  return database_.write([&](sql::Transaction& tx) -> Result<model::Agreement> {
    const auto before = TRY(find(tx, actor, key));
    model::Agreement agreement;
    if (before) agreement = before->agreement;
    agreement.staff_number = key.staff_number;
    agreement.occasion = key.occasion;
    agreement.kind = key.kind;
    agreement.text_version = key.text_version;
    agreement.text_sha256 = hash;
    if (!agreement.asked_on) agreement.asked_on = day;
    agreement.signed_on = day;
    agreement.state = model::AgreementState::signed_;
    TRY(put(tx, actor, before, agreement, reason));
    TRY(tasks_.settle(tx, actor, "refused_agreement", identity_of(key), "signed after all"));
    return agreement;
  });
}

Result<model::Agreement> AgreementBook::refuse(const record::Actor& actor, const AgreementKey& key, Day day, std::string_view because,
                                               std::string_view reason) {
  const auto person = people_.find_by_staff_number(key.staff_number);
  if (!person) return error(ErrorCode::not_found, "no person '{}'", key.staff_number);
  return database_.write([&](sql::Transaction& tx) -> Result<model::Agreement> {
    const auto before = TRY(find(tx, actor, key));
    if (before && before->agreement.state_on(day) == model::AgreementState::signed_)
      return error(ErrorCode::conflict, "{}: it is signed; what is signed cannot be refused any more", identity_of(key));
    model::Agreement agreement;
    if (before) agreement = before->agreement;
    agreement.staff_number = key.staff_number;
    agreement.occasion = key.occasion;
    agreement.kind = key.kind;
    agreement.text_version = key.text_version;
    if (!agreement.asked_on) agreement.asked_on = day;
    agreement.refused_on = day;
    agreement.refused_because = because;
    agreement.state = model::AgreementState::refused;
    TRY(put(tx, actor, before, agreement, reason));
    model::Task task;
    task.kind = "refused_agreement";
    task.title_ja =
        fmt::format("署名を断られた: {} ({})", key.staff_number, key.text_version.empty() ? name_of(key.kind) : key.text_version);
    task.title_en =
        fmt::format("Signature refused: {} ({})", key.staff_number, key.text_version.empty() ? name_of(key.kind) : key.text_version);
    task.object_kind = "agreement";
    task.object_id = identity_of(key);
    task.object_label = key.staff_number;
    task.role = "hr";
    task.checklist = "refused-agreement";
    // A leaver is out of reach soon: the notice must reach him while he is still here.
    task.due = Day{day.number + 14};
    if (const auto exit = person->person.exit_day(); exit && *exit >= day && *exit < task.due) task.due = *exit;
    TRY(tasks_.add(tx, own_work(), std::move(task), "refused: " + std::string(because)));
    return agreement;
  });
}

Result<std::vector<MissingAgreement>> AgreementBook::missing(const record::Actor& actor) {
  TRY(record::check_whole_kind(actor, record::Verb::list, "agreement"));
  std::map<std::string, std::vector<std::string>> secrets_of;
  const auto people = TRY(reg_.people(own_work()));
  for (const SecretRecord& record : TRY(reg_.secrets(own_work())))
    for (const model::Permission& permission : record.secret.permitted) {
      if (!permission.staff_number.starts_with("group:")) {
        secrets_of[permission.staff_number].push_back(record.secret.number);
        continue;
      }
      for (const model::KnownPerson& known : people)
        if (known.person.department == permission.staff_number.substr(6))
          secrets_of[known.person.staff_number].push_back(record.secret.number);
    }
  const Day today = tasks_.today();
  std::vector<MissingAgreement> out;
  for (auto& [staff_number, secrets] : secrets_of) {
    const auto known = std::ranges::find_if(people, [&](const model::KnownPerson& one) { return one.person.staff_number == staff_number; });
    if (known == people.end()) continue;
    if (known->person.last_day_of_employment && *known->person.last_day_of_employment < today) continue;
    MissingAgreement gap;
    gap.staff_number = staff_number;
    std::vector<std::string> uncovered = secrets;
    for (const model::Agreement& agreement : TRY(reg_.agreements_of(own_work(), staff_number))) {
      if (agreement.kind == model::AgreementKind::non_compete) continue;
      const model::AgreementState state = agreement.state_on(today);
      if (state == model::AgreementState::signed_) {
        if (agreement.secrets.empty()) uncovered.clear();
        std::erase_if(uncovered,
                      [&](const std::string& number) { return std::ranges::find(agreement.secrets, number) != agreement.secrets.end(); });
        continue;
      }
      // What comes nearest to a promise says how far it got.
      if (gap.state == model::AgreementState::missing || state == model::AgreementState::refused) {
        gap.state = state;
        gap.text_version = agreement.text_version;
      }
    }
    if (uncovered.empty()) continue;
    gap.secrets = std::move(uncovered);
    out.push_back(std::move(gap));
  }
  return out;
}

}  // namespace sekimori::protect
