#include "feature/share/poll.h"

#include <array>

#include "base/text.h"
#include "model/names.h"

namespace sekimori::share {
namespace {

constexpr std::array<std::string_view, 3> state_names = {"open", "counted", "withdrawn"};
constexpr std::size_t most_options = 20, longest_question = 2'000, longest_option = 300;

Result<void> check_wording(const model::Wording& words, std::string_view what, std::size_t longest) {
  for (const std::string& one : {words.ja, words.en}) {
    if (trim(one).empty()) return error(ErrorCode::invalid_input, "{}: is needed in Japanese and in English", what);
    if (count_code_points(one) > longest) return error(ErrorCode::invalid_input, "{}: more than {} characters", what, longest);
  }
  return {};
}

Result<PollResult> result_from(const Json& json) {
  PollResult out;
  if (json["ballots"].is_integer()) out.ballots = json["ballots"].integer_or(0);
  for (const Json& one : json["votes"].items()) out.votes.push_back(one.is_integer() ? std::optional(one.integer_or(0)) : std::nullopt);
  TRY(model::read_integer(json, "floor", out.floor));
  return out;
}

}  // namespace

std::string_view name_of(PollState one) { return state_names.at(static_cast<std::size_t>(one)); }

Json to_json(const PollQuestion& question) {
  Json options = Json::array();
  for (const model::Wording& one : question.options) options.push(model::to_json(one));
  return Json::object({{"question", model::to_json(question.question)}, {"options", std::move(options)}});
}

Result<PollQuestion> poll_question_from(const Json& json) {
  PollQuestion out;
  TRY(model::read_wording(json, "question", out.question));
  for (const Json& row : json["options"].items()) {
    model::Wording one;
    TRY(model::read_text(row, "ja", one.ja));
    TRY(model::read_text(row, "en", one.en));
    out.options.push_back(std::move(one));
  }
  return out;
}

Result<void> check(const PollQuestion& question) {
  TRY(check_wording(question.question, "question", longest_question));
  if (question.options.size() < 2 || question.options.size() > most_options)
    return error(ErrorCode::invalid_input, "options: 2 to {} are needed", most_options);
  for (const model::Wording& one : question.options) TRY(check_wording(one, "options", longest_option));
  return {};
}

Json to_json(const PollResult& result) {
  Json votes = Json::array();
  for (const std::optional<std::int64_t>& one : result.votes) votes.push(count_json(one));
  return Json::object({{"ballots", count_json(result.ballots)}, {"votes", std::move(votes)}, {"floor", result.floor}});
}

Json to_json(const Poll& poll) {
  Json out = Json::object({{"number", poll.number}});
  for (const auto& [name, value] : to_json(poll.question).members()) out.set(name, value);
  return out.set("audience", poll.audience)
      .set("tlp", poll.tlp)
      .set("asked_by", poll.asked_by)
      .set("opened_at", poll.opened_at.to_rfc3339())
      .set("ends", poll.ends.to_string())
      .set("state", name_of(poll.state))
      .set("note", poll.note)
      .set("result", poll.result ? to_json(*poll.result) : Json())
      .set("held", poll.held);
}

Result<Poll> poll_from_json(const Json& json) {
  Poll out;
  TRY(model::read_text(json, "number", out.number));
  out.question = TRY(poll_question_from(json));
  TRY(model::read_text(json, "audience", out.audience));
  TRY(model::read_text(json, "tlp", out.tlp));
  TRY(model::read_text(json, "asked_by", out.asked_by));
  TRY(model::read_instant(json, "opened_at", out.opened_at));
  out.ends = TRY(Day::parse(json["ends"].text()));
  TRY(model::read_named(json, "state", state_names, out.state));
  TRY(model::read_text(json, "note", out.note));
  if (json["result"].is_object()) out.result = TRY(result_from(json["result"]));
  out.held = json["held"].bool_or(false);
  return out;
}

}  // namespace sekimori::share
