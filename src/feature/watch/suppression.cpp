#include "feature/watch/suppression.h"

#include "model/names.h"

namespace sekimori::watch {

bool Suppression::covers(const model::AlertFactor& of, const model::Alert& alert, std::string_view staff, std::string_view subject,
                         Day first, Day last, Day today) const {
  if (ended || today > to || of.points <= 0) return false;
  if (first < from || last > to) return false;
  if (!of.name.starts_with(factor)) return false;
  if (!staff_number.empty() && staff_number != staff) return false;
  if (!account.empty() && subject != "account:" + account && subject != "device:" + account) return false;
  if (thing.empty()) return true;
  bool named = false;
  for (const auto* list : {&alert.peripherals, &alert.destinations})
    for (const std::string& one : *list) {
      if (one != thing) return false;
      named = true;
    }
  return named;
}

Json to_json(const Suppression& s) {
  return Json::object({{"factor", s.factor},
                       {"staff_number", s.staff_number},
                       {"account", s.account},
                       {"thing", s.thing},
                       {"from", s.from.to_string()},
                       {"to", s.to.to_string()},
                       {"reason", s.reason},
                       {"approver", s.approver},
                       {"ended", s.ended}});
}

Result<Suppression> suppression_from_json(const Json& json) {
  Suppression s;
  TRY(model::read_text(json, "factor", s.factor));
  TRY(model::read_text(json, "staff_number", s.staff_number));
  TRY(model::read_text(json, "account", s.account));
  TRY(model::read_text(json, "thing", s.thing));
  s.from = TRY(Day::parse(json["from"].text()));
  s.to = TRY(Day::parse(json["to"].text()));
  TRY(model::read_text(json, "reason", s.reason));
  TRY(model::read_text(json, "approver", s.approver));
  s.ended = json["ended"].bool_or(false);
  return s;
}

Result<void> check(const Suppression& s, Day today) {
  if (s.reason.empty()) return error(ErrorCode::invalid_input, "a suppression needs a reason");
  if (s.factor.empty() && s.staff_number.empty() && s.account.empty() && s.thing.empty())
    return error(ErrorCode::invalid_input, "a suppression of everything is none: name a factor, a person, an account or a device");
  if (s.to < s.from)
    return error(ErrorCode::invalid_input, "the suppression ends ({}) before it begins ({})", s.to.to_string(), s.from.to_string());
  if (s.to < today) return error(ErrorCode::invalid_input, "the suppression is over already on {}", s.to.to_string());
  if (s.to.number - s.from.number > longest_suppression_days)
    return error(ErrorCode::invalid_input, "a suppression lasts a year at most; {} to {} is longer", s.from.to_string(), s.to.to_string());
  return {};
}

}  // namespace sekimori::watch
