#include "feature/share/hub_link_book.h"

#include <algorithm>

#include "base/text.h"
#include "engine/ledger/key.h"

namespace sekimori::share {
namespace {

constexpr std::size_t longest_name = 40;
constexpr std::size_t largest_authorities = std::size_t(256) << 10;
constexpr std::string_view begin_of_certificate = "-----BEGIN CERTIFICATE-----";

void describe(const HubLink& link, record::Draft& draft) {
  draft.summary = Json::object({{"name", link.name}, {"address", link.address}});
  draft.keys = {{"name", link.name, record::Uniqueness::unique}};
}

Result<void> check(const HubLink& link) {
  const bool fits = !link.name.empty() && link.name.size() <= longest_name && std::ranges::all_of(link.name, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
  });
  if (!fits) return error(ErrorCode::invalid_input, "'{}' is no name of a hub: up to {} of a-z, 0-9, - and _", link.name, longest_name);
  const std::string_view address = link.address;
  const bool here = address.starts_with("http://127.") || address.starts_with("http://[::1]") || address.starts_with("http://localhost");
  if (!address.starts_with("https://") && !here)
    return error(ErrorCode::invalid_input, "{}: a hub is reached by https:// (by http:// on this machine alone)", link.address);
  if (trim(link.member).empty()) return error(ErrorCode::invalid_input, "the number that the hub gave this firm is needed: M-001");
  if (link.authorities.size() > largest_authorities || (!link.authorities.empty() && !link.authorities.contains(begin_of_certificate)))
    return error(ErrorCode::invalid_input, "the authorities of the hub's certificate are no PEM text: '{}' stands nowhere in it",
                 begin_of_certificate);
  return {};
}

}  // namespace

HubLinkBook::HubLinkBook(sql::Database& database, record::RecordStore& records, Clock& clock, Random& random, Zone zone,
                         OriginalVault::Key company_key)
    : database_(database),
      records_(records),
      clock_(clock),
      random_(random),
      zone_(std::move(zone)),
      company_key_(std::move(company_key)),
      shelf_(database, records, clock, random, "hub_link", hub_link_from_json, describe) {}

Result<KnownHubLink> HubLinkBook::put(const record::Actor& actor, HubLink link, const Sensitive<std::string>& token,
                                      std::string_view reason) {
  while (link.address.ends_with('/')) link.address.pop_back();
  TRY(check(link));
  if (token.reveal().empty()) return error(ErrorCode::invalid_input, "the token that the hub gave for programs is needed");
  const auto keys = TRY(company_key_());
  link.sealed_token = to_base64(ledger::wrap_secret(as_bytes(token.reveal()), keys.front(), random_));
  link.since = zone_.day_of(clock_.now());
  const auto known = TRY(shelf_.find_by(actor, "name", link.name));
  if (!known) return shelf_.create(actor, link, reason);
  return shelf_.change(actor, known->id, reason, [&](HubLink& before) -> Result<void> {
    link.since = before.since;
    before = link;
    return {};
  });
}

Result<std::vector<KnownHubLink>> HubLinkBook::list(const record::Actor& actor) {
  auto out = TRY(shelf_.list(actor));
  std::ranges::sort(out, {}, [](const KnownHubLink& one) { return one.value.name; });
  return out;
}

Result<KnownHubLink> HubLinkBook::find(const record::Actor& actor, std::string_view name) {
  auto found = TRY(shelf_.find_by(actor, "name", name));
  if (!found) return error(ErrorCode::not_found, "this node belongs to no hub '{}'", name);
  return *std::move(found);
}

Result<KnownHubLink> HubLinkBook::note_trial(const record::Actor& actor, std::string_view name, const LinkTrial& trial) {
  const KnownHubLink known = TRY(find(actor, name));
  return shelf_.change(
      actor, known.id, name_of(trial.outcome),
      [&](HubLink& link) -> Result<void> {
        link.trial = trial;
        return {};
      },
      record::Verb::update, "hub_link.try");
}

Result<void> HubLinkBook::remove(const record::Actor& actor, std::string_view name, std::string_view reason) {
  if (trim(reason).empty()) return error(ErrorCode::invalid_input, "that this firm leaves a hub needs a reason");
  const KnownHubLink known = TRY(find(actor, name));
  return database_.write([&](sql::Transaction& tx) -> Result<void> {
    TRY(records_.remove(tx, "hub_link", known.id, {.actor = actor, .reason = std::string(reason)}));
    return {};
  });
}

Result<Sensitive<std::string>> HubLinkBook::token(const HubLink& link) {
  const Bytes box = TRY(from_base64(link.sealed_token));
  for (const Sensitive<Bytes>& key : TRY(company_key_()))
    if (const auto open = ledger::unwrap_secret(box, key)) return Sensitive<std::string>(std::string(as_text(ByteView(open->reveal()))));
  return error(ErrorCode::not_permitted, "no key of this node opens the token for the hub '{}'; enter it anew", link.name);
}

}  // namespace sekimori::share
