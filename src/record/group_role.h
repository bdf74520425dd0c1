// Which roles a group of a directory or provider brings.
#pragma once

#include "record/permission.h"

namespace sekimori::record {

struct GroupRole {
  std::string group;
  Role role = Role::employee;
};

}  // namespace sekimori::record
