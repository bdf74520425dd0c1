// Whoever can do something over HTTP can do it at the command line, or is told why not.
#include <algorithm>

#include "cli/verb.h"
#include "node/node_fixture_test.h"
#include "node/service.h"

namespace sekimori::cli {
namespace {

class ApiVerbs : public node::NodeTest {};

TEST_F(ApiVerbs, every_operation_has_a_verb_or_says_why_not) {
  auto opened = open();
  ASSERT_TRUE(opened);
  Trace trace(clock_, [](std::string_view) {});
  node::ServiceSettings settings;
  settings.server.address = "127.0.0.1:0";
  auto service = node::Service::start(*opened, trace, settings);
  ASSERT_TRUE(service) << service.error().message;
  const Json description = web::describe_api((*service)->router().routes());
  int operations = 0;
  for (const auto& [path, item] : description["paths"].members()) {
    if (!path.starts_with("/api/v1/")) continue;
    for (const auto& [method, operation] : item.members()) {
      ++operations;
      const std::string_view verb = operation["x-sekimori-verb"].text();
      const std::string_view reason = operation["x-sekimori-no-verb"].text();
      EXPECT_NE(verb.empty(), reason.empty()) << method << " " << path << " has neither a verb nor a reason, or both";
      if (!verb.empty()) {
        EXPECT_TRUE(std::ranges::any_of(verbs(), [&](const Verb* known) { return known->name == verb; }))
            << method << " " << path << " names a verb that there is not: " << verb;
      }
    }
  }
  EXPECT_GE(operations, 30);
}

}  // namespace
}  // namespace sekimori::cli
