#include "model/access_review.h"

#include "model/names.h"

namespace sekimori::model {
namespace {
constexpr std::array<std::string_view, 3> decision_names = {"open", "keep", "revoke"};
constexpr std::array<std::string_view, 2> state_names = {"open", "signed"};
constexpr std::array<std::string_view, 4> change_names = {"first", "added", "changed", "same"};
}  // namespace

std::string_view name_of(ReviewDecision value) { return decision_names.at(static_cast<size_t>(value)); }
std::string_view name_of(ReviewState value) { return state_names.at(static_cast<size_t>(value)); }
std::string_view name_of(ReviewChange value) { return change_names.at(static_cast<size_t>(value)); }
std::optional<ReviewDecision> review_decision_from(std::string_view name) { return value_named<ReviewDecision>(decision_names, name); }

Json to_json(const AccessReview& review) {
  Json items = Json::array();
  for (const ReviewItem& item : review.items)
    items.push(Json::object({{"who", item.who},
                             {"account", item.account},
                             {"permitted", item.permitted},
                             {"left", item.left},
                             {"right", item.right},
                             {"place", item.place},
                             {"words", item.words},
                             {"import", item.import},
                             {"change", name_of(item.change)},
                             {"decision", name_of(item.decision)},
                             {"note", item.note},
                             {"decided_by", item.decided_by}}));
  return Json::object({{"secret_id", review.secret_id},
                       {"secret", review.secret},
                       {"owner", review.owner},
                       {"opened", review.opened.to_string()},
                       {"due", review.due.to_string()},
                       {"state", name_of(review.state)},
                       {"items", std::move(items)},
                       {"gone", texts_json(review.gone)},
                       {"previous", review.previous},
                       {"signed_by", review.signed_by},
                       {"statement", review.statement},
                       {"signed_on", day_json(review.signed_on)},
                       {"next_due", day_json(review.next_due)}});
}

Result<AccessReview> access_review_from_json(const Json& json) {
  AccessReview out;
  TRY(read_text(json, "secret_id", out.secret_id));
  TRY(read_text(json, "secret", out.secret));
  TRY(read_text(json, "owner", out.owner));
  std::optional<Day> opened, due;
  TRY(read_day(json, "opened", opened));
  TRY(read_day(json, "due", due));
  if (!opened || !due) return error(ErrorCode::invalid_input, "opened, due: must be days");
  out.opened = *opened;
  out.due = *due;
  TRY(read_named(json, "state", state_names, out.state));
  for (const Json& row : json["items"].items()) {
    ReviewItem item;
    TRY(read_text(row, "who", item.who));
    TRY(read_text(row, "account", item.account));
    item.permitted = row["permitted"].bool_or(false);
    item.left = row["left"].bool_or(false);
    TRY(read_text(row, "right", item.right));
    TRY(read_text(row, "place", item.place));
    TRY(read_text(row, "words", item.words));
    TRY(read_text(row, "import", item.import));
    TRY(read_named(row, "change", change_names, item.change));
    TRY(read_named(row, "decision", decision_names, item.decision));
    TRY(read_text(row, "note", item.note));
    TRY(read_text(row, "decided_by", item.decided_by));
    out.items.push_back(std::move(item));
  }
  TRY(read_texts(json, "gone", out.gone));
  TRY(read_text(json, "previous", out.previous));
  TRY(read_text(json, "signed_by", out.signed_by));
  TRY(read_text(json, "statement", out.statement));
  TRY(read_day(json, "signed_on", out.signed_on));
  TRY(read_day(json, "next_due", out.next_due));
  return out;
}

}  // namespace sekimori::model
