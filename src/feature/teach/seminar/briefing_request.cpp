#include "feature/teach/seminar/briefing_request.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "feature/teach/mail_address.h"
#include "model/names.h"
#include "record/running_number.h"

namespace sekimori::teach {
namespace {

constexpr std::array<std::string_view, 4> kind_names = {"briefing", "lecturer", "law_text", "on_site_seminar"};
constexpr std::array<std::string_view, 3> state_names = {"open", "answered", "declined"};
constexpr std::size_t longest = 2000;

void describe_request(const BriefingRequest& request, record::Draft& draft) {
  draft.summary = Json::object({{"number", request.number}, {"state", name_of(request.state)}});
  draft.keys = {{"number", request.number, record::Uniqueness::unique}};
}

}  // namespace

std::string_view name_of(BriefingKind one) { return kind_names.at(static_cast<std::size_t>(one)); }
std::string_view name_of(BriefingState one) { return state_names.at(static_cast<std::size_t>(one)); }
std::optional<BriefingKind> briefing_kind_from(std::string_view name) { return model::value_named<BriefingKind>(kind_names, name); }
std::optional<BriefingState> briefing_state_from(std::string_view name) { return model::value_named<BriefingState>(state_names, name); }

Json to_json(const BriefingRequest& request) {
  return Json::object({{"number", request.number},
                       {"kind", name_of(request.kind)},
                       {"organisation", request.organisation},
                       {"mail", request.mail},
                       {"topic", request.topic},
                       {"wanted_by", model::day_json(request.wanted_by)},
                       {"state", name_of(request.state)},
                       {"answer", request.answer},
                       {"seminar", request.seminar},
                       {"asked_at", request.asked_at.to_rfc3339()},
                       {"answered_at", request.answered_at ? Json(request.answered_at->to_rfc3339()) : Json()}});
}

Result<BriefingRequest> briefing_request_from_json(const Json& json) {
  BriefingRequest out;
  TRY(model::read_text(json, "number", out.number));
  TRY(model::read_named(json, "kind", kind_names, out.kind));
  TRY(model::read_text(json, "organisation", out.organisation));
  TRY(model::read_text(json, "mail", out.mail));
  TRY(model::read_text(json, "topic", out.topic));
  TRY(model::read_day(json, "wanted_by", out.wanted_by));
  TRY(model::read_named(json, "state", state_names, out.state));
  TRY(model::read_text(json, "answer", out.answer));
  TRY(model::read_text(json, "seminar", out.seminar));
  TRY(model::read_instant(json, "asked_at", out.asked_at));
  if (!json["answered_at"].is_null()) out.answered_at = TRY(Instant::parse(json["answered_at"].text()));
  return out;
}

BriefingBook::BriefingBook(const LetterParts& parts)
    : parts_(parts),
      shelf_(parts.database, parts.records, parts.clock, parts.random, "briefing_request", briefing_request_from_json, describe_request) {}

Result<KnownBriefingRequest> BriefingBook::add(const record::Actor& actor, BriefingRequest request) {
  if (trim(request.organisation).empty() || trim(request.topic).empty())
    return error(ErrorCode::invalid_input, "a request names an organisation and what it asks for");
  if (count_code_points(request.topic) > longest) return error(ErrorCode::invalid_input, "a request has at most {} characters", longest);
  TRY(check_mail_address(request.mail));
  request.state = BriefingState::open;
  request.answer.clear();
  request.seminar.clear();
  request.answered_at.reset();
  request.asked_at = parts_.clock.now();
  return parts_.database.write([&](sql::Transaction& tx) -> Result<KnownBriefingRequest> {
    const std::string prefix = fmt::format("BR-{}-", parts_.zone.day_of(request.asked_at).year());
    request.number = TRY(next_in_series(tx, parts_.records, "briefing_request", prefix));
    return shelf_.create(tx, actor, request, "asked");
  });
}

Result<std::vector<KnownBriefingRequest>> BriefingBook::list(const record::Actor& actor) {
  auto out = TRY(shelf_.list(actor));
  std::ranges::sort(out, {},
                    [](const KnownBriefingRequest& one) { return std::pair(one.value.state != BriefingState::open, one.value.number); });
  return out;
}

Result<KnownBriefingRequest> BriefingBook::answer(const record::Actor& actor, std::string_view number, BriefingState state,
                                                  std::string_view answer, std::string_view seminar) {
  if (state == BriefingState::open || trim(answer).empty())
    return error(ErrorCode::invalid_input, "a request is answered or declined, and it is said how or why");
  const auto known = TRY(shelf_.find_by(actor, "number", number));
  if (!known) return error(ErrorCode::not_found, "no request {} in sight", number);
  return shelf_.change(
      actor, known->id, answer,
      [&](BriefingRequest& one) -> Result<void> {
        if (one.state != BriefingState::open) return error(ErrorCode::conflict, "{} is {} already", number, name_of(one.state));
        one.state = state;
        one.answer = answer;
        one.seminar = seminar;
        one.answered_at = parts_.clock.now();
        return {};
      },
      record::Verb::update, fmt::format("briefing_request.{}", name_of(state)));
}

}  // namespace sekimori::teach
