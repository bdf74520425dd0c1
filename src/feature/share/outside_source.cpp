#include "feature/share/outside_source.h"

#include <algorithm>

#include "base/text.h"
#include "feature/share/audiences.h"
#include "model/names.h"

namespace sekimori::share {
namespace {

constexpr std::size_t longest_name = 40, longest_title = 200, most_decisions = 20;

Result<void> check(const StandingDecision& one) {
  if (!may_go_on(one.label))
    return error(ErrorCode::invalid_input, "'{}': only what comes under CLEAR or GREEN goes on by a standing decision", one.label);
  if (!is_tlp(one.tlp))
    return error(ErrorCode::invalid_input, "'{}' is no label of TLP 2.0: CLEAR, GREEN, AMBER, AMBER+STRICT or RED", one.tlp);
  if (strictness_of(one.tlp) < strictness_of(one.label))
    return error(ErrorCode::invalid_input, "{} is wider than {}, under which it comes", one.tlp, one.label);
  if (one.audience.empty()) return error(ErrorCode::invalid_input, "a standing decision names an audience: a group, or across");
  if (!one.kind.empty() && !report_kind_from(one.kind)) return error(ErrorCode::invalid_input, "'{}' is no kind of report", one.kind);
  return {};
}

}  // namespace

bool may_go_on(std::string_view label) { return reaches_everybody(label); }

Json to_json(const OutsideSource& source) {
  Json decisions = Json::array();
  for (const StandingDecision& one : source.decisions)
    decisions.push(Json::object({{"label", one.label}, {"audience", one.audience}, {"tlp", one.tlp}, {"kind", one.kind}}));
  return Json::object({{"name", source.name},
                       {"title", source.title},
                       {"address", source.address},
                       {"member", source.member},
                       {"source_class", name_of(source.kind)},
                       {"direction", name_of(source.direction)},
                       {"collections", model::texts_json(source.collections)},
                       {"decisions", std::move(decisions)}});
}

Result<OutsideSource> outside_source_from(const Json& json) {
  OutsideSource out;
  TRY(model::read_text(json, "name", out.name));
  TRY(model::read_text(json, "title", out.title));
  TRY(model::read_text(json, "address", out.address));
  while (out.address.ends_with('/')) out.address.pop_back();
  TRY(model::read_text(json, "member", out.member));
  if (const std::string_view kind = json["source_class"].text(); !kind.empty()) {
    const auto known = source_class_from(kind);
    if (!known) return error(ErrorCode::invalid_input, "'{}' is no class of sources", kind);
    out.kind = *known;
  }
  if (const std::string_view direction = json["direction"].text(); !direction.empty()) {
    const auto known = direction_from(direction);
    if (!known) return error(ErrorCode::invalid_input, "'{}' is no direction", direction);
    out.direction = *known;
  }
  TRY(model::read_texts(json, "collections", out.collections));
  for (const Json& row : json["decisions"].items()) {
    StandingDecision one;
    TRY(model::read_text(row, "label", one.label));
    TRY(model::read_text(row, "audience", one.audience));
    TRY(model::read_text(row, "tlp", one.tlp));
    TRY(model::read_text(row, "kind", one.kind));
    if (one.tlp.empty()) one.tlp = one.label;
    out.decisions.push_back(std::move(one));
  }
  return out;
}

Result<StandingDecision> standing_decision_from(std::string_view text) {
  StandingDecision out;
  const std::size_t equals = text.find('=');
  if (equals == std::string_view::npos)
    return error(ErrorCode::usage, "'{}': LABEL=AUDIENCE[:LABEL[:KIND]] is needed, GREEN=heavy:AMBER for instance", text);
  out.label = trim(text.substr(0, equals));
  std::string_view rest = text.substr(equals + 1);
  const auto next = [&]() -> std::string {
    const std::size_t colon = std::min(rest.find(':'), rest.size());
    std::string part(trim(rest.substr(0, colon)));
    rest.remove_prefix(std::min(colon + 1, rest.size()));
    return part;
  };
  out.audience = next();
  out.tlp = next();
  out.kind = next();
  if (out.tlp.empty()) out.tlp = out.label;
  return out;
}

Result<void> check(const OutsideSource& source) {
  const bool fits = !source.name.empty() && source.name.size() <= longest_name && std::ranges::all_of(source.name, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
  });
  if (!fits)
    return error(ErrorCode::invalid_input, "'{}' is no name of a source: up to {} of a-z, 0-9, - and _", source.name, longest_name);
  if (trim(source.title).empty() || source.title.size() > longest_title)
    return error(ErrorCode::invalid_input, "title: 1 to {} bytes are needed", longest_title);
  if (!source.address.empty() && !source.address.starts_with("https://") && !source.address.starts_with("http://"))
    return error(ErrorCode::invalid_input, "address: https:// is needed");
  if (source.decisions.size() > most_decisions)
    return error(ErrorCode::invalid_input, "a source has {} standing decisions at most", most_decisions);
  for (const StandingDecision& one : source.decisions) TRY(check(one));
  return {};
}

}  // namespace sekimori::share
