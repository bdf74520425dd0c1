#include "engine/mask/roster.h"

#include <algorithm>
#include <set>

#include "base/phrase.h"
#include "base/text.h"
#include "model/names.h"

namespace sekimori::mask {
namespace {

Result<RosterPerson> read_person(const Json& json) {
  RosterPerson person;
  if (!json.is_object()) return error(ErrorCode::invalid_input, "people: each must be an object");
  TRY(model::read_text(json, "name", person.name));
  TRY(model::read_text(json, "kana", person.kana));
  TRY(model::read_text(json, "english", person.english));
  TRY(model::read_texts(json, "mail", person.mail));
  TRY(model::read_texts(json, "accounts", person.accounts));
  return person;
}

// By the classes of members that a hub's roster has.
constexpr std::pair<std::string_view, Standing> standings[] = {{"", Standing::firm},
                                                               {"firm", Standing::firm},
                                                               {"university", Standing::firm},
                                                               {"association", Standing::association},
                                                               {"government", Standing::authority},
                                                               {"police", Standing::authority},
                                                               {"response_team", Standing::authority}};

Result<Organisation> read_organisation(const Json& json) {
  Organisation out;
  TRY(model::read_text(json, "id", out.id));
  if (out.id.empty()) return error(ErrorCode::invalid_input, "id: is missing");
  TRY(model::read_texts(json, "names", out.names));
  TRY(model::read_texts(json, "kana", out.kana));
  TRY(model::read_texts(json, "english", out.english));
  if (out.names.empty() && out.english.empty()) return error(ErrorCode::invalid_input, "names: at least one is needed");
  TRY(model::read_texts(json, "subsidiaries", out.subsidiaries));
  TRY(model::read_texts(json, "products", out.products));
  TRY(model::read_texts(json, "domains", out.domains));
  TRY(model::read_texts(json, "ips", out.addresses));
  TRY(model::read_texts(json, "hosts", out.hosts));
  TRY(model::read_texts(json, "ad_domains", out.directories));
  TRY(model::read_texts(json, "shares", out.shares));
  TRY(model::read_texts(json, "phones", out.phones));
  TRY(model::read_texts(json, "addresses", out.postal_addresses));
  TRY(model::read_texts(json, "departments", out.departments));
  TRY(model::read_text(json, "stock_code", out.stock_code));
  TRY(model::read_text(json, "corporate_number", out.corporate_number));
  TRY(model::read_text(json, "industry", out.industry));
  TRY(model::read_text(json, "prefecture", out.prefecture));
  TRY(model::read_integer(json, "employees", out.employees));
  TRY(model::read_texts(json, "sigs", out.sigs));
  TRY(model::read_text(json, "group", out.group));
  std::string kind;
  TRY(model::read_text(json, "class", kind));
  const auto* const standing = std::ranges::find(standings, kind, &std::pair<std::string_view, Standing>::first);
  if (standing == std::end(standings)) return error(ErrorCode::invalid_input, "class: '{}' is no class of members", kind);
  out.standing = standing->second;
  TRY(model::read_day(json, "joined", out.joined));
  TRY(model::read_day(json, "left", out.left));
  if (const Json& people = json["people"]; !people.is_null() && !people.is_array())
    return error(ErrorCode::invalid_input, "people: must be a list");
  for (const Json& person : json["people"].items()) out.people.push_back(TRY(read_person(person)));
  return out;
}

template <class Read>
Result<void> each(const Json& whole, std::string_view member, Read read) {
  const Json& list = whole[member];
  if (list.is_null()) return {};
  if (!list.is_array()) return error(ErrorCode::invalid_input, "{}: must be a list", member);
  for (std::size_t i = 0; i < list.items().size(); ++i) {
    const std::string place = fmt::format("{}[{}]", member, i);
    if (!list.items()[i].is_object()) return error(ErrorCode::invalid_input, "{}: must be an object", place);
    if (Result<void> done = read(list.items()[i]); !done) return std::unexpected(std::move(done).error().at(place));
  }
  return {};
}

}  // namespace

bool Organisation::member_during(int year, int month) const {
  if (partner) return false;
  const auto next = month == 12 ? Day::from_date(year + 1, 1, 1) : Day::from_date(year, month + 1, 1);
  if (!next) return false;
  return (!joined || *joined < *next) && (!left || *left >= *next);
}

Result<Roster> Roster::parse(std::string_view text) {
  auto parsed = Json::parse(text);
  if (!parsed) return std::unexpected(std::move(parsed).error());
  const Json& json = *parsed;
  if (!json.is_object()) return error(ErrorCode::invalid_input, "a roster must be an object");
  if (const std::int64_t version = json["version"].integer_or(0); version != 1)
    return error(ErrorCode::invalid_input, "version: {} is not known; this program reads version 1", version);
  Roster roster;
  TRY(each(json, "sigs", [&](const Json& one) -> Result<void> {
    Sig sig;
    TRY(model::read_text(one, "id", sig.id));
    TRY(model::read_text(one, "ja", sig.ja));
    TRY(model::read_text(one, "en", sig.en));
    if (sig.id.empty()) return error(ErrorCode::invalid_input, "id: is missing");
    if (roster.sig(sig.id) != nullptr) return error(ErrorCode::invalid_input, "id: '{}' is there twice", sig.id);
    if (sig.ja.empty()) sig.ja = sig.en.empty() ? sig.id : sig.en;
    if (sig.en.empty()) sig.en = sig.id;
    if (const std::int64_t k = one["k"].integer_or(0); k > 0) sig.k = static_cast<std::size_t>(k);
    roster.sigs.push_back(std::move(sig));
    return {};
  }));
  TRY(each(json, "industries", [&](const Json& one) -> Result<void> {
    Industry industry;
    TRY(model::read_text(one, "id", industry.id));
    TRY(model::read_text(one, "parent", industry.parent));
    TRY(model::read_text(one, "ja", industry.ja));
    TRY(model::read_text(one, "en", industry.en));
    if (industry.id.empty()) return error(ErrorCode::invalid_input, "id: is missing");
    if (roster.industry(industry.id) != nullptr) return error(ErrorCode::invalid_input, "id: '{}' is there twice", industry.id);
    if (!industry.parent.empty() && roster.industry(industry.parent) == nullptr)
      return error(ErrorCode::invalid_input, "parent: '{}' must stand before it", industry.parent);
    roster.industries.push_back(std::move(industry));
    return {};
  }));
  std::set<std::string, std::less<>> known;
  for (const bool partner : {false, true})
    TRY(each(json, partner ? "partners" : "organisations", [&](const Json& one) -> Result<void> {
      Organisation organisation = TRY(read_organisation(one));
      organisation.partner = partner;
      if (!known.insert(organisation.id).second) return error(ErrorCode::invalid_input, "id: '{}' is there twice", organisation.id);
      for (const std::string& sig : organisation.sigs)
        if (roster.sig(sig) == nullptr) return error(ErrorCode::invalid_input, "sigs: there is no '{}'", sig);
      if (!organisation.industry.empty() && roster.industry(organisation.industry) == nullptr)
        return error(ErrorCode::invalid_input, "industry: there is no '{}'", organisation.industry);
      roster.organisations.push_back(std::move(organisation));
      return {};
    }));
  if (std::ranges::none_of(roster.organisations, [](const Organisation& one) { return !one.partner; }))
    return error(ErrorCode::invalid_input, "organisations: the roster has no members");
  TRY(model::read_texts(json, "public", roster.public_words));
  TRY(model::read_texts(json, "cleared", roster.cleared));
  const Json& k = json["k"];
  const std::int64_t in_sig = k["in_sig"].integer_or(3), across = k["across"].integer_or(5);
  if (in_sig < 3 || across < 5) return error(ErrorCode::invalid_input, "k: at least 3 inside a SIG and 5 across SIGs");
  roster.k_in_sig = static_cast<std::size_t>(in_sig);
  roster.k_across = static_cast<std::size_t>(across);
  roster.reader_counts = k["reader_counts"].bool_or(false);
  return roster;
}

const Sig* Roster::sig(std::string_view id) const {
  const auto found = std::ranges::find(sigs, id, &Sig::id);
  return found == sigs.end() ? nullptr : &*found;
}

const Industry* Roster::industry(std::string_view id) const {
  const auto found = std::ranges::find(industries, id, &Industry::id);
  return found == industries.end() ? nullptr : &*found;
}

std::optional<std::size_t> Roster::find(std::string_view organisation_id) const {
  const auto found = std::ranges::find(organisations, organisation_id, &Organisation::id);
  if (found == organisations.end()) return std::nullopt;
  return static_cast<std::size_t>(found - organisations.begin());
}

}  // namespace sekimori::mask
