// The one permission check: (role, verb, object) against the rows of spec/permissions.toml.
//
//   Grant grant = TRY(Permissions::standard().check(actor, Verb::update, {.kind = "secret", .id = id, .readers = readers}));
//   grant.role;                                        // Role::secret_manager, written into the change record
//
// RecordStore asks it by itself for everything that it reads and writes; others ask it before they act on what they keep elsewhere.
// What is not granted is refused; a kind or verb without a row is refused. The program's own jobs act as Actor::system.
#pragma once

#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace sekimori::record {

enum class Role : unsigned char {
  secret_manager,
  it_admin,
  case_lead,
  legal,
  hr,
  executive,
  employee,
  auditor,
  system_admin,
  outside_counsel,
  // Of a hub: who runs it, who looks at what leaves, who leads a group, who speaks for a member, who gives from outside (a ministry, the
  // police).
  hub_operator,
  hub_reviewer,
  sig_chair,
  member_contact,
  contributor,
  // Of a consultation desk: who runs it, who answers, who answers at a branch, who is sent to a firm.
  desk_operator,
  desk_adviser,
  branch_adviser,
  desk_expert,
  // Of a secretariat: who runs forum, seminars, courses and library; who writes the newsletter; who lets an issue go out.
  secretariat,
  newsletter_editor,
  newsletter_approver,
};
constexpr size_t role_count = 22;
std::string_view identifier_of(Role role);  // "secret_manager"
std::optional<Role> role_from_identifier(std::string_view identifier);

enum class Verb : unsigned char { list, read, create, update, approve, delete_, export_, reveal };
constexpr size_t verb_count = 8;
std::string_view identifier_of(Verb verb);  // "delete"
std::optional<Verb> verb_from_identifier(std::string_view identifier);

// Who acts. Made by authentication (record/token.h, account.h), or Actor::system for a job of the program.
struct Actor {
  std::string account;  // account id; "system:<job>" for the program
  std::string person;   // person id; empty when the account belongs to nobody in the register
  std::vector<Role> roles;
  std::vector<std::string> groups;  // departments and projects, as reader lists name them
  bool is_system = false;

  static Actor system(std::string_view job);  // "system:retention": may do everything, and says so in the change record
  bool has(Role role) const;
  // What a reader list may hold to let this actor in: "account:ID", "person:ID", "group:NAME", "role:legal".
  std::vector<std::string> reader_names() const;
};

enum class Scope : unsigned char { none, own, listed, any };

// How far one verb on one kind reaches for an actor: the union over his roles.
struct Reach {
  bool any = false;
  bool listed = false;
  bool own = false;
  std::optional<Role> any_role, listed_role, own_role;  // the role that brings it
  bool nothing() const { return !any && !listed && !own; }
};

// What the check has to know of an object.
struct ObjectRef {
  std::string kind;
  std::string id;
  std::string owner = {};                 // person id; empty: nobody's own
  std::vector<std::string> readers = {};  // entries as of Actor::reader_names
};

struct Grant {
  Scope scope = Scope::none;
  std::optional<Role> role;  // empty for the system
};

class Permissions {
 public:
  static const Permissions& standard();  // spec/permissions.toml as built in; immutable, any thread

  Scope scope_of(Role role, Verb verb, std::string_view kind) const;  // the widest one; O(log rows)
  Reach reach_of(const Actor& actor, Verb verb, std::string_view kind) const;
  // not_permitted naming kind, verb and roles, never the object's content.
  Result<Grant> check(const Actor& actor, Verb verb, const ObjectRef& object) const;
  bool knows_kind(std::string_view kind) const;
  std::vector<std::string> kinds() const;  // sorted

 private:
  struct Row {
    std::string_view kind;
    Verb verb = Verb::list;
    unsigned any = 0, listed = 0, own = 0;  // bit per role
  };
  Permissions();
  const Row* find(std::string_view kind, Verb verb) const;
  std::vector<Row> rows_;  // sorted by kind, verb
};

}  // namespace sekimori::record
