#include "feature/protect/secrecy_proof.h"

#include <algorithm>

namespace sekimori::protect {
namespace {

RecordedState state_of(SecretRecord&& found) {
  RecordedState state;
  state.secret = std::move(found.secret);
  state.version = found.version.version;
  state.recorded_at = found.version.recorded_at;
  state.valid_from = found.version.valid_from;
  state.author = found.version.author;
  state.reason = found.version.reason;
  state.body_hash = found.version.body_hash;
  return state;
}

Json state_json(const std::optional<RecordedState>& state) {
  if (!state) return {};
  return Json::object({{"version", state->version},
                       {"recorded_at", state->recorded_at.to_rfc3339()},
                       {"valid_from", state->valid_from.to_rfc3339()},
                       {"author", state->author},
                       {"reason", state->reason},
                       {"body_hash", state->body_hash},
                       {"secret", to_json(state->secret)}});
}

void say_missing(SecrecyProof& proof, std::string ja, std::string en) {
  proof.missing_ja.push_back(std::move(ja));
  proof.missing_en.push_back(std::move(en));
}

Json training_json(const model::CompletedTraining& one) {
  return Json::object({{"number", one.number},
                       {"course", one.course},
                       {"edition", one.edition},
                       {"hash", one.hash},
                       {"title", model::to_json(one.title)},
                       {"staff_number", one.staff_number},
                       {"done_on", one.done_on.to_string()},
                       {"good_until", one.good_until ? Json(one.good_until->to_string()) : Json()},
                       {"way", one.way},
                       {"recorded_at", one.recorded_at.to_rfc3339()}});
}

// What the permitted people had learned, and who among them had not taken what whoever may open a secret of this level has to.
Result<void> add_training(SecrecyProof& proof, model::TrainingEvidence& training, Day day, Instant end) {
  const model::TradeSecret& secret = proof.by_the_day->secret;
  std::vector<std::string> people;
  for (const model::Permission& permission : secret.permitted)
    if (!permission.staff_number.starts_with("group:")) people.push_back(permission.staff_number);
  proof.trained_by_the_day = TRY(training.completed(people, day, end));
  for (model::CompletedTraining& one : TRY(training.completed(people, day, {})))
    if (std::ranges::none_of(proof.trained_by_the_day, [&](const auto& known) { return known.number == one.number; }))
      proof.trained_afterwards.push_back(std::move(one));
  for (const std::string& course : TRY(training.demanded(secret.level, day, end))) {
    std::string without;
    for (const std::string& person : people) {
      const bool good = std::ranges::any_of(proof.trained_by_the_day, [&](const model::CompletedTraining& one) {
        return one.staff_number == person && one.course == course && (!one.good_until || *one.good_until >= day);
      });
      if (!good) without += (without.empty() ? "" : ", ") + person;
    }
    if (!without.empty())
      say_missing(proof,
                  "この段階の秘密を開ける人に求められた講座「" + course + "」の、基準日に有効な修了が記録されていない許可者: " + without,
                  "No completion good on the day is recorded of the course '" + course +
                      "', which whoever may open this level has to take: " + without);
  }
  return {};
}

}  // namespace

Result<SecrecyProof> prove_secrecy(Register& reg, ReceiptBook& receipts, const record::Actor& actor, std::string_view number, Day day,
                                   const Zone& zone, model::TrainingEvidence* training) {
  SecrecyProof proof;
  proof.number = number;
  proof.day = day;
  const Instant end = zone.end_of(day);
  auto then = TRY(reg.find_secret_by_number(actor, number, record::AsOf::end_of(day, zone, end)));
  auto now = TRY(reg.find_secret_by_number(actor, number, record::AsOf::end_of(day, zone)));
  if (!then && !now) return error(ErrorCode::not_found, "no secret with the number '{}' was in effect on {}", number, day.to_string());
  if (then) proof.by_the_day = state_of(*std::move(then));
  if (now) {
    RecordedState later = state_of(*std::move(now));
    if (!proof.by_the_day || later.version != proof.by_the_day->version) proof.afterwards = std::move(later);
  }
  for (auto& kept : TRY(receipts.of_subject(actor, Subject::secret, number, record::AsOf::end_of(day, zone, end))))
    proof.shown_by_the_day.push_back(std::move(kept.item));
  for (auto& kept : TRY(receipts.of_subject(actor, Subject::secret, number, record::AsOf::end_of(day, zone)))) {
    const auto same = [&](const Receipt& one) { return to_json(one) == to_json(kept.item); };
    if (std::ranges::none_of(proof.shown_by_the_day, same)) proof.shown_afterwards.push_back(std::move(kept.item));
  }
  if (!proof.by_the_day) {
    say_missing(proof, "基準日までの記録がない。以下はすべて後日の記入である。",
                "Nothing had been recorded by the day; all that follows was entered afterwards.");
    return proof;
  }
  const model::TradeSecret& secret = proof.by_the_day->secret;
  for (size_t i = 0; i < proof.verdict.size(); ++i) proof.verdict[i] = secret.requirements[i].status;
  for (const model::Permission& permission : secret.permitted) {
    if (permission.staff_number.starts_with("group:")) continue;
    for (model::Agreement& agreement : TRY(reg.agreements_of(actor, permission.staff_number, record::AsOf::end_of(day, zone, end)))) {
      const bool covers = agreement.secrets.empty() || std::ranges::find(agreement.secrets, secret.number) != agreement.secrets.end();
      if (covers) proof.agreements.push_back(std::move(agreement));
    }
  }
  if (secret.measures.empty())
    say_missing(proof, "秘密と分かる措置 (表示、フォルダの表示、権限) が記録されていない。",
                "No measure that makes it recognisable as secret is recorded.");
  if (secret.permitted.empty()) say_missing(proof, "アクセスを許された人の一覧がない。", "There is no list of permitted people.");
  if (secret.approved_by.empty())
    say_missing(proof, "情報管理責任者の承認がない。", "The person responsible for information had not approved it.");
  for (const model::Permission& permission : secret.permitted)
    if (permission.approver.empty()) {
      say_missing(proof, "承認者のない許可がある: " + permission.staff_number,
                  "A permission without an approver: " + permission.staff_number);
      break;
    }
  std::string not_shown;
  for (const model::Permission& permission : secret.permitted) {
    const auto shown = [&](const Receipt& one) { return one.staff_number == permission.staff_number; };
    if (permission.staff_number.starts_with("group:") || std::ranges::any_of(proof.shown_by_the_day, shown)) continue;
    not_shown += (not_shown.empty() ? "" : ", ") + permission.staff_number;
  }
  if (!not_shown.empty())
    say_missing(proof, "秘密であると示した記録が基準日までにない許可者: " + not_shown,
                "No record by the day that these permitted people were shown that it is secret: " + not_shown);
  if (training != nullptr) TRY(add_training(proof, *training, day, end));
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 3> names = {
      std::pair{"秘密管理性", "secrecy management"}, std::pair{"有用性", "usefulness"}, std::pair{"非公知性", "non-public nature"}};
  for (size_t i = 0; i < names.size(); ++i)
    if (secret.requirements[i].evidence.empty())
      say_missing(proof, std::string(names[i].first) + "の証拠がない。", "No evidence for " + std::string(names[i].second) + ".");
  return proof;
}

Json to_json(const SecrecyProof& proof) {
  Json agreements = Json::array();
  for (const model::Agreement& agreement : proof.agreements) agreements.push(to_json(agreement));
  const auto receipts_json = [](const std::vector<Receipt>& receipts) {
    Json out = Json::array();
    for (const Receipt& receipt : receipts) out.push(to_json(receipt));
    return out;
  };
  const auto trainings_json = [](const std::vector<model::CompletedTraining>& trainings) {
    Json out = Json::array();
    for (const model::CompletedTraining& one : trainings) out.push(training_json(one));
    return out;
  };
  Json missing = Json::array();
  for (size_t i = 0; i < proof.missing_ja.size(); ++i)
    missing.push(Json::object({{"ja", proof.missing_ja[i]}, {"en", proof.missing_en[i]}}));
  return Json::object(
      {{"number", proof.number},
       {"as_of", proof.day.to_string()},
       {"verdict", Json::object({{"secrecy_management", name_of(proof.verdict[0])},
                                 {"usefulness", name_of(proof.verdict[1])},
                                 {"non_public", name_of(proof.verdict[2])}})},
       {"recorded_by_the_day", state_json(proof.by_the_day)},
       {"entered_afterwards", state_json(proof.afterwards)},
       {"agreements", std::move(agreements)},
       {"shown",
        Json::object({{"by_the_day", receipts_json(proof.shown_by_the_day)}, {"afterwards", receipts_json(proof.shown_afterwards)}})},
       {"trained",
        Json::object({{"by_the_day", trainings_json(proof.trained_by_the_day)}, {"afterwards", trainings_json(proof.trained_afterwards)}})},
       {"missing", std::move(missing)}});
}

}  // namespace sekimori::protect
