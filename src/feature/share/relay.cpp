#include "feature/share/relay.h"

#include <algorithm>
#include <array>
#include <set>

#include "feature/share/audiences.h"
#include "model/names.h"

namespace sekimori::share {
namespace {

constexpr std::array<std::string_view, 6> hindrance_names = {"none", "recalled", "own", "known", "label", "policy"};
constexpr std::string_view label_of_unmarked = "AMBER";  // nobody said how far it may go

record::Actor the_hub() { return record::Actor::system("share"); }

Result<void> check_right(const record::Actor& actor, record::Verb verb, std::string_view id) {
  TRY(record::Permissions::standard().check(actor, verb, {.kind = "hub_received", .id = std::string(id)}));
  return {};
}

bool may_be_passed_on(const Json& policy, Day today) {
  const auto known = exchange_policy_from(policy);
  if (!known) return false;  // what cannot be read is not taken for leave
  if (known->until && *known->until < today) return false;
  return known->actions == PermittedActions::externally_invisible || known->actions == PermittedActions::externally_visible;
}

ShareOrigin origin_of(const Warning& warning, const OutsideSource& source, const WarningText& text) {
  ShareOrigin out;
  out.report = warning.report;
  out.number = warning.share;
  out.kind = source.kind;
  out.direction = source.direction;
  // Somebody else said it before: his id, his number, his class stay with it.
  if (text.origin.is_object())
    if (auto before = share_origin_from(text.origin); before && !before->report.empty()) out = *std::move(before);
  if (!text.author.empty() && !out.came_through(text.author)) out.passed.push_back(text.author);
  out.source = source.name;
  out.warning = warning.number;
  out.version = warning.modified;
  out.label = text.label;
  return out;
}

std::string_view kind_of(const Warning& warning) {
  return report_kind_from(warning.kind) ? std::string_view(warning.kind) : std::string_view();
}

std::string settled_key(std::string_view warning, std::string_view version) { return fmt::format("{}\n{}", warning, version); }

// What leaves: the words of its author, the values to look for, and where it comes from. The gate searches every byte.
Json document_of(const Received& received, const RelayWish& wish, std::string_view tlp) {
  const WarningText& text = received.text;
  const auto words = [](const std::string& name, const std::string& description) {
    return description.empty() ? name : fmt::format("{}\n{}", name, description);
  };
  Json attributes = Json::object();
  for (const std::string_view one : {"industry", "size", "region", "month"}) attributes.set(one, "*");
  Json out = Json::object({{"version", 1},
                           {"format", "text"},
                           {"audience", wish.audience},
                           {"epoch", ""},
                           {"attributes", std::move(attributes)},
                           {"tlp", tlp},
                           {"origin", told_json(received.origin)},
                           {"indicators", to_json(text.indicators)},
                           {"content", words(text.name_ja, text.description_ja)}});
  if (text.description_en != text.description_ja || text.name_en != text.name_ja)
    out.set("words", Json::object({{"en", words(text.name_en, text.description_en)}}));
  return out;
}

// Whether what came of it by another way is no longer in force.
Result<bool> was_taken_back(ReportBook& reports, const Received& received) {
  for (const KnownShare& one : TRY(reports.shares_of_origin(received.origin.report)))
    if (one.value.recalled_at && one.value.origin->warning != received.warning.value.number && one.value.recall_reason != revised_outside)
      return true;
  return false;
}

}  // namespace

std::string_view name_of(Hindrance one) { return hindrance_names.at(static_cast<std::size_t>(one)); }
std::optional<Hindrance> hindrance_from(std::string_view name) { return model::value_named<Hindrance>(hindrance_names, name); }

Json to_json(const Received& received) {
  const Warning& warning = received.warning.value;
  return Json::object({{"number", warning.number},
                       {"source", received.source.name},
                       {"title", received.source.title},
                       {"source_class", name_of(received.origin.kind)},
                       {"direction", name_of(received.origin.direction)},
                       {"label", received.origin.label},
                       {"kind", kind_of(warning)},
                       {"origin", received.origin.report},
                       {"remote", received.origin.number},
                       {"houses", received.origin.passed.size()},
                       {"name_ja", received.text.name_ja},
                       {"name_en", received.text.name_en.empty() ? received.text.name_ja : received.text.name_en},
                       {"arrived_at", warning.arrived_at.to_rfc3339()},
                       {"hindrance", name_of(received.hindrance)},
                       {"share", received.share}});
}

Json whole_json(const Received& received) {
  Json out = to_json(received);
  // Of a house that writes one language, that one is shown in both.
  WarningText text = received.text;
  if (text.name_en.empty()) text.name_en = text.name_ja;
  if (text.description_en.empty()) text.description_en = text.description_ja;
  out.set("text", to_json(text));
  out.set("playbook", !received.text.playbook.is_null());
  return out;
}

Json to_json(const Followed& followed) {
  return Json::object({{"released", model::texts_json(followed.released)},
                       {"recalled", model::texts_json(followed.recalled)},
                       {"troubles", model::texts_json(followed.troubles)}});
}

Result<Relay::Known> Relay::known() {
  Known out;
  out.identity = identity_id_of(TRY(parts_.identity()));
  for (KnownShare& share : TRY(parts_.reports.shares(the_hub())))
    if (share.value.origin) {
      std::string warning = share.value.origin->warning;
      out.made.insert_or_assign(std::move(warning), std::move(share));
    }
  return out;
}

Result<Received> Relay::received(KnownWarning warning, const Known& known, Words words) {
  Received out;
  out.source = TRY(parts_.sources.of(warning.value.hub));
  auto text = words == Words::all ? parts_.warnings.text(warning.value) : parts_.warnings.report_text(warning.value);
  // One whose collection lost it is still told of: nothing of it goes on.
  if (!text && text.error().code != ErrorCode::integrity) return std::unexpected(std::move(text).error());
  if (text) out.text = *std::move(text);
  else out.text.recalled = true;
  const auto kind = report_kind_from(warning.value.kind);
  if (out.text.name_en.empty() && kind) out.text.name_en = fmt::format("{} {}", warning.value.share, title_of(*kind).en);
  out.origin = origin_of(warning.value, out.source, out.text);
  out.warning = std::move(warning);
  const auto made = known.made.find(out.warning.value.number);
  if (made != known.made.end() && !made->second.value.recalled_at) out.share = made->second.value.number;
  if (out.text.recalled) {
    out.hindrance = Hindrance::recalled;
    if (made != known.made.end()) out.origin = *made->second.value.origin;
    return out;
  }
  if (!out.warning.value.own_report.empty() || out.origin.came_through(known.identity)) {
    out.hindrance = Hindrance::own;
    return out;
  }
  if (out.share.empty())
    for (const KnownShare& one : TRY(parts_.reports.shares_of_origin(out.origin.report)))
      if (!one.value.recalled_at) {
        out.share = one.value.number;
        out.hindrance = Hindrance::known;
        return out;
      }
  if (!out.origin.label.empty() && !may_go_on(out.origin.label)) out.hindrance = Hindrance::label;
  else if (!may_be_passed_on(out.text.policy, parts_.zone.day_of(parts_.clock.now()))) out.hindrance = Hindrance::policy;
  return out;
}

Result<std::vector<Received>> Relay::list(const record::Actor& actor) {
  TRY(check_right(actor, record::Verb::list, {}));
  const Known all = TRY(known());
  std::vector<Received> out;
  for (KnownWarning& one : TRY(parts_.warnings.list(the_hub()))) out.push_back(TRY(received(std::move(one), all, Words::of_the_report)));
  return out;
}

Result<Received> Relay::find(const record::Actor& actor, std::string_view number) {
  TRY(check_right(actor, record::Verb::read, number));
  return received(TRY(parts_.warnings.find(the_hub(), number)), TRY(known()), Words::all);
}

Result<KnownShare> Relay::release(const record::Actor& actor, std::string_view number, const RelayWish& wish) {
  // Who may not is told so before anything is looked for.
  TRY(record::Permissions::standard().check(actor, record::Verb::create, {.kind = "share", .id = ""}));
  return release(actor, TRY(find(actor, number)), wish);
}

Result<KnownShare> Relay::release(const record::Actor& actor, const Received& received, const RelayWish& wish) {
  const std::string& number = received.warning.value.number;
  switch (received.hindrance) {
    case Hindrance::none: break;
    case Hindrance::recalled: return error(ErrorCode::conflict, "{} was recalled by the hub", number);
    case Hindrance::own: return error(ErrorCode::conflict, "{} came from here; it goes no second round", number);
    case Hindrance::known: return error(ErrorCode::conflict, "{}: its members have it already as {}", number, received.share);
    case Hindrance::label:
      return error(ErrorCode::not_permitted, "{} came under {}; only what is CLEAR or GREEN goes on to members of another hub", number,
                   received.origin.label);
    case Hindrance::policy: return error(ErrorCode::not_permitted, "{}: its author does not let readers pass it on", number);
  }
  if (!received.share.empty()) return error(ErrorCode::conflict, "{}: its members have it already as {}", number, received.share);
  const std::string least(received.origin.label.empty() ? label_of_unmarked : std::string_view(received.origin.label));
  const std::string tlp = wish.tlp.empty() ? least : wish.tlp;
  if (is_tlp(tlp) && strictness_of(tlp) < strictness_of(least)) {
    if (received.origin.label.empty())
      return error(ErrorCode::not_permitted, "{} bore no label; here it goes no further than {}", number, least);
    return error(ErrorCode::not_permitted, "{} came under {}; here it goes no further than that", number, least);
  }
  const std::string kind(wish.kind.empty() ? kind_of(received.warning.value) : std::string_view(wish.kind));
  if (kind.empty()) return error(ErrorCode::invalid_input, "{}: its author does not say what kind of report it is; say it", number);
  const mask::Masked<Json> bytes = TRY(parts_.gate.admit(document_of(received, wish, tlp)));
  std::optional<mask::Masked<Json>> playbook;
  if (!received.text.playbook.is_null()) playbook = TRY(parts_.gate.admit(received.text.playbook));
  return parts_.reports.release_received(actor, bytes,
                                         {.audience = wish.audience,
                                          .tlp = tlp,
                                          .kind = kind,
                                          .origin = received.origin,
                                          .policy = TRY(exchange_policy_from(received.text.policy)),
                                          .indicators = received.text.indicators,
                                          .playbook = playbook ? &*playbook : nullptr});
}

void Relay::follow_shares(std::vector<KnownShare> shares, std::set<std::string, std::less<>>& settled, Followed& out) {
  for (const KnownShare& share : shares) {
    if (!share.value.origin) continue;
    const ShareOrigin& origin = *share.value.origin;
    settled.insert(settled_key(origin.warning, origin.version));
    if (share.value.recalled_at) continue;
    const auto warning = parts_.warnings.find(the_hub(), origin.warning);
    if (!warning) continue;
    const bool gone = warning->value.state == WarningState::recalled;
    if (!gone && warning->value.modified == origin.version) continue;
    const auto done = parts_.reports.recall(the_hub(), share.value.number, gone ? recalled_outside : revised_outside);
    if (done) out.recalled.push_back(share.value.number);
    else out.troubles.push_back(fmt::format("{}: {}", origin.warning, done.error().message));
  }
}

Result<Followed> Relay::follow() {
  const std::lock_guard lock(mutex_);
  Followed out;
  std::set<std::string, std::less<>> settled;  // warnings in the version that somebody decided on, whatever became of it
  follow_shares(TRY(parts_.reports.shares(the_hub())), settled, out);
  std::map<std::string, OutsideSource, std::less<>> sources;
  for (KnownOutsideSource& one : TRY(parts_.sources.list(the_hub())))
    if (!one.value.decisions.empty()) sources.emplace(one.value.name, std::move(one.value));
  if (sources.empty()) return out;
  std::vector<KnownWarning> warnings = TRY(parts_.warnings.list(the_hub()));
  std::ranges::reverse(warnings);  // the oldest first
  std::optional<Known> all;
  for (KnownWarning& warning : warnings) {
    const auto source = sources.find(warning.value.hub);
    if (source == sources.end() || warning.value.state == WarningState::recalled ||
        settled.contains(settled_key(warning.value.number, warning.value.modified)))
      continue;
    if (!all) all = TRY(known());
    const std::string number = warning.value.number;
    const Received one = TRY(received(std::move(warning), *all, Words::all));
    const auto decision = std::ranges::find(source->second.decisions, one.origin.label, &StandingDecision::label);
    if (decision == source->second.decisions.end() || one.hindrance != Hindrance::none || !one.share.empty()) continue;
    if (TRY(was_taken_back(parts_.reports, one)))
      continue;  // by another way, or by a person here: then a person says whether it goes out once more
    const std::string_view kind = kind_of(one.warning.value);
    if (kind.empty() && decision->kind.empty()) continue;  // a person says what it is
    const auto made = release(
        the_hub(), one, {.audience = decision->audience, .tlp = decision->tlp, .kind = kind.empty() ? decision->kind : std::string(kind)});
    if (made) out.released.push_back(made->value.number);
    else out.troubles.push_back(fmt::format("{}: {}", number, made.error().message));
  }
  return out;
}

Result<Followed> Relay::arrived(const Collection& collection) {
  const auto source = TRY(parts_.sources.of_collection(collection.id));
  if (!source) return Followed();
  TRY(parts_.warnings.take(source->name, collection));
  return follow();
}

Result<Followed> Relay::catch_up() {
  for (const KnownOutsideSource& source : TRY(parts_.sources.list(the_hub())))
    for (const std::string& id : source.value.collections)
      if (const auto collection = TRY(parts_.collections.find(the_hub(), id))) TRY(parts_.warnings.take(source.value.name, *collection));
  return follow();
}

}  // namespace sekimori::share
