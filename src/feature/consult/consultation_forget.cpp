// Words and names of a consultation are forgotten: by the desk, or because whoever asked wants it. docs/decisions/0325.
#include <algorithm>
#include <array>

#include "base/text.h"
#include "feature/consult/consultation_book.h"

namespace sekimori::consult {

Result<KnownConsultation> ConsultationBook::erase(const record::Actor& actor, std::string_view number, std::string_view reason) {
  if (trim(reason).empty()) return error(ErrorCode::invalid_input, "a reason is needed");
  return parts_.database.write([&](sql::Transaction& tx) { return erase_in(tx, actor, number, reason); });
}

Result<KnownConsultation> ConsultationBook::erase_in(sql::Transaction& tx, const record::Actor& actor, std::string_view number,
                                                     std::string_view reason) {
  const auto known = TRY(find_in(tx, actor, number));
  TRY(parts_.records.check(tx, actor, record::Verb::delete_, "consultation", known.id));
  auto after = TRY(change(tx, actor, number, "erase", reason, [&](Consultation& one) -> Result<void> {
    if (one.state != ConsultationState::closed) return error(ErrorCode::conflict, "{} is open; only what is closed is erased", one.number);
    one.erased_at = parts_.clock.now();
    one.code_hash.clear();
    one.mail_link.clear();
    one.mail_key.clear();
    one.mail_bodies.clear();
    return {};
  }));
  TRY(parts_.vault.forget(tx, number));
  return after;
}

Result<Forgetting> ConsultationBook::ask_to_forget(std::string_view code, std::string_view address) {
  TRY(gate_.pass(PublicStep::add, address));
  return parts_.database.write([&](sql::Transaction& tx) -> Result<Forgetting> {
    KnownConsultation known = TRY(with_code(tx, code));
    if (!known.value.forget_wished_at)
      known = TRY(change(tx, desk_itself(), known.value.number, "wish_forget", "whoever asked wants it erased",
                         [&](Consultation& one) -> Result<void> {
                           one.forget_wished_at = parts_.clock.now();
                           return {};
                         }));
    return forget_if_free(tx, known.value);
  });
}

Result<std::vector<KnownConsultation>> ConsultationBook::to_forget(const record::Actor& actor) {
  auto out = TRY(shelf_.list(actor, "forget", "wished"));
  std::erase_if(out, [](const KnownConsultation& known) {
    return known.value.state != ConsultationState::closed || known.value.erased_at || !known.value.forget_wished_at;
  });
  return out;
}

// What is still worked on, lies with another office, or became something else is the desk's to keep or to erase.
Result<Forgetting> ConsultationBook::forget_if_free(sql::Transaction& tx, const Consultation& one) {
  if (one.state != ConsultationState::closed || !one.case_number.empty() || !one.proposal.empty()) return Forgetting::kept;
  constexpr std::array<std::string_view, 3> ended = {"done", "declined", "withdrawn"};
  for (const record::Version& referral :
       TRY(parts_.records.list(tx, desk_itself(), {.kind = "desk_referral", .key = "consultation", .value = one.number})))
    if (std::ranges::find(ended, referral.body["state"].text()) == ended.end()) return Forgetting::kept;
  TRY(erase_in(tx, desk_itself(), one.number, "whoever asked wants it erased"));
  return Forgetting::done;
}

}  // namespace sekimori::consult
