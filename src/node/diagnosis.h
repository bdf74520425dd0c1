// Looks a node and its machine over, without changing anything, also while it serves.
//
//   for (const Check& check : diagnose(settings, seams)) print(check.name, check.state, check.en);
#pragma once

#include "node/node.h"

namespace sekimori::node {

enum class CheckState : unsigned char {
  ok,
  absent,   // nothing there yet, which is fine
  missing,  // something optional is not there or wants care: works, but not all of it
  broken,   // what must hold does not
};
std::string_view name_of(CheckState state);

struct Check {
  std::string name;  // "ledger"; stable, for programs
  CheckState state = CheckState::ok;
  std::string ja;  // one sentence each
  std::string en;
  Json facts = {};  // further members of its JSON row; object or null
};

struct DiagnosisSettings {
  std::size_t sampled_blobs = 200;  // read and hashed; the newest and others at random
  std::size_t sampled_segments = 50;
  std::uint64_t least_free_bytes = std::uint64_t(1) << 30;
};

// Never fails as a whole: what cannot be looked at is a check that says so. Reads the whole ledger, the data base and the samples.
std::vector<Check> diagnose(const NodeSettings& settings, NodeSeams seams, const DiagnosisSettings& how = {});

}  // namespace sekimori::node
