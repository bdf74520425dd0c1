// Reads frameworks of others in a confined child, so that a flaw in the readers of YAML, JSON and XML meets a cage and not the program
// (base/confinement.h).
//
//   const Framework framework = TRY(read_framework_confined(text, "catalog.xml", {}));
//
// Child: the hidden verb `framework-worker` calls run_framework_worker(). One child for each file; it ends with it. Over reading it here it
// costs some milliseconds and the framework once more as JSON.
#pragma once

#include "base/confinement.h"
#include "base/files.h"
#include "feature/govern/frameworks/framework.h"

namespace sekimori::govern {

struct FrameworkReading {
  std::int64_t most_seconds = 120;
  std::uint64_t memory_bytes = std::uint64_t(2) << 30;
  Confinement confinement = Confinement::required;
  Path program = "/proc/self/exe";
};

// invalid_input: what read_framework says of the file, or the child died over it or took too long; not_permitted: this system cannot
// confine.
Result<Framework> read_framework_confined(std::string_view text, std::string_view name, const FrameworkReading& reading);

// Serves one request. Returns the exit status.
int run_framework_worker(std::uint64_t memory_bytes, Confinement confinement);

}  // namespace sekimori::govern
