// What the six cards of the first run bring about on this node.
//
//   record::SetUpBook book(node.database(), node.records().records, first_run_effects(node));
#pragma once

#include "node/node.h"
#include "record/record_room.h"
#include "record/set_up_book.h"
#include "store/sql/database.h"

namespace sekimori::node {

// administrator: the account of that name must exist, and its second factors are told. source: is added (or found), and its events are
// counted. The other cards keep the answer.
record::SetUpEffects first_run_effects(Node& node);

}  // namespace sekimori::node
