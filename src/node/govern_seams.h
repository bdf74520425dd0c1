// What governing asks of the rooms of protecting and sharing (feature/govern/neighbours.h). They may be built after it: they are looked up
// when they are asked.
#pragma once

#include <memory>

#include "feature/govern/neighbours.h"
#include "feature/protect/safeguards.h"
#include "feature/share/share_room.h"

namespace sekimori::node {

govern::TaskSeam measure_tasks(const std::unique_ptr<protect::Safeguards>& safeguards);
govern::AskRoster roster_of(const std::unique_ptr<share::ShareRoom>& share);

}  // namespace sekimori::node
