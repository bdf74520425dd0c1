// What a scan found, held against the register.
//
//   for (const model::Inspection& object : scan)
//     for (RegisterFinding& finding : compare_with_register(object, secrets)) show(finding);
#pragma once

#include <span>
#include <string>
#include <vector>

#include "base/json.h"
#include "model/inspection.h"
#include "model/ports/secret_directory.h"

namespace sekimori::protect {

enum class FindingKind : unsigned char {
  unmarked_copy,      // a copy of a secret that none of its chosen measures reaches
  misplaced_copy,     // a copy outside the places of the register
  lower_mark,         // marked, but with a lower level than the register's
  unregistered_mark,  // bears a mark of secrecy, belongs to no registered secret
  not_inspected,      // could not be looked into: silence would be a defect
};
std::string_view name_of(FindingKind kind);

struct RegisterFinding {
  FindingKind kind = FindingKind::unmarked_copy;
  std::string path;
  std::string secret_id;  // empty where there is none
  std::string number;
  std::string ja;  // one sentence
  std::string en;
};

// `id_of_match` in Inspection.matches is a register number or a secret id. Deterministic; O(matches).
std::vector<RegisterFinding> compare_with_register(const model::Inspection& object, model::SecretDirectory& secrets);

Json to_json(const RegisterFinding& finding);

}  // namespace sekimori::protect
