// What waits for somebody, put together from all rooms of the node: the one list behind Home and `sekimori task list`.
//
//   WaitingWork work(node);
//   for (const web::WaitingItem& item : TRY(work.of(actor))) ...          // kept tasks and what waits elsewhere, by due day
//   for (const web::WaitingItem& item : TRY(work.elsewhere(actor))) ...   // without the tasks that the node keeps
//
// Nothing is kept: each call asks the rooms, with the actor's rights, for what is open now; a few milliseconds each. The program itself,
// who has no account, sees what waits for anybody. Any thread. docs/decisions/0327.
#pragma once

#include "node/node.h"
#include "web/waiting_board.h"

namespace sekimori::node {

class WaitingWork final : public web::WaitingBoard {
 public:
  explicit WaitingWork(Node& node) : node_(node) {}
  Result<std::vector<web::WaitingItem>> of(const record::Actor& actor) override;
  Result<std::vector<web::WaitingItem>> elsewhere(const record::Actor& actor);

 private:
  Node& node_;
};

}  // namespace sekimori::node
