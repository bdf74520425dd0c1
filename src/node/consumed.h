// What Node::consume has done.
#pragma once

#include "feature/watch/consumer.h"
#include "node/node.h"

namespace sekimori::node {

struct Node::Consumed {
  watch::ConsumeSummary summary;
  std::size_t alerts_changed = 0;
};

}  // namespace sekimori::node
