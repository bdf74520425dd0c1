// That a course falls due, or that its day has passed, told by the notices: to the person, and to whoever he reports to as a number of
// people.
//
//   int written = TRY(announce_training(node, "https://sekimori.example"));      // how many messages were added
//
// Once for each person, course and day before it, and once after it: the outbox's key makes that so, however often this is called. Only
// who asked to be told ("training", "team_training" among the kinds of his notices) is told; a mail holds a day, a number and a link.
#pragma once

#include "node/node.h"

namespace sekimori::node {

Result<int> announce_training(Node& node, const std::string& public_url);

}  // namespace sekimori::node
