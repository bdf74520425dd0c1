// What other features may ask about people. Implemented by feature/protect, handed in by node/.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "model/ids.h"
#include "model/person.h"

namespace sekimori::model {

struct KnownPerson {
  PersonId id;
  Person person;
};

class PersonDirectory {
 public:
  virtual ~PersonDirectory() = default;
  virtual std::optional<KnownPerson> find_by_account(std::string_view account) = 0;  // case-insensitive, domain ignored
  // The one person to whom this computer is lent; nothing when it is lent to several or nobody. Domain and case are ignored.
  virtual std::optional<KnownPerson> find_by_device(std::string_view device) = 0;
  virtual std::optional<KnownPerson> find_by_staff_number(std::string_view staff_number) = 0;
  virtual std::optional<KnownPerson> find(const PersonId& id) = 0;
  virtual Result<std::vector<KnownPerson>> all() = 0;
  virtual Result<void> refresh() = 0;
};

}  // namespace sekimori::model
