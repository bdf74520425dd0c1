// Spreadsheets of the personnel office and of the trade-secret manager become people, secrets and agreements.
//
// A table is CSV with a header; columns may have their English or their Japanese names (docs/format/import.md), in any
// order, and unknown columns are named in `notes`, not refused. Lists inside a cell are separated by ';' or line ends.
//
//   Imported<model::Person> people = TRY(import_people(text, "people.csv"));
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/csv.h"
#include "base/result.h"
#include "model/agreement.h"
#include "model/person.h"
#include "model/secret.h"

namespace sekimori::protect {

struct ImportRefusal {
  std::size_t line = 0;
  std::string column;  // as the table titles it; empty where the whole row is meant
  Error reason;
};

template <class T>
struct Imported {
  std::vector<T> items;
  std::vector<ImportRefusal> refused;  // one bad row never hides the others
  std::vector<std::string> notes;      // columns that were not understood
};

// Text is UTF-8 or CP932. invalid_input when the table itself cannot be read or its key column is missing.
Result<Imported<model::Person>> import_people(std::string_view csv, std::string_view name);
Result<Imported<model::TradeSecret>> import_secrets(std::string_view csv, std::string_view name);
Result<Imported<model::TradeSecret>> import_secrets(const CsvTable& table);
Result<Imported<model::Agreement>> import_agreements(std::string_view csv, std::string_view name);

}  // namespace sekimori::protect
