// What an import did, printed the same way for every kind of table.
#pragma once

#include "cli/verb.h"
#include "feature/protect/register.h"

namespace sekimori::cli {

class ImportReport {
 public:
  ImportReport(Surroundings& at, const Arguments& arguments) : at_(at), json_(arguments.has("json")) {}
  void add(const std::string& path, const protect::ImportOutcome& outcome);
  ExitCode finish() const { return refused_ ? ExitCode::partial : ExitCode::ok; }

 private:
  Surroundings& at_;
  bool json_;
  bool refused_ = false;
};

}  // namespace sekimori::cli
