#include "record/permission.h"

#include <algorithm>
#include <array>
#include <ranges>

#include "base/phrase.h"

namespace sekimori::record {
namespace {

constexpr std::array<std::string_view, role_count> role_names = {
    "secret_manager",    "it_admin",           "case_lead",      "legal",          "hr",
    "executive",         "employee",           "auditor",        "system_admin",   "outside_counsel",
    "hub_operator",      "hub_reviewer",       "sig_chair",      "member_contact", "contributor",
    "desk_operator",     "desk_adviser",       "branch_adviser", "desk_expert",    "secretariat",
    "newsletter_editor", "newsletter_approver"};
constexpr std::array<std::string_view, verb_count> verb_names = {"list",    "read",   "create", "update",
                                                                 "approve", "delete", "export", "reveal"};

struct SpecRow {
  std::string_view name, any, listed, own;
};
constexpr SpecRow spec_rows[] = {
#define SEKIMORI_PERMISSION(name, any, listed, own) {name, any, listed, own},
#include "spec/permissions.inc"
};

unsigned bit_of(Role role) { return 1U << static_cast<unsigned>(role); }

unsigned role_bits(std::string_view list) {
  unsigned bits = 0;
  while (!list.empty()) {
    size_t comma = list.find(',');
    auto role = role_from_identifier(list.substr(0, comma));
    SEKIMORI_CHECK(role.has_value());  // a wrong word in spec/permissions.toml
    bits |= bit_of(*role);
    list = comma == std::string_view::npos ? std::string_view() : list.substr(comma + 1);
  }
  return bits;
}

}  // namespace

std::string_view identifier_of(Role role) { return role_names[static_cast<size_t>(role)]; }
std::string_view identifier_of(Verb verb) { return verb_names[static_cast<size_t>(verb)]; }

std::optional<Role> role_from_identifier(std::string_view identifier) {
  auto found = std::ranges::find(role_names, identifier);
  if (found == role_names.end()) return {};
  return static_cast<Role>(found - role_names.begin());
}

std::optional<Verb> verb_from_identifier(std::string_view identifier) {
  auto found = std::ranges::find(verb_names, identifier);
  if (found == verb_names.end()) return {};
  return static_cast<Verb>(found - verb_names.begin());
}

Actor Actor::system(std::string_view job) {
  Actor actor;
  actor.account = "system:" + std::string(job);
  actor.is_system = true;
  return actor;
}

bool Actor::has(Role role) const { return std::ranges::find(roles, role) != roles.end(); }

std::vector<std::string> Actor::reader_names() const {
  std::vector<std::string> names;
  if (!account.empty()) names.push_back("account:" + account);
  if (!person.empty()) names.push_back("person:" + person);
  for (const std::string& group : groups) names.push_back("group:" + group);
  for (Role role : roles) names.push_back("role:" + std::string(identifier_of(role)));
  return names;
}

const Permissions& Permissions::standard() {
  static const Permissions permissions;
  return permissions;
}

Permissions::Permissions() {
  for (const SpecRow& spec : spec_rows) {
    size_t dot = spec.name.find('.');
    SEKIMORI_CHECK(dot != std::string_view::npos);
    auto verb = verb_from_identifier(spec.name.substr(dot + 1));
    SEKIMORI_CHECK(verb.has_value());
    Row row;
    row.kind = spec.name.substr(0, dot);
    row.verb = *verb;
    row.any = role_bits(spec.any);
    row.listed = role_bits(spec.listed);
    row.own = role_bits(spec.own);
    rows_.push_back(row);
  }
  std::ranges::sort(rows_, [](const Row& a, const Row& b) { return std::pair(a.kind, a.verb) < std::pair(b.kind, b.verb); });
}

const Permissions::Row* Permissions::find(std::string_view kind, Verb verb) const {
  auto found = std::ranges::lower_bound(rows_, std::pair(kind, verb), {}, [](const Row& row) { return std::pair(row.kind, row.verb); });
  return found != rows_.end() && found->kind == kind && found->verb == verb ? &*found : nullptr;
}

bool Permissions::knows_kind(std::string_view kind) const {
  auto found = std::ranges::lower_bound(rows_, kind, {}, &Row::kind);
  return found != rows_.end() && found->kind == kind;
}

std::vector<std::string> Permissions::kinds() const {
  std::vector<std::string> kinds;
  for (const Row& row : rows_)
    if (kinds.empty() || kinds.back() != row.kind) kinds.emplace_back(row.kind);
  return kinds;
}

Scope Permissions::scope_of(Role role, Verb verb, std::string_view kind) const {
  const Row* row = find(kind, verb);
  if (row == nullptr) return Scope::none;
  if ((row->any & bit_of(role)) != 0) return Scope::any;
  if ((row->listed & bit_of(role)) != 0) return Scope::listed;
  return (row->own & bit_of(role)) != 0 ? Scope::own : Scope::none;
}

Reach Permissions::reach_of(const Actor& actor, Verb verb, std::string_view kind) const {
  Reach reach;
  if (actor.is_system) {
    reach.any = true;
    return reach;
  }
  const Row* row = find(kind, verb);
  if (row == nullptr) return reach;
  for (Role role : actor.roles) {
    auto add = [&](unsigned bits, bool& has, std::optional<Role>& by) {
      if ((bits & bit_of(role)) == 0) return;
      has = true;
      if (!by) by = role;
    };
    add(row->any, reach.any, reach.any_role);
    add(row->listed, reach.listed, reach.listed_role);
    add(row->own, reach.own, reach.own_role);
  }
  return reach;
}

Result<Grant> Permissions::check(const Actor& actor, Verb verb, const ObjectRef& object) const {
  Reach reach = reach_of(actor, verb, object.kind);
  if (reach.any) return Grant{Scope::any, reach.any_role};
  if (reach.listed)
    for (const std::string& name : actor.reader_names())
      if (std::ranges::find(object.readers, name) != object.readers.end()) return Grant{Scope::listed, reach.listed_role};
  if (reach.own && !actor.person.empty() && actor.person == object.owner) return Grant{Scope::own, reach.own_role};
  const Phrase what = phrase("{} of {}", word("verb", identifier_of(verb)), word("kind", object.kind));
  if (actor.account.empty()) return error(ErrorCode::not_permitted, "{} is not permitted without a log-in", what);
  if (actor.roles.empty()) return error(ErrorCode::not_permitted, "{} is not permitted to {}, who has no role", what, actor.account);
  Phrase roles = word("role", identifier_of(actor.roles.front()));
  for (Role role : actor.roles | std::views::drop(1)) roles = phrase("{}, {}", roles, word("role", identifier_of(role)));
  return error(ErrorCode::not_permitted, "{} is not permitted to {} ({})", what, actor.account, roles);
}

}  // namespace sekimori::record
