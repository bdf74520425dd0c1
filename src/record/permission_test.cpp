#include "record/permission.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <map>
#include <sstream>

namespace sekimori::record {
namespace {

// Reads spec/permissions.toml on its own, so that the generator and the parser of Permissions are checked too.
std::map<std::tuple<std::string, std::string, std::string>, Scope> read_table() {  // kind, verb, role
  std::map<std::tuple<std::string, std::string, std::string>, Scope> table;
  std::ifstream in(std::string(SEKIMORI_SOURCE_DIR) + "/spec/permissions.toml");
  std::string line, kind, verb;
  while (std::getline(in, line)) {
    if (line.starts_with("[\"")) {
      size_t dot = line.find('.');
      kind = line.substr(2, dot - 2);
      verb = line.substr(dot + 1, line.find('"', dot) - dot - 1);
    } else if (size_t equals = line.find(" = ["); equals != std::string::npos) {
      std::string name = line.substr(0, equals);
      Scope scope = name == "any" ? Scope::any : name == "listed" ? Scope::listed : Scope::own;
      std::istringstream words(line.substr(equals + 4));
      for (std::string word; words >> word;) {
        std::erase_if(word, [](char c) { return c == '"' || c == ',' || c == ']'; });
        if (word.empty()) continue;
        Scope& cell = table[{kind, verb, word}];
        cell = std::max(cell, scope);
      }
    }
  }
  return table;
}

constexpr Role all_roles[] = {
    Role::secret_manager,    Role::it_admin,           Role::case_lead,      Role::legal,          Role::hr,
    Role::executive,         Role::employee,           Role::auditor,        Role::system_admin,   Role::outside_counsel,
    Role::hub_operator,      Role::hub_reviewer,       Role::sig_chair,      Role::member_contact, Role::contributor,
    Role::desk_operator,     Role::desk_adviser,       Role::branch_adviser, Role::desk_expert,    Role::secretariat,
    Role::newsletter_editor, Role::newsletter_approver};
constexpr Verb all_verbs[] = {Verb::list,    Verb::read,    Verb::create,  Verb::update,
                              Verb::approve, Verb::delete_, Verb::export_, Verb::reveal};

TEST(Permissions, EveryRoleVerbAndKindDoesWhatTheTableSaysAndNothingElse) {
  auto table = read_table();
  ASSERT_GT(table.size(), 300u);
  const Permissions& permissions = Permissions::standard();
  size_t granted = 0;
  for (const std::string& kind : permissions.kinds())
    for (Verb verb : all_verbs)
      for (Role role : all_roles) {
        SCOPED_TRACE(kind + "." + std::string(identifier_of(verb)) + " " + std::string(identifier_of(role)));
        auto found = table.find({kind, std::string(identifier_of(verb)), std::string(identifier_of(role))});
        Scope scope = found == table.end() ? Scope::none : found->second;
        EXPECT_EQ(permissions.scope_of(role, verb, kind), scope);
        Actor actor;
        actor.account = "a1";
        actor.person = "p1";
        actor.roles = {role};
        ObjectRef strange{.kind = kind, .id = "x", .owner = "p2", .readers = {"person:p3"}};
        ObjectRef listed{.kind = kind, .id = "x", .owner = "p2", .readers = {"account:a1"}};
        ObjectRef own{.kind = kind, .id = "x", .owner = "p1"};
        EXPECT_EQ(permissions.check(actor, verb, strange).has_value(), scope == Scope::any);
        EXPECT_EQ(permissions.check(actor, verb, listed).has_value(), scope == Scope::any || scope == Scope::listed);
        // A role may be in listed and own at once; the table above keeps the wider.
        if (permissions.check(actor, verb, own)) { EXPECT_NE(scope, Scope::none); }
        if (scope == Scope::own) { EXPECT_TRUE(permissions.check(actor, verb, own)); }
        if (scope != Scope::none) ++granted;
      }
  EXPECT_EQ(granted, table.size());
}

TEST(Permissions, LinesThatMustNeverBeCrossed) {
  const Permissions& permissions = Permissions::standard();
  for (const std::string& kind : permissions.kinds()) {
    SCOPED_TRACE(kind);
    for (Verb verb : {Verb::create, Verb::update, Verb::approve, Verb::delete_})
      EXPECT_EQ(permissions.scope_of(Role::auditor, verb, kind), Scope::none) << "an auditor only looks";
    for (Role role : all_roles) {
      if (kind == "case" || kind == "exhibit" || kind == "custody_step" || kind == "paper") {
        EXPECT_NE(permissions.scope_of(role, Verb::read, kind), Scope::any) << "cases are read by their reader list alone";
      }
      if (kind == "change" || kind == "ledger") {
        for (Verb verb : {Verb::create, Verb::update, Verb::delete_}) EXPECT_EQ(permissions.scope_of(role, verb, kind), Scope::none);
      }
      if (kind == "custody_step") {
        EXPECT_EQ(permissions.scope_of(role, Verb::update, kind), Scope::none) << "a step taken is never changed";
      }
      if (kind == "pseudonym" && permissions.scope_of(role, Verb::approve, kind) != Scope::none) {
        EXPECT_THAT(role, ::testing::AnyOf(Role::secret_manager, Role::legal, Role::executive, Role::outside_counsel));
      }
    }
  }
  for (const char* kind : {"secret", "alert", "event", "case", "person"})
    EXPECT_EQ(permissions.scope_of(Role::system_admin, Verb::read, kind), Scope::none)
        << "who keeps the machine running does not read " << kind;
  EXPECT_EQ(permissions.scope_of(Role::employee, Verb::list, "alert"), Scope::none);
  EXPECT_EQ(permissions.scope_of(Role::hr, Verb::list, "alert"), Scope::none);
}

TEST(Permissions, UnknownKindsAndNobodyAreRefused) {
  const Permissions& permissions = Permissions::standard();
  Actor nobody;
  EXPECT_FALSE(permissions.check(nobody, Verb::read, {.kind = "secret", .id = "x", .owner = ""}));
  Actor manager;
  manager.roles = {Role::secret_manager};
  EXPECT_FALSE(permissions.check(manager, Verb::read, {.kind = "no_such_kind", .id = "x"}));
  EXPECT_FALSE(permissions.knows_kind("no_such_kind"));
  EXPECT_FALSE(permissions.knows_kind(""));
  EXPECT_TRUE(permissions.check(Actor::system("job"), Verb::read, {.kind = "secret", .id = "x"}));
}

TEST(Permissions, AnEmployeeWithoutAPersonOwnsNothing) {
  Actor employee;
  employee.account = "a1";
  employee.roles = {Role::employee};
  EXPECT_FALSE(Permissions::standard().check(employee, Verb::read, {.kind = "secret", .id = "x", .owner = ""}));
}

TEST(Permissions, RolesAddUp) {
  Actor both;
  both.account = "a1";
  both.person = "p1";
  both.roles = {Role::employee, Role::legal};
  auto grant = Permissions::standard().check(both, Verb::read, {.kind = "secret", .id = "x"});
  ASSERT_TRUE(grant);
  EXPECT_EQ(grant->role, Role::legal);
}

}  // namespace
}  // namespace sekimori::record
