// The roster that masking works against, out and in.
#include <algorithm>

#include "feature/share/industries.h"
#include "feature/share/member_book.h"
#include "model/names.h"

namespace sekimori::share {
namespace {

// What stands in the member itself, and not among the names it is known by.
constexpr std::string_view own_members[] = {"id",    "industry", "prefecture", "employees", "sigs",
                                            "group", "joined",   "left",       "contacts",  "class"};

// Whoever belongs to a group that another goes across belongs to that one as well. Of who left: the groups it had then, so that past crowds
// stay what they were.
std::vector<std::string> groups_of(const Member& member, const std::vector<KnownSig>& all) {
  const std::vector<std::string>& own = member.state == MemberState::left ? member.left_sigs : member.sigs;
  std::vector<std::string> out;
  for (const std::string& one : own)
    if (std::ranges::any_of(all, [&](const KnownSig& sig) { return sig.value.id == one; })) out.push_back(one);
  for (const KnownSig& sig : all)
    if (std::ranges::any_of(sig.value.across, [&](const std::string& one) { return std::ranges::find(own, one) != own.end(); }))
      out.push_back(sig.value.id);
  std::ranges::sort(out);
  return out;
}

Json known_by(const Member& member) {
  Json out = Json::object({{"id", member.number}});
  for (const auto& [name, value] : member.known_by.members()) out.set(name, value);
  return out;
}

Json organisation_of(const Member& member, const std::vector<KnownSig>& all) {
  Json out = known_by(member);
  out.set("industry", member.industry);
  out.set("prefecture", member.prefecture);
  out.set("employees", member.employees);
  out.set("sigs", model::texts_json(groups_of(member, all)));
  out.set("class", name_of(member.kind));
  if (member.joined) out.set("joined", member.joined->to_string());
  if (member.stopped) out.set("left", member.stopped->to_string());
  return out;
}

}  // namespace

Result<Json> MemberBook::roster(const record::Actor& actor) {
  TRY(record::Permissions::standard().check(actor, record::Verb::export_, {.kind = "roster", .id = ""}));
  Json groups = Json::array();
  const std::vector<KnownSig> all = TRY(sigs_.list(actor));
  for (const KnownSig& sig : all)
    groups.push(Json::object({{"id", sig.value.id}, {"ja", sig.value.name.ja}, {"en", sig.value.name.en}, {"k", sig.value.k}}));
  Json kinds = Json::array();
  for (const Industry& one : industries())
    kinds.push(one.of.empty() ? Json::object({{"id", one.code}, {"ja", one.name.ja}, {"en", one.name.en}})
                              : Json::object({{"id", one.code}, {"parent", one.of}, {"ja", one.name.ja}, {"en", one.name.en}}));
  // Who never was active is nobody's candidate, and is known by its names all the same.
  Json organisations = Json::array(), partners = Json::array();
  for (const KnownMember& known : TRY(list(actor))) {
    if (known.value.joined) organisations.push(organisation_of(known.value, all));
    else partners.push(known_by(known.value));
  }
  return Json::object({{"version", 1},
                       {"sigs", std::move(groups)},
                       {"industries", std::move(kinds)},
                       {"organisations", std::move(organisations)},
                       {"partners", std::move(partners)}});
}

Result<RosterTaken> MemberBook::import(const record::Actor& actor, const Json& roster, std::string_view reason) {
  std::vector<Member> wanted;
  for (const Json& row : roster["organisations"].items()) {
    Member member;
    for (const auto& [name, value] : row.members())
      if (std::ranges::find(own_members, name) == std::end(own_members)) member.known_by.set(name, value);
    TRY(model::read_text(row, "industry", member.industry));
    TRY(model::read_text(row, "prefecture", member.prefecture));
    member.employees = row["employees"].integer_or(0);
    for (const Json& contact : row["contacts"].items()) {
      MemberContact one;
      TRY(model::read_text(contact, "name", one.name));
      TRY(model::read_text(contact, "mail", one.mail));
      TRY(model::read_text(contact, "phone", one.phone));
      TRY(model::read_text(contact, "key", one.key));
      member.contacts.push_back(std::move(one));
    }
    if (const std::string_view kind = row["class"].text(); !kind.empty()) {
      const auto known = member_class_from(kind);
      if (!known) return error(ErrorCode::invalid_input, "{}: '{}' is no class of members", member.name(), kind);
      member.kind = *known;
    }
    TRY(check(member));
    wanted.push_back(std::move(member));
  }
  if (wanted.empty()) return error(ErrorCode::invalid_input, "the roster names no member: organisations[] is empty");
  RosterTaken taken;
  const auto known = TRY(list(actor));
  return parts_.database.write([&](sql::Transaction& tx) -> Result<RosterTaken> {
    for (Member& member : wanted) {
      const auto same = std::ranges::find(known, member.name(), [](const KnownMember& one) { return one.value.name(); });
      if (same == known.end()) {
        member.number = TRY(next_number(tx));
        member.since = parts_.zone.day_of(parts_.clock.now());
        const auto made = TRY(shelf_.create(tx, actor, member, reason));
        TRY(parts_.records.set_readers(tx, "member", made.id, {"group:" + group_of_member(member.number)},
                                       {.actor = actor, .reason = std::string(reason)}));
        ++taken.added;
        continue;
      }
      Member changed = same->value;
      changed.known_by = member.known_by;
      changed.kind = member.kind;
      changed.industry = member.industry;
      changed.prefecture = member.prefecture;
      changed.employees = member.employees;
      changed.contacts = member.contacts;
      if (to_json(changed).canonical() == to_json(same->value).canonical()) {
        ++taken.unchanged;
        continue;
      }
      TRY(shelf_.change(tx, actor, same->id, reason, [&](Member& now) -> Result<void> {
        now = changed;
        return {};
      }));
      ++taken.changed;
    }
    return taken;
  });
}

}  // namespace sekimori::share
