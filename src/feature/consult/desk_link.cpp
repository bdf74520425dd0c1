#include "feature/consult/desk_link.h"

#include <algorithm>

#include "model/names.h"

namespace sekimori::consult {
namespace {

constexpr std::size_t longest_link_name = 40;

void describe_link(const DeskLink& link, record::Draft& draft) {
  draft.summary = Json::object({{"name", link.name}, {"address", link.address}});
  draft.keys = {{"name", link.name, record::Uniqueness::unique}};
}

Result<void> check_link(const DeskLink& link) {
  const bool fits = !link.name.empty() && link.name.size() <= longest_link_name && std::ranges::all_of(link.name, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
  });
  if (!fits)
    return error(ErrorCode::invalid_input, "'{}' is no name of a desk: up to {} of a-z, 0-9, - and _", link.name, longest_link_name);
  const std::string_view address = link.address;
  const bool here = address.starts_with("http://127.") || address.starts_with("http://[::1]") || address.starts_with("http://localhost");
  if (!address.starts_with("https://") && !here)
    return error(ErrorCode::invalid_input, "{}: a desk is reached by https:// (by http:// on this machine alone)", link.address);
  return {};
}

}  // namespace

Json to_json(const DeskLink& link) {
  return Json::object({{"name", link.name}, {"address", link.address}, {"since", link.since.to_string()}});
}

Result<DeskLink> desk_link_from(const Json& json) {
  DeskLink out;
  TRY(model::read_text(json, "name", out.name));
  TRY(model::read_text(json, "address", out.address));
  out.since = TRY(Day::parse(json["since"].text()));
  return out;
}

DeskLinkBook::DeskLinkBook(const DeskParts& parts)
    : parts_(parts), shelf_(parts.database, parts.records, parts.clock, parts.random, "desk_link", desk_link_from, describe_link) {}

Result<KnownDeskLink> DeskLinkBook::put(const record::Actor& actor, DeskLink link, std::string_view reason) {
  while (link.address.ends_with('/')) link.address.pop_back();
  TRY(check_link(link));
  link.since = parts_.zone.day_of(parts_.clock.now());
  const auto known = TRY(shelf_.find_by(actor, "name", link.name));
  if (!known) return shelf_.create(actor, link, reason);
  return shelf_.change(actor, known->id, reason, [&](DeskLink& before) -> Result<void> {
    before.address = link.address;
    return {};
  });
}

Result<std::vector<KnownDeskLink>> DeskLinkBook::list(const record::Actor& actor) {
  auto out = TRY(shelf_.list(actor));
  std::ranges::sort(out, {}, [](const KnownDeskLink& one) { return one.value.name; });
  return out;
}

Result<KnownDeskLink> DeskLinkBook::find(const record::Actor& actor, std::string_view name) {
  auto found = TRY(shelf_.find_by(actor, "name", name));
  if (!found) return error(ErrorCode::not_found, "this node knows no desk '{}'", name);
  return *std::move(found);
}

}  // namespace sekimori::consult
