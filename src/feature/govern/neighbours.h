// What governing asks of the other rooms: that somebody is told to put a measure in place, and whether a member is one. Handed in by node/.
#pragma once

#include <functional>
#include <string_view>

#include "model/task.h"
#include "record/permission.h"
#include "store/sql/database.h"

namespace sekimori::govern {

// Due tasks, made and ended in the transaction of the change that they follow from.
struct TaskSeam {
  std::function<Result<void>(sql::Transaction& tx, const record::Actor& actor, const model::Task& task, std::string_view reason)> open;
  // Of the open task of this kind about this object; nothing when there is none.
  std::function<Result<void>(sql::Transaction& tx, const record::Actor& actor, std::string_view kind, std::string_view object,
                             std::string_view note)>
      settle;
};

enum class Membership : unsigned char { none, past, active };
using AskRoster = std::function<Result<Membership>(std::string_view number)>;

}  // namespace sekimori::govern
